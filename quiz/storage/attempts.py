"""How often something has been tried within an hour, counted for all processes together."""

from dataclasses import dataclass

from sqlalchemy import Integer, LargeBinary, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quiz.storage.tables import Base, alone


class Attempt(Base):
    """How often somebody has tried something within an hour; deleted when that is over.

    `who` is a digest under a key of the hour, and `hour` is counted from 1970. On PostgreSQL the
    table is not in the server's write-ahead log.
    """

    __tablename__ = "attempt"
    __table_args__ = ({"sqlite_with_rowid": False},)

    what: Mapped[str] = mapped_column(String(10), primary_key=True)
    hour: Mapped[int] = mapped_column(Integer, primary_key=True)
    who: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    count: Mapped[int]


@dataclass(frozen=True)
class Limit:
    """What may be tried `each` times an hour by one, and `in_all` times by all together."""

    what: str
    each: int
    in_all: int


def is_reached(session: Session, limit: Limit, hour: int, who: bytes) -> bool:
    """Whether somebody must wait for the next hour."""
    own = session.get(Attempt, (limit.what, hour, who))
    if own is not None and own.count >= limit.each:
        return True
    counted = select(func.sum(Attempt.count)).filter_by(what=limit.what, hour=hour)
    return (session.scalar(counted) or 0) >= limit.in_all


def attempt(session: Session, limit: Limit, hour: int, who: bytes) -> bool:
    """Count an attempt; False, and nothing is counted, where the limit is reached."""
    alone(session, Attempt)
    if is_reached(session, limit, hour, who):
        return False
    own = session.get(Attempt, (limit.what, hour, who))
    if own is None:
        session.add(Attempt(what=limit.what, hour=hour, who=who, count=1))
    else:
        own.count += 1
    return True


def take_back(session: Session, limit: Limit, hour: int, who: bytes) -> None:
    """Count one attempt less; none where the hour it was counted in is over."""
    alone(session, Attempt)
    own = session.get(Attempt, (limit.what, hour, who))
    if own is not None and own.count > 1:
        own.count -= 1
    elif own is not None:
        session.delete(own)


def delete_before(session: Session, hour: int) -> int:
    """Delete what was counted before an hour; how many rows it was."""
    return session.query(Attempt).where(Attempt.hour < hour).delete()
