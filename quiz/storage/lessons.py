"""A lesson's steps, each of them in one transaction with all that follows from it."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.domain import bands
from quiz.domain.content import Content
from quiz.domain.groups import cuts
from quiz.domain.invented import PUPILS, invented_answers
from quiz.domain.lesson import CLOSES, COLLECTING, GOES_LATER, State, following
from quiz.domain.secret import digest
from quiz.domain.topics import topics
from quiz.storage.hand_ins import (
    ROUNDS,
    HandIn,
    Round,
    begin_round,
    count,
    freeze,
    open_round,
    picture_of,
    tallies_of,
)
from quiz.storage.rooms import Opening, Room, Seat, Stale, open_room, seats_of

_CHANGING_TOPIC: frozenset[State] = frozenset({"picture", "role", "debate"})
_LONGEST_CLOCK = 3600
"""Seconds."""


def begin(session: Session, asked: Opening, content: Content, now: int) -> Room:
    """Open a room and its first round. Raises TooManyRooms."""
    room = open_room(session, asked, now)
    if room.mode == "lesson":
        begin_round(session, room, 1, content.questions)
    if room.invented:
        _invent_seats(session, room, content)
    return room


def step_on(session: Session, room: Room, content: Content, step: int, now: int) -> None:
    """Do what «Neste» does to a locked room. Raises Stale unless it is at `step`.

    On the last state it does nothing but note that somebody was there.
    """
    _at(room, step, now)
    target = following(
        room.state,
        enough=_enough(session, room),
        votes_again=_enough(session, room) and room.topic in content.questions,
    )
    room.touch(now)
    if target is None:
        return
    if room.state in {"collecting", "revote"}:
        freeze(session, room, open_round(room, now))
    room.state, room.ends = target, None
    _arrive(session, room, content, now)


def extend(room: Room, step: int, now: int) -> None:
    """Give pupils so many seconds more to hand in. Raises Stale."""
    _at(room, step, now)
    if room.state == "collecting":
        room.ends = max(room.ends or now, now) + COLLECTING
        room.touch(now)


def set_clock(room: Room, step: int, seconds: int, now: int) -> None:
    """Show on the board how long the debate goes on; 0 takes it away. Raises Stale."""
    _at(room, step, now)
    if room.state == "debate":
        room.ends = now + min(seconds, _LONGEST_CLOCK) if seconds else None
        room.touch(now)


def choose_topic(room: Room, content: Content, step: int, topic: str, now: int) -> None:
    """Debate something else. Raises Stale, and KeyError for what is no topic."""
    _at(room, step, now)
    if topic not in topics(content, None):
        raise KeyError(topic)
    if room.state in _CHANGING_TOPIC:
        room.topic, room.ends = topic, None
        room.touch(now)


def keep_longer(room: Room, step: int, now: int) -> None:
    """Delete it a week later, also when it has closed by itself. Raises Stale."""
    if room.step != step:
        raise Stale
    room.goes = max(room.goes, now + GOES_LATER)
    room.touch(now)


def count_paper(
    session: Session, room: Room, step: int, tallies: Mapping[str, bands.Tally], now: int
) -> None:
    """Let what a class has answered on paper stand for the round that is open.

    `tallies` has one for each statement of the round, of as many slips each. What was handed in by
    phone does not count any more. Raises Stale, Closed, and KeyError for a tally too few.
    """
    _at(room, step, now)
    round_ = open_round(room, now)
    for kept in tallies_of(session, room, round_):
        counted = tallies[kept.question]
        kept.disagree, kept.skipped, kept.agree = (
            counted.disagree,
            counted.skipped,
            counted.agree,
        )
    session.flush()
    if room.state == "answering":
        room.state = "collecting"


def close_idle(session: Session, now: int) -> int:
    """Close the rooms in which nothing has happened for long; how many it was.

    Nobody looks at them, so there is no picture: what was counted in a round that was open goes.
    """
    idle = select(Room).where(Room.acted <= now - CLOSES, Room.state != "ended").with_for_update()
    closed = session.scalars(idle).all()
    for room in closed:
        for round_ in ROUNDS:
            for tally in tallies_of(session, room, round_):
                session.delete(tally)
        room.state, room.code, room.step = "ended", None, room.step + 1
    session.flush()
    return len(closed)


def _at(room: Room, step: int, now: int) -> None:
    if room.step != step or room.state_at(now) != room.state:
        raise Stale


def _enough(session: Session, room: Room) -> bool:
    """Whether there is a picture of the first round, or would be if it closed now."""
    picture = picture_of(session, room, 1)
    if picture is not None:
        return picture.enough
    counted = tallies_of(session, room, 1)
    return bool(counted) and counted[0].total >= room.threshold


def _arrive(session: Session, room: Room, content: Content, now: int) -> None:
    """What a state needs that has just begun."""
    if room.state == "collecting":
        room.ends = now + COLLECTING
    elif room.state in {"picture", "role"}:
        room.topic = topics(content, picture_of(session, room, 1))[0]
    elif room.state == "debate":
        room.topic = room.topic or topics(content, None)[0]
        room.cuts = " ".join(cut.hex() for cut in cuts(seats_of(session, room)))
    elif room.state == "revote" and room.topic:
        begin_round(session, room, 2, [room.topic])
        if room.invented:
            _invent_hand_ins(session, room, content, 2)
    elif room.state == "ended":
        room.code = None


def _invent_seats(session: Session, room: Room, content: Content) -> None:
    for pupil in range(PUPILS):
        session.add(Seat(room=room.id, digest=_invented(room, pupil)))
    session.flush()
    if room.mode == "lesson":
        _invent_hand_ins(session, room, content, 1)


def _invent_hand_ins(session: Session, room: Room, content: Content, round_: Round) -> None:
    """Drawn from what nobody knows, or a real pupil's answers could be told from the rest.

    Whoever is invented changes their mind a little: the second round is drawn anew.
    """
    for pupil, answers in enumerate(invented_answers(content, f"{room.teacher.hex()}-{round_}")):
        session.add(HandIn(room=room.id, round=round_, seat=_invented(room, pupil)))
        count(session, room, round_, answers)


def _invented(room: Room, pupil: int) -> bytes:
    return digest(f"invented-{pupil}", room.id)
