"""Days begin and polling stations close by the clock in Norway, in winter and in summer."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.oslo import day_at, totals_wait

ELECTION = date(2029, 9, 10)
TIMES = st.integers(0, 4_000_000_000)


def at(words: str) -> int:
    """Seconds since 1970 at a time in UTC."""
    return int(datetime.fromisoformat(words).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        ("2028-01-31T22:59:59", date(2028, 1, 31)),
        ("2028-01-31T23:00:00", date(2028, 2, 1)),
        ("2028-06-30T21:59:59", date(2028, 6, 30)),
        ("2028-06-30T22:00:00", date(2028, 7, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_norway(utc: str, day: date) -> None:
    assert day_at(at(utc)) == day


@pytest.mark.parametrize(
    ("utc", "waits"),
    [
        ("2029-09-09T21:59:59", False),
        ("2029-09-09T22:00:00", True),
        ("2029-09-10T12:00:00", True),
        ("2029-09-10T18:59:59", True),
        ("2029-09-10T19:00:00", False),
        ("2029-09-11T12:00:00", False),
    ],
)
def test_on_an_election_day_totals_wait_until_nine_in_the_evening(utc: str, *, waits: bool) -> None:
    assert totals_wait(at(utc), {ELECTION}) is waits


@given(TIMES)
def test_without_election_days_nothing_waits(now: int) -> None:
    assert not totals_wait(now, ())


@given(TIMES)
def test_totals_wait_on_the_day_itself_alone(now: int) -> None:
    day = day_at(now)

    assert not totals_wait(now, {date.fromordinal(day.toordinal() + 1)})
    assert totals_wait(now, {day}) == totals_wait(now, {day, ELECTION})
