"""What a pupil has chosen, kept in their own browser and counted nowhere."""

from dataclasses import replace

from flask import Blueprint, Response, request

from quiz.domain.lesson import State
from quiz.domain.text import Language
from quiz.storage.rooms import NoRoom
from quiz.web.classroom.cookies import Seat
from quiz.web.classroom.pupil.seat import HERE, PLACE, ROUND, back_to, look, seat_and_form
from quiz.web.classroom.room import classroom
from quiz.web.site import IN

keeping = Blueprint("keeping", __name__)
_ANSWERING: frozenset[State] = frozenset({"answering", "collecting"})


@keeping.post(f"{HERE}/behold")
def keep_answers() -> Response:
    """Keep what has been chosen so far, so that a reload finds it. The page stays as it is."""
    response = Response(status=204)
    seat, kept = _kept()
    if kept != seat:
        classroom().cookies.keep_seat(response, kept, request)
    return response


@keeping.post(f"{HERE}/behold{IN}")
def show_again(language: Language) -> Response:
    """Show the page anew, in this language, without losing what has been chosen."""
    _, kept = _kept()
    return back_to(replace(kept, language=language))


@keeping.post(f"{HERE}/rolle")
def receive_role() -> Response:
    """What somebody thinks that the voice they play would answer: kept in their browser alone."""
    seat, kept = _kept()
    return back_to(replace(kept, unmasked=True) if kept is not seat else seat)


def _kept() -> tuple[Seat, Seat]:
    """The seat of whoever sends this form, and the same with what has been chosen in it."""
    seat, sent = seat_and_form()
    for other in (ROUND, PLACE):
        sent.poplist(other)
    try:
        found, here = look(seat)
    except NoRoom:
        return seat, seat
    if found.state in _ANSWERING and not found.counted and sent:
        return seat, seat.filled_in(here.forms.read(sent))
    if found.state == "role" and not seat.unmasked and sent:
        return seat, replace(seat, played=here.forms.read(sent).values)
    return seat, seat
