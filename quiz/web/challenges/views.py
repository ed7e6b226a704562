"""The pages on which our readings are challenged, and on which it is said what became of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from flask import Blueprint, Flask, Response, abort, current_app, request
from werkzeug.exceptions import ServiceUnavailable

from quiz.domain.content import Stance
from quiz.domain.scale import POSITION_OF
from quiz.domain.text import Language
from quiz.secret_file import SecretFile, SecretUnavailable
from quiz.storage.attempts import Limit
from quiz.storage.challenges import TooManyOpen, add, log_page
from quiz.storage.database import Database, Unavailable
from quiz.web.challenges.forms import ChallengeForm
from quiz.web.limits import Limits
from quiz.web.ready import compressed
from quiz.web.site import IN, lead_to, public, site, told

challenges = Blueprint("challenges", __name__)
DESK = "challenges_desk"
_SOON = 60
"""Seconds until it is worth while to try again."""

_LATER = 3600
Trouble = Literal["mistakes", "often", "closed", "full"]
_STATUS: dict[Trouble, int] = {"mistakes": 422, "often": 429, "closed": 503, "full": 503}
_PAGE = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)


@dataclass(frozen=True)
class Desk:
    """Where challenges are received."""

    database: Database
    limits: Limits
    today: Callable[[], date]


def add_challenges(
    app: Flask,
    database: Database,
    secret: SecretFile,
    today: Callable[[], date] = date.today,
) -> None:
    """Give `app`, which has its site, the form for challenges and the log of them."""
    # A whole class may be behind one address.
    limits = Limits(database, secret, Limit("challenge", each=10, in_all=100))
    app.extensions[DESK] = Desk(database, limits, today)
    app.register_blueprint(challenges)


@challenges.get(f"{IN}/innvending/<voice>/<question>")
@public
def challenge(language: Language, voice: str, question: str) -> str:
    return _page(language, _stance(voice, question), _empty())


@challenges.post(f"{IN}/innvending/<voice>/<question>")
def receive(language: Language, voice: str, question: str) -> Response:
    stance, form = _stance(voice, question), ChallengeForm.read(request.form)
    if not form.validate():
        return _again(language, stance, form, "mistakes")
    try:
        wait = _desk().limits.wait(request.remote_addr)
    except (Unavailable, SecretUnavailable):
        return _again(language, stance, form, "closed", _SOON)
    if wait:
        return _again(language, stance, form, "often", wait)
    try:
        with _desk().database.writing() as session:
            add(session, form.challenge(stance, language, _desk().today()))
    except Unavailable:
        _desk().limits.give_back(request.remote_addr)
        return _again(language, stance, form, "closed", _SOON)
    except TooManyOpen:
        _desk().limits.give_back(request.remote_addr)
        return _again(language, stance, form, "full", _LATER)
    return lead_to(f"/{language}/innvending/takk")


@challenges.get(f"{IN}/innvending/takk")
@public
def thanks(language: Language) -> str:
    return site().render(language, "challenges/thanks.html")


@challenges.get(f"{IN}/endringer")
@challenges.get(f"{IN}/endringer/<page>")
def log(language: Language, page: str | None = None) -> Response:
    number = _number(page)
    try:
        with _desk().database.reading() as session:
            found = log_page(session, number) or abort(404)
    except Unavailable as error:
        raise ServiceUnavailable(retry_after=_SOON) from error
    response = compressed(
        site().render(language, "challenges/log.html", log=found, position_of=POSITION_OF), request
    )
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


def _desk() -> Desk:
    desk: Desk = current_app.extensions[DESK]
    return desk


def _stance(voice: str, question: str) -> Stance:
    return site().content.stances.get((voice, question)) or abort(404)


def _number(page: str | None) -> int:
    """The number of a page of the log; the first has none in its address."""
    if page is None:
        return 1
    if page == "1" or not _PAGE.fullmatch(page):
        abort(404)
    return int(page)


def _empty() -> ChallengeForm:
    return ChallengeForm(innhold=site().content.version)


def _again(
    language: Language, stance: Stance, form: ChallengeForm, trouble: Trouble, wait: int = 0
) -> Response:
    """The form with all that was written in it, and what is to be done about it."""
    page = _page(language, stance, form, trouble)
    return told(page, status=_STATUS[trouble], wait=wait)


def _page(
    language: Language, stance: Stance, form: ChallengeForm, trouble: Trouble | None = None
) -> str:
    return site().render(
        language,
        "challenges/challenge.html",
        stance=stance,
        form=form,
        trouble=trouble,
        position_of=POSITION_OF,
    )
