"""The stand's bands: who is near and who is far, with no limit running through a tie."""

import random
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.ballot import Ballot
from quiz.domain.matching import SAME, Match, Positions, rank
from quiz.domain.nearness import Nearness, nearness
from tests.domain import made_up

TWENTIETHS = [twentieth / 20 for twentieth in range(21)]
HAIRS = [0.0, 1e-16, 4e-10, 9e-10, 1e-9, 1.1e-9, 2e-9, 1e-6]

scores = st.none() | st.builds(
    lambda grid, hair, sign: grid + sign * hair,
    st.sampled_from(TWENTIETHS) | st.floats(0, 1),
    st.sampled_from(HAIRS),
    st.sampled_from([1, -1]),
)
fields = st.lists(scores, max_size=8)
"""Scores of so many voices, many of them a hair's breadth from where a band begins."""


def ranked(found: list[float | None]) -> list[Match]:
    """Matches with these scores, by voices named in their order."""
    said = [score for score in found if score is not None]
    return [
        Match(f"v{at}", None if score is None else place(score, said), score, 0, 1, 1)
        for at, score in enumerate(found)
    ]


def place(score: float, among: list[float]) -> int:
    return 1 + sum(other > score + SAME for other in among)


def bands(found: list[float | None]) -> Nearness:
    return nearness(ranked(found), [f"v{at}" for at in range(len(found))])


def levels(near: Nearness) -> list[tuple[str, ...]]:
    return [near.nearest, near.between, near.farthest]


@given(made_up.ballots, made_up.casts)
def test_every_voice_stands_in_exactly_one_band(ballot: Ballot, cast: dict[str, Positions]) -> None:
    ranking = rank(ballot, cast)

    near = nearness(ranking.matches, cast)

    placed = [voice for band in (*levels(near), near.unranked) for voice in band]
    assert sorted(placed) == sorted(match.voice for match in ranking.matches)
    assert set(near.unranked) == {one.voice for one in ranking.matches if one.rank is None}


@given(fields)
def test_a_band_is_an_interval_of_scores_and_never_parts_a_tie(found: list[float | None]) -> None:
    matches = {match.voice: match for match in ranked(found)}
    near = bands(found)

    held = [[matches[voice] for voice in band] for band in levels(near) if band]
    for nearer, farther in pairwise(held):
        assert min(one.score or 0 for one in nearer) > max(one.score or 0 for one in farther)
        assert not {one.rank for one in nearer} & {one.rank for one in farther}


@given(fields)
def test_the_first_are_nearest(found: list[float | None]) -> None:
    firsts = {match.voice for match in ranked(found) if match.rank == 1}

    assert firsts <= set(bands(found).nearest)


@given(fields)
def test_alike_are_all_or_none(found: list[float | None]) -> None:
    said = [score for score in found if score is not None]
    near = bands(found)

    if near.alike:
        assert len(near.nearest) == len(said) > 0
        assert max(said) - min(said) < 0.10
    elif said:
        assert max(said) - min(said) > 0.10 - 3 * SAME


@given(fields)
def test_the_bands_are_as_wide_as_they_say_to_within_the_tolerance(
    found: list[float | None],
) -> None:
    said = [score for score in found if score is not None]
    near, matches = bands(found), {match.voice: match.score or 0 for match in ranked(found)}

    if near.alike or not said:
        return
    behind = {voice: max(said) - score for voice, score in matches.items()}
    before = {voice: score - min(said) for voice, score in matches.items()}
    hair = 4 * SAME
    assert all(behind[voice] <= 0.05 + hair for voice in near.nearest)
    assert all(behind[voice] > 0.05 - hair for voice in near.between)
    assert all(behind[voice] > 0.15 - hair for voice in near.farthest)
    assert all(before[voice] <= 0.05 + hair for voice in near.farthest)
    assert all(
        before[voice] > 0.05 - hair or behind[voice] <= 0.15 + hair for voice in near.between
    )


@given(fields, st.randoms(use_true_random=False))
def test_the_order_of_voices_is_the_order_within_a_band_and_decides_nothing(
    found: list[float | None], chance: random.Random
) -> None:
    matches, voices = ranked(found), [f"v{at}" for at in range(len(found))]
    before = nearness(matches, voices)
    chance.shuffle(matches)
    chance.shuffle(voices)

    after = nearness(matches, voices)

    assert after.alike == before.alike
    for one, other in zip(levels(before), levels(after), strict=True):
        assert set(one) == set(other)
        assert list(other) == [voice for voice in voices if voice in other]


@given(fields.filter(any), st.floats(-0.5, 0.5))
def test_the_bands_depend_on_differences_alone(found: list[float | None], by: float) -> None:
    """Within the tolerance, as moving rounds: so a hair is left out."""
    rough = [None if score is None else round(score, 2) for score in found]

    moved = [None if score is None else score + by for score in rough]

    assert bands(moved) == bands(rough)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([0.8, 0.75, 0.74, 0.5, 0.45], [(0, 1), (2,), (3, 4)]),
        ([0.8, 0.65], [(0,), (1,), ()]),
        ([0.8, 0.65 - 1e-6], [(0,), (), (1,)]),
        ([0.75, 0.70, 0.65], [(0, 1), (2,), ()]),
        ([0.75, 0.70, 0.65 + 1e-6], "alike"),
        ([0.9, 0.9, 0.1, 0.5], [(0, 1), (3,), (2,)]),
        ([0.1, None, 0.9], [(2,), (), (0,)]),
        ([0.6], "alike"),
        ([None, None], [(), (), ()]),
        ([], [(), (), ()]),
    ],
)
def test_examples(
    found: list[float | None], expected: list[tuple[int, ...]] | Literal["alike"]
) -> None:
    near = bands(found)

    assert near.alike == (expected == "alike")
    places = [tuple(range(len(found))), (), ()] if expected == "alike" else expected
    assert levels(near) == [tuple(f"v{at}" for at in band) for band in places]


def test_a_tie_upon_the_limit_stays_together() -> None:
    """The two share a rank; by itself, the second would be beyond the limit."""
    near = bands([0.8, 0.75 - 0.9e-9, 0.75 - 1.5e-9, 0.1])

    assert near.nearest == ("v0", "v1", "v2")


def test_nothing_answered_gives_no_bands() -> None:
    nothing = Nearness(alike=False, nearest=(), between=(), farthest=(), unranked=())
    assert nearness((), ["a", "b"]) == nothing
