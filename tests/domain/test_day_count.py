"""What a tablet releases is nobody, eleven or more, and never fewer than before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.bands import Tally
from quiz.domain.day_count import STEP, DayCount, Unfit

DAY = date(2026, 11, 28)
people = st.lists(st.sampled_from(["disagree", "skipped", "agree"]), max_size=60)


def counted(answers: list[str]) -> Tally:
    return Tally(*(answers.count(each) for each in ("disagree", "skipped", "agree")))


def of(answers: list[str], sequence: int = 1, statements: str = "ab") -> DayCount:
    return DayCount(DAY, sequence, len(answers), 0, {id_: counted(answers) for id_ in statements})


@given(people)
def test_eleven_or_more_may_be_released_and_nobody(answers: list[str]) -> None:
    if 0 < len(answers) < STEP:
        with pytest.raises(Unfit, match="fewer than 11"):
            of(answers)
    else:
        assert of(answers).released == len(answers)


@given(people, people)
def test_whoever_comes_after_comes_eleven_at_a_time(first: list[str], more: list[str]) -> None:
    first = first if len(first) >= STEP else []
    after = first + more
    if 0 < len(after) < STEP:
        return
    if 0 < len(more) < STEP:
        with pytest.raises(Unfit, match="more have been released"):
            of(after).check_after(of(first))
    else:
        of(after).check_after(of(first))


@given(people.filter(lambda answers: len(answers) >= STEP))
def test_the_same_people_again_are_fine_in_any_number_of_statements(answers: list[str]) -> None:
    of(answers, 2).check_after(of(answers))
    of(answers).check_after(of([]))
    of(answers).check_after(DayCount(DAY, 0, 0, 0))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Tally(11, 0, 0), Tally(10, 1, 0)),
        (Tally(11, 0, 0), Tally(0, 11, 0)),
        (Tally(11, 0, 0), Tally(10, 6, 6)),
        (Tally(0, 22, 0), Tally(40, 21, 0)),
    ],
)
def test_an_answer_that_was_counted_stays(before: Tally, after: Tally) -> None:
    with pytest.raises(Unfit, match="is gone"):
        DayCount(DAY, 2, 99, 0, {"a": after}).check_after(DayCount(DAY, 1, 99, 0, {"a": before}))


@pytest.mark.parametrize("after", [{}, {"a": Tally(0, 0, 0)}, {"b": Tally(11, 0, 0)}])
def test_what_was_released_cannot_be_taken_back(after: dict[str, Tally]) -> None:
    with pytest.raises(Unfit):
        DayCount(DAY, 2, 99, 0, after).check_after(DayCount(DAY, 1, 99, 0, {"a": Tally(11, 0, 0)}))


@pytest.mark.parametrize(
    ("finished", "statements"),
    [
        (99, {"a": Tally(11, 0, 0), "b": Tally(12, 0, 0)}),
        (99, {"a": Tally(11, 0, 0), "b": Tally(0, 0, 0)}),
        (10, {"a": Tally(11, 0, 0)}),
        (99, {"a": Tally(10, 0, 0)}),
        (99, {"a": Tally(0, 1, 0)}),
    ],
)
def test_what_no_tablet_counts_is_refused(finished: int, statements: dict[str, Tally]) -> None:
    with pytest.raises(Unfit):
        DayCount(DAY, 1, finished, 0, statements)
