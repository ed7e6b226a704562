"""A backup holds the challenges, and nothing of any class or stand."""

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from quiz.app import ROOT
from quiz.cli import main
from quiz.storage.challenges import Challenge, add
from quiz.storage.database import Database
from quiz.storage.deliveries import deliver, make_picture
from quiz.storage.open import open_database
from quiz.storage.rooms import Room
from quiz.storage.sqlite import KEPT
from quiz.storage.tables import Base
from tests.postgresql import Server, program
from tests.storage.made_up import challenge
from tests.storage.rooms import begin, pupils
from tests.storage.stands import TODAY, count, make, tablet


def fill(database: Database) -> tuple[str, str]:
    """A challenge, a class and a stand; returned are the ids of the two that go."""
    with database.writing() as session:
        add(session, challenge())
        room, stand = begin(session), make(session)
        pupils(session, room, 12)
        deliver(session, stand, tablet(session, stand), count(1, (4, 4, 4)), TODAY)
        make_picture(session, stand, TODAY)
        return room.id, stand.id


def back_up(address: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setenv("DATABASE", address)
    return CliRunner().invoke(main, ["backup", str(file)])


def test_a_backup_holds_the_challenges_and_nothing_of_a_class_or_a_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, file = f"sqlite:///{tmp_path / 'quiz.sqlite3'}", tmp_path / "backup.sqlite3"
    gone = fill(open_database(address))

    assert back_up(address, file, monkeypatch).exit_code == 0

    assert not [id_ for id_ in gone if id_.encode() in file.read_bytes()]
    assert file.stat().st_mode & 0o777 == 0o600
    put_back = open_database(f"sqlite:///{file}")
    with put_back.reading() as session:
        for table in Base.metadata.sorted_tables:
            rows = session.scalar(select(func.count()).select_from(table))
            assert rows == (1 if table.name == "challenge" else 0), table.name
    assert fill(put_back)
    with put_back.reading() as session:
        # The same challenge is kept once.
        assert (session.query(Challenge).count(), session.query(Room).count()) == (1, 1)


def test_a_backup_takes_the_place_of_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"sqlite:///{tmp_path / 'quiz.sqlite3'}"
    fill(open_database(address))
    (tmp_path / "backup").write_text("dear")

    done = back_up(address, tmp_path / "backup", monkeypatch)

    assert (done.exit_code, done.stderr) == (1, f"{tmp_path / 'backup'} is there already\n")
    assert (tmp_path / "backup").read_text() == "dear"


def test_a_server_is_backed_up_otherwise(
    postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgresql.database() as address:
        done = back_up(address, tmp_path / "backup", monkeypatch)

    assert done.exit_code == 1
    assert "pg_dump" in done.stderr
    assert not (tmp_path / "backup").exists()


def test_the_line_we_tell_for_a_server_leaves_every_class_and_stand_out(postgresql: Server) -> None:
    words = (ROOT / "docs/running.md").read_text(encoding="utf-8")
    (line,) = re.findall(
        r"pg_dump --format=custom ((?:--[a-z=_-]+\s+)+)", words.replace("\\\n", "")
    )
    left_out = set(re.findall(r"--exclude-table-data=(\S+)", line))
    assert left_out == Base.metadata.tables.keys() - KEPT

    with postgresql.database() as address:
        database = open_database(address)
        gone = fill(database)
        command = [program("pg_dump"), *line.split(), address]
        dumped = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert "COPY public.challenge" in dumped
    assert not [id_ for id_ in gone if id_ in dumped]
