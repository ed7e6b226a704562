"""What holds for a database of either kind."""

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz.storage.challenges import (
    Challenge,
    NotOpen,
    TooManyOpen,
    add,
    count_open,
    decide,
    decided_ones,
    open_ones,
)
from quiz.storage.database import Database, Unavailable
from quiz.storage.open import open_database
from quiz.storage.tables import Base
from tests.storage.made_up import challenge, decision, kept, write


def add_then_fail(session: Session) -> None:
    add(session, challenge())
    session.flush()
    raise NotOpen


def in_threads(task: Callable[[int], None]) -> None:
    """Twelve at once."""
    threads = [Thread(target=task, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_write_that_fails_halfway_leaves_nothing(database: Database) -> None:
    with pytest.raises(NotOpen), database.writing() as session:
        add_then_fail(session)

    assert kept(database) == 0


def test_somebody_who_reads_does_not_keep_writers_out(database: Database) -> None:
    with database.reading() as session:
        assert count_open(session) == 0
        write(database)

    assert kept(database) == 1


def test_a_database_that_has_lost_its_tables_is_trouble_once(database: Database) -> None:
    write(database)
    with database.writing() as session:
        for name in ("alembic_version", *reversed(Base.metadata.sorted_tables)):
            session.execute(text(f"DROP TABLE {name}"))
    with pytest.raises(Unavailable, match=r"no such table|relation .* does not exist"):
        kept(database)

    assert kept(database) == 0


def test_a_database_from_a_newer_quiz_is_left_alone(database: Database, address: str) -> None:
    write(database)
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(Unavailable, match="9999"):
        write(open_database(address))


def test_forgetting_says_so_when_a_reader_is_in_the_way(
    database: Database, impatient: Database
) -> None:
    write(database)
    with database.reading() as session:
        assert count_open(session) == 1
        write(database, why="mer")
        with pytest.raises(Unavailable, match="somebody is reading"):
            impatient.forget()

    database.forget()


def test_two_processes_writing_at_once_lose_nothing(address: str) -> None:
    program = f"""
import sys
from quiz.storage.challenges import add
from quiz.storage.open import open_database
from tests.storage.made_up import challenge
for number in range(25):
    with open_database("{address}").writing() as session:
        add(session, challenge(why=sys.argv[1] + str(number)))
        add(session, challenge(why="felles"))
"""
    processes = [subprocess.Popen([sys.executable, "-c", program, name]) for name in ("a", "b")]

    assert [process.wait(60) for process in processes] == [0, 0]
    assert kept(open_database(address)) == 51


def test_many_threads_writing_the_same_keep_it_once(address: str) -> None:
    database = open_database(address)
    database.migrate()

    in_threads(lambda _: write(database))

    assert kept(database) == 1


def test_many_threads_adding_all_at_once_do_not_come_over_the_limit(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.storage.challenges.MOST_OPEN", 5)
    database = open_database(address)
    database.migrate()

    def send(number: int) -> None:
        with suppress(TooManyOpen):
            write(database, why=str(number))

    in_threads(send)

    assert kept(database) == 5


def test_of_two_who_decide_at_once_one_does(database: Database) -> None:
    write(database)
    refused: list[str] = []

    def decide_too() -> None:
        try:
            with database.writing() as session:
                decide(session, 1, decision(reason="Nei."))
        except NotOpen as error:
            refused.append(str(error))

    second = Thread(target=decide_too)
    with database.writing() as session:
        decide(session, 1, decision(outcome="accepted", reason="Jo."))
        session.flush()
        second.start()
        time.sleep(0.5)
    second.join()

    assert refused == ["challenge 1 was accepted on 2025-03-03"]
    with database.reading() as session:
        assert [each.reason for each in decided_ones(session)] == ["Jo."]


def test_a_key_that_is_taken_is_no_trouble_with_the_database(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    write(database)

    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(challenge(id=1))
    assert kept(database) == 1
    assert not caplog.records


def test_a_number_is_never_used_again(database: Database) -> None:
    write(database)
    with database.writing() as session:
        session.delete(session.get_one(Challenge, 1))
    write(database)

    with database.reading() as session:
        assert [each.id for each in open_ones(session)] == [2]


def test_a_reader_sees_one_state_throughout(database: Database) -> None:
    database.migrate()
    with database.reading() as session:
        assert count_open(session) == 0
        write(database)
        assert count_open(session) == 0
