"""Stands: what is kept of one, and of the tablets at it."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ForeignKey, LargeBinary, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quiz.domain.text import Language
from quiz.storage.codes import free_code
from quiz.storage.tables import Base, alone

MOST_STANDS = 500
"""So many may be there at once, so that nobody can fill the disk."""

MOST_TABLETS = 30
"""Of one stand."""

LIFE = timedelta(days=30)
"""How long after the organiser's last step a stand is deleted."""


class NoStand(Exception):
    """There is no such stand, or not any more; which of the two is never told."""


class TooManyStands(Exception):
    """As many are there as may be."""


class TooManyTablets(Exception):
    """As many are at the stand as may be."""


class AtAnotherStand(Exception):
    """The tablet is at another stand, and what it has counted may be counted there already."""


class Stand(Base):
    """What an organiser has made. Nothing in it tells who has been there.

    `organiser` is the digest of the organiser's secret. `code` is None while no tablet is let in.
    `name` and `accent` are what visitors see of the organiser. `version` is the content's, which
    stays the same as long as the stand is there. `made` and `goes` are days in Norway; with the
    latter it is gone. There is no time of day.
    """

    __tablename__ = "stand"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    organiser: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    code: Mapped[str | None] = mapped_column(String(6), unique=True)
    name: Mapped[str] = mapped_column(String(40))
    accent: Mapped[str] = mapped_column(String(7))
    language: Mapped[Language] = mapped_column(String(2))
    version: Mapped[str] = mapped_column(String(12), ForeignKey("edition.version"), index=True)
    made: Mapped[date]
    goes: Mapped[date] = mapped_column(index=True)

    def touch(self, today: date) -> None:
        """Note that the organiser has done something."""
        self.goes = max(self.goes, today + LIFE)


class Tablet(Base):
    """A device at a stand: the digest of a secret that only it has."""

    __tablename__ = "tablet"
    # Rows are kept in the order of their digests, so none tells which came before which.
    __table_args__ = ({"sqlite_with_rowid": False},)

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    stand: Mapped[str] = mapped_column(ForeignKey("stand.id", ondelete="CASCADE"), index=True)


@dataclass(frozen=True)
class Making:
    """What an organiser asks for."""

    id: str
    organiser: bytes
    name: str
    accent: str
    language: Language
    version: str


def make_stand(session: Session, asked: Making, today: date) -> Stand:
    """A new stand, whose edition is kept. Raises TooManyStands."""
    if (session.scalar(select(func.count()).select_from(Stand)) or 0) >= MOST_STANDS:
        raise TooManyStands
    stand = Stand(
        id=asked.id,
        organiser=asked.organiser,
        code=_free_code(session),
        name=asked.name,
        accent=asked.accent,
        language=asked.language,
        version=asked.version,
        made=today,
        goes=today + LIFE,
    )
    session.add(stand)
    session.flush()
    return stand


def stand_of_organiser(
    session: Session, digest: bytes, today: date, *, lock: bool = False
) -> Stand:
    """The stand that is looked after with this secret. Raises NoStand.

    `lock` keeps everybody else from changing it until the session ends.
    """
    wanted = select(Stand).filter_by(organiser=digest)
    return _there(session.scalar(wanted.with_for_update() if lock else wanted), today)


def stand_to_join(session: Session, code: str, today: date, *, lock: bool = False) -> Stand:
    """The stand that this code opens to tablets. Raises NoStand."""
    wanted = select(Stand).filter_by(code=code)
    return _there(session.scalar(wanted.with_for_update() if lock else wanted), today)


def stand_of_tablet(session: Session, digest: bytes, today: date, *, lock: bool = False) -> Stand:
    """The stand that a tablet is at. Raises NoStand."""
    wanted = select(Stand).join(Tablet).where(Tablet.digest == digest)
    return _there(session.scalar(wanted.with_for_update(of=Stand) if lock else wanted), today)


def join_stand(session: Session, stand: Stand, digest: bytes) -> None:
    """Let a tablet in at a locked stand, once. Raises AtAnotherStand and TooManyTablets."""
    alone(session, Tablet)  # or it could be let in at two stands at once
    found = session.get(Tablet, digest)
    if found is None:
        if count_tablets(session, stand) >= MOST_TABLETS:
            raise TooManyTablets
        session.add(Tablet(digest=digest, stand=stand.id))
        session.flush()
    elif found.stand != stand.id:
        raise AtAnotherStand


def count_tablets(session: Session, stand: Stand) -> int:
    """How many tablets have been let in."""
    return session.scalar(select(func.count()).select_from(Tablet).filter_by(stand=stand.id)) or 0


def renew_code(session: Session, stand: Stand) -> None:
    """Another code instead of the one that has got about, or where there was none."""
    stand.code = _free_code(session)


def delete_stand(session: Session, stand: Stand) -> None:
    """Delete it with all that was kept of it.

    On SQLite that stands in the write-ahead log until `Database.forget`.
    """
    session.delete(stand)
    session.flush()


def sweep(session: Session, today: date) -> int:
    """Delete the stands whose time is up; how many it was."""
    over = session.scalars(select(Stand).where(Stand.goes <= today).with_for_update()).all()
    for stand in over:
        session.delete(stand)
    session.flush()
    return len(over)


def _there(stand: Stand | None, today: date) -> Stand:
    """A stand whose time is up is gone, whether it has been swept away yet or not."""
    if stand is None or today >= stand.goes:
        raise NoStand
    return stand


def _free_code(session: Session) -> str:
    code = free_code(session, Stand.code)
    if code is None:
        raise TooManyStands
    return code
