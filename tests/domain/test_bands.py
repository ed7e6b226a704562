"""The bands betray nobody: every class is gone through, and so is what would leak."""

from collections import Counter, defaultdict
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.domain.bands import (
    FEW,
    FINER,
    THRESHOLDS,
    Band,
    Bands,
    Picture,
    Tally,
    Threshold,
    band,
    cut,
    divisions,
    most_divided_first,
    picture,
)
from tests.domain.snooping import SAFE, least_open, tables

POOLED: dict[Threshold, int] = {11: 1, 15: 2}
"""How many answers somebody may know: one, mostly their own, or that and a friend's."""

PERMITTED = [(threshold, size) for threshold in THRESHOLDS for size in range(threshold, 46)]
FINER_FROM = [(at, of, size) for at in THRESHOLDS for of, size in enumerate(FINER[at], start=3)]
CLASSES = range(11, 31)


def is_safe(size: int, threshold: Threshold, of: int) -> bool:
    """Whether a class of this size may be divided into `of` shares, whatever the rule says."""
    few, pooled = FEW[threshold], POOLED[threshold]
    return least_open(size, pooled, lambda count, size: cut(count, size, of, few)) == SAFE


@pytest.mark.parametrize(("threshold", "size"), PERMITTED)
def test_nobody_can_be_certain_of_another_nor_that_nobody_else_gave_some_answer(
    threshold: Threshold, size: int
) -> None:
    found = least_open(size, POOLED[threshold], lambda count, size: band(count, size, threshold))

    assert found == SAFE


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_one_fewer_than_the_threshold_could_be_betrayed(threshold: Threshold) -> None:
    assert is_safe(threshold, threshold, 2)
    assert not is_safe(threshold - 1, threshold, 2)


@pytest.mark.parametrize(("threshold", "of", "size"), FINER_FROM)
def test_one_fewer_than_a_finer_division_needs_could_be_betrayed(
    threshold: Threshold, of: int, size: int
) -> None:
    assert is_safe(size, threshold, of)
    assert not is_safe(size - 1, threshold, of)


@pytest.mark.parametrize(
    ("threshold", "of", "by_chance"),
    [
        (11, 2, [5]),
        (11, 3, [5, 8]),
        (11, 4, [5, 11]),
        (11, 5, [5, 14]),
        (15, 2, [7]),
        (15, 3, [7, 11]),
        (15, 4, [7, 15]),
        (15, 5, [7, 19]),
    ],
)
def test_few_smaller_classes_are_safe_and_those_by_chance(
    threshold: Threshold, of: int, by_chance: list[int]
) -> None:
    enough = (threshold, *FINER[threshold])[of - 2]

    smaller = range(FEW[threshold] + 1, enough)  # in a class of FEW everything is few

    assert [size for size in smaller if is_safe(size, threshold, of)] == by_chance


@pytest.mark.parametrize(("threshold", "enough"), [(11, 8), (15, 11)])
def test_without_even_halves_a_smaller_class_would_do(threshold: Threshold, enough: int) -> None:
    assert all(is_safe(size, threshold, 1) for size in range(enough, CLASSES.stop))
    assert not is_safe(enough - 1, threshold, 1)


@pytest.mark.parametrize("pooled", POOLED.values())
def test_no_class_is_large_enough_where_as_many_pool_what_they_know_as_are_few(pooled: int) -> None:
    for size in CLASSES:
        assert least_open(size, pooled, lambda count, size: cut(count, size, 2, pooled)) == 1


def test_with_the_edges_of_shares_the_other_way_round_an_outsider_learns_something() -> None:
    def other_way_round(count: int, size: int) -> int:
        return 0 if count <= 2 else 3 if count >= size - 2 else 2 * count // size + 1

    assert least_open(12, 0, other_way_round) == 2


def test_exact_counts_can_tell_an_outsider_what_everybody_answered() -> None:
    for size in CLASSES:
        assert least_open(size, 0, lambda count, _: count) == 1


def test_hiding_only_unanimity_can_tell_a_classmate_what_everybody_else_answered() -> None:
    def hidden(count: int, size: int) -> int:
        return 0 if count == size else count

    for size in CLASSES:
        assert least_open(size, 0, hidden) == 2
        assert least_open(size, 1, hidden) == 1


@pytest.mark.parametrize(
    ("pooled", "safe"),
    [
        (0, [size for size in CLASSES if size % 5 not in (1, 3)]),
        (1, [size for size in CLASSES if size % 5 == 0]),
        (2, []),
    ],
)
def test_rounding_to_5_leaks_in_most_classes(pooled: int, safe: list[int]) -> None:
    def rounded(count: int, _: int) -> int:
        return round(count / 5)

    assert [size for size in CLASSES if least_open(size, pooled, rounded) == SAFE] == safe


@pytest.mark.parametrize(("threshold", "sizes"), [(11, [11, 16, 21, 26]), (15, [15, 22, 29, 36])])
def test_halves_become_thirds_quarters_and_fifths(threshold: Threshold, sizes: list[int]) -> None:
    assert [divisions(size, threshold) for size in sizes] == [2, 3, 4, 5]
    assert [divisions(size - 1, threshold) for size in sizes[1:]] == [2, 3, 4]
    assert divisions(1000, threshold) == 5


@pytest.mark.parametrize(
    ("threshold", "size", "last"),
    [
        (11, 11, [2, 5, 8, 11]),
        (11, 16, [2, 5, 10, 13, 16]),
        (11, 24, [2, 6, 12, 18, 21, 24]),
        (11, 26, [2, 5, 10, 15, 20, 23, 26]),
        (15, 15, [3, 7, 11, 15]),
        (15, 22, [3, 7, 14, 18, 22]),
    ],
)
def test_the_last_count_of_every_band(threshold: Threshold, size: int, last: list[int]) -> None:
    found = [band(count, size, threshold).place for count in range(size + 1)]

    assert [count for count in range(size) if found[count] != found[count + 1]] == last[:-1]
    assert [found[count] for count in last] == list(range(len(last)))


@pytest.mark.parametrize(("threshold", "size"), PERMITTED)
def test_a_larger_count_is_never_in_a_lower_band_and_no_band_is_left_out(
    threshold: Threshold, size: int
) -> None:
    of = divisions(size, threshold)

    found = [band(count, size, threshold) for count in range(size + 1)]

    assert found == sorted(found)
    assert set(found) == {Band(place, of) for place in range(of + 2)}


@pytest.mark.parametrize(("threshold", "size"), PERMITTED)
def test_the_lowest_band_is_nobody_or_few_and_the_highest_nearly_all_or_all(
    threshold: Threshold, size: int
) -> None:
    places = [band(count, size, threshold).place for count in range(size + 1)]

    few, highest = FEW[threshold], divisions(size, threshold) + 1
    assert [count for count in range(size + 1) if places[count] == 0] == [*range(few + 1)]
    assert [size - count for count in range(size + 1) if places[count] == highest] == [
        *range(few, -1, -1)
    ]


@given(st.integers(2, 5), st.integers(11, 60))
def test_equal_shares_differ_by_one_count_at_most(of: int, size: int) -> None:
    below_all = [cut(count, size, of, few=0).place for count in range(1, size)]

    shares = Counter([*below_all, of])  # all of them end the last share

    assert set(shares) == set(range(1, of + 1))
    assert max(shares.values()) - min(shares.values()) <= 1


@cache
def by_look(threshold: Threshold, size: int) -> dict[Bands, list[Tally]]:
    """All that a class of this size may answer to a statement, by what is shown of it."""
    found = defaultdict(list)
    bands = [band(count, size, threshold) for count in range(size + 1)]
    for table in tables(size):
        found[Bands(*(bands[count] for count in table))].append(Tally(*table))
    return found


@st.composite
def lookalikes(draw: st.DrawFn) -> tuple[Threshold, int, dict[str, Tally], dict[str, Tally]]:
    """A threshold, a size, and two rounds that look the same, the statements in any order."""
    threshold, size = draw(st.sampled_from(PERMITTED[::9]))
    groups = list(by_look(threshold, size).values())
    drawn = {id_: draw(st.sampled_from(groups)) for id_ in draw(st.permutations("abc"))}
    one = {id_: draw(st.sampled_from(group)) for id_, group in drawn.items()}
    return threshold, size, one, {id_: drawn[id_][0] for id_ in "abc"}


@given(lookalikes())
def test_equal_bands_are_equal_pictures_in_the_same_order(
    rounds: tuple[Threshold, int, dict[str, Tally], dict[str, Tally]],
) -> None:
    threshold, size, one, other = rounds

    found, alike = picture(one, size, threshold), picture(other, size, threshold)

    assert repr(found) == repr(alike)
    assert most_divided_first(found) == most_divided_first(alike)


@pytest.mark.parametrize(("threshold", "of", "places"), [(11, 4, (2, 3)), (15, 3, (2, 2))])
def test_a_picture_holds_every_statement_in_its_bands(
    threshold: Threshold, of: int, places: tuple[int, int]
) -> None:
    found = picture({"b": Tally(2, 8, 12), "a": Tally(0, 0, 22)}, 22, threshold)

    none, some, more, all_ = (Band(place, of) for place in (0, *places, of + 1))
    assert found.enough
    assert found.statements == {"a": Bands(none, none, all_), "b": Bands(none, some, more)}


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_as_many_as_the_threshold_are_enough(threshold: Threshold) -> None:
    found = picture({"a": Tally(0, 0, threshold)}, threshold, threshold)

    assert found.enough
    assert found.statements["a"].agree == Band(3, 2)


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_below_the_threshold_nothing_of_the_answers_is_left(threshold: Threshold) -> None:
    for size in range(threshold):
        found = [picture({"a": Tally(*table)}, size, threshold) for table in tables(size)]

        assert set(map(repr, found)) == {repr(Picture(size, threshold, {}))}
        assert not found[0].enough
        assert most_divided_first(found[0]) == ()


counts = st.integers(0, 20)


@given(st.builds(Tally, counts, counts, counts), st.integers(0, 60), st.sampled_from(THRESHOLDS))
def test_a_tally_that_does_not_add_up_is_refused_in_a_class_of_any_size(
    tally: Tally, handed_in: int, threshold: Threshold
) -> None:
    assume(tally.total != handed_in)

    with pytest.raises(ValueError, match=f"{tally.total} answers from {handed_in}"):
        picture({"a": tally}, handed_in, threshold)


def test_one_tally_that_does_not_add_up_is_enough_to_refuse_them_all() -> None:
    with pytest.raises(ValueError, match="b: 11 answers from 12"):
        picture({"a": Tally(4, 4, 4), "b": Tally(4, 4, 3)}, 12, 11)


@pytest.mark.parametrize("less", [(-1, 6, 6), (6, -1, 6), (6, 6, -1)])
def test_no_fewer_than_nobody_can_have_given_an_answer(less: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="fewer than nobody"):
        Tally(*less)


@pytest.mark.parametrize("threshold", [-1, 0, 1, 10, 12, 14, 16, None, "11"])
def test_no_other_threshold_is_permitted(threshold: Threshold) -> None:
    with pytest.raises(ValueError, match="is not one of"):
        picture({}, 20, threshold)
    with pytest.raises(ValueError, match="is not one of"):
        Picture(20, threshold, {})
    with pytest.raises(ValueError, match="is not one of"):
        divisions(20, threshold)
    with pytest.raises(ValueError, match="is not one of"):
        band(5, 20, threshold)


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_below_the_threshold_there_is_no_band_and_no_picture_of_one(threshold: Threshold) -> None:
    half = Band(1, 2)

    with pytest.raises(ValueError, match="nothing may be shown"):
        band(5, threshold - 1, threshold)
    with pytest.raises(ValueError, match="nothing may be shown"):
        Picture(threshold - 1, threshold, {"a": Bands(half, half, half)})


def test_the_most_divided_are_those_whose_smaller_side_is_in_the_highest_band() -> None:
    halves = picture({"a": Tally(12, 0, 0), "b": Tally(3, 0, 9), "c": Tally(2, 1, 9)}, 12, 11)
    fifths = picture({"a": Tally(26, 0, 0), "b": Tally(20, 0, 6), "c": Tally(11, 0, 15)}, 26, 11)

    assert most_divided_first(halves) == ("b", "a", "c")
    assert most_divided_first(fifths) == ("c", "b", "a")


def test_of_those_equally_divided_the_one_that_fewer_skipped_comes_first_then_by_id() -> None:
    found = picture({"a": Tally(4, 4, 4), "c": Tally(5, 0, 7), "b": Tally(5, 2, 5)}, 12, 11)

    stored = Picture(12, 11, {id_: found.statements[id_] for id_ in "cab"})
    assert most_divided_first(found) == most_divided_first(stored) == ("b", "c", "a")
