"""Each check of the matcher passes for ours, and fails for one that is wrong in just that way."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from quiz.audit.checks import (
    MASKINGS,
    Cast,
    Rank,
    Score,
    check_engine,
    check_order,
    check_silence,
    generated,
    maskings,
    sample,
)
from quiz.audit.engine import Ballots, Floats, score
from quiz.domain.ballot import Ballot
from quiz.domain.content import Content
from quiz.domain.fairness import KEPT, OPINIONATED, Check
from quiz.domain.matching import Positions, Ranking, rank

SEED = 1
MODEL = generated(SEED)


@pytest.fixture
def samples(content: Content) -> list[Ballots]:
    return list(sample(content.positions, [*content.questions], SEED))


def silence(scoring: Score) -> Check:
    return check_silence(list(maskings(scoring, MODEL, 2000, SEED, lambda: None)), len(MODEL))


def test_the_engine_and_the_matching_agree_on_hundreds_of_ballots(
    content: Content, samples: list[Ballots]
) -> None:
    found = check_engine(score, rank, content.positions, samples)

    assert found.faults == ()
    assert found.tried >= 500


def slightly_more(ballots: Ballots, voices: Sequence[Positions]) -> Floats:
    return score(ballots, voices) + 1e-6


def for_the_first(ballots: Ballots, voices: Sequence[Positions]) -> Floats:
    return np.vstack([score(ballots, voices[:1]) + 1e-8, score(ballots, voices[1:])])


def never_unknown(ballots: Ballots, voices: Sequence[Positions]) -> Floats:
    return np.nan_to_num(score(ballots, voices), nan=0.5)


@pytest.mark.parametrize("wrong", [slightly_more, for_the_first])
def test_an_engine_that_scores_otherwise_fails(
    wrong: Score, content: Content, samples: list[Ballots]
) -> None:
    faults = check_engine(wrong, rank, content.positions, samples).faults

    assert faults
    assert all("differ" in fault for fault in faults)


def test_an_engine_that_knows_what_nobody_said_fails() -> None:
    cast: Cast = {"a": {"q": 1}, "b": {}}
    samples = list(sample(cast, ["q"], SEED))

    assert not check_engine(score, rank, cast, samples).faults
    assert check_engine(never_unknown, rank, cast, samples).faults


def test_the_order_of_the_files_changes_nothing(content: Content, samples: list[Ballots]) -> None:
    found = check_order(rank, content.positions, samples, SEED)

    assert found.faults == ()
    assert found.tried >= 500


def ties_by_file(ballot: Ballot, voices: Mapping[str, Positions], version: str) -> Ranking:
    """The nearest first, and among equals whoever stands first in the file."""
    right = rank(ballot, voices, version)
    names = [*voices]
    order = sorted(right.matches, key=lambda m: (m.rank or 99, names.index(m.voice)))
    return Ranking(right.status, tuple(order))


def last_question_first(ballot: Ballot, voices: Mapping[str, Positions], version: str) -> Ranking:
    """Passes over whatever question stands first on the ballot."""
    answers = dict(list(ballot.answers.items())[1:])
    return rank(Ballot(answers, ballot.weights), voices, version)


@pytest.mark.parametrize("wrong", [ties_by_file, last_question_first])
def test_a_matching_that_looks_at_the_order_fails(
    wrong: Rank, content: Content, samples: list[Ballots]
) -> None:
    faults = check_order(wrong, content.positions, samples, SEED).faults

    assert faults
    assert all("file order" in fault for fault in faults)


def test_silence_neither_wins_nor_loses() -> None:
    found = silence(score)

    assert found.faults == ()
    assert found.tried == len(OPINIONATED) * len(KEPT) * len(MODEL) * MASKINGS


def known_mean(ballots: Ballots, voices: Sequence[Positions]) -> Floats:
    """The mean over what is known, as if the rest had not been asked."""
    return _filled(ballots, voices, lambda _: np.nan)


def worst_case(ballots: Ballots, voices: Sequence[Positions]) -> Floats:
    """Silence counts as the least agreement there could be."""
    return _filled(ballots, voices, lambda answers: 2 - abs(answers))


def neutral(ballots: Ballots, voices: Sequence[Positions]) -> Floats:
    """Silence counts as the middle."""
    return _filled(ballots, voices, lambda answers: 4 - abs(answers))


def _filled(ballots: Ballots, voices: Sequence[Positions], silent: object) -> Floats:
    assert callable(silent)
    rows = []
    for voice in voices:
        agreements = [
            silent(answers) + 0 * answers
            if (position := voice.get(question)) is None
            else 4.0 - abs(answers - position)
            for question, answers in zip(ballots.questions, ballots.answers, strict=True)
        ]
        rows.append(np.nanmean(np.array(agreements), axis=0) / 4)
    return np.array(rows)


@pytest.mark.parametrize("wrong", [known_mean, worst_case, neutral])
def test_a_matcher_that_rewards_or_punishes_silence_fails(wrong: Score) -> None:
    faults = silence(wrong).faults

    assert faults
    assert all("times as often" in fault for fault in faults)
