"""The database is brought up to date, by itself as the quiz starts or by a command."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from quiz.cli import main
from tests.conftest import free_port, serving
from tests.postgresql import Server


def test_migrating_makes_the_file_and_tells_its_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a" / "quiz.sqlite3"
    monkeypatch.setenv("DATABASE", f"sqlite:///{file}")

    for _ in range(2):
        done = CliRunner().invoke(main, ["migrate"])
        assert (done.exit_code, done.stdout) == (0, "The database is at revision 0004\n")
    assert file.exists()


def test_migrating_makes_the_tables_on_a_server_too(
    postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgresql.database() as address:
        monkeypatch.setenv("DATABASE", address)

        for _ in range(2):
            done = CliRunner().invoke(main, ["migrate"])
            assert (done.exit_code, done.stdout) == (0, "The database is at revision 0004\n")


def test_a_server_that_cannot_be_reached_is_told_without_the_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE", f"postgresql://quiz:hemmelig@127.0.0.1:{free_port()}/quiz")

    done = CliRunner().invoke(main, ["migrate"])

    assert done.exit_code == 1
    assert done.stderr.startswith("The database cannot be used: connection failed: ")
    assert done.stderr.count("\n") == 1
    assert "hemmelig" not in done.output


def test_a_database_that_cannot_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE", f"sqlite:///{tmp_path}")

    done = CliRunner().invoke(main, ["migrate"])

    assert done.exit_code == 1
    assert done.stderr == "The database cannot be used: unable to open database file\n"


def test_a_setting_that_makes_no_sense_is_told_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE", "postgresql+asyncpg://quiz:hemmelig@localhost/quiz")

    done = CliRunner().invoke(main, ["migrate"])

    assert done.exit_code == 1
    assert done.stderr.startswith("DATABASE: ")
    assert "hemmelig" not in done.output


def test_the_quiz_starts_with_its_database_made(tmp_path: Path) -> None:
    with serving(tmp_path / "log"):
        assert (tmp_path / "quiz.sqlite3").exists()


def test_the_quiz_starts_without_a_database_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "quiz.sqlite3").mkdir()

    with serving(tmp_path / "log") as server:
        assert "The database cannot be used" in server.log.read_text()
