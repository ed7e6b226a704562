"""Who could be first, and who is, whatever the silent ones might say."""

from collections.abc import Mapping

from hypothesis import given

from quiz.domain.ballot import Ballot
from quiz.domain.certainty import Firmness, certain_first, firmness, possible_first
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


def firm(
    ballot: Ballot, voices: Mapping[str, Positions], readings: tuple[str, ...] = ()
) -> Firmness:
    """How firm the first place is where what each voice says of `readings` is our reading."""
    explicit = {
        voice: {q: position for q, position in said.items() if q not in readings}
        for voice, said in voices.items()
    }
    return firmness(ballot, voices, rank(ballot, voices), explicit)


FAR = {"near": AGREES, "far": dict.fromkeys("abc", -2)}


def test_first_by_every_rule_and_hanging_on_no_answer_is_clear() -> None:
    assert firm(BALLOT, FAR).clear
    assert firm(BALLOT, FAR).contenders == ("near",)


def test_a_first_place_that_hangs_on_one_answer_is_open() -> None:
    found = firm(Ballot({"a": 2}), FAR)

    assert not found.clear
    assert [pivot.question for pivot in found.pivots] == ["a"]


def test_a_first_place_that_one_step_takes_is_open() -> None:
    """Neither answer can be missed to make «no» first, but one step can."""
    voices: dict[str, Positions] = {"yes": {"a": 1, "b": 1}, "no": {"a": -2, "b": 1}}
    found = firm(Ballot({"a": 1, "b": 1}), voices)

    assert not found.clear
    assert found.pivots == ()
    assert [change.leaders for change in found.changes] == [("no",)]
    assert found.contenders == ("yes", "no")


def test_a_shared_first_place_is_open() -> None:
    assert not firm(BALLOT, {"one": AGREES, "other": AGREES}).clear


def test_a_first_place_that_rests_on_our_reading_is_open() -> None:
    voices: dict[str, Positions] = {"read": AGREES, "outright": dict.fromkeys("abcd", 1)}

    assert firm(BALLOT, voices).clear
    found = firm(BALLOT, voices, readings=("a", "b", "c"))
    assert not found.clear
    assert found.methods["explicit_only"] == ()

    voices["outright"] = {"a": 1, "b": 1, "c": 1}
    explicit: dict[str, Positions] = {"read": {"a": 2}, "outright": voices["outright"]}
    found = firmness(BALLOT, voices, rank(BALLOT, voices), explicit)
    assert found.methods["explicit_only"] == ("read",)


@given(made_up.ballots, made_up.casts)
def test_whoever_could_be_first_is_named(ballot: Ballot, voices: dict[str, Positions]) -> None:
    ranking = rank(ballot, voices)
    found = firm(ballot, voices, readings=("q1", "q2"))

    named = set(found.contenders)
    assert {match.voice for match in ranking.leaders} <= named
    assert set(possible_first(ranking)) <= named
    assert all(set(first) <= named for first in found.methods.values())
    assert all(set(pivot.leaders) <= named for pivot in found.pivots)


@given(made_up.ballots, made_up.casts)
def test_clear_is_what_it_says(ballot: Ballot, voices: dict[str, Positions]) -> None:
    leaders = [match.voice for match in rank(ballot, voices).leaders]
    found = firm(ballot, voices, readings=("q1",))

    everywhere = len(leaders) == 1 and all(leaders[0] in f for f in found.methods.values())
    hangs = found.pivots or any(len(change.steps) == 1 for change in found.changes)
    alone = len(possible_first(rank(ballot, voices))) == 1
    assert found.clear == (everywhere and alone and not hangs)
