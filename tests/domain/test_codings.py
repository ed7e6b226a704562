"""What coders have made of the same cells; how far they agree is counted in pairs of readings."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.codings import Codings, Shares, codings, shares
from quiz.domain.content import Content, Reading
from tests.web.made_up import made_up

QUIZ = made_up({"blaaveis": (2, 1, -1, 0, None, -2)})
Read = tuple[int | None, ...]

positions = st.sampled_from([-2, -1, 0, 1, 2, None])
rows = st.lists(st.tuples(*[positions] * 6), min_size=2, max_size=4)


def read(*readings: Read) -> Content:
    """The quiz as it was read by one coder a row; all that is spoken is explicit."""
    stances = {
        key: replace(
            stance,
            basis=None if stance.position is None else "explicit",
            readings=tuple(
                Reading(f"coder-{number}", row[at], None if row[at] is None else "explicit")
                for number, row in enumerate(readings)
            ),
        )
        for at, (key, stance) in enumerate(QUIZ.stances.items())
    }
    return replace(QUIZ, stances=stances)


def test_what_nobody_has_read_twice_has_no_agreement() -> None:
    assert shares(QUIZ) is None
    assert shares(read((2, 1, -1, 0, None, -2))) is None
    assert codings(QUIZ) == Codings(coders=(), read_by=(0,), alike=6, differing=())


def test_two_coders_agree_cell_by_cell() -> None:
    content = read((2, 1, -1, 0, None, -2), (1, 1, 1, None, None, -2))

    assert shares(content) == Shares(pairs=6, side=4 / 6, position=3 / 6, basis=5 / 6)
    found = codings(content)
    assert (found.coders, found.read_by) == (("coder-0", "coder-1"), (2,))


def test_with_three_coders_every_pair_counts() -> None:
    content = read((2,) * 6, (2,) * 6, (-2,) * 6)

    found = shares(content)

    assert found
    assert (found.pairs, found.position, found.basis) == (18, 1 / 3, 1)


def test_undecided_is_a_side_of_its_own() -> None:
    found = shares(read((0,) * 6, (None,) * 6))

    assert found
    assert found.side == 0


def test_cells_differ_from_what_stands_and_not_only_from_each_other() -> None:
    content = read((2, 1, -1, 0, None, -1), (2, 1, -1, 0, None, -1))

    made = codings(content)
    assert [stance.question for stance in made.differing] == ["fiken"]
    assert made.alike == 5
    found = shares(content)
    assert found
    assert found.position == 1


@given(rows)
def test_who_agrees_on_the_position_agrees_on_the_side(readings: list[Read]) -> None:
    found = shares(read(*readings))

    assert found
    assert 0 <= found.position <= found.side <= 1


@given(rows)
def test_the_order_of_the_coders_does_not_matter(readings: list[Read]) -> None:
    turned = list(reversed(readings))

    assert shares(read(*readings)) == shares(read(*turned))
