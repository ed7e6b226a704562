"""A content is kept once, as long as something needs it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import partial

import pytest
from sqlalchemy.orm import Session

from quiz.domain.lesson import GOES
from quiz.domain.oslo import day_at
from quiz.storage.database import Database
from quiz.storage.editions import Edition, NoEdition, edition_words, keep_edition
from quiz.storage.rooms import Room
from quiz.storage.sweeper import Sweeper, Swept
from tests.storage.rooms import FRUIT, NOW, begin
from tests.storage.stands import make


def test_a_content_is_kept_as_long_as_a_room_or_a_stand_needs_it(database: Database) -> None:
    with database.writing() as session:
        begin(session)
        begin(session).goes = NOW + 2 * GOES
        make(session).goes = day_at(NOW + 3 * GOES)

    for after, kept in ((GOES, 1), (2 * GOES, 1), (3 * GOES, 0)):
        Sweeper(database, partial(int, NOW + after)).sweep()
        with database.reading() as session:
            assert session.query(Edition).count() == kept
    with database.reading() as session, pytest.raises(NoEdition):
        edition_words(session, FRUIT.version)


def test_rooms_that_are_opened_at_once_share_one_content(database: Database) -> None:
    def open_one() -> None:
        with database.writing() as session:
            begin(session)

    with meanwhile(database, open_one) as session:
        begin(session)

    with database.reading() as session:
        assert (session.query(Room).count(), session.query(Edition).count()) == (2, 1)


def test_a_content_that_a_room_is_being_opened_with_is_not_swept_away(database: Database) -> None:
    with database.writing() as session:
        begin(session).goes = NOW

    def sweep_now() -> None:
        assert Sweeper(database, lambda: NOW).sweep() == Swept(rooms=1, stands=0)

    with meanwhile(database, sweep_now) as session:
        begin(session)

    with database.reading() as session:
        assert (session.query(Room).count(), session.query(Edition).count()) == (1, 1)


@contextmanager
def meanwhile(database: Database, do: Callable[[], None]) -> Iterator[Session]:
    """A session that has kept its content, while another does something as far as it is let."""

    def glance() -> None:
        with database.reading() as session:
            session.query(Room).count()

    with ThreadPoolExecutor(1) as other:
        with database.writing() as session:
            keep_edition(session, FRUIT.version, "{}")
            other.submit(glance).result()  # so that it need not connect first
            done = other.submit(do)
            wait([done], timeout=1)
            yield session
        done.result()
