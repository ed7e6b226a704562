"""Rooms: what is kept of a class session, and of the seats in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, ForeignKey, Integer, LargeBinary, String, Text, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quiz.domain.bands import Threshold
from quiz.domain.lesson import FIRST, GOES, JOINING, Mode, State, state_at
from quiz.domain.text import Language
from quiz.storage.codes import free_code
from quiz.storage.tables import Base

MOST_ROOMS = 2000
"""So many may be open at once, so that nobody can fill the disk."""

MOST_PLACES = 102
"""Of one room: a hundred pupils, and the two that a class may be wrong by."""

_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)


class NoRoom(Exception):
    """There is no such room, or not any more; which of the two is never told."""


class TooManyRooms(Exception):
    """As many are open as may be."""


class NotJoining(Exception):
    """Nobody is let in: the room is locked, or its lesson is over."""


class Full(Exception):
    """Every place is taken."""


class Stale(Exception):
    """Somebody has moved the lesson on since the page that asks for this was made."""


class Room(Base):
    """A class session. Nothing in it tells who is there or what anybody answered.

    `teacher` is the digest of the teacher's secret. `code` is None while joining is closed.
    `version` is the content's, which stays the same as long as the room is there. `step` counts the
    teacher's actions, so that a page can say which state it was made in. `topic` is the id of the
    statement or debate that is debated, and `cuts` are where its groups begin, in hexadecimal with
    spaces between. `ends` is when the time that is shown on the board is up, `acted` when the
    teacher did something last, and `goes` when the room is deleted: seconds since 1970.
    """

    __tablename__ = "room"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    teacher: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    code: Mapped[str | None] = mapped_column(String(6), unique=True)
    language: Mapped[Language] = mapped_column(String(2))
    version: Mapped[str] = mapped_column(String(12), ForeignKey("edition.version"), index=True)
    mode: Mapped[Mode] = mapped_column(String(6))
    invented: Mapped[bool]
    threshold: Mapped[Threshold] = mapped_column(Integer)
    places: Mapped[int]
    state: Mapped[State] = mapped_column(String(10))
    step: Mapped[int]
    topic: Mapped[str | None] = mapped_column(String(40))
    cuts: Mapped[str | None] = mapped_column(Text)
    ends: Mapped[int | None] = mapped_column(BigInteger)
    acted: Mapped[int] = mapped_column(BigInteger)
    goes: Mapped[int] = mapped_column(BigInteger, index=True)

    def state_at(self, now: int) -> State:
        """The state, which becomes `ended` by itself when nothing has happened for long."""
        return state_at(self.state, self.acted, now)

    def touch(self, now: int) -> None:
        """Note that the teacher has done something, which makes every page anew.

        A room that has closed by itself is not opened again by that, and is still idle: what was
        counted in its open round goes at the next sweep.
        """
        if self.state_at(now) != "ended":
            self.acted = now
        self.step, self.goes = self.step + 1, max(self.goes, now + GOES)


class Seat(Base):
    """Somebody who has joined: the digest of a secret that only their browser has."""

    __tablename__ = "seat"
    # Rows are kept in the order of their digests, so none tells who came before whom.
    __table_args__ = ({"sqlite_with_rowid": False},)

    room: Mapped[str] = mapped_column(ForeignKey("room.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)


@dataclass(frozen=True)
class Opening:
    """What a teacher asks for. `places` is how many may join."""

    id: str
    teacher: bytes
    language: Language
    version: str
    mode: Mode
    invented: bool
    threshold: Threshold
    places: int


def open_room(session: Session, asked: Opening, now: int) -> Room:
    """A new room, whose edition is kept. Raises TooManyRooms."""
    if (session.scalar(select(func.count()).select_from(Room)) or 0) >= MOST_ROOMS:
        raise TooManyRooms
    room = Room(
        id=asked.id,
        teacher=asked.teacher,
        code=_free_code(session),
        language=asked.language,
        version=asked.version,
        mode=asked.mode,
        invented=asked.invented,
        threshold=asked.threshold,
        places=asked.places,
        state=FIRST[asked.mode],
        step=1,
        acted=now,
        goes=now + GOES,
    )
    session.add(room)
    session.flush()
    return room


def room_by_id(session: Session, id_: str, now: int, *, lock: bool = False) -> Room:
    """The room on whose board this id stands. Raises NoRoom, also for what is no id.

    `lock` keeps everybody else from changing it until the session ends.
    """
    return _there(session.get(Room, room_id(id_), with_for_update=lock or None), now)


def room_id(words: str) -> str:
    """The words, if they can be an id: no database is asked for anything else. Raises NoRoom."""
    if not _ID.fullmatch(words):
        raise NoRoom
    return words


def room_of_teacher(session: Session, digest: bytes, now: int, *, lock: bool = False) -> Room:
    """The room that is led with this secret. Raises NoRoom."""
    wanted = select(Room).filter_by(teacher=digest)
    return _there(session.scalar(wanted.with_for_update() if lock else wanted), now)


def room_to_join(session: Session, code: str, now: int, *, lock: bool = False) -> Room:
    """The room that this code opens. Raises NoRoom."""
    wanted = select(Room).filter_by(code=code)
    return _there(session.scalar(wanted.with_for_update() if lock else wanted), now)


def join(session: Session, room: Room, seat: bytes, now: int) -> None:
    """Take a place in a locked room, once for each digest. Raises NotJoining and Full."""
    if has_seat(session, room, seat):
        return
    if room.code is None or room.state_at(now) not in JOINING:
        raise NotJoining
    if count_seats(session, room) >= room.places:
        raise Full
    session.add(Seat(room=room.id, digest=seat))
    session.flush()


def has_seat(session: Session, room: Room, seat: bytes) -> bool:
    """Whether somebody with this digest has joined."""
    return session.get(Seat, (room.id, seat)) is not None


def count_seats(session: Session, room: Room) -> int:
    """How many have joined."""
    return session.scalar(select(func.count()).select_from(Seat).filter_by(room=room.id)) or 0


def seats_of(session: Session, room: Room) -> Sequence[bytes]:
    """The digests of all who have joined, in their order."""
    return session.scalars(select(Seat.digest).filter_by(room=room.id).order_by(Seat.digest)).all()


def renew_code(session: Session, room: Room) -> None:
    """Another code instead of the one that has got about, or where there was none."""
    room.code = _free_code(session)


def delete_room(session: Session, room: Room) -> None:
    """Delete it with all that was kept of it.

    On SQLite that stands in the write-ahead log until `Database.forget`.
    """
    session.delete(room)
    session.flush()


def sweep(session: Session, now: int) -> int:
    """Delete the rooms whose time is up; how many it was."""
    over = session.scalars(select(Room).where(Room.goes <= now).with_for_update()).all()
    for room in over:
        session.delete(room)
    session.flush()
    return len(over)


def _there(room: Room | None, now: int) -> Room:
    """A room whose time is up is gone, whether it has been swept away yet or not."""
    if room is None or now >= room.goes:
        raise NoRoom
    return room


def _free_code(session: Session) -> str:
    code = free_code(session, Room.code)
    if code is None:
        raise TooManyRooms
    return code
