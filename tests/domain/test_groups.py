"""Groups of about four, both sides alike, and nobody moves."""

import hashlib
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.groups import SIDES, Slot, cuts, slot

digests = st.integers(0).map(lambda number: hashlib.sha256(str(number).encode()).digest())
seats = st.sets(st.binary(max_size=3) | digests, max_size=60)
"""Also digests that begin alike, of which no hash ever made one."""


def _drawn(seats: set[bytes]) -> Counter[Slot]:
    found = cuts(seats)
    return Counter(slot(seat, found) for seat in seats)


def _sizes(count: int) -> list[int]:
    """How many are in each group when so many seats are drawn, the largest first."""
    drawn = _drawn({hashlib.sha256(bytes([number])).digest() for number in range(count)})
    groups = Counter[int]()
    for each, number in drawn.items():
        groups[each.group] += number
    return sorted(groups.values(), reverse=True)


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        (0, []),
        (1, [1]),
        (2, [2]),
        (3, [3]),
        (4, [4]),
        (5, [5]),
        (6, [3, 3]),
        (7, [4, 3]),
        (8, [4, 4]),
        (9, [5, 4]),
        (10, [4, 3, 3]),
        (11, [4, 4, 3]),
        (13, [5, 4, 4]),
        (14, [4, 4, 3, 3]),
        (30, [4, 4, 4, 4, 4, 4, 3, 3]),
    ],
)
def test_groups_are_as_near_four_as_can_be(count: int, sizes: list[int]) -> None:
    assert _sizes(count) == sizes


@given(seats.filter(lambda seats: len(seats) >= 3))
def test_there_are_three_to_five_in_a_group_and_the_groups_are_counted_from_1(
    seats: set[bytes],
) -> None:
    drawn = _drawn(seats)
    groups = {each.group for each in drawn}

    assert groups == set(range(1, len(groups) + 1))
    for group in groups:
        assert 3 <= sum(drawn[Slot(group, side)] for side in SIDES) <= 5


@given(seats)
def test_the_sides_differ_by_at_most_one_in_each_group_and_in_the_class(seats: set[bytes]) -> None:
    drawn = _drawn(seats)

    for group in {each.group for each in drawn}:
        assert abs(drawn[Slot(group, 1)] - drawn[Slot(group, -1)]) <= 1
    by_side = {side: sum(n for each, n in drawn.items() if each.side == side) for side in SIDES}
    assert abs(by_side[1] - by_side[-1]) <= 1


@given(seats, seats)
def test_whoever_comes_late_moves_nobody_and_begins_no_group(
    seats: set[bytes], late: set[bytes]
) -> None:
    found = cuts(seats)
    alone = {seat: slot(seat, found) for seat in seats}

    together = {seat: slot(seat, found) for seat in seats | late}

    assert alone.items() <= together.items()
    assert {each.group for each in together.values()} <= set(range(1, len(found) // 2 + 2))


@given(seats, st.data())
def test_neither_order_nor_repetition_changes_anything(
    seats: set[bytes], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(sorted(seats)))

    assert cuts([*order, *order]) == cuts(seats)


@given(seats)
def test_every_slot_has_a_beginning_of_its_own(seats: set[bytes]) -> None:
    found = cuts(seats)

    assert len(found) % 2 == 1
    assert all(one < other for one, other in pairwise(found))


@pytest.mark.parametrize("seats", [set(), {bytes(32)}])
def test_those_who_come_to_an_empty_room_fall_on_both_sides(seats: set[bytes]) -> None:
    found = cuts(seats)

    late = Counter(slot(hashlib.sha256(bytes([n])).digest(), found) for n in range(200))

    assert late.keys() == {Slot(1, 1), Slot(1, -1)}
    assert min(late.values()) > 70


def test_late_comers_fall_in_all_groups() -> None:
    found = cuts({hashlib.sha256(b"early" + bytes([n])).digest() for n in range(30)})

    late = {slot(hashlib.sha256(b"late" + bytes([n])).digest(), found) for n in range(250)}

    assert len(late) == 16


def test_no_digest_is_kept() -> None:
    seats = {hashlib.sha256(bytes([number])).digest() for number in range(30)}

    assert max(map(len, cuts(seats))) <= 3
