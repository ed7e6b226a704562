"""The organiser's own pages: how a stand is looked after and deleted."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Response, abort, request

from quiz.domain.join_code import shown
from quiz.domain.secret import digest, is_secret
from quiz.domain.text import LANGUAGES
from quiz.storage.database import Unavailable
from quiz.storage.deliveries import THRESHOLD, Day, TooFew, days_of, make_picture
from quiz.storage.stands import (
    MOST_TABLETS,
    NoStand,
    Stand,
    count_tablets,
    delete_stand,
    renew_code,
    stand_of_organiser,
)
from quiz.web.cookie import Cookie
from quiz.web.languages import readers_language
from quiz.web.part import part
from quiz.web.site import lead_to, site, told
from quiz.web.stand.days import shown_days
from quiz.web.stand.stands import edition, stands

organiser = part("organiser")
HERE = "/stand/styr"
ORGANISER = Cookie("stand", HERE)
DAY, LANGUAGE = "dag", "sprak"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

Change = Callable[[Any, Stand], None]
"""What a form does: to a session and a locked stand."""


@dataclass(frozen=True)
class Look:
    """A stand, how many tablets are at it, and its days; None while totals must wait."""

    stand: Stand
    tablets: int
    days: list[Day] | None


@organiser.get(f"{HERE}/<secret>")
def arrive(secret: str) -> Response:
    """The organiser's own link: its secret goes into a cookie, and out of the address bar."""
    here = stands()
    if not is_secret(secret):
        return nothing()
    with here.database.reading() as session:
        stand_of_organiser(session, digest(secret), here.today)
    response = lead_to(HERE)
    ORGANISER.keep(response, secret, request)
    return response


@organiser.get(HERE)
def show() -> Response:
    secret = organisers_secret()
    return nothing() if secret is None else told(_page(look(secret), secret))


@organiser.post(f"{HERE}/ny-kode")
def new_code() -> Response:
    """Another code, which lets tablets in again where the stand was closed to them."""
    return _act(renew_code)


@organiser.post(f"{HERE}/steng")
def close() -> Response:
    """Let no other tablet in."""

    def do(_: Any, stand: Stand) -> None:
        stand.code = None

    return _act(do)


@organiser.post(f"{HERE}/sprak")
def change_language() -> Response:
    language = next((each for each in LANGUAGES if each == request.form.get(LANGUAGE)), None)

    def do(_: Any, stand: Stand) -> None:
        stand.language = language or abort(400)

    return _act(do)


@organiser.post(f"{HERE}/behold")
def keep_longer() -> Response:
    """As every step does."""
    return _act(lambda _, __: None)


@organiser.post(f"{HERE}/avslutt")
def end_day() -> Response:
    """Make a day's picture, once; 409 and a fresh page where there is nothing to be shown yet."""
    day = _day(request.form.get(DAY, ""))

    def do(session: Any, stand: Stand) -> None:
        if stands().totals_wait:
            raise TooFew
        make_picture(session, stand, day)

    return _act(do)


@organiser.post(f"{HERE}/slett")
def delete() -> Response:
    """Delete the stand at once, and every trace of it."""
    here, secret = stands(), _signed_secret()
    with here.database.writing() as session:
        stand = stand_of_organiser(session, digest(secret), here.today, lock=True)
        language = stand.language
        delete_stand(session, stand)
    # Where somebody is in the way for long, what is deleted is forgotten at the next sweep.
    with suppress(Unavailable):
        here.database.forget()
    response = told(site().render(language, "stand/organiser/deleted.html"))
    ORGANISER.drop(response, request)
    return response


def organisers_secret() -> str | None:
    """The secret of whoever asks; None where there is none."""
    secret = request.cookies.get(ORGANISER.name, "")
    return secret if is_secret(secret) else None


def look(secret: str) -> Look:
    """What there is to see at a stand. Raises NoStand."""
    here = stands()
    with here.database.reading() as session:
        stand = stand_of_organiser(session, digest(secret), here.today)
        days = None if here.totals_wait else days_of(session, stand)
        return Look(stand, count_tablets(session, stand), days)


@organiser.errorhandler(NoStand)
def nothing(_: Exception | None = None) -> Response:
    """What is told to whoever has no stand here, whether there is one or not."""
    language = readers_language(request)
    return told(site().render(language, "stand/organiser/gone.html"), status=404)


def _act(change: Change) -> Response:
    """Do what a form of the organiser's asks for; each gives the stand a longer life."""
    here, secret = stands(), _signed_secret()
    try:
        with here.database.writing() as session:
            stand = stand_of_organiser(session, digest(secret), here.today, lock=True)
            change(session, stand)
            stand.touch(here.today)
    except TooFew:
        return told(_page(look(secret), secret, too_few=True), status=409)
    return lead_to(HERE)


def _page(found: Look, secret: str, *, too_few: bool = False) -> str:
    stand, here = found.stand, edition(found.stand)
    return here.render(
        stand.language,
        "stand/organiser/stand.html",
        stand=stand,
        code=shown(stand.code) if stand.code else None,
        tablets=found.tablets,
        most_tablets=MOST_TABLETS,
        fewest=THRESHOLD,
        days=None if found.days is None else shown_days(found.days, here.content),
        secret=secret,
        proof=stands().proofs.proof(secret),
        too_few=too_few,
        address=request.host_url,
    )


def _signed_secret() -> str:
    """The secret of the organiser whose own page has sent this form; 403 for all others."""
    secret = organisers_secret()
    if secret is None or not stands().proofs.is_proven(secret, request.form):
        abort(403)
    return secret


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words) if _DAY.fullmatch(words) else abort(400)
    except ValueError:
        abort(400)
