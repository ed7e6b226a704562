"""Who could be first, and who is, whatever the silent ones might say."""

from hypothesis import given

from quiz.domain.ballot import Ballot
from quiz.domain.certainty import certain_first, possible_first
from quiz.domain.matching import Positions, Ranking, rank
from tests.domain import made_up
from tests.domain.reference import expected

AGREES = dict.fromkeys("abc", 2)
BALLOT = Ballot(AGREES)


def test_a_voice_that_nobody_can_reach_is_first_for_certain() -> None:
    ranking = rank(BALLOT, {"far": dict.fromkeys("abc", -2), "near": AGREES})

    assert possible_first(ranking) == ("near",)
    assert certain_first(ranking) == "near"


def test_a_silence_leaves_the_first_place_open() -> None:
    ranking = rank(BALLOT, {"half": {"a": 2}, "most": {"a": 2, "b": 2, "c": 1}, "far": {"a": -2}})

    assert possible_first(ranking) == ("most", "half")
    assert certain_first(ranking) is None


def test_two_who_tie_are_both_possible_and_neither_certain() -> None:
    ranking = rank(BALLOT, {"one": AGREES, "other": AGREES, "far": {"a": -2}})

    assert set(possible_first(ranking)) == {"one", "other"}
    assert certain_first(ranking) is None


def test_one_who_can_be_reached_but_not_passed_is_certain() -> None:
    """The other, at its best, comes to the same: the only one whose place is sure is this one."""
    ranking = rank(BALLOT, {"sure": AGREES, "could reach": {"a": 2}})

    assert possible_first(ranking) == ("sure", "could reach")
    assert certain_first(ranking) == "sure"


def test_a_voice_without_rank_is_never_possible_but_keeps_others_from_being_certain() -> None:
    ranking = rank(BALLOT, {"mild": dict.fromkeys("abc", 1), "silent": {}})

    assert possible_first(ranking) == ("mild",)
    assert certain_first(ranking) is None


def test_a_voice_without_rank_is_never_certain() -> None:
    ranking = rank(BALLOT, {"silent": {}})

    assert possible_first(ranking) == ()
    assert certain_first(ranking) is None


def test_where_nothing_is_answered_nobody_is_first() -> None:
    ranking = Ranking("no_answers", ())

    assert possible_first(ranking) == ()
    assert certain_first(ranking) is None


@given(made_up.answered, made_up.casts)
def test_first_places_follow_from_the_exact_intervals(
    ballot: Ballot, cast: dict[str, Positions]
) -> None:
    exact = {name: expected(ballot.answers, ballot.weights, cast[name]) for name in cast}
    ranked = {name for name, match in exact.items() if match.score is not None}
    bar = max((match.low for match in exact.values()), default=None)
    certain = [
        name
        for name in ranked
        if all(exact[name].low >= exact[other].high for other in exact if other != name)
    ]

    ranking = rank(ballot, cast)

    assert set(possible_first(ranking)) == {
        name for name in ranked if bar is not None and exact[name].high >= bar
    }
    assert certain_first(ranking) == (certain[0] if len(certain) == 1 else None)
