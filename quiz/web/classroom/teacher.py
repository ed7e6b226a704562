"""The teacher's pages: how a lesson is opened, led and deleted."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from flask import Response, abort, request
from werkzeug.datastructures import MultiDict

from quiz.domain.lesson import ROUND_OF, following
from quiz.domain.secret import digest, is_secret, new_secret
from quiz.domain.text import LANGUAGES, Language
from quiz.domain.topics import topics
from quiz.snapshot import write
from quiz.storage import lessons
from quiz.storage.database import Unavailable
from quiz.storage.editions import keep_edition
from quiz.storage.hand_ins import Closed
from quiz.storage.rooms import (
    NoRoom,
    Opening,
    Room,
    Stale,
    TooManyRooms,
    delete_room,
    renew_code,
    room_of_teacher,
)
from quiz.storage.scene import Scene, scene, teacher_tag
from quiz.web.classroom.cookies import TEACHER
from quiz.web.classroom.forms import OpeningForm, PaperForm
from quiz.web.classroom.room import classroom, edition, is_known, not_changed
from quiz.web.fields import only
from quiz.web.languages import readers_language
from quiz.web.personal import lead_to, part, told
from quiz.web.site import Site, public, site
from quiz.web.voter.views import IN

teacher = part("teacher")
HERE = "/klasse/styr"
PROOF, STEP = "bevis", "trinn"
CLOCKS = (2, 3, 5, 10)
"""Minutes that the clock on the board can be set to."""

_LATER = 3600
_STEPS = 6
"""Digits of a step."""

Change = Callable[[Any, Room, Site, int, int], None]
"""What a form does: to a session, a locked room, its content, at a step, at a time."""


@teacher.get("/klasse")
def choose_language() -> Response:
    """Lead to the reader's language."""
    language = readers_language(list(request.accept_languages.values()))
    return Response(
        status=302, headers={"Location": f"/{language}/klasse", "Vary": "Accept-Language"}
    )


@teacher.get(f"{IN}/klasse")
@public
def start(language: Language) -> str:
    return site().render(language, "classroom/start.html", form=OpeningForm(), trouble=None)


@teacher.get(f"{IN}/klasse/veiledning")
@public
def guide(language: Language) -> str:
    return site().render(language, "classroom/guide.html")


@teacher.post(f"{IN}/klasse")
def open_lesson(language: Language) -> Response:
    """Open a room, and give its secret to whoever asked."""
    form, here = OpeningForm(request.form), classroom()
    if not only(request.form, frozenset(form.data)):
        abort(400)
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
    response = lead_to(HERE)
    TEACHER.keep(response, secret, request)
    return response


@teacher.get(f"{HERE}/<secret>")
def arrive(secret: str) -> Response:
    """The teacher's own link: its secret goes into a cookie, and out of the address bar."""
    here = classroom()
    if not is_secret(secret):
        return nothing()
    with here.database.reading() as session:
        room_of_teacher(session, digest(secret), here.clock())
    response = lead_to(HERE)
    TEACHER.keep(response, secret, request)
    return response


@teacher.get(HERE)
def show() -> Response:
    secret = classroom().cookies.teacher(request)
    if secret is None:
        return nothing()
    here, now = classroom(), classroom().clock()
    with here.database.reading() as session:
        tag = teacher_tag(session, digest(secret), now)
        if is_known(tag):
            return not_changed(tag)
    return told(_page(look(secret), secret, tag), tag)


@teacher.post(f"{HERE}/neste")
def step_on() -> Response:
    return _act(
        lambda session, room, here, step, now: lessons.step_on(
            session, room, here.content, step, now
        )
    )


@teacher.post(f"{HERE}/mer-tid")
def extend() -> Response:
    return _act(lambda _, room, __, step, now: lessons.extend(room, step, now))


@teacher.post(f"{HERE}/klokke")
def set_clock() -> Response:
    minutes = request.form.get("minutter", "")
    if minutes not in {"0", *map(str, CLOCKS)}:
        abort(400)
    return _act(
        lambda _, room, __, step, now: lessons.set_clock(room, step, 60 * int(minutes), now)
    )


@teacher.post(f"{HERE}/sak")
def choose_topic() -> Response:
    topic = request.form.get("sak", "")

    def choose(_: Any, room: Room, here: Site, step: int, now: int) -> None:
        if topic not in topics(here.content, None):
            abort(400)
        lessons.choose_topic(room, here.content, step, topic, now)

    return _act(choose)


@teacher.post(f"{HERE}/laas")
def lock() -> Response:
    """Let nobody else in."""

    def close(_: Any, room: Room, __: Site, ___: int, now: int) -> None:
        room.code = None
        room.touch(now)

    return _act(close)


@teacher.post(f"{HERE}/ny-kode")
def new_code() -> Response:
    """Another code, which lets people in again where the room was locked."""

    def renew(session: Any, room: Room, _: Site, __: int, now: int) -> None:
        if room.state_at(now) != "ended":
            renew_code(session, room)
            room.touch(now)

    return _act(renew)


@teacher.post(f"{HERE}/sprak")
def change_language() -> Response:
    language = next((each for each in LANGUAGES if each == request.form.get("sprak")), None)

    def change(_: Any, room: Room, __: Site, ___: int, now: int) -> None:
        room.language = language or abort(400)
        room.touch(now)

    return _act(change)


@teacher.post(f"{HERE}/behold")
def keep_longer() -> Response:
    return _act(lambda _, room, __, step, now: lessons.keep_longer(room, step, now))


@teacher.post(f"{HERE}/papir")
def count_paper() -> Response:
    """The counts of slips of paper stand for what the class has handed in."""
    secret = _secret()
    found = look(secret)
    here, round_ = edition(found.room), ROUND_OF.get(found.state)
    everything = tuple(here.content.questions)
    asked = everything if round_ == 1 else (found.room.topic or "",)
    if not only(request.form, PaperForm.names(asked) | {PROOF, STEP}):
        abort(400)
    paper = PaperForm(request.form, asked)
    if paper.mistakes:
        return told(_page(found, secret, paper=paper), status=422)

    def enter(session: Any, room: Room, here: Site, step: int, now: int) -> None:
        lessons.count_paper(session, room, step, paper.tallies, now)
        lessons.step_on(session, room, here.content, step, now)

    return _act(enter)


@teacher.post(f"{HERE}/slett")
def delete() -> Response:
    """Delete the room at once, and every trace of it."""
    here, secret = classroom(), _secret()
    with here.database.writing() as session:
        room = room_of_teacher(session, digest(secret), here.clock(), lock=True)
        language = room.language
        delete_room(session, room)
    # Where somebody is in the way for long, what is deleted is forgotten at the next sweep.
    with suppress(Unavailable):
        here.database.forget()
    response = told(site().render(language, "classroom/deleted.html"))
    TEACHER.drop(response, request)
    return response


def _act(change: Change) -> Response:
    """Do what a form of the teacher's asks for; 409 and a fresh page where it is too late."""
    here, secret, step = classroom(), _secret(), _step(request.form)
    room = look(secret).room
    site_of_room = edition(room)
    try:
        with here.database.writing() as session:
            room = room_of_teacher(session, digest(secret), here.clock(), lock=True)
            change(session, room, site_of_room, step, here.clock())
    except (Stale, Closed):
        found = look(secret)
        return told(_page(found, secret, stale=True), status=409)
    return lead_to(HERE)


def look(secret: str) -> Scene:
    here = classroom()
    with here.database.reading() as session:
        return scene(session, room_of_teacher(session, digest(secret), here.clock()), here.clock())


def _page(
    found: Scene,
    secret: str,
    tag: str = "",
    *,
    stale: bool = False,
    paper: PaperForm | None = None,
) -> str:
    room, here = found.room, edition(found.room)
    enough = _is_enough(found)
    return here.render(
        room.language,
        "classroom/teacher.html",
        scene=found,
        tag=tag,
        room=room,
        secret=secret,
        proof=classroom().cookies.proof(secret),
        ahead=following(
            found.state,
            enough=enough,
            votes_again=enough and room.topic in here.content.questions,
        ),
        topics=topics(here.content, found.before),
        debates={debate.id for debate in here.content.debates},
        topic=room.topic,
        goes=datetime.fromtimestamp(room.goes, UTC).astimezone().date(),
        clocks=CLOCKS,
        stale=stale,
        paper=paper,
        address=request.host_url,
    )


def _is_enough(found: Scene) -> bool:
    if found.before is not None:
        return found.before.enough
    return found.handed_in >= found.room.threshold


def _start_again(
    language: Language, form: OpeningForm, trouble: str, status: int, wait: int = 0
) -> Response:
    page = site().render(language, "classroom/start.html", form=form, trouble=trouble)
    response = told(page, status=status)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _secret() -> str:
    """The secret of the teacher whose own page has sent this form; 403 for all others."""
    cookies = classroom().cookies
    secret = cookies.teacher(request)
    if secret is None or not cookies.is_proof(secret, request.form.get(PROOF, "")):
        abort(403)
    return secret


def _step(sent: MultiDict[str, str]) -> int:
    words = sent.get(STEP, "")
    if not (words.isascii() and words.isdigit() and len(words) <= _STEPS):
        abort(400)
    return int(words)


@teacher.errorhandler(NoRoom)
def nothing(_: Exception | None = None) -> Response:
    """What is told to whoever has no room here, whether there is one or not."""
    language = readers_language(list(request.accept_languages.values()))
    return told(site().render(language, "classroom/gone.html", here=HERE), status=404)
