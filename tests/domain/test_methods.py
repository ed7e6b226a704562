"""Who is first by other rules: worked by hand, and by an independent reading of the guide."""

from fractions import Fraction

from hypothesis import given

from quiz.domain.ballot import Ballot
from quiz.domain.matching import Positions, rank
from quiz.domain.methods import first_by_method
from tests.domain import made_up

BALLOT = Ballot({"a": 2, "b": 2, "c": 1}, {"a": 2})
VOICES: dict[str, Positions] = {
    "quiet": {"b": 2},
    "mild": {"a": 1, "b": 1, "c": 2},
    "sharp": {"a": 2, "b": -1, "c": 1},
}


def firsts(ballot: Ballot, voices: dict[str, Positions]) -> dict[str, set[str]]:
    found = first_by_method(ballot, voices, rank(ballot, voices))
    return {method: set(first) for method, first in found.items()}


def test_each_rule_by_hand() -> None:
    """Agreements with 2, 2 and 1: quiet – 4 –, mild 3 3 3, sharp 4 1 4; the first counts twice.

    overlap: quiet 4/4, mild 12/16, sharp 13/16. worst_case: quiet 0+4+1, mild 12, sharp 13.
    neutral: quiet 4+4+3, mild 12, sharp 13. exact: quiet 1, mild 0, sharp 3. By the default quiet
    is pulled from 1 to 0.789, under sharp's 13/16; unweighted to 0.833, over the others' 9/12.
    """
    assert firsts(BALLOT, VOICES) == {
        "default": {"sharp"},
        "overlap": {"quiet"},
        "worst_case": {"sharp"},
        "neutral": {"sharp"},
        "exact": {"sharp"},
        "unweighted": {"quiet"},
    }


def test_a_tie_by_a_rule_names_all_who_share_it() -> None:
    level: dict[str, Positions] = {name: VOICES[name] for name in ("mild", "sharp")}

    assert firsts(BALLOT, level)["default"] == {"sharp"}
    assert firsts(BALLOT, level)["unweighted"] == {"mild", "sharp"}


def test_who_is_silent_on_everything_is_first_by_no_rule() -> None:
    voices: dict[str, Positions] = {"against": {"a": -2}, "silent": {"elsewhere": 2}}

    assert all(first == {"against"} for first in firsts(BALLOT, voices).values())


def test_where_nobody_has_a_place_no_rule_gives_one() -> None:
    assert not any(firsts(Ballot({}), VOICES).values())
    assert not any(firsts(Ballot({"elsewhere": 1}), VOICES).values())


def reference(ballot: Ballot, voices: dict[str, Positions]) -> dict[str, set[str]]:
    """The rules once more, from their words in the guide alone."""
    answers = list(ballot)
    speaking = [v for v, p in voices.items() if any(p.get(a.question) is not None for a in answers)]

    def value(method: str, said: Positions) -> Fraction:
        got = whole = Fraction(0)
        for answer in answers:
            v, w, p = answer.value, answer.weight, said.get(answer.question)
            if p is None and method == "overlap":
                continue
            whole += w
            if method == "exact":
                got += w * (v == p)
            elif p is None and method == "worst_case":
                got += Fraction(w * min(4 - abs(v - stance) for stance in (-2, -1, 0, 1, 2)), 4)
            else:
                got += Fraction(w * (4 - abs(v - (p or 0))), 4)
        return got / whole

    def first(method: str) -> set[str]:
        values = {voice: value(method, voices[voice]) for voice in speaking}
        return {voice for voice, found in values.items() if found == max(values.values())}

    return {method: first(method) for method in ("overlap", "worst_case", "neutral", "exact")}


@given(made_up.ballots, made_up.casts)
def test_every_rule_is_what_the_guide_says(ballot: Ballot, voices: dict[str, Positions]) -> None:
    found, expected = firsts(ballot, voices), reference(ballot, voices)

    assert {method: found[method] for method in expected} == expected


@given(made_up.ballots, made_up.casts)
def test_unweighted_is_the_default_with_nothing_marked(
    ballot: Ballot, voices: dict[str, Positions]
) -> None:
    plain = Ballot({answer.question: answer.value for answer in ballot})

    assert firsts(ballot, voices)["unweighted"] == {m.voice for m in rank(plain, voices).leaders}


@given(made_up.ballots, made_up.casts)
def test_those_named_stand_in_the_order_of_the_ranking(
    ballot: Ballot, voices: dict[str, Positions]
) -> None:
    ranking = rank(ballot, voices)
    places = {match.voice: place for place, match in enumerate(ranking.matches)}

    for first in first_by_method(ballot, voices, ranking).values():
        assert [places[voice] for voice in first] == sorted(places[voice] for voice in first)
