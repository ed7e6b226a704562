"""Stories of one ballot and a few voices, with numbers worked out by hand."""

from math import sqrt

import pytest

from quiz.domain.ballot import Ballot
from quiz.domain.matching import Match, rank


def test_a_worked_example() -> None:
    """Strongly for a, and it matters; mildly against b. The voice is mildly for a, silent on b.

    W = 3, C0 = 2·4 + 3 = 11, B0 = 2·4 + 5 = 13, C = 8, N = 2·(2·3 − 4) = 4, n = 2, so
    g = √(8/11·18 / (8/11·2 + 16)) = √(144/192) = √0.75 and S = 13/24 + 11/24·√0.75·4/8.
    """
    ballot = Ballot({"a": 2, "b": -1}, {"a": 2})

    match = rank(ballot, {"voice": {"a": 1}}).matches[0]

    assert (match.rank, match.coverage) == (1, 8 / 11)
    assert (match.low, match.high) == (14 / 24, 20 / 24)
    assert match.score == pytest.approx(13 / 24 + 11 / 48 * sqrt(0.75), abs=1e-15)
    assert match.contributions == {"a": pytest.approx(11 / 48 * sqrt(0.75), abs=1e-15)}


def test_what_matters_to_me_counts_twice() -> None:
    voices = {"A": {"a": 2, "b": -2}, "B": {"a": -2, "b": 2}}

    ranking = rank(Ballot({"a": 2, "b": 2}, {"a": 2}), voices)

    assert [(match.voice, match.score) for match in ranking.matches] == [("A", 2 / 3), ("B", 1 / 3)]


def test_two_who_are_equal_share_a_rank_and_the_next_is_third() -> None:
    ranking = rank(Ballot({"a": 2}), {"C": {"a": -2}, "B": {"a": 2}, "A": {"a": 2}})

    assert {match.voice: match.rank for match in ranking.matches} == {"A": 1, "B": 1, "C": 3}
    assert {match.voice for match in ranking.leaders} == {"A", "B"}


def test_the_smallest_difference_is_no_tie() -> None:
    answers = {f"q{number}": 2 for number in range(100)}

    ranking = rank(Ballot(answers), {"all": answers, "nearly": {**answers, "q7": 1}})

    assert [(match.voice, match.rank) for match in ranking.matches] == [("all", 1), ("nearly", 2)]


def test_nothing_in_common_is_unknown_not_zero() -> None:
    ranking = rank(Ballot({"a": 2}), {"other": {"b": -2}, "same": {"a": 1}})

    silent = ranking.matches[-1]
    assert silent == Match("other", None, None, 0.0, 1.0, 0.0, {})
    assert ranking.status == "ok"
    assert [match.voice for match in ranking.leaders] == ["same"]


def test_nothing_answered_gives_no_numbers() -> None:
    ranking = rank(Ballot({"a": None, "b": 2}, {"b": 0}), {"A": {"a": 2}})

    assert ranking.status == "no_answers"
    assert ranking.matches == ()
    assert ranking.leaders == ()


def test_where_nobody_speaks_there_are_intervals_but_no_ranks() -> None:
    ranking = rank(Ballot({"a": 1}), {"A": {"a": None}, "B": {}})

    assert ranking.status == "no_positions"
    assert [(m.rank, m.score, m.low, m.high) for m in ranking.matches] == [
        (None, None, 0.25, 1.0),
        (None, None, 0.25, 1.0),
    ]
    assert ranking.leaders == ()


def test_taking_neither_side_is_not_silence() -> None:
    match = rank(Ballot({"a": 2}), {"undecided": {"a": 0}}).matches[0]

    assert (match.score, match.low, match.high, match.coverage) == (0.5, 0.5, 0.5, 1.0)


def test_a_thin_voice_neither_leads_nor_trails_by_its_silence() -> None:
    answers = dict.fromkeys("abcd", 2)
    voices: dict[str, dict[str, int | None]] = {
        "all of it": dict.fromkeys("abcd", 2),
        "one for": {"a": 2},
        "one against": {"a": -2},
        "none of it": dict.fromkeys("abcd", -2),
    }

    ranking = rank(Ballot(answers), voices)

    assert [match.voice for match in ranking.matches] == list(voices)


def test_the_order_within_a_tie_favours_nobody() -> None:
    twins: dict[str, dict[str, int | None]] = {"A": {"a": 2}, "B": {"a": 2}}
    turned = dict(reversed(twins.items()))

    firsts = []
    for version in map(str, range(40)):
        ranking = rank(Ballot({"a": 2}), twins, version)
        assert ranking == rank(Ballot({"a": 2}), turned, version)
        firsts.append(ranking.matches[0].voice)

    assert 10 <= firsts.count("A") <= 30


def test_the_order_within_a_tie_differs_from_ballot_to_ballot() -> None:
    names = [f"voice {number}" for number in range(8)]
    silent: dict[str, dict[str, int | None]] = {name: {} for name in names}

    orders = {
        tuple(match.voice for match in rank(Ballot({"a": value}), silent).matches)
        for value in (-2, -1, 1, 2)
    }

    assert len(orders) == 4
    assert tuple(names) not in orders
