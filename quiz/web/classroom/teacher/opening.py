"""How a teacher comes to a lesson: by opening one, or by the link to it."""

from secrets import token_hex

from flask import Blueprint, Response, request

from quiz.domain.secret import digest, is_secret, new_secret
from quiz.domain.text import Language
from quiz.snapshot import write
from quiz.storage import lessons
from quiz.storage.editions import keep_edition
from quiz.storage.rooms import NoRoom, Opening, TooManyRooms, room_of_teacher
from quiz.web.bad_form import check_fields
from quiz.web.classroom.cookies import TEACHER
from quiz.web.classroom.room import classroom
from quiz.web.classroom.teacher.forms import OpeningForm
from quiz.web.classroom.teacher.page import HERE
from quiz.web.site import IN, lead_to, lead_to_language, public, site, told

opening = Blueprint("opening", __name__)
_LATER = 3600
"""Seconds until it is worth while to try again."""


@opening.get("/klasse")
def choose_language() -> Response:
    """Lead to the reader's language."""
    return lead_to_language("/{language}/klasse")


@opening.get(f"{IN}/klasse")
@public
def start(language: Language) -> str:
    return site().render(language, "classroom/start.html", form=OpeningForm(), trouble=None)


@opening.get(f"{IN}/klasse/veiledning")
@public
def guide(language: Language) -> str:
    return site().render(language, "classroom/guide.html")


@opening.post(f"{IN}/klasse")
def open_lesson(language: Language) -> Response:
    """Open a room, and give its secret to whoever asked."""
    form, here = OpeningForm(request.form), classroom()
    check_fields(request.form, form.data.keys())
    if not form.validate():
        return _start_again(language, form, "mistakes", 422)
    if wait := here.openings.wait(request.remote_addr):
        return _start_again(language, form, "often", 429, wait)
    secret, content = new_secret(), site().content
    asked = Opening(
        id=token_hex(8),
        teacher=digest(secret),
        language=language,
        version=content.version,
        mode=form.mode,
        invented=form.invented,
        threshold=form.threshold,
        places=form.places,
    )
    try:
        with here.database.writing() as session:
            keep_edition(session, content.version, write(content))
            lessons.begin(session, asked, content, here.clock())
    except TooManyRooms:
        return _start_again(language, form, "full", 503, _LATER)
    return _lead_in(secret)


@opening.get(f"{HERE}/<secret>")
def arrive(secret: str) -> Response:
    """The teacher's own link: its secret goes into a cookie, and out of the address bar."""
    here = classroom()
    if not is_secret(secret):
        raise NoRoom
    with here.database.reading() as session:
        room_of_teacher(session, digest(secret), here.clock())
    return _lead_in(secret)


def _lead_in(secret: str) -> Response:
    """Lead to the teacher's page, with the secret in their cookie."""
    response = lead_to(HERE)
    TEACHER.keep(response, secret, request)
    return response


def _start_again(
    language: Language, form: OpeningForm, trouble: str, status: int, wait: int = 0
) -> Response:
    page = site().render(language, "classroom/start.html", form=form, trouble=trouble)
    return told(page, status=status, wait=wait)
