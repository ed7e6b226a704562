"""Two voices side by side: every question in one group, and no matter who is named first."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.comparison import (
    RELATIONS,
    Comparison,
    Relation,
    compare,
    comparisons,
    rarely_opposed,
    relation,
)
from tests.domain.made_up import positions, silences
from tests.web.made_up import QUESTIONS, made_up

rows = st.tuples(*[positions | silences] * len(QUESTIONS))


def comparison(first: tuple[int | None, ...], second: tuple[int | None, ...]) -> Comparison:
    content = made_up({"blaaveis": first, "hvitveis": second})
    return compare(content, *content.voices.values())


def grouped(found: Comparison) -> dict[Relation, list[str]]:
    return {name: [each.question.id for each in group] for name, group in found.groups.items()}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (2, -1, "opposed"),
        (-2, 2, "opposed"),
        (2, 1, "unequally"),
        (-1, -2, "unequally"),
        (-2, -2, "equally"),
        (1, 1, "equally"),
        (0, 2, "one-side"),
        (-1, 0, "one-side"),
        (0, 0, "no-side"),
        (None, 2, "one-speaks"),
        (0, None, "one-speaks"),
        (None, None, "none-speaks"),
    ],
)
def test_what_two_positions_are_to_each_other(
    one: int | None, other: int | None, expected: Relation
) -> None:
    assert relation(one, other) == expected


@given(rows, rows)
def test_every_question_is_in_exactly_one_group(
    first: tuple[int | None, ...], second: tuple[int | None, ...]
) -> None:
    found = grouped(comparison(first, second))

    assert tuple(found) == RELATIONS
    assert sorted(chain.from_iterable(found.values())) == sorted(QUESTIONS)


@given(rows, rows)
def test_the_other_way_round_the_groups_are_the_same_and_the_stances_change_places(
    first: tuple[int | None, ...], second: tuple[int | None, ...]
) -> None:
    content = made_up({"blaaveis": first, "hvitveis": second})
    one, other = content.voices.values()

    there, back = compare(content, one, other), compare(content, other, one)

    assert grouped(there) == grouped(back)
    for name in RELATIONS:
        assert [(each.first, each.second) for each in there.groups[name]] == [
            (each.second, each.first) for each in back.groups[name]
        ]


@given(rows)
def test_nobody_is_opposed_to_a_voice_that_says_the_same(row: tuple[int | None, ...]) -> None:
    found = comparison(row, row)

    assert found.opposed == 0
    assert found.agreed == sum(bool(position) for position in row)


def test_agreement_counts_the_same_side_however_strong() -> None:
    found = comparison((2, 1, -1, -2, 2, 1), (1, 1, -2, 2, 0, None))

    assert (found.opposed, found.agreed) == (1, 3)


def test_every_pair_is_met_once_in_the_order_of_the_content() -> None:
    found = [(pair.first.id, pair.second.id) for pair in comparisons(made_up())]

    assert found == [
        ("blaaveis", "hvitveis"),
        ("blaaveis", "mindretallet"),
        ("blaaveis", "rognebaer"),
        ("hvitveis", "mindretallet"),
        ("hvitveis", "rognebaer"),
        ("mindretallet", "rognebaer"),
    ]


def test_pairs_that_are_rarely_opposed_are_found() -> None:
    found = [(pair.first.id, pair.second.id) for pair in rarely_opposed(made_up())]

    assert found == [
        ("blaaveis", "mindretallet"),
        ("blaaveis", "rognebaer"),
        ("hvitveis", "rognebaer"),
        ("mindretallet", "rognebaer"),
    ]
