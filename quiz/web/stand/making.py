"""The pages on which somebody reads what a stand is, and makes one."""

from secrets import token_hex

from flask import Response, abort, request

from quiz.domain.secret import digest, new_secret
from quiz.domain.text import Language
from quiz.snapshot import write
from quiz.storage.editions import keep_edition
from quiz.storage.stands import Making, TooManyStands, make_stand
from quiz.web.bad_form import check_fields
from quiz.web.part import part
from quiz.web.site import IN, lead_to, lead_to_language, public, site, told
from quiz.web.stand.forms import StandForm
from quiz.web.stand.organiser import HERE, ORGANISER
from quiz.web.stand.stands import stands

making = part("making")
_LATER = 3600
"""Seconds."""


@making.before_request
def refuse_where_closed() -> None:
    if not stands().is_open:
        abort(404)


@making.get("/stand")
def choose_language() -> Response:
    """Lead to the reader's language."""
    return lead_to_language("/{language}/stand")


@making.get("/stand/ny")
def choose_language_of_form() -> Response:
    return lead_to_language("/{language}/stand/ny")


@making.get(f"{IN}/stand")
@public
def start(language: Language) -> str:
    return site().render(language, "stand/organiser/start.html")


@making.get(f"{IN}/stand/ny")
@public
def form(language: Language) -> str:
    return site().render(language, "stand/organiser/form.html", form=StandForm(), trouble=None)


@making.post(f"{IN}/stand/ny")
def make(language: Language) -> Response:
    """Make a stand, and give its secret to whoever asked."""
    sent, here = StandForm(request.form), stands()
    check_fields(request.form, frozenset(sent.data))
    if not sent.validate():
        return _form_again(language, sent, "mistakes", 422)
    if wait := here.makings.wait(request.remote_addr):
        return _form_again(language, sent, "often", 429, wait)
    secret, content = new_secret(), site().content
    asked = Making(
        id=token_hex(8),
        organiser=digest(secret),
        name=sent.name,
        accent=sent.accent,
        language=language,
        version=content.version,
    )
    try:
        with here.database.writing() as session:
            keep_edition(session, content.version, write(content))
            make_stand(session, asked, here.today)
    except TooManyStands:
        return _form_again(language, sent, "full", 503, _LATER)
    response = lead_to(HERE)
    ORGANISER.keep(response, secret, request)
    return response


def _form_again(
    language: Language, sent: StandForm, trouble: str, status: int, wait: int = 0
) -> Response:
    page = site().render(language, "stand/organiser/form.html", form=sent, trouble=trouble)
    return told(page, status=status, wait=wait)
