"""What is kept of a stand and of the tablets at it, and for how long."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from quiz.domain.join_code import read_code
from quiz.domain.secret import digest
from quiz.storage import stands
from quiz.storage.database import Database
from quiz.storage.deliveries import deliver, make_picture
from quiz.storage.stands import (
    LIFE,
    MOST_TABLETS,
    AtAnotherStand,
    NoStand,
    Stand,
    Tablet,
    TooManyStands,
    TooManyTablets,
    count_tablets,
    delete_stand,
    join_stand,
    renew_code,
    stand_of_organiser,
    stand_of_tablet,
    stand_to_join,
    sweep,
)
from quiz.storage.tables import Base
from tests.storage.stands import TODAY, count, make, tablet

TABLES = ("stand", "tablet", "delivery", "day_picture")
Find = Callable[[Session, date], Stand]


def test_no_table_of_stands_has_a_time_of_day_or_an_order(database: Database) -> None:
    database.migrate()
    for name in TABLES:
        columns = inspect(database.engine).get_columns(name)

        assert {str(column["type"]).split("(")[0] for column in columns} <= {
            *("VARCHAR", "BLOB", "BYTEA", "INTEGER", "TEXT", "DATE"),
        }
        assert not any(column.get("autoincrement") is True for column in columns)
        assert Base.metadata.tables[name].dialect_options["sqlite"]["with_rowid"] is False


def test_a_stand_is_found_by_what_each_of_them_knows(database: Database) -> None:
    secret = digest("arrangøren")
    with database.writing() as session:
        stand = make(session, organiser=secret)
        device, code = tablet(session, stand), str(stand.code)

        assert read_code(code) == code
        assert stand_to_join(session, code, TODAY) is stand
        assert stand_of_organiser(session, secret, TODAY) is stand
        assert stand_of_tablet(session, device, TODAY) is stand
        for nobody in (b"", digest("en annen"), secret[:-1]):
            with pytest.raises(NoStand):
                stand_of_organiser(session, nobody, TODAY)
            with pytest.raises(NoStand):
                stand_of_tablet(session, nobody, TODAY)


def test_a_stand_is_gone_after_thirty_days_whether_it_has_been_swept_or_not(
    database: Database,
) -> None:
    with database.writing() as session:
        stand = make(session, organiser=digest("a"))
        device, code = tablet(session, stand), str(stand.code)
        finds: tuple[Find, ...] = (
            lambda session, day: stand_of_organiser(session, digest("a"), day, lock=True),
            lambda session, day: stand_of_tablet(session, device, day, lock=True),
            lambda session, day: stand_to_join(session, code, day, lock=True),
        )
        for find in finds:
            assert find(session, TODAY + timedelta(days=29)) is stand
            with pytest.raises(NoStand):
                find(session, TODAY + timedelta(days=30))


def test_each_step_of_the_organiser_gives_thirty_days_more(database: Database) -> None:
    with database.writing() as session:
        stand = make(session)
        stand.touch(TODAY + timedelta(days=10))
        stand.touch(TODAY)

        assert stand.goes == TODAY + timedelta(days=40)


def test_a_tablet_is_let_in_once_and_at_one_stand(database: Database) -> None:
    with database.writing() as session:
        stand, other = make(session), make(session)
        device = tablet(session, stand)
        join_stand(session, stand, device)
        with pytest.raises(AtAnotherStand):
            join_stand(session, other, device)

        assert (count_tablets(session, stand), count_tablets(session, other)) == (1, 0)


def test_thirty_tablets_are_let_in_and_who_is_in_stays(database: Database) -> None:
    with database.writing() as session:
        stand = make(session)
        for number in range(MOST_TABLETS):
            tablet(session, stand, number)
        with pytest.raises(TooManyTablets):
            tablet(session, stand, MOST_TABLETS)
        tablet(session, stand, 0)

        assert count_tablets(session, stand) == MOST_TABLETS == 30


def test_a_tablet_that_asks_at_two_stands_at_once_is_let_in_at_one(database: Database) -> None:
    with database.writing() as session:
        codes = [str(make(session).code) for _ in range(2)]
    start = Barrier(8)

    def ask(number: int) -> bool:
        start.wait()
        try:
            with database.writing() as session:
                stand = stand_to_join(session, codes[number % 2], TODAY, lock=True)
                join_stand(session, stand, digest("the same"))
        except AtAnotherStand:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        let_in = list(pool.map(ask, range(8)))

    assert sum(let_in) == 4
    with database.reading() as session:
        assert session.query(Tablet).count() == 1


def test_a_new_code_lets_nobody_in_with_the_old_one_and_who_is_in_stays(
    database: Database,
) -> None:
    with database.writing() as session:
        stand = make(session)
        device, old = tablet(session, stand), str(stand.code)
        renew_code(session, stand)
        session.flush()

        assert stand.code != old
        assert stand_to_join(session, str(stand.code), TODAY) is stand
        assert stand_of_tablet(session, device, TODAY) is stand
        with pytest.raises(NoStand):
            stand_to_join(session, old, TODAY)


def test_only_so_many_stands_may_be_there(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stands, "MOST_STANDS", 2)
    with database.writing() as session:
        make(session)
        make(session)
        with pytest.raises(TooManyStands):
            make(session)


def filled(session: Session, **other: Any) -> Stand:
    """A stand with two tablets that have delivered two days, one of them with its picture."""
    stand = make(session, **other)
    tomorrow = TODAY + timedelta(days=1)
    for number in (1, 2):
        device = tablet(session, stand, number)
        for day in (TODAY, tomorrow):
            deliver(session, stand, device, count(1, (4, 4, 4), day=day), TODAY)
    make_picture(session, stand, TODAY)
    return stand


def rows(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {name: session.query(Base.metadata.tables[name]).count() for name in TABLES}


ONE = {"stand": 1, "tablet": 2, "delivery": 4, "day_picture": 1}


def test_a_deleted_stand_leaves_no_row_anywhere(database: Database) -> None:
    with database.writing() as session:
        filled(session, organiser=digest("gone"))
        filled(session)
    assert rows(database) == {name: 2 * number for name, number in ONE.items()}

    with database.writing() as session:
        delete_stand(session, stand_of_organiser(session, digest("gone"), TODAY, lock=True))

    assert rows(database) == ONE


def test_what_is_swept_away_is_the_stands_whose_time_is_up_and_all_that_was_theirs(
    database: Database,
) -> None:
    with database.writing() as session:
        filled(session)
        filled(session).touch(TODAY + timedelta(days=1))

    with database.writing() as session:
        assert sweep(session, TODAY + LIFE - timedelta(days=1)) == 0
        assert sweep(session, TODAY + LIFE) == 1
        assert sweep(session, TODAY + LIFE) == 0

    assert rows(database) == ONE
