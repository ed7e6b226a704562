"""What somebody can be certain of who sees a picture of a crowd, and later of the same and more."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from tests.domain.snooping import SAFE, Table, tables

_ANSWERS = range(3)
_FIELD = SAFE
"""Bits that say which answers somebody else in a step may have given: one for each answer."""


_ALL = (1 << SAFE) - 1


@dataclass(frozen=True)
class _Step:
    """One way in which those who came in a step can have answered.

    In `open_` there is a field for what somebody knows and each step, and one more bit that says
    that they can know it. `fits` has all bits of what they can know if this is how it was.
    """

    table: Table
    open_: int
    fits: int


def least_open_in_steps(
    steps: Sequence[int], shown: Callable[[int, int], object], pictures: Collection[int]
) -> int:
    """How many answers anybody else of a step may still have given, at worst; `SAFE` is all.

    As `least_open`, where people came in steps of these sizes and everybody knows who came in
    which. There was a picture of all so far after each step in `pictures`, which are counted from
    0. Known are nobody's answers or somebody's own, and in which step they came.
    """
    looks = {
        at: [shown(count, size) for count in range(size + 1)]
        for at in pictures
        for size in [sum(steps[: at + 1])]
    }
    found: defaultdict[tuple[object, ...], int] = defaultdict(int)
    for way in product(*(list(_ways(at, steps)) for at in range(len(steps)))):
        open_, fits, so_far = 0, -1, [0, 0, 0]
        seen: list[object] = []
        for at, step in enumerate(way):
            open_, fits = open_ | step.open_, fits & step.fits
            so_far = [a + b for a, b in zip(so_far, step.table, strict=True)]
            if at in looks:
                seen.extend(looks[at][count] for count in so_far)
        found[tuple(seen)] |= open_ & fits
    return min(each for code in found.values() for each in _open_answers(code, len(steps)))


def _ways(at: int, steps: Sequence[int]) -> Iterator[_Step]:
    """Every way in which the step at this place can have answered."""
    width = _FIELD * len(steps) + 1
    for table in tables(steps[at]):
        open_, fits = 0, 0
        for knows in range(1 + len(_ANSWERS) * len(steps)):
            own_step, own = divmod(knows - 1, len(_ANSWERS))
            others = [count - (own_step == at and own == a) for a, count in enumerate(table)]
            if min(others) >= 0:
                given = sum(1 << answer for answer, count in enumerate(others) if count)
                open_ |= (given << _FIELD * at | 1 << width - 1) << width * knows
                fits |= ((1 << width) - 1) << width * knows
        yield _Step(table, open_, fits)


def _open_answers(code: int, steps: int) -> Iterator[int]:
    """For each thing that can be known, and each step, how many answers are open."""
    width = _FIELD * steps + 1
    while code:
        if code >> width - 1 & 1:
            yield from ((code >> _FIELD * at & _ALL).bit_count() for at in range(steps))
        code >>= width
