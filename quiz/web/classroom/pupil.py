"""The pupil's pages: all of them at one address, which shows what the lesson has come to."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Literal

from flask import Response, abort, request
from werkzeug.datastructures import MultiDict

from quiz.domain.bands import category
from quiz.domain.cards import card, debate_card
from quiz.domain.draws import drawn_voice
from quiz.domain.join_code import read_code
from quiz.domain.lesson import JOINING, ROUND_OF, State
from quiz.domain.result import result
from quiz.domain.secret import digest, is_secret, new_secret
from quiz.domain.text import Language
from quiz.storage.hand_ins import Closed, hand_in, open_round
from quiz.storage.rooms import Full, NoRoom, NotJoining, join, room_by_id, room_to_join
from quiz.storage.scene import SeatScene, seat_scene, seat_tag
from quiz.web.classroom.cookies import SEAT, Seat
from quiz.web.classroom.pictures import pictures
from quiz.web.classroom.room import classroom, edition, is_known, not_changed
from quiz.web.languages import readers_language
from quiz.web.personal import lead_to, part, told
from quiz.web.site import Site, site
from quiz.web.voter.forms import IMPORTANT, BadForm, HandIn, Submission

pupil = part("pupil")
HERE = "/k"
PROOF, ROUND, PLACE, CODE, LANGUAGE = "bevis", "runde", "plass", "kode", "sprak"
Trouble = Literal["unknown", "often", "full"]
_STATUS: dict[Trouble, int] = {"unknown": 422, "often": 429, "full": 409}
FIRST_ROUND = "1"
_ANSWERING: frozenset[State] = frozenset({"answering", "collecting"})


@pupil.get(HERE)
def show() -> Response:
    """What goes on now, for whoever has joined; else the way in."""
    seat = classroom().cookies.seat(request)
    if seat is None:
        return _way_in(readers_language(list(request.accept_languages.values())))
    own, kept = digest(seat.secret, seat.room), digest(request.cookies[SEAT.name]).hex()[:16]
    try:
        with classroom().database.reading() as session:
            tag = f"{seat_tag(session, seat.room, own, classroom().clock())}-{kept}"
        if is_known(tag):
            return not_changed(tag)
        found, here = _look(seat)
    except NoRoom:
        return gone(seat.language or "nb")
    response = told(_page(found, here, seat, tag), tag)
    if found.state == "ended" and seat != seat.emptied:
        classroom().cookies.keep_seat(response, seat.emptied, request)
    return response


@pupil.get(f"{HERE}/<any(nb, nn, en):language>")
def way_in(language: Language) -> Response:
    """The way in, in a language that the reader has chosen."""
    return _way_in(language, chosen=True)


@pupil.post(HERE)
def receive_code() -> Response:
    """Let somebody in. The form brings the secret of the seat, so that it is taken once."""
    sent = _fields({CODE, PLACE, LANGUAGE})
    language, chosen = _language(sent)
    if not is_secret(sent.get(PLACE, "")):
        abort(400)
    here = classroom()
    try:
        room = _let_in(read_code(sent.get(CODE, "")), sent[PLACE])
    except (NoRoom, NotJoining):
        # What was a code until its room closed is told from no code by nothing.
        wait = here.wrong_codes.wait(request.remote_addr)
        return _way_in(language, "often" if wait else "unknown", chosen=chosen, wait=wait)
    except Full:
        return _way_in(language, "full", chosen=chosen)
    return _back_to(Seat(room, sent[PLACE], language if chosen else None))


@pupil.post(f"{HERE}/lever")
def receive_answers() -> Response:
    """Count what is handed in, once; a second time the answer is that it has been."""
    seat, sent = _seat_and_form()
    round_ = sent.pop(ROUND, "")
    try:
        found, here = _look(seat)
        submission = _submission(here, sent)
        counted = _hand_in(seat, here, submission, round_)
    except NoRoom:
        return lead_to(HERE)
    except Closed:
        # Too late for the picture, but not for their own match.
        late = round_ == FIRST_ROUND and not found.counted
        return _back_to(_filled_in(seat, submission) if late else seat)
    return _back_to(_with_receipt(seat, submission, round_, found.room.topic, counted=counted))


@pupil.post(f"{HERE}/behold")
def keep_answers() -> Response:
    """Keep what has been chosen so far, so that a reload finds it. The page stays as it is."""
    response = Response(status=204)
    seat, kept = _kept()
    if kept != seat:
        classroom().cookies.keep_seat(response, kept, request)
    return response


@pupil.post(f"{HERE}/behold/<any(nb, nn, en):language>")
def show_again(language: Language) -> Response:
    """Show the page anew, in this language, without losing what has been chosen."""
    _, kept = _kept()
    return _back_to(replace(kept, language=language))


@pupil.post(f"{HERE}/rolle")
def receive_role() -> Response:
    """What somebody thinks that the voice they play would answer: kept in their browser alone."""
    seat, kept = _kept()
    return _back_to(replace(kept, unmasked=True) if kept is not seat else seat)


@pupil.post(f"{HERE}/neste-elev")
def next_pupil() -> Response:
    """Somebody else sits down at this machine: a seat of their own, and nothing of the last."""
    seat, sent = _seat_and_form()
    now, secret = classroom().clock(), sent.get(PLACE, "")
    if not is_secret(secret):
        abort(400)
    try:
        with classroom().database.writing() as session:
            room = room_by_id(session, seat.room, now, lock=True)
            join(session, room, digest(secret, room.id), now)
    except (NoRoom, NotJoining, Full):
        return _leave()
    return _back_to(Seat(seat.room, secret))


@pupil.post(f"{HERE}/ferdig")
def leave() -> Response:
    """Forget the seat, and all that stands in its cookie."""
    _seat_and_form()
    return _leave()


def gone(language: Language) -> Response:
    """A room that is not there, or not any more."""
    page = site().render(language, "classroom/gone.html", here=HERE)
    response = told(page, status=404)
    # A page that has asked by itself is loaded anew, and without a seat it would not say why.
    if "HX-Request" not in request.headers:
        SEAT.drop(response, request)
    return response


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


def _look(seat: Seat) -> tuple[SeatScene, Site]:
    """What goes on in the room of a seat, and with which content. Raises NoRoom."""
    now, own = classroom().clock(), digest(seat.secret, seat.room)
    with classroom().database.reading() as session:
        found = seat_scene(session, room_by_id(session, seat.room, now), own, now)
    return found, edition(found.room)


def _hand_in(seat: Seat, here: Site, submission: Submission, round_: str) -> bool:
    """Whether it was the first time. Raises NoRoom, and Closed for a round that is not open."""
    answers = {id_: category(submission.answers.get(id_)) for id_ in here.content.questions}
    now = classroom().clock()
    with classroom().database.writing() as session:
        room = room_by_id(session, seat.room, now, lock=True)
        if str(open_round(room, now)) != round_:
            raise Closed
        return hand_in(session, room, digest(seat.secret, seat.room), answers, now)


def _kept() -> tuple[Seat, Seat]:
    """The seat of whoever sends this form, and the same with what has been chosen in it."""
    seat, sent = _seat_and_form()
    for other in (ROUND, PLACE):
        sent.poplist(other)
    try:
        found, here = _look(seat)
    except NoRoom:
        return seat, seat
    if found.state in _ANSWERING and not found.counted and sent:
        return seat, _filled_in(seat, _submission(here, sent))
    if found.state == "role" and not seat.unmasked and sent:
        return seat, replace(seat, played=_values(_submission(here, sent)))
    return seat, seat


def _page(found: SeatScene, here: Site, seat: Seat, tag: str) -> str:
    """The page of a state; those of the debate and after hold what that state is about."""
    language = seat.language or found.room.language
    own = digest(seat.secret, seat.room)
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
        "submission": _submission(here, _as_form(here, chosen, seat.important)),
        "way": _way(found, seat),
        "topic": found.room.topic,
        "moved": charts.moved,
        "beside": charts.beside,
    }
    if found.state == "role":
        given["voice"] = drawn_voice(own, here.content)
    if found.state == "debate" and found.room.topic:
        given["card"] = _card(here, found.room.topic)
    if found.state == "result":
        given["result"] = result(here.content, given["submission"].ballot)
    return here.render(language, f"classroom/pupil/{found.state}.html", **given)


def _card(here: Site, topic: str) -> Any:
    make = card if topic in here.content.questions else debate_card
    return make(here.content, topic)


def _way_in(
    language: Language, trouble: Trouble | None = None, *, chosen: bool = False, wait: int = 0
) -> Response:
    page = site().render(
        language,
        "classroom/join.html",
        trouble=trouble,
        typed=request.form.get(CODE, "")[:20] if trouble else "",
        new_seat=request.form.get(PLACE) if trouble else new_secret(),
        chosen=chosen,
    )
    response = told(page, status=_STATUS[trouble] if trouble else 200)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _seat_and_form() -> tuple[Seat, MultiDict[str, str]]:
    """Whoever sends a form that our page has made for them; 403 for all others.

    Without a seat there is nothing to do, and the way in is shown.
    """
    cookies, sent = classroom().cookies, MultiDict(request.form)
    seat = cookies.seat(request)
    if seat is None or not cookies.is_proof(seat.secret, sent.pop(PROOF, "")):
        abort(403)
    return seat, sent


def _fields(known: set[str]) -> dict[str, str]:
    """A form with these fields alone, each of them once; 400 for any other."""
    if not request.form.keys() <= known or any(len(each) > 1 for _, each in request.form.lists()):
        abort(400)
    return request.form.to_dict()


def _language(sent: dict[str, str]) -> tuple[Language, bool]:
    """The language of the way in, and whether the reader has chosen it."""
    by_reader = readers_language(list(request.accept_languages.values()))
    chosen: dict[str, Language] = {"nb": "nb", "nn": "nn", "en": "en"}
    if sent.get(LANGUAGE, "") in chosen:
        return chosen[sent[LANGUAGE]], True
    return by_reader, False


def _submission(here: Site, sent: MultiDict[str, str]) -> Submission:
    try:
        return here.forms.read(sent)
    except BadForm:
        abort(400)


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
        PROOF: classroom().cookies.proof(seat.secret),
        ROUND: str(ROUND_OF.get(found.state, "")),
    }
    to = f"{HERE}/rolle" if found.state == "role" else f"{HERE}/lever"
    return HandIn(to, HERE, f"{HERE}/behold", hidden)


def _values(submission: Submission) -> dict[str, str]:
    return {id_: str(value) for id_, value in submission.answers.items()} | dict.fromkeys(
        submission.skipped, ""
    )


def _filled_in(seat: Seat, submission: Submission) -> Seat:
    return replace(seat, answers=_values(submission), important=tuple(sorted(submission.important)))


def _with_receipt(
    seat: Seat, submission: Submission, round_: str, topic: str | None, *, counted: bool
) -> Seat:
    """The seat with what it was counted for. What was counted before stays, if still known."""
    if round_ == FIRST_ROUND:
        return _filled_in(seat, submission) if counted or not seat.answers else seat
    again = _values(submission).get(topic or "", "")
    return replace(seat, again=again) if counted or seat.again is None else seat


def _back_to(seat: Seat) -> Response:
    response = lead_to(HERE)
    classroom().cookies.keep_seat(response, seat, request)
    return response


def _leave() -> Response:
    response = lead_to(HERE)
    SEAT.drop(response, request)
    return response
