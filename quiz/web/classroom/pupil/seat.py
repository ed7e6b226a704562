"""The seat of whoever asks, which their cookie keeps and each of their forms proves."""

from flask import Response, abort, request
from werkzeug.datastructures import MultiDict

from quiz.storage.rooms import room_by_id
from quiz.storage.scene import SeatScene, seat_scene
from quiz.web import proof
from quiz.web.classroom.cookies import Seat
from quiz.web.classroom.room import classroom, edition
from quiz.web.site import Site, lead_to

HERE = "/k"
ROUND, PLACE = "runde", "plass"
"""Fields: the round that is handed in to, and the secret of a seat that is to be taken."""


def seat_and_form() -> tuple[Seat, MultiDict[str, str]]:
    """Whoever sends a form that our page has made for them; 403 for all others.

    Without a seat there is nothing to do, and the way in is shown.
    """
    cookies, sent = classroom().cookies, MultiDict(request.form)
    seat = cookies.seat(request)
    if seat is None or not cookies.is_proven(seat.secret, sent):
        abort(403)
    sent.poplist(proof.FIELD)
    return seat, sent


def look(seat: Seat) -> tuple[SeatScene, Site]:
    """What goes on in the room of a seat, and with which content. Raises NoRoom."""
    now = classroom().clock()
    with classroom().database.reading() as session:
        found = seat_scene(session, room_by_id(session, seat.room, now), seat.digest, now)
    return found, edition(found.room)


def back_to(seat: Seat) -> Response:
    """Lead to the pupil's page, with the seat in their cookie."""
    response = lead_to(HERE)
    classroom().cookies.keep_seat(response, seat, request)
    return response
