"""Which answers the first place hangs on, against matching every changed ballot anew."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.domain.ballot import Answer, Ballot
from quiz.domain.matching import Positions, rank
from quiz.domain.pivots import STEPS, Change, Pivot, pivots, smallest_changes
from tests.domain import made_up

TOWARD = {"yes": {"a": 2, "b": 2, "c": 2}, "no": {"a": -2, "b": -2, "c": -2}}


def leaders(ballot: Ballot, voices: Mapping[str, Positions]) -> frozenset[str]:
    return frozenset(match.voice for match in rank(ballot, voices).leaders)


def test_the_only_answer_is_a_pivot_and_without_it_nobody_is_first() -> None:
    assert pivots(Ballot({"a": 2}), TOWARD) == (Pivot("a", ()),)


def test_an_answer_that_only_widens_the_lead_is_no_pivot() -> None:
    assert pivots(Ballot({"a": 2, "b": 2}), TOWARD) == ()


def test_an_answer_without_which_there_is_a_tie_is_no_pivot() -> None:
    """Whoever was first still is, though no longer alone."""
    assert pivots(Ballot({"a": 2, "b": 2, "c": -2}), TOWARD) == ()


def test_what_tips_the_balance_is_a_pivot() -> None:
    ballot = Ballot({"a": 2, "b": 2, "c": -2}, {"c": 2})
    voices = {"yes": {"a": 2, "b": 2, "c": 2}, "no": {"a": -2, "b": 1, "c": -2}}

    assert leaders(ballot, voices) == {"no"}
    assert pivots(ballot, voices) == (Pivot("c", ("yes",)),)


def test_where_nobody_speaks_nothing_decides() -> None:
    ballot = Ballot({"elsewhere": 2})

    assert pivots(ballot, TOWARD) == ()
    assert smallest_changes(ballot, TOWARD) == ()


def test_one_step_across_the_middle_is_a_change() -> None:
    assert smallest_changes(Ballot({"a": 1}), TOWARD) == (Change((Answer("a", -1, 1),), ("no",)),)


def test_where_one_step_is_not_enough_two_are_tried() -> None:
    """With 1 and 1 the lead is four points; either step to −1 makes it a tie."""
    (found,) = smallest_changes(Ballot({"a": 1, "b": 1}), TOWARD)

    assert [step.value for step in found.steps] == [-1, -1]
    assert found.leaders == ("no",)


def test_a_lead_of_many_strong_answers_is_out_of_reach() -> None:
    assert smallest_changes(Ballot({"a": 2, "b": 2, "c": 2}), TOWARD) == ()


@given(made_up.ballots, made_up.casts)
def test_pivots_are_those_of_matching_again_without_each_answer(
    ballot: Ballot, voices: dict[str, Positions]
) -> None:
    holders = leaders(ballot, voices)

    def without(question: str) -> frozenset[str]:
        return leaders(Ballot({**ballot.answers, question: None}, ballot.weights), voices)

    expected = {
        answer.question: without(answer.question)
        for answer in ballot
        if holders and not holders & without(answer.question)
    }
    assert {p.question: frozenset(p.leaders) for p in pivots(ballot, voices)} == expected


def brute_force(ballot: Ballot, voices: Mapping[str, Positions], size: int) -> Iterator[Change]:
    """Every set of `size` one-step changes after which none of the first is first any more."""
    holders = leaders(ballot, voices)
    answers = list(ballot)
    for chosen in combinations(answers, size):
        for values in product(*(STEPS[answer.value] for answer in chosen)):
            steps = tuple(
                Answer(a.question, value, a.weight) for a, value in zip(chosen, values, strict=True)
            )
            after = dict(ballot.answers) | {step.question: step.value for step in steps}
            then = leaders(Ballot(after, ballot.weights), voices)
            if holders and not holders & then:
                yield Change(steps, tuple(voice for voice in voices if voice in then))


@given(made_up.ballots, made_up.casts)
def test_the_smallest_changes_are_those_of_trying_everything(
    ballot: Ballot, voices: dict[str, Positions]
) -> None:
    tried = (list(brute_force(ballot, voices, size)) for size in (1, 2, 3))
    expected = next((found for found in tried if found), [])

    assert list(smallest_changes(ballot, voices)) == expected


close = st.dictionaries(made_up.questions, st.sampled_from([-1, 1]), min_size=4)


@given(close, st.lists(made_up.complete, min_size=2, max_size=3))
def test_two_and_three_changes_are_found_where_they_are_needed(
    answers: dict[str, int], cast: list[Positions]
) -> None:
    """Ballots of mild answers among voices that speak on everything: the close races."""
    ballot, voices = Ballot(answers), {f"v{number}": said for number, said in enumerate(cast)}
    found = smallest_changes(ballot, voices)
    assume(found and len(found[0].steps) > 1)

    size = len(found[0].steps)
    assert list(found) == list(brute_force(ballot, voices, size))
    assert not list(brute_force(ballot, voices, size - 1))


@given(made_up.ballots, made_up.casts)
def test_the_order_of_the_voices_changes_nothing(
    ballot: Ballot, voices: dict[str, Positions]
) -> None:
    turned = dict(reversed(voices.items()))

    def said(found: tuple[Change, ...]) -> list[tuple[tuple[Answer, ...], frozenset[str]]]:
        return [(change.steps, frozenset(change.leaders)) for change in found]

    assert [p.question for p in pivots(ballot, voices)] == [
        p.question for p in pivots(ballot, turned)
    ]
    assert said(smallest_changes(ballot, voices)) == said(smallest_changes(ballot, turned))
