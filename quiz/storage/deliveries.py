"""What tablets deliver: a day's newest count from each, summed, and turned into bands once."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ForeignKey, LargeBinary, Select, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quiz.domain import bands
from quiz.domain.bands import CATEGORIES, Picture, Tally, Threshold
from quiz.domain.day_count import DayCount, Unfit
from quiz.storage.places import read, written
from quiz.storage.stands import Stand, Tablet
from quiz.storage.tables import Base

THRESHOLD: Threshold = 11
"""The fewest whose answers are shown."""

_AHEAD = timedelta(days=1)
"""How far a tablet's clock may be ahead."""


class TooFew(Exception):
    """There is nothing to make a picture of."""


class Delivery(Base):
    """The newest that a tablet has counted of a day, as a whole.

    `statements` is JSON: for each statement how many released people disagreed, skipped and agreed.
    It is empty once the day's picture has been made.
    """

    __tablename__ = "delivery"
    __table_args__ = ({"sqlite_with_rowid": False},)

    tablet: Mapped[bytes] = mapped_column(
        LargeBinary(32), ForeignKey("tablet.digest", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    finished: Mapped[int]
    abandoned: Mapped[int]
    statements: Mapped[str] = mapped_column(Text)

    @property
    def count(self) -> DayCount:
        """What was delivered, or is left of it."""
        tallies = {id_: Tally(*each) for id_, each in json.loads(self.statements).items()}
        return DayCount(self.day, self.sequence, self.finished, self.abandoned, tallies)


class DayPicture(Base):
    """What a day came to: how many were counted, and a band for each answer to each statement.

    `places` is in the words of `quiz.storage.places`.
    """

    __tablename__ = "day_picture"
    __table_args__ = ({"sqlite_with_rowid": False},)

    stand: Mapped[str] = mapped_column(ForeignKey("stand.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    counted: Mapped[int]
    places: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True)
class Day:
    """What has been delivered of a day. `tablets` have delivered, and `released` is how many people
    a picture would be of. `picture` is None until it has been made; then `released` is 0.
    """

    day: date
    tablets: int
    finished: int
    abandoned: int
    released: int
    picture: Picture | None

    @property
    def enough(self) -> bool:
        """Whether a picture can be made."""
        return self.released >= THRESHOLD


def deliver(session: Session, stand: Stand, tablet: bytes, count: DayCount, today: date) -> int:
    """Keep what a tablet of a locked stand delivers, unless it has delivered something newer.

    Returns the sequence number of what is kept now. Raises Unfit for a count that cannot follow on
    the one before, and for a day before the stand or after tomorrow. Once a day has its picture,
    only `finished` and `abandoned` are kept.
    """
    day = count.day
    if not stand.made <= day <= today + _AHEAD:
        raise Unfit("the stand had no such day")
    kept = session.get(Delivery, (tablet, day))
    if kept is not None and kept.sequence >= count.sequence:
        return kept.sequence
    drawn = session.get(DayPicture, (stand.id, day)) is not None
    if kept is None:
        kept = Delivery(tablet=tablet, day=day)
        session.add(kept)
    elif not drawn:
        count.check_after(kept.count)
    kept.sequence, kept.finished, kept.abandoned = count.sequence, count.finished, count.abandoned
    kept.statements = "{}" if drawn else _words(count.statements)
    session.flush()
    return count.sequence


def days_of(session: Session, stand: Stand) -> list[Day]:
    """The days of which anything has been delivered, the latest first."""
    found: dict[date, list[Delivery]] = {}
    for delivery in session.scalars(_of(stand).order_by(Delivery.day.desc())):
        found.setdefault(delivery.day, []).append(delivery)
    return [_day(session, stand, day, deliveries) for day, deliveries in found.items()]


def make_picture(session: Session, stand: Stand, day: date) -> None:
    """Turn a day's counts at a locked stand into bands, once and for all, and delete the counts.

    Raises TooFew, and then nothing has changed.
    """
    if session.get(DayPicture, (stand.id, day)) is not None:
        return
    deliveries = session.scalars(_of(stand).where(Delivery.day == day)).all()
    tallies = _summed(deliveries)
    counted = max((tally.total for tally in tallies.values()), default=0)
    if counted < THRESHOLD:
        raise TooFew
    picture = bands.picture(tallies, counted, THRESHOLD)
    session.add(
        DayPicture(stand=stand.id, day=day, counted=counted, places=written(picture.statements))
    )
    for delivery in deliveries:
        delivery.statements = "{}"
    session.flush()


def _of(stand: Stand) -> Select[Delivery]:
    return select(Delivery).join(Tablet).where(Tablet.stand == stand.id)


def _day(session: Session, stand: Stand, day: date, deliveries: Sequence[Delivery]) -> Day:
    found = session.get(DayPicture, (stand.id, day))
    return Day(
        day=day,
        tablets=len(deliveries),
        finished=sum(each.finished for each in deliveries),
        abandoned=sum(each.abandoned for each in deliveries),
        released=sum(each.count.released for each in deliveries),
        picture=_picture(found) if found else None,
    )


def _picture(found: DayPicture) -> Picture:
    return Picture(found.counted, THRESHOLD, read(found.places, found.counted, THRESHOLD))


def _summed(deliveries: Sequence[Delivery]) -> dict[str, Tally]:
    sums: dict[str, Counter[str]] = {}
    for delivery in deliveries:
        for statement, tally in delivery.count.statements.items():
            sums.setdefault(statement, Counter()).update(
                {each: getattr(tally, each) for each in CATEGORIES}
            )
    return {
        statement: Tally(*(counted[each] for each in CATEGORIES))
        for statement, counted in sums.items()
    }


def _words(statements: Mapping[str, Tally]) -> str:
    return json.dumps(
        {id_: [getattr(tally, each) for each in CATEGORIES] for id_, tally in statements.items()}
    )
