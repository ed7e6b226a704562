"""The pupil's page: all at one address, which shows what the lesson has come to."""

from collections.abc import Collection, Mapping
from typing import Any

from flask import Response, request
from werkzeug.datastructures import MultiDict

from quiz.domain.cards import topic_card
from quiz.domain.draws import drawn_voice
from quiz.domain.lesson import JOINING, ROUND_OF
from quiz.domain.result import result
from quiz.domain.secret import digest, new_secret
from quiz.domain.text import Language
from quiz.storage.rooms import NoRoom
from quiz.storage.scene import SeatScene, seat_tag
from quiz.web import proof
from quiz.web.classroom.cookies import SEAT, Seat
from quiz.web.classroom.pictures import pictures
from quiz.web.classroom.pupil.joining import way_in
from quiz.web.classroom.pupil.seat import HERE, ROUND, look
from quiz.web.classroom.room import classroom, is_known, not_changed
from quiz.web.part import part
from quiz.web.site import Site, site, told
from quiz.web.voter.forms import IMPORTANT, HandIn

pupil = part("pupil")


@pupil.get(HERE)
def show() -> Response:
    """What goes on now, for whoever has joined; else the way in."""
    seat = classroom().cookies.seat(request)
    if seat is None:
        return way_in()
    kept = digest(request.cookies[SEAT.name]).hex()[:16]
    try:
        with classroom().database.reading() as session:
            tag = f"{seat_tag(session, seat.room, seat.digest, classroom().clock())}-{kept}"
        if is_known(tag):
            return not_changed(tag)
        found, here = look(seat)
    except NoRoom:
        return _gone(seat.language or "nb")
    response = told(_page(found, here, seat, tag), tag)
    if found.state == "ended" and seat != seat.emptied:
        classroom().cookies.keep_seat(response, seat.emptied, request)
    return response


def _gone(language: Language) -> Response:
    """A room that is not there, or not any more."""
    page = site().render(language, "classroom/gone.html", here=HERE)
    response = told(page, status=404)
    # A page that has asked by itself is loaded anew, and without a seat it would not say why.
    if "HX-Request" not in request.headers:
        SEAT.drop(response, request)
    return response


def _page(found: SeatScene, here: Site, seat: Seat, tag: str) -> str:
    """The page of a state; those of the debate and after hold what that state is about."""
    language = seat.language or found.room.language
    chosen = seat.played if found.state == "role" else seat.answers
    charts = pictures(found, here.content)
    given: dict[str, Any] = {
        "scene": found,
        "room": found.room,
        "seat": seat,
        "tag": tag,
        "proof": classroom().cookies.proof(seat.secret),
        "new_seat": new_secret(),
        "joining": found.room.code is not None and found.state in JOINING,
        "submission": here.forms.read(_as_form(here, chosen, seat.important)),
        "way": _way(found, seat),
        "topic": found.room.topic,
        "moved": charts.moved,
        "beside": charts.beside,
    }
    if found.state == "role":
        given["voice"] = drawn_voice(seat.digest, here.content)
    if found.state == "debate" and found.room.topic:
        given["card"] = topic_card(here.content, found.room.topic)
    if found.state == "result":
        given["result"] = result(here.content, given["submission"].ballot)
    return here.render(language, f"classroom/pupil/{found.state}.html", **given)


def _as_form(
    here: Site, chosen: Mapping[str, str], important: Collection[str]
) -> MultiDict[str, str]:
    """What a seat has chosen, as a form would bring it; of this content alone."""
    questions = here.content.questions
    given = [(id_, value) for id_, value in chosen.items() if id_ in questions]
    marked = [(IMPORTANT, id_) for id_ in important if id_ in questions]
    return MultiDict([*given, *marked])


def _way(found: SeatScene, seat: Seat) -> HandIn:
    """Where the form of a state goes."""
    hidden = {
        proof.FIELD: classroom().cookies.proof(seat.secret),
        ROUND: str(ROUND_OF.get(found.state, "")),
    }
    to = f"{HERE}/rolle" if found.state == "role" else f"{HERE}/lever"
    return HandIn(to, HERE, f"{HERE}/behold", hidden)
