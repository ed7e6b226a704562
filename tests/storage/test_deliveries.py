"""The newest of each tablet and day is kept, their sums are exact, and a picture is made once."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from quiz.domain.bands import Tally, picture
from quiz.domain.day_count import DayCount, Unfit
from quiz.storage.database import Database
from quiz.storage.deliveries import (
    Day,
    Delivery,
    TooFew,
    days_of,
    deliver,
    make_picture,
)
from quiz.storage.open import open_database
from quiz.storage.stands import Stand
from tests.storage.rooms import FRUIT
from tests.storage.stands import TODAY, count, make, tablet

DAY = timedelta(days=1)


def the_day(session: Session, stand: Stand) -> Day:
    (found,) = days_of(session, stand)
    return found


def kept(session: Session) -> list[DayCount]:
    return [each.count for each in session.query(Delivery)]


def test_what_is_delivered_is_kept_as_it_was(database: Database) -> None:
    whole = count(17, (3, 2, 7), finished=25, abandoned=3)
    with database.writing() as session:
        stand = make(session)
        assert deliver(session, stand, tablet(session, stand), whole, TODAY) == 17

    with database.reading() as session:
        assert kept(session) == [whole]
        assert days_of(session, session.query(Stand).one()) == [Day(TODAY, 1, 25, 3, 12, None)]


def test_the_highest_sequence_wins_whatever_comes_when_and_how_often(database: Database) -> None:
    newest = count(3, (11, 11, 11))
    sent = [count(1, (0, 0, 0)), count(2, (11, 0, 0), finished=20), newest] * 3
    for seed in range(5):
        Random(seed).shuffle(sent)  # noqa: S311
        with database.writing() as session:
            stand = make(session)
            device = tablet(session, stand)
            highest = 0
            for each in sent:
                highest = max(highest, each.sequence)
                assert deliver(session, stand, device, each, TODAY) == highest
            assert the_day(session, stand).released == 33


def test_of_two_with_the_same_sequence_the_first_stays(database: Database) -> None:
    """Two tabs, of which only one was to count."""
    with database.writing() as session:
        stand = make(session)
        device = tablet(session, stand)
        for answers in ((11, 0, 0), (0, 0, 22)):
            assert deliver(session, stand, device, count(4, answers), TODAY) == 4

        assert kept(session) == [count(4, (11, 0, 0))]


def test_tablets_and_days_are_summed_apart_from_each_other(database: Database) -> None:
    with database.writing() as session:
        stand, other = make(session), make(session)
        for number, answers in ((1, (11, 0, 0)), (2, (0, 12, 0)), (3, (0, 0, 0))):
            each = count(1, answers, finished=20, abandoned=number)
            deliver(session, stand, tablet(session, stand, number), each, TODAY)
        later = count(1, (0, 0, 15), day=TODAY + DAY)
        deliver(session, stand, tablet(session, stand, 1), later, TODAY)
        deliver(session, other, tablet(session, other), count(1, (5, 5, 5)), TODAY)

        assert days_of(session, stand) == [
            Day(TODAY + DAY, 1, 15, 0, 15, None),
            Day(TODAY, 3, 60, 6, 23, None),
        ]


def test_the_picture_is_of_the_exact_sums(database: Database) -> None:
    answers = [(3, 4, 5), (11, 0, 2), (0, 20, 30)]
    with database.writing() as session:
        stand = make(session)
        for number, each in enumerate(answers):
            deliver(session, stand, tablet(session, stand, number), count(1, each), TODAY)
        make_picture(session, stand, TODAY)

        sums = Tally(*(sum(each[at] for each in answers) for at in range(3)))
        expected = picture(dict.fromkeys(FRUIT.questions, sums), 75, 11)
        assert the_day(session, stand).picture == expected


def test_a_picture_is_made_once_and_nothing_that_comes_later_changes_it(
    database: Database,
) -> None:
    with database.writing() as session:
        stand = make(session)
        one, other = tablet(session, stand, 1), tablet(session, stand, 2)
        deliver(session, stand, one, count(1, (11, 0, 0)), TODAY)
        make_picture(session, stand, TODAY)
        drawn = the_day(session, stand).picture
        assert drawn is not None

        assert deliver(session, stand, one, count(2, (11, 0, 22), abandoned=1), TODAY) == 2
        assert deliver(session, stand, other, count(9, (0, 30, 0)), TODAY) == 9
        make_picture(session, stand, TODAY)

        assert the_day(session, stand) == Day(TODAY, 2, 63, 1, 0, drawn)


def test_with_the_picture_the_counts_are_gone(database: Database) -> None:
    with database.writing() as session:
        stand = make(session)
        device = tablet(session, stand)
        deliver(session, stand, device, count(1, (11, 0, 0)), TODAY)
        make_picture(session, stand, TODAY)
        assert kept(session) == [DayCount(TODAY, 1, 11, 0)]

        deliver(session, stand, device, count(2, (11, 0, 11)), TODAY)
        assert kept(session) == [DayCount(TODAY, 2, 22, 0)]


@pytest.mark.parametrize("answers", [None, (0, 0, 0)])
def test_of_nobody_there_is_no_picture_and_it_can_be_asked_for_again(
    database: Database, answers: tuple[int, ...] | None
) -> None:
    with database.writing() as session:
        stand = make(session)
        device = tablet(session, stand)
        if answers:
            deliver(session, stand, device, count(1, answers, finished=10), TODAY)
        with pytest.raises(TooFew):
            make_picture(session, stand, TODAY)

        deliver(session, stand, device, count(2, (11, 0, 0)), TODAY)
        make_picture(session, stand, TODAY)
        assert the_day(session, stand).picture is not None


def test_a_count_that_cannot_follow_is_refused_and_the_one_before_stays(
    database: Database,
) -> None:
    with database.writing() as session:
        stand = make(session)
        device = tablet(session, stand)
        deliver(session, stand, device, count(1, (11, 0, 0)), TODAY)
        for answers in ((12, 0, 0), (0, 22, 0), (0, 0, 0), (11, 0, 10), (0, 0, 11)):
            with pytest.raises(Unfit):
                deliver(session, stand, device, count(2, answers, finished=99), TODAY)

        assert kept(session) == [count(1, (11, 0, 0))]


@pytest.mark.parametrize(
    ("days", "fits"), [(-1, False), (0, True), (5, True), (6, True), (7, False)]
)
def test_a_day_is_one_that_the_stand_had_or_tomorrow(
    database: Database, days: int, *, fits: bool
) -> None:
    whole = count(1, (11, 0, 0), day=TODAY + days * DAY)
    with database.writing() as session:
        stand = make(session)
        device = tablet(session, stand)
        if fits:
            assert deliver(session, stand, device, whole, TODAY + 5 * DAY) == 1
        else:
            with pytest.raises(Unfit, match="no such day"):
                deliver(session, stand, device, whole, TODAY + 5 * DAY)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=12), st.randoms())
def test_whatever_is_lost_doubled_or_late_the_sums_are_those_of_the_newest_received(
    tmp_path_factory: pytest.TempPathFactory, sent: list[tuple[int, int]], draw: Random
) -> None:
    """Three tablets, whose sequence numbers come in any order; each count grows by eleven."""
    database = open_database(f"sqlite:///{tmp_path_factory.mktemp('law')}/quiz.sqlite3")
    draw.shuffle(sent)
    with database.writing() as session:
        stand = make(session)
        devices = [tablet(session, stand, number) for number in range(3)]
        newest = [0, 0, 0]
        for device, sequence in sent:
            deliver(session, stand, devices[device], count(sequence, (11 * sequence, 0, 0)), TODAY)
            newest[device] = max(newest[device], sequence)
        found = days_of(session, stand)

    assert sum(day.released for day in found) == 11 * sum(newest)
