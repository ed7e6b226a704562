"""Challenges to our readings: what is kept of each, and how it is handled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Literal

from sqlalchemy import Select, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quiz.domain.text import Language
from quiz.storage.tables import Base, alone

State = Literal["open", "accepted", "rejected"]
Outcome = Literal["accepted", "rejected"]

MOST_OPEN = 1000
"""So many may wait at once, so that nobody can fill the disk."""

A_PAGE = 100
"""So many decided ones stand on a page of the log."""


class TooManyOpen(Exception):
    """As many wait as may."""


class NoSuchChallenge(Exception):
    """There is no challenge of this number; the message says which."""


class NotOpen(Exception):
    """The challenge has been decided; the message says how and when."""


class Challenge(Base):
    """What somebody has against one stance, and what became of it. Nothing about who they are.

    `proposed` is the position they think the text has, in the words of party_answers.yaml; None is
    «vet ikke». `why` and `passage` are None when they have been withheld. `received` and `decided`
    are days, never times.
    """

    __tablename__ = "challenge"
    # A number is never used again: somebody may have written it down.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    voice: Mapped[str] = mapped_column(String(40))
    question: Mapped[str] = mapped_column(String(40))
    content_version: Mapped[str] = mapped_column(String(12))
    language: Mapped[Language] = mapped_column(String(2))
    proposed: Mapped[str | None] = mapped_column(String(12))
    passage: Mapped[str | None] = mapped_column(String(1000))
    why: Mapped[str | None] = mapped_column(String(1000))
    received: Mapped[date]
    state: Mapped[State] = mapped_column(String(8), default="open", index=True)
    reason: Mapped[str | None] = mapped_column(String(1000))
    changed: Mapped[str | None] = mapped_column(String(1000))
    reason_language: Mapped[Language | None] = mapped_column(String(2))
    decided: Mapped[date | None]

    @property
    def withheld(self) -> bool:
        """Whether the submitter's words have been deleted."""
        return self.why is None


@dataclass(frozen=True)
class Decision:
    """What becomes of a challenge, in public."""

    outcome: Outcome
    reason: str
    language: Language
    day: date
    changed: str | None = None


@dataclass(frozen=True)
class LogPage:
    """A page of the public log: `decided`, the latest first, and how many others are `waiting`."""

    number: int
    pages: int
    decided: tuple[Challenge, ...]
    waiting: int


_WORDS = ("voice", "question", "content_version", "language", "proposed", "passage", "why")


def add(session: Session, challenge: Challenge) -> None:
    """Keep it, unless the same is waiting already. Raises TooManyOpen."""
    alone(session, Challenge)
    same = {name: getattr(challenge, name) for name in _WORDS}
    if session.scalar(_open().filter_by(**same).limit(1)):
        return
    if count_open(session) >= MOST_OPEN:
        raise TooManyOpen
    session.add(challenge)


def count_open(session: Session) -> int:
    """How many wait."""
    counted = select(func.count()).select_from(Challenge).filter_by(state="open")
    return session.scalar(counted) or 0


def open_ones(session: Session) -> Sequence[Challenge]:
    """Those that wait, the first to come first."""
    return session.scalars(_open().order_by(Challenge.id)).all()


def decided_ones(session: Session) -> Sequence[Challenge]:
    """Those that have been decided, the latest first."""
    return session.scalars(_decided()).all()


def log_page(session: Session, number: int) -> LogPage | None:
    """A page of the public log, counted from 1; None where there is none. The first always is."""
    counted = select(func.count()).select_from(Challenge).where(Challenge.state != "open")
    pages = max(1, ceil((session.scalar(counted) or 0) / A_PAGE))
    if not 1 <= number <= pages:
        return None
    decided = session.scalars(_decided().limit(A_PAGE).offset(A_PAGE * (number - 1))).all()
    return LogPage(number, pages, tuple(decided), count_open(session))


def decide(session: Session, id_: int, decision: Decision) -> None:
    """Decide on a challenge, once and for all. Raises NoSuchChallenge and NotOpen."""
    challenge = _find(session, id_)
    if challenge.state != "open":
        raise NotOpen(f"challenge {id_} was {challenge.state} on {challenge.decided}")
    challenge.state, challenge.decided = decision.outcome, decision.day
    challenge.reason, challenge.reason_language = decision.reason, decision.language
    challenge.changed = decision.changed


def withhold(session: Session, id_: int) -> None:
    """Delete what was written in a challenge, decided or not. Raises NoSuchChallenge.

    What is deleted stands in the write-ahead log until `Database.forget`.
    """
    challenge = _find(session, id_)
    challenge.passage = challenge.why = None


def _find(session: Session, id_: int) -> Challenge:
    challenge = session.get(Challenge, id_, with_for_update=True)
    if challenge is None:
        raise NoSuchChallenge(f"there is no challenge {id_}")
    return challenge


def _open() -> Select[Challenge]:
    return select(Challenge).filter_by(state="open")


def _decided() -> Select[Challenge]:
    latest_first = (Challenge.decided.desc(), Challenge.id.desc())
    return select(Challenge).where(Challenge.state != "open").order_by(*latest_first)
