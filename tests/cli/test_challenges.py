"""An editor lists the challenges, and decides on them once."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz.cli import main
from quiz.storage.challenges import add, count_open, decided_ones
from quiz.storage.database import Database
from quiz.storage.open import open_database
from tests.storage.made_up import challenge

Run = Callable[..., Result]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "quiz.sqlite3"


@pytest.fixture
def database(file: Path) -> Database:
    return open_database(f"sqlite:///{file}")


@pytest.fixture
def run(file: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("DATABASE", f"sqlite:///{file}")
    return lambda *words: CliRunner().invoke(main, ["challenges", *words])


def send(database: Database, **words: str | None) -> None:
    with database.writing() as session:
        add(session, challenge(**words))


def test_without_a_challenge_there_is_nothing_to_list(run: Run) -> None:
    listed = run("list")

    assert (listed.exit_code, listed.stdout) == (0, "No challenge waits.\n")


def test_what_waits_is_listed_with_all_that_was_said(run: Run, database: Database) -> None:
    send(database, proposed=None, why="én\nto")

    listed = run("list")

    assert listed.exit_code == 0
    assert listed.stdout.splitlines() == [
        "1  open  blaaveis on epler",
        "   received 2025-03-03, nb, 0123456789ab",
        "   the text says: does not know",
        "   passage:",
        "      | Blåveis skriver om epler.",
        "   why:",
        "      | én",
        "      | to",
        "",
    ]


def test_what_was_accepted_leaves_the_list_and_stands_with_its_reason(
    run: Run, database: Database
) -> None:
    send(database)

    done = run(
        *("accept", "1", "--reason", "Det er rett.", "--changed", "Nå litt enig."),
        *("--language", "nn"),
    )

    assert (done.exit_code, done.stdout) == (0, "Challenge 1 is accepted, and stands in the log.\n")
    assert run("list").stdout == "No challenge waits.\n"
    everything = run("list", "--all").stdout
    assert "1  accepted  blaaveis on epler" in everything
    assert "   changed:\n      | Nå litt enig." in everything
    with database.reading() as session:
        (kept,) = decided_ones(session)
    assert (kept.reason_language, kept.reason) == ("nn", "Det er rett.")


def on_the_disk(file: Path, words: str) -> bool:
    return any(words.encode() in each.read_bytes() for each in file.parent.iterdir())


@pytest.mark.parametrize("decision", [(), ("accept",), ("reject",)])
def test_what_was_written_can_be_deleted_at_any_time_and_is_then_gone(
    run: Run, database: Database, file: Path, decision: tuple[str, ...]
) -> None:
    send(database, why="HEMMELIG", passage="HEMMELIG")
    if decision:
        run(*decision, "1", "--reason", "Slik er det.")
    assert on_the_disk(file, "HEMMELIG")

    done = [run("withhold", "1") for _ in range(2)]

    said = "What was written in challenge 1 is deleted.\n"
    assert [(each.exit_code, each.stdout) for each in done] == [(0, said)] * 2
    assert not on_the_disk(file, "HEMMELIG")
    assert "HEMMELIG" not in run("list", "--all").stdout
    assert "   what was written is withheld\n" in run("list", "--all").stdout


def test_one_that_waits_is_still_to_be_decided_when_its_words_are_gone(
    run: Run, database: Database
) -> None:
    send(database)
    run("withhold", "1")

    assert run("list").stdout.startswith("1  open  ")
    assert run("accept", "1", "--reason", "Det er rett.").exit_code == 0


def test_words_that_a_reader_keeps_on_the_disk_are_told_and_go_the_next_time(
    run: Run, database: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = open_database(f"sqlite:///{file}", patience=0.05)
    command = import_module("quiz.cli.challenges")
    monkeypatch.setattr(command, "named_database", lambda: impatient)
    send(database, why="HEMMELIG")
    with database.reading() as session:
        assert count_open(session) == 1
        send(database, why="mer")
        refused = run("withhold", "1")
    assert refused.exit_code == 1
    assert "still on the disk: somebody is reading" in refused.stderr
    assert refused.stderr.endswith("Do the same again.\n")
    assert "HEMMELIG" not in run("list").stdout

    assert run("withhold", "1").exit_code == 0
    assert not on_the_disk(file, "HEMMELIG")


def test_without_a_word_about_it_nothing_is_withheld(run: Run, database: Database) -> None:
    send(database)

    run("reject", "1", "--reason", "Nei.")

    assert "Det står «skriver»" in run("list", "--all").stdout


def test_nothing_is_decided_twice(run: Run, database: Database) -> None:
    send(database)
    run("reject", "1", "--reason", "Nei.")

    for again in (run("reject", "1", "--reason", "Nei."), run("accept", "1", "--reason", "Jo.")):
        assert again.exit_code == 1
        assert again.stderr.startswith("Nothing was done: challenge 1 was rejected on ")
    assert "Jo." not in run("list", "--all").stdout


@pytest.mark.parametrize(
    "words",
    [
        ("accept", "1"),
        ("accept", "1", "--reason", ""),
        ("accept", "1", "--reason", "a" * 1001),
        ("accept", "1", "--reason", "a\x1b[2J"),
        ("accept", "1", "--reason", "a", "--changed", " "),
        ("accept", "1", "--reason", "a", "--language", "sv"),
        ("reject", "1", "--reason", "a", "--withhold"),
        ("withhold", "0"),
        ("withhold", "1", "--reason", "a"),
        ("accept", "0", "--reason", "a"),
        ("accept", "x", "--reason", "a"),
        ("accept", str(2**64), "--reason", "a"),
        ("reject", "1"),
        ("reject", "1", "--reason", "a", "--changed", "b"),
    ],
)
def test_what_makes_no_sense_decides_nothing(
    run: Run, database: Database, words: tuple[str, ...]
) -> None:
    send(database)

    assert run(*words).exit_code == 2
    with database.reading() as session:
        assert count_open(session) == 1


@pytest.mark.parametrize("words", [("accept", "7", "--reason", "a"), ("withhold", "7")])
def test_a_challenge_that_is_not_there_is_told(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)

    assert (done.exit_code, done.stderr) == (1, "Nothing was done: there is no challenge 7\n")


def test_what_came_in_another_way_still_cannot_move_the_cursor(
    run: Run, database: Database
) -> None:
    """The form refuses all of this; a database may have been written by something else."""
    send(database, why="a\x1b[2J\x9b1A\u202eb\r\n2  accepted  falskt", passage="\x07\0")

    listed = run("list").stdout

    assert listed.replace("\n", "").isprintable()
    assert r"      | a\x1b[2J\x9b1A\u202eb\r" in listed
    assert not [line for line in listed.splitlines() if line.startswith("2 ")]


@pytest.mark.parametrize("words", [("list",), ("accept", "1", "--reason", "a"), ("withhold", "1")])
def test_a_database_that_cannot_be_opened_is_told_without_a_trace(
    run: Run, file: Path, words: tuple[str, ...]
) -> None:
    file.mkdir()

    done = run(*words)

    assert done.exit_code == 1
    assert done.stderr == "The database cannot be used: unable to open database file\n"
