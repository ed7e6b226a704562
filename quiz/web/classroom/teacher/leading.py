"""How a lesson is led, from step to step and to its end."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from flask import Blueprint, Response, abort, request

from quiz.domain.secret import digest
from quiz.domain.text import as_language
from quiz.domain.topics import topics
from quiz.storage import lessons
from quiz.storage.database import Unavailable
from quiz.storage.hand_ins import Closed
from quiz.storage.rooms import Room, Stale, delete_room, renew_code, room_of_teacher
from quiz.web.classroom.cookies import TEACHER
from quiz.web.classroom.room import classroom, edition
from quiz.web.classroom.teacher.forms import CLOCKS, whole_number
from quiz.web.classroom.teacher.page import HERE, look, page
from quiz.web.site import Site, lead_to, site, told

leading = Blueprint("leading", __name__)
STEP = "trinn"
"""The field that holds the step at which a form was made."""

_STEPS = 6
"""Digits of a step."""

Change = Callable[[Any, Room, Site, int, int], None]
"""What a form does: to a session, a locked room, its content, at a step, at a time."""


@leading.post(f"{HERE}/neste")
def step_on() -> Response:
    return act(
        lambda session, room, here, step, now: lessons.step_on(
            session, room, here.content, step, now
        )
    )


@leading.post(f"{HERE}/mer-tid")
def extend() -> Response:
    return act(lambda _, room, __, step, now: lessons.extend(room, step, now))


@leading.post(f"{HERE}/klokke")
def set_clock() -> Response:
    minutes = request.form.get("minutter", "")
    if minutes not in {"0", *map(str, CLOCKS)}:
        abort(400)
    return act(lambda _, room, __, step, now: lessons.set_clock(room, step, 60 * int(minutes), now))


@leading.post(f"{HERE}/sak")
def choose_topic() -> Response:
    topic = request.form.get("sak", "")

    def choose(_: Any, room: Room, here: Site, step: int, now: int) -> None:
        if topic not in topics(here.content, None):
            abort(400)
        lessons.choose_topic(room, here.content, step, topic, now)

    return act(choose)


@leading.post(f"{HERE}/laas")
def lock() -> Response:
    """Let nobody else in."""

    def close(_: Any, room: Room, __: Site, ___: int, now: int) -> None:
        room.code = None
        room.touch(now)

    return act(close)


@leading.post(f"{HERE}/ny-kode")
def new_code() -> Response:
    """Another code, which lets people in again where the room was locked."""

    def renew(session: Any, room: Room, _: Site, __: int, now: int) -> None:
        if room.state_at(now) != "ended":
            renew_code(session, room)
            room.touch(now)

    return act(renew)


@leading.post(f"{HERE}/sprak")
def change_language() -> Response:
    language = as_language(request.form.get("sprak", ""))

    def change(_: Any, room: Room, __: Site, ___: int, now: int) -> None:
        room.language = language or abort(400)
        room.touch(now)

    return act(change)


@leading.post(f"{HERE}/behold")
def keep_longer() -> Response:
    return act(lambda _, room, __, step, now: lessons.keep_longer(room, step, now))


@leading.post(f"{HERE}/slett")
def delete() -> Response:
    """Delete the room at once, and every trace of it."""
    here, secret = classroom(), proven_secret()
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


def act(change: Change) -> Response:
    """Do what a form of the teacher's asks for; 409 and a fresh page where it is too late."""
    here, secret, step = classroom(), proven_secret(), _step()
    room = look(secret).room
    site_of_room = edition(room)
    try:
        with here.database.writing() as session:
            room = room_of_teacher(session, digest(secret), here.clock(), lock=True)
            change(session, room, site_of_room, step, here.clock())
    except (Stale, Closed):
        found = look(secret)
        return told(page(found, secret, stale=True), status=409)
    return lead_to(HERE)


def proven_secret() -> str:
    """The secret of the teacher whose own page has sent this form; 403 for all others."""
    cookies = classroom().cookies
    secret = cookies.teacher(request)
    if secret is None or not cookies.is_proven(secret, request.form):
        abort(403)
    return secret


def _step() -> int:
    step = whole_number(request.form.get(STEP, ""), _STEPS)
    if step is None:
        abort(400)
    return step
