"""Contents that something was begun with, each kept as long as anything needs it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quiz.storage.tables import Base, alone


class NoEdition(Exception):
    """This content is not kept, or not any more."""


class Edition(Base):
    """A content that a room or a stand was opened with, in the words of `quiz.snapshot`."""

    __tablename__ = "edition"

    version: Mapped[str] = mapped_column(String(12), primary_key=True)
    words: Mapped[str] = mapped_column(Text)


def keep_edition(session: Session, version: str, words: str) -> None:
    """Keep a content as long as something needs it; it is kept once.

    Nobody else begins with a content, or sweeps contents away, until the session has ended.
    """
    alone(session, Edition)
    if session.get(Edition, version) is None:
        session.add(Edition(version=version, words=words))
        session.flush()


def edition_words(session: Session, version: str) -> str:
    """The content that something was begun with. Raises NoEdition."""
    found = session.get(Edition, version)
    if found is None:
        raise NoEdition
    return found.words


def sweep_editions(session: Session, needed: Iterable[Any]) -> None:
    """Delete the contents whose version stands in none of these columns."""
    alone(session, Edition)
    unneeded = select(Edition).where(*(Edition.version.not_in(select(each)) for each in needed))
    for edition in session.scalars(unneeded):
        session.delete(edition)
