"""What goes on in a room at a moment: all that its pages need, read in one go."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from sqlalchemy import Select, bindparam, exists, func, select
from sqlalchemy.orm import Session

from quiz.domain.bands import Picture
from quiz.domain.groups import Slot, slot
from quiz.domain.lesson import ROUND_OF, State, state_at
from quiz.storage.hand_ins import HandIn, count_handed_in, has_handed_in, picture_of
from quiz.storage.rooms import NoRoom, Room, Seat, count_seats, has_seat, room_id

STEP = 15
"""Seconds by which time left is told, so that a page changes no more often."""


@dataclass(frozen=True)
class Scene:
    """`seats` have joined, and `handed_in` of them for the round that is open, if there is one.
    `before` and `after` are the pictures of the two rounds, None until each has closed.
    `left` is the time that is shown, in seconds, rounded up; 0 when it is up, None where none is.
    """

    room: Room
    state: State
    seats: int
    handed_in: int
    before: Picture | None
    after: Picture | None
    left: int | None


@dataclass(frozen=True)
class SeatScene:
    """The same for one seat: `counted` is whether it has handed in for the first round, `handed_in`
    whether it has for the one that is open, and `slot` where it debates.
    """

    room: Room
    state: State
    counted: bool
    handed_in: bool
    before: Picture | None
    after: Picture | None
    left: int | None
    slot: Slot | None


def board_tag(session: Session, id_: str, now: int) -> str:
    """Differs whenever the scene of a room does. Raises NoRoom.

    One question to the database, so that asking whether anything is new costs next to nothing. The
    pictures change with the room's step.
    """
    return _tag(session.execute(_OF_BOARD, {"room": room_id(id_)}).first(), now)


def teacher_tag(session: Session, secret: bytes, now: int) -> str:
    """The same, of the room that is led with this secret."""
    return _tag(session.execute(_OF_TEACHER, {"teacher": secret}).first(), now)


def seat_tag(session: Session, room: str, seat: bytes, now: int) -> str:
    """The same for one seat, but for what only its own cookie holds. Raises NoRoom."""
    asked = {"room": room_id(room), "seat": seat}
    return _tag(session.execute(_OF_SEAT, asked).first(), now)


# The questions are put together once: that takes longer than answering them.
_TAGGED = (Room.id, Room.step, Room.state, Room.acted, Room.goes, Room.ends)
_COUNTED: Select[Any] = select(
    *_TAGGED,
    *(select(func.count()).where(of.room == Room.id).scalar_subquery() for of in (Seat, HandIn)),
)
_OF_BOARD = _COUNTED.where(Room.id == bindparam("room"))
_OF_TEACHER = _COUNTED.where(Room.teacher == bindparam("teacher"))
_OF_SEAT = (
    select(
        *_TAGGED,
        *(
            exists().where(
                HandIn.room == Room.id, HandIn.round == round_, HandIn.seat == Seat.digest
            )
            for round_ in (1, 2)
        ),
    )
    .join(Seat, Seat.room == Room.id)
    .where(Room.id == bindparam("room"), Seat.digest == bindparam("seat"))
)


def _tag(row: Any, now: int) -> str:
    if row is None or now >= row.goes:
        raise NoRoom
    state = state_at(row.state, row.acted, now)
    rest = "-".join(str(int(each)) for each in row[len(_TAGGED) :])
    return f"{row.id}-{row.step}-{state}-{_left(row.ends, now)}-{rest}"


def scene(session: Session, room: Room, now: int) -> Scene:
    """What there is to see on the board and for the teacher."""
    state = room.state_at(now)
    round_ = ROUND_OF.get(state)
    return Scene(
        room=room,
        state=state,
        seats=count_seats(session, room),
        handed_in=count_handed_in(session, room, round_) if round_ else 0,
        before=picture_of(session, room, 1),
        after=picture_of(session, room, 2),
        left=_left(room.ends, now),
    )


def seat_scene(session: Session, room: Room, seat: bytes, now: int) -> SeatScene:
    """What there is to see for one who has joined. Raises NoRoom for whoever has not."""
    if not has_seat(session, room, seat):
        raise NoRoom
    state = room.state_at(now)
    round_ = ROUND_OF.get(state)
    return SeatScene(
        room=room,
        state=state,
        counted=has_handed_in(session, room, 1, seat),
        handed_in=round_ is not None and has_handed_in(session, room, round_, seat),
        before=picture_of(session, room, 1),
        after=picture_of(session, room, 2),
        left=_left(room.ends, now),
        slot=slot(seat, tuple(map(bytes.fromhex, room.cuts.split()))) if room.cuts else None,
    )


def _left(ends: int | None, now: int) -> int | None:
    return None if ends is None else max(0, STEP * ceil((ends - now) / STEP))
