"""How often an address may do something, and what is known of it meanwhile."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine

from quiz.secret_file import SecretFile
from quiz.storage.attempts import Attempt, Limit
from quiz.storage.database import Database
from quiz.storage.open import open_database
from quiz.storage.sweeper import Sweeper
from quiz.web.limits import HOUR, Limits
from tests.postgresql import Server as PostgreSQLServer

Make = Callable[..., Limits]


class Clock:
    """Time as the test wants it, in seconds."""

    now = 1000.0 * HOUR

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(address: str) -> Database:
    return open_database(address)


@pytest.fixture
def limits_of(database: Database, tmp_path: Path, clock: Clock) -> Make:
    def make(each: int, in_all: int, what: str = "code") -> Limits:
        """As another process has them, each time."""
        secret = SecretFile(tmp_path / "secret")
        return Limits(database, secret, Limit(what, each, in_all), clock)

    return make


def kept(database: Database) -> list[Attempt]:
    with database.reading() as session:
        return session.query(Attempt).all()


def test_an_address_may_so_often_an_hour_and_others_still_may(limits_of: Make) -> None:
    limits = limits_of(each=2, in_all=10)

    assert [limits.wait("192.0.2.1") for _ in range(3)] == [0, 0, HOUR]
    assert limits.wait("192.0.2.2") == 0


def test_all_together_may_so_often_an_hour(limits_of: Make) -> None:
    limits = limits_of(each=2, in_all=3)

    waits = [limits.wait(f"192.0.2.{number}") for number in range(5)]

    assert waits == [0, 0, 0, HOUR, HOUR]


def test_the_wait_is_over_when_it_was_said_to_be(limits_of: Make, clock: Clock) -> None:
    limits = limits_of(each=1, in_all=10)
    limits.wait("192.0.2.1")

    clock.now += 0.5
    wait = limits.wait("192.0.2.1")
    clock.now += wait - 1
    assert limits.wait("192.0.2.1") == 1
    clock.now += 1
    assert limits.wait("192.0.2.1") == 0


def test_what_is_given_back_may_be_done_again(limits_of: Make, database: Database) -> None:
    limits = limits_of(each=1, in_all=2)
    for _ in range(3):
        assert limits.wait("192.0.2.1") == 0
        limits.give_back("192.0.2.1")

    assert not kept(database)
    assert [limits.wait(f"192.0.2.{number}") for number in (1, 1, 2, 3)] == [0, HOUR, 0, HOUR]


def test_no_more_can_be_given_back_than_was_taken(limits_of: Make, clock: Clock) -> None:
    """An hour may end in between."""
    limits = limits_of(each=1, in_all=2)
    limits.wait("192.0.2.1")
    clock.now += HOUR
    limits.wait("192.0.2.2")

    for _ in range(3):
        limits.give_back("192.0.2.1")

    assert [limits.wait("192.0.2.1") for _ in range(2)] == [0, HOUR]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:ff::1", True),
        ("2001:db8::1", "2001:db8:0:100::1", False),
        ("[2001:db8::1]:5000", "2001:db8::2", True),
        ("192.0.2.1:5000", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("no address", "07.6.7.8", True),
        (None, "", True),
    ],
)
def test_a_network_of_version_six_is_one_address(
    limits_of: Make, one: str | None, other: str, *, same: bool
) -> None:
    limits = limits_of(each=1, in_all=10)
    limits.wait(one)

    assert bool(limits.wait(other)) == same


def test_all_processes_count_together_and_each_thing_by_itself(limits_of: Make) -> None:
    one, another, other_thing = (limits_of(2, 3), limits_of(2, 3), limits_of(2, 3, "opening"))

    assert [limits.wait("192.0.2.1") for limits in (one, another, one)] == [0, 0, HOUR]
    assert [limits.wait("192.0.2.2") for limits in (another, one)] == [0, HOUR]
    assert other_thing.wait("192.0.2.1") == 0


def test_many_at_once_do_not_get_past_the_limit(limits_of: Make, database: Database) -> None:
    database.migrate()
    processes = [limits_of(each=3, in_all=10) for _ in range(8)]

    with ThreadPoolExecutor(8) as threads:
        waits = list(threads.map(lambda limits: limits.wait("192.0.2.1"), processes))

    assert sorted(waits) == [0] * 3 + [HOUR] * 5


def test_no_address_is_kept_and_no_more_counts_than_may_be(
    limits_of: Make, database: Database
) -> None:
    limits = limits_of(each=1, in_all=5)
    for number in range(20):
        limits.wait(f"192.0.2.{number}")

    assert len(kept(database)) == 5
    for row in kept(database):
        assert b"192.0.2." not in row.who
        assert len(row.who) == 32


def test_whoever_has_not_the_secret_cannot_find_an_address_among_the_counts(
    database: Database, tmp_path: Path, clock: Clock
) -> None:
    for name in ("secret", "another"):
        limits = Limits(database, SecretFile(tmp_path / name), Limit("code", 1, 5), clock)
        assert limits.wait("192.0.2.1") == 0

    assert len({row.who for row in kept(database)}) == 2


def test_two_hours_cannot_be_laid_side_by_side(
    limits_of: Make, database: Database, clock: Clock
) -> None:
    limits = limits_of(each=1, in_all=5)
    limits.wait("192.0.2.1")
    clock.now += HOUR
    limits.wait("192.0.2.1")

    assert len({row.who for row in kept(database)}) == 2


def test_what_was_counted_goes_when_the_hour_is_over(
    limits_of: Make, database: Database, clock: Clock
) -> None:
    limits = limits_of(each=1, in_all=5)
    limits.wait("192.0.2.1")
    sweeper = Sweeper(database, lambda: int(clock.now))

    sweeper.sweep()
    assert kept(database)
    clock.now += HOUR
    sweeper.sweep()
    assert not kept(database)


def test_nothing_of_it_stands_in_the_log_of_a_server(postgresql: PostgreSQLServer) -> None:
    with postgresql.database() as address:
        open_database(address).migrate()
        engine = create_engine(address.replace(":", "+psycopg:", 1), poolclass=NullPool)
        with engine.connect() as connection:
            found = "SELECT relpersistence FROM pg_class WHERE relname = 'attempt'"
            assert connection.exec_driver_sql(found).scalar() == "u"
