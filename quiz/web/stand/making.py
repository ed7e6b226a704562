"""The pages on which somebody reads what a stand is, and makes one."""

from secrets import token_hex

from flask import Response, abort, request

from quiz.domain.secret import digest, new_secret
from quiz.domain.text import Language
from quiz.snapshot import write
from quiz.storage.editions import keep_edition
from quiz.storage.stands import Making, TooManyStands, make_stand
from quiz.web.fields import only
from quiz.web.languages import readers_language
from quiz.web.personal import lead_to, part, told
from quiz.web.site import public, site
from quiz.web.stand.forms import StandForm
from quiz.web.stand.organiser import HERE, ORGANISER
from quiz.web.stand.stands import stands
from quiz.web.voter.views import IN

making = part("making")
_LATER = 3600
"""Seconds."""


@making.get("/stand")
def choose_language() -> Response:
    """Lead to the reader's language."""
    return _in_readers_language("stand")


@making.get("/stand/ny")
def choose_language_of_form() -> Response:
    return _in_readers_language("stand/ny")


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
    if not only(request.form, frozenset(sent.data)):
        abort(400)
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
    response = told(page, status=status)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _in_readers_language(page: str) -> Response:
    language = readers_language(list(request.accept_languages.values()))
    return Response(
        status=302, headers={"Location": f"/{language}/{page}", "Vary": "Accept-Language"}
    )
