"""Which answers of a ballot count, and for how much."""

from quiz.domain.ballot import Answer, Ballot


def test_skipped_and_weightless_answers_do_not_count() -> None:
    ballot = Ballot({"a": 2, "b": None, "c": -1}, {"c": 0})

    assert list(ballot) == [Answer("a", 2, 1)]


def test_an_answer_of_0_counts_for_it_is_no_skip() -> None:
    assert list(Ballot({"a": 0})) == [Answer("a", 0, 1)]


def test_a_weight_on_a_question_nobody_answered_is_passed_over() -> None:
    assert list(Ballot({}, {"a": 2})) == []


def test_a_strong_answer_has_more_at_stake_than_a_mild_one() -> None:
    strong, mild, none = Answer("a", -2, 1), Answer("a", 1, 1), Answer("a", 0, 1)

    assert (strong.stake, mild.stake, none.stake) == (4, 3, 2)
    assert (strong.floor, mild.floor, none.floor) == (0, 1, 2)
