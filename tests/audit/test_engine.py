"""The fast engine is the matching of the pages, only for very many ballots at once."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quiz.audit import engine
from quiz.audit.engine import Ballots, first_places, first_shares, leaders, score
from quiz.domain.matching import Positions, rank
from tests.domain.made_up import QUESTIONS, casts

cells = st.lists(
    st.tuples(st.sampled_from([-2, -1, 0, 1, 2]), st.sampled_from([0, 1, 2])),
    min_size=len(QUESTIONS),
    max_size=len(QUESTIONS),
)
"""One person's answers, each with its weight."""


def ballots_of(people: list[list[tuple[int, int]]]) -> Ballots:
    table = np.array(people, np.int8).transpose(2, 1, 0)
    return Ballots(QUESTIONS, table[0], table[1])


@given(st.lists(cells, min_size=1, max_size=5), casts.filter(bool))
def test_every_score_and_every_first_place_is_that_of_the_matching(
    people: list[list[tuple[int, int]]], cast: dict[str, Positions]
) -> None:
    ballots = ballots_of(people)
    scores = score(ballots, [*cast.values()])
    first = leaders(scores)

    for person in range(len(ballots)):
        ranking = rank(ballots.ballot(person), cast)
        expected = {match.voice: match.score for match in ranking.matches}
        for at, voice in enumerate(cast):
            wanted, found = expected.get(voice), scores[at, person]
            assert math.isnan(found) if wanted is None else abs(found - wanted) < 1e-12
        assert {v for v, is_first in zip(cast, first[:, person], strict=True) if is_first} == {
            match.voice for match in ranking.leaders
        }


def test_it_does_not_matter_how_many_are_done_at_once() -> None:
    random = np.random.default_rng(1)
    shape = (len(QUESTIONS), 3 * engine.CHUNK + 5)
    answers = random.choice(np.array([-2, -1, 1, 2], np.int8), shape)
    weights = random.choice(np.array([0, 1, 2], np.int8), shape)
    voices = [dict.fromkeys(QUESTIONS, 1), {"q2": -2, "q4": 2}]
    late = slice(2 * engine.CHUNK, 2 * engine.CHUNK + 9)

    whole = score(Ballots(QUESTIONS, answers, weights), voices)
    few = score(Ballots(QUESTIONS, answers[:, late], weights[:, late]), voices)

    assert np.array_equal(whole[:, late], few, equal_nan=True)


def test_a_shared_first_place_is_shared_alike() -> None:
    scores = np.array([[0.5, 0.5, 0.2], [0.5, 0.1, np.nan], [0.1, 0.2, np.nan]])

    assert first_places(scores).tolist() == [[0.5, 1, 1], [0.5, 0, 0], [0, 0, 0]]
    assert first_shares(scores).tolist() == [2.5 / 3, 0.5 / 3, 0]


def test_nobody_is_first_where_nobody_speaks() -> None:
    assert not leaders(np.array([[np.nan], [np.nan]])).any()


def test_a_question_left_out_is_skipped_by_everyone() -> None:
    ballots = ballots_of([[(2, 1)] * len(QUESTIONS), [(-1, 2)] * len(QUESTIONS)])

    for person in range(2):
        said = [answer.question for answer in ballots.without("q3").ballot(person)]
        assert said == [question for question in QUESTIONS if question != "q3"]
