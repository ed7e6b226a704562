"""What is kept of a challenge, and how it is handled."""

from datetime import timedelta

import pytest

from quiz.domain.scale import POSITION_OF
from quiz.storage import challenges
from quiz.storage.challenges import (
    A_PAGE,
    Challenge,
    LogPage,
    NoSuchChallenge,
    NotOpen,
    TooManyOpen,
    add,
    count_open,
    decide,
    decided_ones,
    log_page,
    open_ones,
    withhold,
)
from quiz.storage.database import Database
from tests.storage.made_up import DAY, challenge, decision


def test_nothing_is_kept_but_what_was_said_and_the_day() -> None:
    """Whoever adds a column here adds a sentence to the privacy page."""
    assert set(Challenge.__table__.columns.keys()) == {
        *("id", "voice", "question", "content_version", "language"),
        *("proposed", "passage", "why", "received"),
        *("state", "reason", "changed", "reason_language", "decided"),
    }


def test_every_position_fits_its_column() -> None:
    column = Challenge.__table__.columns["proposed"]

    assert max(map(len, POSITION_OF)) <= column.type.length  # type: ignore[attr-defined]


def test_what_was_sent_waits_in_the_order_it_came(database: Database) -> None:
    with database.writing() as session:
        add(session, challenge(why="først"))
        add(session, challenge(why="så"))

    with database.reading() as session:
        assert [each.why for each in open_ones(session)] == ["først", "så"]
        assert [each.state for each in open_ones(session)] == ["open", "open"]
        assert not decided_ones(session)


@pytest.mark.parametrize("empty", [{}, {"proposed": None, "passage": None}])
def test_the_same_sent_twice_is_kept_once(database: Database, empty: dict[str, None]) -> None:
    for received in (DAY, DAY + timedelta(days=1)):
        with database.writing() as session:
            add(session, challenge(received=received, **empty))

    with database.reading() as session:
        assert count_open(session) == 1


@pytest.mark.parametrize(
    "other", [{"question": "fiken"}, {"why": "Noe annet."}, {"passage": None}, {"proposed": None}]
)
def test_what_differs_in_a_word_is_another_one(database: Database, other: dict[str, str]) -> None:
    with database.writing() as session:
        add(session, challenge())
        add(session, challenge(**other))

    with database.reading() as session:
        assert count_open(session) == 2


def test_only_so_many_may_wait(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(challenges, "MOST_OPEN", 2)
    for why in ("én", "to"):
        with database.writing() as session:
            add(session, challenge(why=why))

    with pytest.raises(TooManyOpen), database.writing() as session:
        add(session, challenge(why="tre"))
    with database.writing() as session:
        add(session, challenge(why="to"))
        decide(session, 1, decision())
        add(session, challenge(why="tre"))

    with database.reading() as session:
        assert [each.why for each in open_ones(session)] == ["to", "tre"]


def test_a_decision_takes_it_from_those_that_wait_to_those_that_are_decided(
    database: Database,
) -> None:
    with database.writing() as session:
        add(session, challenge())
    with database.writing() as session:
        decide(session, 1, decision(outcome="accepted", changed="Nå «litt enig».", language="nn"))

    with database.reading() as session:
        (found,) = decided_ones(session)
        assert not count_open(session)
    assert (found.state, found.decided, found.reason_language) == ("accepted", DAY, "nn")
    assert (found.reason, found.changed) == ("Å skrive er å ville.", "Nå «litt enig».")
    assert not found.withheld


def test_nothing_is_decided_twice(database: Database) -> None:
    with database.writing() as session:
        add(session, challenge())
        decide(session, 1, decision())

    with (
        pytest.raises(NotOpen, match="was rejected on 2025-03-03"),
        database.writing() as session,
    ):
        decide(session, 1, decision(outcome="accepted"))


def test_nothing_is_done_to_what_is_not_there(database: Database) -> None:
    with database.writing() as session:
        with pytest.raises(NoSuchChallenge, match="there is no challenge 2"):
            decide(session, 2, decision())
        with pytest.raises(NoSuchChallenge, match="there is no challenge 2"):
            withhold(session, 2)


@pytest.mark.parametrize("outcome", ["accepted", "rejected"])
def test_what_was_written_can_be_deleted_before_the_decision_and_after(
    database: Database, outcome: str
) -> None:
    with database.writing() as session:
        add(session, challenge(why="før"))
        add(session, challenge(why="etter"))
        withhold(session, 1)
    with database.writing() as session:
        assert [each.id for each in open_ones(session)] == [1, 2]
        decide(session, 1, decision(outcome=outcome))
        decide(session, 2, decision(outcome=outcome))
        withhold(session, 2)
        withhold(session, 2)

    with database.reading() as session:
        found = decided_ones(session)
    assert [(each.passage, each.why, each.withheld) for each in found] == [(None, None, True)] * 2
    assert {(each.state, each.reason) for each in found} == {(outcome, "Å skrive er å ville.")}


def test_the_latest_decision_comes_first_a_page_at_a_time(database: Database) -> None:
    with database.writing() as session:
        for number in range(A_PAGE + 2):
            add(session, challenge(why=str(number)))
        for id_ in range(1, A_PAGE + 3):
            decide(session, id_, decision(day=DAY + timedelta(days=id_ == 7)))

    with database.reading() as session:
        first, second = log_page(session, 1), log_page(session, 2)
        assert first
        assert second
        assert [each.id for each in first.decided][:2] == [7, A_PAGE + 2]
        assert [each.id for each in second.decided] == [2, 1]
        assert (first.number, first.pages, second.number, second.pages) == (1, 2, 2, 2)
        assert (log_page(session, 0), log_page(session, 3)) == (None, None)
        assert len(decided_ones(session)) == A_PAGE + 2


def test_a_log_with_nothing_in_it_has_a_page_that_tells_how_many_wait(database: Database) -> None:
    with database.writing() as session:
        add(session, challenge())

        assert log_page(session, 1) == LogPage(1, 1, (), 1)
        assert log_page(session, 2) is None


def test_a_full_page_is_not_followed_by_an_empty_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(challenges, "A_PAGE", 1)
    with database.writing() as session:
        add(session, challenge())
        decide(session, 1, decision())

        assert log_page(session, 1)
        assert log_page(session, 2) is None
