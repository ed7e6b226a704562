"""A server of PostgreSQL's: how it is reached, and what happens when it cannot be."""

import gc
import logging
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from quiz.storage.challenges import count_open, withhold
from quiz.storage.database import Database, Unavailable
from quiz.storage.open import open_database
from tests.conftest import free_port, serving
from tests.postgresql import Server, a_server
from tests.storage.made_up import challenge, kept, write

WRITTEN = "Det står i klartekst"
SECRET = "helt-hemmelig"  # noqa: S105


@pytest.fixture
def address(postgresql: Server) -> Iterator[str]:
    with postgresql.database() as address:
        yield address


@pytest.fixture(scope="module")
def own() -> Iterator[Server]:
    """One that may be stopped and killed, and that syncs."""
    with a_server(free_port(), durable=True) as server:
        yield server


@pytest.fixture
def other(address: str) -> Iterator[psycopg.Connection]:
    """Another program."""
    open_database(address).migrate()
    with closing(psycopg.connect(address)) as connection:
        yield connection


def pid(database: Database) -> int:
    """Which of our connections it is."""
    with database.reading() as session:
        return session.scalar(text("SELECT pg_backend_pid()")) or 0


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_the_driver_need_not_be_named(address: str, scheme: str) -> None:
    database = open_database(address.replace("postgresql", scheme, 1))

    write(database)

    assert kept(database) == 1


def test_nothing_takes_longer_than_our_patience(address: str) -> None:
    database = open_database(address, patience=3)
    names = ("statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout")
    ask = text("SELECT setting FROM pg_settings WHERE name = :name")

    with database.writing() as session:
        writers = [session.scalar(ask, {"name": name}) for name in names]
    with database.reading() as session:
        readers = [session.scalar(ask, {"name": name}) for name in names]

    assert writers == ["3000", "3000", "3000"]
    assert readers == ["3000", "3000", "500"]


def test_a_statement_that_never_ends_is_ended(impatient: Database) -> None:
    with pytest.raises(Unavailable, match="statement timeout"), impatient.reading() as session:
        session.execute(text("SELECT pg_sleep(60)"))

    assert kept(impatient) == 0


def test_whoever_idles_with_a_lock_loses_it(database: Database, impatient: Database) -> None:
    database.migrate()
    with pytest.raises(Unavailable, match="idle-in-transaction"), impatient.writing() as session:
        lock_then_idle(session, database)

    assert kept(database) == 1


def lock_then_idle(session: Session, database: Database) -> None:
    session.execute(text("LOCK TABLE challenge"))
    write(database)
    session.execute(text("SELECT 1"))


def test_connections_are_few_and_kept(impatient: Database) -> None:
    assert len({pid(impatient) for _ in range(5)}) == 1

    with ExitStack() as held:
        for _ in range(8):
            held.enter_context(impatient.engine.connect())
        with pytest.raises(Unavailable, match="limit"):
            kept(impatient)
    assert kept(impatient) == 0


def test_connections_end_with_the_database(postgresql: Server, address: str) -> None:
    database = open_database(address)
    write(database)
    there = "SELECT datname FROM pg_stat_activity WHERE usename = 'quiz'"
    name = (database.engine.url.database,)
    assert name in postgresql.run(there)

    del database
    gc.collect()

    deadline = time.monotonic() + 10
    while name in postgresql.run(there):
        assert time.monotonic() < deadline


def test_a_locked_table_is_read_and_not_written(
    impatient: Database, other: psycopg.Connection
) -> None:
    other.execute("LOCK TABLE challenge IN EXCLUSIVE MODE")
    with pytest.raises(Unavailable, match="timeout"):
        write(impatient)
    assert kept(impatient) == 0

    other.rollback()
    write(impatient)

    assert kept(impatient) == 1


def test_tables_that_another_makes_for_long_are_waited_for_and_then_trouble(
    impatient: Database, address: str
) -> None:
    with closing(psycopg.connect(address)) as another:
        another.execute("SELECT pg_advisory_xact_lock(7199254740993)")
        with pytest.raises(Unavailable, match="timeout"):
            impatient.migrate()
        another.rollback()

    assert kept(impatient) == 0


def test_a_database_that_may_not_be_written_can_be_read_and_is_left_for_one_that_may(
    postgresql: Server, database: Database
) -> None:
    write(database)
    alter = f"ALTER DATABASE {database.engine.url.database}"
    postgresql.run(f"{alter} SET default_transaction_read_only = on")
    database.engine.dispose()

    with pytest.raises(Unavailable, match="read-only"):
        write(database, why="mer")
    assert kept(database) == 1

    with pytest.raises(Unavailable, match="read-only"):
        write(database, why="mer")
    postgresql.run(f"{alter} RESET default_transaction_read_only")
    write(database, why="mer")
    assert kept(database) == 2


def test_a_database_in_another_encoding_is_told(postgresql: Server) -> None:
    make = "CREATE DATABASE latin OWNER quiz ENCODING 'SQL_ASCII' TEMPLATE template0"
    postgresql.run(make)

    with pytest.raises(Unavailable, match="its encoding must be UTF8, and is SQL_ASCII"):
        kept(open_database(postgresql.address("latin")))


@pytest.mark.parametrize("elsewhere", ["password", "port", "host", "database"])
def test_no_password_is_ever_told(
    postgresql: Server, elsewhere: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    address = {
        "password": postgresql.address("postgres", SECRET),
        "port": f"postgresql://quiz:{SECRET}@127.0.0.1:{free_port()}/quiz",
        "host": f"postgresql://quiz:{SECRET}@nowhere.invalid/quiz",
        "database": postgresql.address("ikke_her"),
    }[elsewhere]
    database = open_database(address)

    with pytest.raises(Unavailable) as error:
        kept(database)

    assert "The database cannot be used: " in caplog.text
    told = f"{caplog.text} {database!r} {database.engine!r}"
    cause: BaseException | None = error.value
    while cause:
        told += f"{cause!r} {cause}"
        cause = cause.__cause__ or cause.__context__
    assert SECRET not in told
    assert "hemmelig" not in told


def test_a_nul_never_reaches_the_server(database: Database) -> None:
    database.migrate()
    sent: list[str] = []

    def note(*seen: object) -> None:
        sent.append(str(seen[2]))

    event.listen(database.engine, "after_cursor_execute", note)
    with pytest.raises(DataError, match="NUL"):
        write(database, why="a\0b")

    assert not [words for words in sent if "FROM challenge" in words or "INSERT" in words]
    assert kept(database) == 0


def test_an_error_holds_nothing_of_what_was_to_be_kept(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with database.writing() as session:
        session.execute(text("ALTER TABLE challenge ADD CHECK (language <> 'nb')"))
    with pytest.raises(IntegrityError):
        write(database, why=WRITTEN)
    with database.writing() as session:
        session.execute(
            text("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'not now' USING DETAIL = NEW.why; END $$""")
        )
        session.execute(
            text("""
            CREATE TRIGGER refuse BEFORE INSERT ON challenge
            FOR EACH ROW EXECUTE FUNCTION refuse()""")
        )

    with pytest.raises(Unavailable, match=r"^not now$"):
        write(database, why=WRITTEN)
    assert WRITTEN not in caplog.text


def test_what_is_withheld_is_in_no_file_of_the_tables(
    postgresql: Server, database: Database
) -> None:
    for number in range(6):
        write(database, why=WRITTEN if number else "Ikke det.", passage=str(number))
    with database.writing() as session:
        for id_ in range(2, 7):
            withhold(session, id_)
    assert holding(postgresql, database, WRITTEN)

    database.forget()

    assert not holding(postgresql, database, WRITTEN)


def holding(server: Server, database: Database, words: str) -> list[Path]:
    """The files of this database in which they stand."""
    server.run("CHECKPOINT")
    numbers = dict(server.run("SELECT datname, oid FROM pg_database"))
    files = (server.folder / "kept/base" / str(numbers[database.engine.url.database])).iterdir()
    return [each for each in files if words.encode() in each.read_bytes()]


def test_forgetting_says_so_when_somebody_may_still_see_it_without_looking(
    impatient: Database, other: psycopg.Connection
) -> None:
    write(impatient, why=WRITTEN)
    other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    other.execute("SELECT 1")
    with impatient.writing() as session:
        withhold(session, 1)

    with pytest.raises(Unavailable, match="somebody is reading"):
        impatient.forget()

    other.rollback()
    impatient.forget()


def test_a_server_that_is_down_is_trouble_until_it_is_up(
    own: Server, caplog: pytest.LogCaptureFixture
) -> None:
    with own.database() as address:
        database = open_database(address)
        write(database)
        own.stop()
        for _ in range(3):
            with pytest.raises(Unavailable, match="refused"):
                kept(database)
        own.start()

        assert kept(database) == 1
        first, last = [record.getMessage() for record in caplog.records]
    assert first.startswith("The database cannot be used: connection failed")
    assert last == "The database can be used again."


def test_what_is_acknowledged_outlives_a_kill_and_no_request_meets_a_dead_connection(
    own: Server,
) -> None:
    with own.database() as address:
        database = open_database(address)
        for number in range(3):
            for again in range(5):
                write(database, why=f"{number} {again}")
            own.kill()
            own.start()

            assert kept(database) == 5 * (number + 1)


def test_a_server_that_dies_while_somebody_writes_keeps_nothing_of_it(own: Server) -> None:
    with own.database() as address:
        database = open_database(address)
        write(database)
        with pytest.raises(Unavailable), database.writing() as session:
            add_then_kill(session, own)
        own.start()

        assert kept(database) == 1


def add_then_kill(session: Session, server: Server) -> None:
    session.add(challenge(why="mer"))
    session.flush()
    server.kill()


def test_the_quiz_starts_on_a_server(address: str, tmp_path: Path) -> None:
    with serving(tmp_path / "log", address) as server:
        assert "database" not in server.log.read_text()
    with open_database(address).reading() as session:
        assert count_open(session) == 0
    assert not (tmp_path / "quiz.sqlite3").exists()
