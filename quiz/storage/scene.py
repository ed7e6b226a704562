"""What goes on in a room at a moment: all that its pages need, read in one go."""

from dataclasses import dataclass
from math import ceil

from sqlalchemy.orm import Session

from quiz.domain.bands import Picture
from quiz.domain.groups import Slot, slot
from quiz.domain.lesson import ROUND_OF, State
from quiz.storage.hand_ins import count_handed_in, has_handed_in, picture_of
from quiz.storage.rooms import NoRoom, Room, count_seats, has_seat

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

    @property
    def tag(self) -> str:
        """Differs whenever anything of this does. The pictures change with the room's step."""
        room = self.room
        return f"{room.id}-{room.step}-{self.state}-{self.seats}-{self.handed_in}-{self.left}"


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

    @property
    def tag(self) -> str:
        """Differs whenever anything of this does, but for what the seat itself does."""
        room = self.room
        return f"{room.step}-{self.state}-{self.counted}-{self.handed_in}-{self.left}"


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
        left=_left(room, now),
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
        left=_left(room, now),
        slot=slot(seat, tuple(map(bytes.fromhex, room.cuts.split()))) if room.cuts else None,
    )


def _left(room: Room, now: int) -> int | None:
    if room.ends is None:
        return None
    return max(0, STEP * ceil((room.ends - now) / STEP))
