"""Each kind of voter is what it is called, and comes out of its seed."""

from collections.abc import Sequence

import numpy as np
import pytest

from quiz.audit.engine import Ballots
from quiz.audit.voters import Crowd, voters
from quiz.domain.fairness import KINDS, KindOfVoter
from quiz.domain.matching import Positions

QUESTIONS = tuple(f"q{number}" for number in range(9))
VOICES: Sequence[Positions] = (
    dict.fromkeys(QUESTIONS, 2),
    dict.fromkeys(QUESTIONS, -1),
    {"q0": 1, "q1": 0},
)


def some(kind: KindOfVoter, *, weighted: bool = False, seed: int = 1) -> Ballots:
    return voters(Crowd(kind, 4000, seed, weighted), VOICES, QUESTIONS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("weighted", [False, True])
def test_no_ballot_is_empty_and_every_answer_is_one_the_page_offers(
    kind: KindOfVoter, *, weighted: bool
) -> None:
    ballots = some(kind, weighted=weighted)

    assert len(ballots) == 4000
    assert set(np.unique(ballots.answers)) <= {-2, -1, 1, 2}
    assert ballots.weights.any(axis=0).all()


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_draws_the_same_and_another_draws_others(kind: KindOfVoter) -> None:
    ballots, again, others = some(kind), some(kind), some(kind, seed=2)

    assert np.array_equal(ballots.answers, again.answers)
    assert np.array_equal(ballots.weights, again.weights)
    assert not np.array_equal(ballots.answers, others.answers)


@pytest.mark.parametrize("kind", KINDS)
def test_up_to_a_third_is_marked_as_important(kind: KindOfVoter) -> None:
    marked = (some(kind, weighted=True).weights == 2).sum(axis=0)

    assert marked.max() == 3
    assert marked.min() == 0
    assert (some(kind).weights < 2).all()


def test_uniform_voters_give_each_answer_as_often() -> None:
    shares = [(some("uniform").answers == value).mean() for value in (-2, -1, 1, 2)]

    assert shares == pytest.approx([0.25] * 4, abs=0.01)


def test_the_decisive_are_never_mild() -> None:
    assert set(np.unique(some("decisive").answers)) == {-2, 2}


def test_who_agrees_always_agrees_and_who_disagrees_never_does() -> None:
    assert set(np.unique(some("agreeing").answers)) == {1, 2}
    assert set(np.unique(some("disagreeing").answers)) == {-2, -1}


def test_skipping_voters_skip_a_fifth_and_only_they_skip() -> None:
    skipped = {kind: (some(kind).weights == 0).mean() for kind in KINDS}

    assert skipped.pop("skipping") == pytest.approx(0.2, abs=0.01)
    assert set(skipped.values()) == {0}


def test_whoever_would_skip_everything_answers_one_question_which_may_be_any() -> None:
    ballots = voters(Crowd("skipping", 20_000, 1), [{"a": 1, "b": 1}], ["a", "b"])

    assert ballots.weights.any(axis=0).all()
    one = ballots.weights[:, ballots.weights.sum(axis=0) == 1]
    assert one[0].mean() == pytest.approx(0.5, abs=0.02)


def test_a_noisy_copy_agrees_with_its_voice_more_than_chance_would() -> None:
    answers = some("noisy").answers[2:]

    of_first, of_second = (answers == 2).mean(), (answers == -1).mean()

    # A third copies each voice, half of the time; all else is chance, a quarter each.
    expected = 1 / 3 * (1 / 2) + (1 - 2 / 3 * (1 / 2)) / 4
    assert [of_first, of_second] == pytest.approx([expected] * 2, abs=0.01)


def test_a_mixture_says_what_either_of_two_voices_says() -> None:
    speaking = [dict.fromkeys(QUESTIONS, 2), dict.fromkeys(QUESTIONS, -1)]

    answers = voters(Crowd("mixture", 4000, 1), speaking, QUESTIONS).answers

    assert set(np.unique(answers)) == {2, -1}
    assert (answers == 2).mean() == pytest.approx(0.5, abs=0.01)


def test_a_lone_voice_can_be_mixed_with_itself() -> None:
    answers = voters(Crowd("mixture", 10, 1), [dict.fromkeys(QUESTIONS, 2)], QUESTIONS).answers

    assert set(np.unique(answers)) == {2}
