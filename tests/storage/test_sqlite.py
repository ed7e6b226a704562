"""A file of SQLite's: how it is opened, and what happens when it cannot be."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from sqlalchemy import event, text

from quiz.storage.challenges import count_open, open_ones, withhold
from quiz.storage.database import Database, Unavailable
from quiz.storage.open import open_database
from tests.storage.made_up import kept, write

WRITTEN = "Det står i klartekst"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "quiz.sqlite3"


@pytest.fixture
def database(file: Path) -> Database:
    return open_database(f"sqlite:///{file}", patience=0.05)


@pytest.fixture
def lock(database: Database, file: Path) -> Iterator[sqlite3.Connection]:
    """Another program that holds the lock for writing."""
    database.migrate()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def write_much(database: Database) -> None:
    for number in range(99):
        write(database, why=f"{number}" * 900)


def test_no_file_is_there_before_it_is_needed(database: Database, file: Path) -> None:
    assert not file.exists()

    assert kept(database) == 0
    assert file.exists()


def test_nobody_else_on_the_machine_may_read_it(database: Database, file: Path) -> None:
    write(database)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) & 0o077 == 0


def test_what_is_acknowledged_outlives_a_power_cut_and_what_is_deleted_is_gone(
    database: Database,
) -> None:
    with database.reading() as session:
        found = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }

    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_writers_wait_for_a_lock_and_readers_hardly(file: Path) -> None:
    database = open_database(f"sqlite:///{file}")

    with database.writing() as session:
        assert session.scalar(text("PRAGMA busy_timeout")) == 5000
    with database.reading() as session:
        assert session.scalar(text("PRAGMA busy_timeout")) == 500


def test_a_crowd_is_turned_away_before_it_holds_every_thread(database: Database) -> None:
    with ExitStack() as held:
        for _ in range(64):
            held.enter_context(database.reading())
        with pytest.raises(Unavailable), database.reading():
            pass

    assert kept(database) == 0


def test_only_writers_take_the_lock_and_they_take_it_first(database: Database) -> None:
    said: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *seen: said.append(seen[2]))
    database.migrate()
    said.clear()

    kept(database)
    write(database)

    assert [words for words in said if "BEGIN" in words] == ["BEGIN", "BEGIN IMMEDIATE"]


def test_a_locked_database_is_read_and_not_written(
    database: Database, lock: sqlite3.Connection
) -> None:
    with pytest.raises(Unavailable, match="database is locked"):
        write(database)
    assert kept(database) == 0

    lock.rollback()
    write(database)

    assert kept(database) == 1


def test_a_directory_in_the_place_of_the_file_is_trouble_until_it_is_gone(
    database: Database, file: Path
) -> None:
    file.mkdir(parents=True)
    with pytest.raises(Unavailable, match="unable to open database file"):
        write(database)

    file.rmdir()
    write(database)

    assert kept(database) == 1


def test_a_file_in_the_place_of_the_directory_is_trouble_until_it_is_gone(
    database: Database, file: Path
) -> None:
    file.parent.write_text("")
    with pytest.raises(Unavailable):
        kept(database)

    file.parent.unlink()

    assert kept(database) == 0


def test_a_file_that_is_no_database_is_trouble_and_is_left_alone(
    database: Database, file: Path
) -> None:
    file.parent.mkdir()
    file.write_text("Dette er et brev." * 100)

    with pytest.raises(Unavailable, match="file is not a database"):
        write(database)
    assert file.read_text().startswith("Dette er et brev.")


def test_a_full_disk_is_trouble_until_there_is_room(database: Database) -> None:
    database.migrate()
    limit = "PRAGMA max_page_count = 1"

    def fill(connection: Any, _: object) -> None:
        connection.execute(limit)

    event.listen(database.engine, "connect", fill)
    with pytest.raises(Unavailable, match="database or disk is full"):
        write_much(database)
    before = kept(database)

    limit = "PRAGMA max_page_count = 10000"
    write(database)

    assert kept(database) == before + 1


def test_a_database_that_may_not_be_written_can_still_be_read(database: Database) -> None:
    write(database)
    event.listen(
        database.engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only=ON")
    )

    with pytest.raises(Unavailable, match="readonly"):
        write(database, why="mer")
    assert kept(database) == 1


def test_a_file_that_is_gone_is_missed_and_not_made_anew(database: Database, file: Path) -> None:
    """An empty one in its place would take what belongs to the old, and show an empty log."""
    write(database)
    elsewhere = file.rename(file.with_name("elsewhere"))

    with pytest.raises(Unavailable, match="gone"):
        kept(database)
    assert not file.exists()

    elsewhere.rename(file)
    assert kept(database) == 1


def test_a_file_that_others_could_read_is_closed_to_them(database: Database, file: Path) -> None:
    write(database)
    file.chmod(0o644)

    database.migrate()

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_backup_can_be_put_back(database: Database, file: Path) -> None:
    write(database)
    backup = file.with_name("backup.sqlite3")
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"VACUUM INTO '{backup}'")
    file.unlink()
    backup.rename(file)

    with open_database(f"sqlite:///{file}").reading() as session:
        assert count_open(session) == 1
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"


def test_trouble_is_written_down_when_it_begins_and_when_it_ends(
    database: Database, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.mkdir(parents=True)
    for _ in range(3):
        with pytest.raises(Unavailable):
            write(database, why=WRITTEN)
    file.rmdir()
    write(database, why=WRITTEN)
    write(database, why="mer")

    first, last = [record.getMessage() for record in caplog.records]
    assert first == "The database cannot be used: unable to open database file"
    assert last == "The database can be used again."
    assert WRITTEN not in caplog.text


def test_an_error_holds_nothing_of_what_was_to_be_kept(
    database: Database, lock: sqlite3.Connection
) -> None:
    assert lock.in_transaction
    with pytest.raises(Unavailable) as error:
        write(database, why=WRITTEN)

    assert WRITTEN not in f"{error.value!r} {error.value.__cause__}"


def test_what_is_withheld_is_nowhere_on_the_disk(database: Database, file: Path) -> None:
    write(database, why=WRITTEN * 20, passage=WRITTEN)
    with database.reading() as session:  # a reader keeps the write-ahead log where it is
        assert len(open_ones(session)) == 1
        assert any(WRITTEN.encode() in each.read_bytes() for each in file.parent.iterdir())

    with database.writing() as session:
        withhold(session, 1)
        session.flush()
    database.forget()

    assert not any(WRITTEN.encode() in each.read_bytes() for each in file.parent.iterdir())


def test_forgetting_waits_for_whoever_reads_and_will_soon_be_done(file: Path) -> None:
    database = open_database(f"sqlite:///{file}")
    write(database, why=WRITTEN)
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM challenge").fetchall()
        with database.writing() as session:
            withhold(session, 1)
        leaving = Timer(1, other.rollback)
        leaving.start()
        database.forget()
        leaving.join()

    assert not any(WRITTEN.encode() in each.read_bytes() for each in file.parent.iterdir())
