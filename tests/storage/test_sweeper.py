"""Rooms and stands go when their time is up, by themselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Semaphore

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from quiz.cli import main
from quiz.domain.lesson import CLOSES, GOES
from quiz.storage.database import Database, Unavailable
from quiz.storage.hand_ins import Tally
from quiz.storage.open import open_database
from quiz.storage.rooms import Room
from quiz.storage.sweeper import Sweeper, Swept
from tests.storage.rooms import NOW, begin, pupils
from tests.storage.stands import make

PATIENCE = 60
"""Seconds."""

NOTHING = Swept(rooms=0, stands=0)


class Clock:
    """A day later. It tells when somebody has looked at it."""

    def __init__(self) -> None:
        self.looked = Semaphore(0)

    def __call__(self) -> int:
        self.looked.release()
        return NOW + GOES

    def begin_again(self) -> None:
        """Count from now on."""
        while self.looked.acquire(blocking=False):
            pass

    def wait(self, times: int) -> None:
        """Until it has been looked at so many times more."""
        for _ in range(times):
            assert self.looked.acquire(timeout=PATIENCE)


@contextmanager
def running(sweeper: Sweeper) -> Iterator[None]:
    sweeper.start()
    try:
        yield
    finally:
        sweeper.stop()


def rooms(database: Database) -> int:
    with database.reading() as session:
        return session.query(Room).count()


def fill(database: Database) -> str:
    """A room with pupils, whose id stands in the files of the database."""
    with database.writing() as session:
        room = begin(session)
        pupils(session, room, 12)
        return room.id


def test_what_has_had_its_time_goes_without_anybody_coming_by(database: Database) -> None:
    fill(database)
    clock = Clock()

    with running(Sweeper(database, clock, pause=0.01)):
        clock.wait(2)  # the first time is over when the second begins

    assert rooms(database) == 0


def test_a_room_that_nobody_leads_is_closed_and_stays_until_its_day_is_over(
    database: Database,
) -> None:
    with database.writing() as session:
        pupils(session, begin(session), 12)

    assert Sweeper(database, lambda: NOW + CLOSES).sweep() == NOTHING

    with database.reading() as session:
        assert session.scalars(select(Room.state)).all() == ["ended"]
        assert session.query(Tally).count() == 0


def test_a_database_that_fails_is_tried_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database)
    clock, tried = Clock(), Semaphore(0)

    def fail() -> None:
        tried.release()
        raise Unavailable("gone")

    with monkeypatch.context() as patch, running(Sweeper(database, clock, pause=0.01)):
        patch.setattr(database, "writing", fail)
        for _ in range(3):
            assert tried.acquire(timeout=PATIENCE)
        patch.undo()
        clock.begin_again()
        clock.wait(2)

    assert rooms(database) == 0


def test_what_could_not_be_forgotten_is_forgotten_the_next_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database)
    sweeper, forgotten = Sweeper(database, Clock()), []

    def busy() -> None:
        raise Unavailable("somebody is reading")

    monkeypatch.setattr(database, "forget", busy)
    with pytest.raises(Unavailable):
        sweeper.sweep()
    monkeypatch.setattr(database, "forget", lambda: forgotten.append(1))

    assert [sweeper.sweep(), sweeper.sweep()] == [NOTHING, NOTHING]
    assert forgotten == [1, 1]


def test_nothing_of_a_room_stands_in_the_files_after_it_has_been_swept(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'quiz.sqlite3'}")
    id_ = fill(database)
    with database.reading() as session:  # so that the log is still there
        session.query(Room).count()
        assert id_.encode() in b"".join(file.read_bytes() for file in tmp_path.iterdir())

    Sweeper(database, Clock()).sweep()

    assert id_.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_the_command_does_it_once(
    database: Database, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.writing() as session:
        begin(session).goes = 1  # in 1970
        make(session).goes = date(1970, 1, 1)
    monkeypatch.setenv("DATABASE", address)

    told = [CliRunner().invoke(main, ["sweep"]).stdout for _ in range(2)]

    assert told == ["Rooms deleted: 1, stands: 1\n", "Rooms deleted: 0, stands: 0\n"]


def test_the_command_tells_of_a_database_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE", f"sqlite:///{tmp_path}")

    done = CliRunner().invoke(main, ["sweep"])

    assert done.exit_code == 1
    assert done.stderr == "The database cannot be used: unable to open database file\n"
