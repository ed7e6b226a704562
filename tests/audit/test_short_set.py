"""The few statements of a stand are the best there are, and always the same."""

import resource
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest

from quiz.audit.engine import leaders, score
from quiz.audit.short_set import COMPARED, search, short_set
from quiz.audit.voters import Crowd, voters
from quiz.domain.content import Content
from quiz.domain.fairness import BALANCED, KINDS
from quiz.domain.matching import Positions, rank
from quiz.domain.short_set import SIZES, ShortSet
from tests.audit.many import many

MEGABYTES = 1024
"""Kilobytes each."""


def merit(content: Content, chosen: Sequence[str]) -> tuple[bool, Fraction, Fraction]:
    """How good a set is, as the rule is written, without a shortcut."""
    directions = [content.questions[question].direction for question in chosen]
    milder, stricter = directions.count("milder"), directions.count("stricter")
    least, most = BALANCED
    even = least * (milder + stricter) <= 100 * milder <= most * (milder + stricter)
    apart = [
        steps(one, other, chosen)
        for one, other in combinations(content.positions.values(), 2)
        if steps(one, other, list(content.questions))
    ]
    spoken = [
        sum(said[question] is not None for question in chosen)
        for said in content.positions.values()
        if any(place is not None for place in said.values())
    ]
    return even, Fraction(min(apart), len(chosen)), Fraction(min(spoken), len(chosen))


def steps(one: Positions, other: Positions, chosen: Sequence[str]) -> int:
    both = [(one[question], other[question]) for question in chosen]
    return sum(abs(a - b) for a, b in both if a is not None and b is not None)


def every_set(content: Content) -> list[tuple[str, ...]]:
    return [each for size in SIZES for each in combinations(content.questions, size)]


@pytest.mark.parametrize("seed", range(6))
def test_the_search_finds_what_looking_at_each_set_by_itself_finds(seed: int) -> None:
    content = many(statements=11, voices=4, seed=seed)
    sets = every_set(content)
    best = max(merit(content, each) for each in sets)
    expected = [each for each in sets if merit(content, each) == best]

    tried, tied, found = search(content)

    assert tried == len(sets) == 330 + 165
    assert tied == len(expected)
    names = list(content.questions)
    assert [tuple(names[at] for at in chosen) for chosen in found] == expected[:COMPARED]


def test_of_equals_the_set_is_taken_whose_leader_is_most_often_that_of_all() -> None:
    content = next(each for each in map(of_equals, range(50)) if len(search(each)[2]) > 3)
    names, cast = list(content.questions), content.positions

    found = short_set(content, 40, 5)

    def agreeing(chosen: Sequence[str]) -> float:
        parts = []
        for kind in KINDS:
            ballots = voters(Crowd(kind, 40, 5), [*cast.values()], names)
            for person in range(len(ballots)):
                ballot = ballots.ballot(person)
                few = replace(ballot, answers={q: ballot.answers[q] for q in chosen})
                of_all = {match.voice for match in rank(ballot, cast).leaders}
                first = {match.voice for match in rank(few, cast).leaders}
                parts.append(len(first & of_all) / len(first) if first else 0.0)
        return round(sum(parts) / len(parts), 9)

    tied = [tuple(names[at] for at in chosen) for chosen in search(content)[2]]
    best = max(agreeing(each) for each in tied)
    assert found.questions == next(each for each in tied if agreeing(each) == best)
    assert sum(cost.agreement for cost in found.costs) / len(KINDS) == pytest.approx(best, abs=1e-4)


def of_equals(seed: int) -> Content:
    return many(statements=11, voices=3, seed=seed)


@pytest.fixture(scope="module")
def long() -> Content:
    return many(25, 8)


@pytest.fixture(scope="module")
def found(long: Content) -> ShortSet:
    return short_set(long, 500, 1)


def test_of_twenty_five_statements_every_set_is_tried_in_bounded_memory(
    long: Content, found: ShortSet
) -> None:
    assert found.tried == 480_700 + 1_081_575
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1000 * MEGABYTES
    assert list(found.questions) == [q for q in long.questions if q in found.questions]
    assert merit(long, found.questions) >= max(
        merit(long, each)
        for size in SIZES
        for each in (list(long.questions)[at : at + size] for at in range(25 - size))
    )


def test_the_same_seed_finds_the_same(long: Content, found: ShortSet) -> None:
    assert short_set(long, 500, 1) == found


def test_the_report_is_of_the_set_that_was_chosen(long: Content, found: ShortSet) -> None:
    cast = [*long.positions.values()]
    everything = list(long.questions)

    for pair in found.pairs:
        one, other = long.positions[pair.one], long.positions[pair.other]
        assert pair.short == steps(one, other, found.questions)
        assert pair.full == steps(one, other, everything)
    for spoken in found.spoken:
        said = long.positions[spoken.voice]
        assert spoken.short == sum(said[q] is not None for q in found.questions)
        assert spoken.full == sum(place is not None for place in said.values())
    ballots = voters(Crowd("uniform", 500, 1), cast, everything)
    full = leaders(score(ballots, cast))
    for cost in found.costs:
        assert [each.voice for each in cost.firsts] == list(long.voices)
        assert sum(each.full for each in cost.firsts) == pytest.approx(1, abs=0.001)
    uniform = found.costs[0].firsts[0]
    assert uniform.full == pytest.approx(float((full[0] / full.sum(axis=0)).mean()), abs=1e-4)
    directions = [long.questions[q].direction for q in found.questions]
    assert found.balance.milder == directions.count("milder")
    assert found.balance.stricter == directions.count("stricter")


def test_voices_that_say_the_same_cannot_be_told_apart_and_do_not_stop_the_search() -> None:
    content = many(statements=11, voices=3)
    twins = replace(
        content,
        stances={
            key: replace(
                stance,
                position=content.stances["v0" if key[0] == "v1" else key[0], key[1]].position,
            )
            for key, stance in content.stances.items()
        },
    )

    found = short_set(twins, 50, 1)

    assert [(pair.one, pair.other) for pair in found.inseparable] == [("v0", "v1")]


def test_where_nobody_differs_the_first_sets_are_compared_and_the_report_says_so() -> None:
    content = many(statements=12, voices=1)
    calm = replace(
        content,
        questions={q: replace(each, direction="neither") for q, each in content.questions.items()},
        stances={key: replace(stance, position=1) for key, stance in content.stances.items()},
    )

    found = short_set(calm, 20, 1)

    assert found.tied == found.tried == 792 + 495
    assert found.compared == COMPARED
    assert found.questions == tuple(calm.questions)[:7]


def test_fewer_statements_than_a_short_set_have_none() -> None:
    with pytest.raises(ValueError, match="6 statements are fewer"):
        short_set(many(statements=6), 10, 1)
