"""What pupils hand in: counted once each, turned into bands as the round closes, and forgotten."""

from collections.abc import Collection, Mapping
from typing import Literal, get_args

from sqlalchemy import ForeignKey, ForeignKeyConstraint, LargeBinary, String, Text, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quiz.domain import bands
from quiz.domain.bands import CATEGORIES, Category, Picture
from quiz.domain.lesson import ROUND_OF
from quiz.storage.places import read, written
from quiz.storage.rooms import NoRoom, Room, has_seat
from quiz.storage.tables import Base

Round = Literal[1, 2]
"""1 is all statements, 2 the debated one again."""
ROUNDS: tuple[Round, ...] = get_args(Round)


class Closed(Exception):
    """The round is over, and nothing that comes now changes anything."""


class HandIn(Base):
    """That a seat has handed in for a round. What it answered is nowhere, and neither is when."""

    __tablename__ = "hand_in"
    __table_args__ = (
        ForeignKeyConstraint(["room", "seat"], ["seat.room", "seat.digest"], ondelete="CASCADE"),
        {"sqlite_with_rowid": False},
    )

    room: Mapped[str] = mapped_column(String(16), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    seat: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)


class Tally(Base):
    """How many answered what to one statement, while a round is open; then it is deleted."""

    __tablename__ = "tally"
    __table_args__ = ({"sqlite_with_rowid": False},)

    room: Mapped[str] = mapped_column(ForeignKey("room.id", ondelete="CASCADE"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(String(40), primary_key=True)
    disagree: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0)
    agree: Mapped[int] = mapped_column(default=0)

    @property
    def total(self) -> int:
        """How many have been counted."""
        return self.disagree + self.skipped + self.agree


class FrozenPicture(Base):
    """What a round came to: how many handed in, and a band for each answer to each statement.

    `places` is in the words of `quiz.storage.places`.
    """

    __tablename__ = "picture"
    __table_args__ = ({"sqlite_with_rowid": False},)

    room: Mapped[str] = mapped_column(ForeignKey("room.id", ondelete="CASCADE"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    handed_in: Mapped[int]
    places: Mapped[str] = mapped_column(Text)


def begin_round(session: Session, room: Room, round_: Round, questions: Collection[str]) -> None:
    """Make the tallies of a round, all at nothing."""
    for question in questions:
        session.add(Tally(room=room.id, round=round_, question=question))
    session.flush()


def hand_in(
    session: Session, room: Room, seat: bytes, answers: Mapping[str, Category], now: int
) -> bool:
    """Count what a seat of a locked room answers in the round that is open; False if it has before.

    `answers` has one for each statement of the round. Raises NoRoom for a seat that is none of the
    room's, and Closed. Nothing is counted before the session is committed, and then all of it.
    """
    if not has_seat(session, room, seat):
        raise NoRoom
    round_ = open_round(room, now)
    if session.get(HandIn, (room.id, round_, seat)) is not None:
        return False
    session.add(HandIn(room=room.id, round=round_, seat=seat))
    count(session, room, round_, answers)
    return True


def count(session: Session, room: Room, round_: Round, answers: Mapping[str, Category]) -> None:
    """Add one person's answers to the tallies of a locked room. Raises KeyError for one too few."""
    for tally in tallies_of(session, room, round_):
        category = answers[tally.question]
        setattr(tally, category, getattr(tally, category) + 1)
    session.flush()


def has_handed_in(session: Session, room: Room, round_: Round, seat: bytes) -> bool:
    """Whether a seat has been counted in a round."""
    return session.get(HandIn, (room.id, round_, seat)) is not None


def count_handed_in(session: Session, room: Room, round_: Round) -> int:
    """How many seats have handed in."""
    counted = select(func.count()).select_from(HandIn).filter_by(room=room.id, round=round_)
    return session.scalar(counted) or 0


def open_round(room: Room, now: int) -> Round:
    """The round that can be handed in to. Raises Closed."""
    round_ = ROUND_OF.get(room.state_at(now))
    if round_ is None:
        raise Closed
    return round_


def freeze(session: Session, room: Room, round_: Round) -> Picture:
    """Close a round of a locked room: its picture is kept, its tallies are deleted."""
    open_ones = tallies_of(session, room, round_)
    tallies = {
        tally.question: bands.Tally(*(getattr(tally, category) for category in CATEGORIES))
        for tally in open_ones
    }
    handed_in = open_ones[0].total if open_ones else 0
    picture = bands.picture(tallies, handed_in, room.threshold)
    session.add(
        FrozenPicture(
            room=room.id, round=round_, handed_in=handed_in, places=written(picture.statements)
        )
    )
    for tally in open_ones:
        session.delete(tally)
    session.flush()
    return picture


def picture_of(session: Session, room: Room, round_: Round) -> Picture | None:
    """The picture of a round; None before it has closed."""
    found = session.get(FrozenPicture, (room.id, round_))
    if found is None:
        return None
    return Picture(
        found.handed_in, room.threshold, read(found.places, found.handed_in, room.threshold)
    )


def tallies_of(session: Session, room: Room, round_: Round) -> list[Tally]:
    """The tallies of a round in the order of their statements; none once it has closed."""
    wanted = select(Tally).filter_by(room=room.id, round=round_).order_by(Tally.question)
    return list(session.scalars(wanted))
