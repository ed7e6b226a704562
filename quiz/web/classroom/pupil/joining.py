"""How a pupil takes a seat, and leaves it."""

from typing import Literal

from flask import Blueprint, Response, abort, request

from quiz.domain.join_code import read_code
from quiz.domain.secret import digest, is_secret, new_secret
from quiz.domain.text import Language, as_language
from quiz.storage.rooms import Full, NoRoom, NotJoining, join, room_by_id, room_to_join
from quiz.web.bad_form import check_fields
from quiz.web.classroom.cookies import SEAT, Seat
from quiz.web.classroom.pupil.seat import HERE, PLACE, back_to, seat_and_form
from quiz.web.classroom.room import classroom
from quiz.web.languages import readers_language
from quiz.web.site import IN, lead_to, site, told

joining = Blueprint("joining", __name__)
CODE, LANGUAGE = "kode", "sprak"
Trouble = Literal["unknown", "often", "full"]
_STATUS: dict[Trouble, int] = {"unknown": 422, "often": 429, "full": 409}


@joining.get(f"{HERE}{IN}")
def show(language: Language) -> Response:
    """The way in, in a language that the reader has chosen."""
    return way_in(language)


@joining.post(HERE)
def receive_code() -> Response:
    """Let somebody in. The form brings the secret of the seat, so that it is taken once."""
    sent = request.form
    check_fields(sent, {CODE, PLACE, LANGUAGE})
    language, secret = as_language(sent.get(LANGUAGE, "")), _new_seat()
    try:
        room = _let_in(read_code(sent.get(CODE, "")), secret)
    except (NoRoom, NotJoining):
        # What was a code until its room closed is told from no code by nothing.
        wait = classroom().wrong_codes.wait(request.remote_addr)
        return way_in(language, "often" if wait else "unknown", wait)
    except Full:
        return way_in(language, "full")
    return back_to(Seat(room, secret, language))


@joining.post(f"{HERE}/neste-elev")
def next_pupil() -> Response:
    """Somebody else sits down at this machine: a seat of their own, and nothing of the last."""
    seat, _ = seat_and_form()
    now, secret = classroom().clock(), _new_seat()
    try:
        with classroom().database.writing() as session:
            room = room_by_id(session, seat.room, now, lock=True)
            join(session, room, digest(secret, room.id), now)
    except (NoRoom, NotJoining, Full):
        return _leave()
    return back_to(Seat(seat.room, secret))


@joining.post(f"{HERE}/ferdig")
def leave() -> Response:
    """Forget the seat, and all that stands in its cookie."""
    seat_and_form()
    return _leave()


def way_in(
    chosen: Language | None = None, trouble: Trouble | None = None, wait: int = 0
) -> Response:
    """The page that asks for the code, in the language that was chosen for it, or the reader's."""
    page = site().render(
        chosen or readers_language(request),
        "classroom/join.html",
        trouble=trouble,
        typed=request.form.get(CODE, "")[:20] if trouble else "",
        new_seat=request.form.get(PLACE) if trouble else new_secret(),
        chosen=chosen is not None,
    )
    return told(page, status=_STATUS[trouble] if trouble else 200, wait=wait)


def _new_seat() -> str:
    """The secret of the seat that a form asks for; 400 for what could be none."""
    secret = request.form.get(PLACE, "")
    if not is_secret(secret):
        abort(400)
    return secret


def _let_in(code: str | None, secret: str) -> str:
    """The id of the room where a seat has been taken. Raises NoRoom, NotJoining and Full.

    A wrong code is only looked up: whoever guesses keeps nobody from handing in.
    """
    if code is None:
        raise NoRoom
    database, now = classroom().database, classroom().clock()
    with database.reading() as session:
        room_to_join(session, code, now)
    with database.writing() as session:
        room = room_to_join(session, code, now, lock=True)
        join(session, room, digest(secret, room.id), now)
        return room.id


def _leave() -> Response:
    response = lead_to(HERE)
    SEAT.drop(response, request)
    return response
