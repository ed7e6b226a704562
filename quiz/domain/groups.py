"""Groups of about four, each half for and half against, drawn from the digests of the seats."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

Side = Literal[1, -1]
"""For and against the statement."""
SIDES: tuple[Side, ...] = get_args(Side)

MIDDLE = b"\x80"
"""Half of all digests come before it."""


@dataclass(frozen=True)
class Slot:
    """Half a group. Groups count from 1."""

    group: int
    side: Side


def cuts(seats: Collection[bytes]) -> tuple[bytes, ...]:
    """Where each slot but the first begins among the digests, when groups are drawn for `seats`.

    From three seats on there are three to five in a group. The sides differ by at most one, in each
    group and in the class. Digests are random and know of no answer; of each that begins a slot, no
    more is kept than tells it from the one before.
    """
    ordered = sorted(set(seats))
    if len(ordered) <= 1:  # too few to begin two slots, and those who come fall on both sides
        return (MIDDLE,)
    _, *starts = _starts(len(ordered))
    return tuple(_between(ordered[start - 1], ordered[start]) for start in starts)


def slot(seat: bytes, cuts: tuple[bytes, ...]) -> Slot:
    """Where a seat belongs. It depends on no other seat: whoever comes late moves nobody."""
    group, side = divmod(bisect_right(cuts, seat), 2)
    return Slot(group + 1, SIDES[side])


def _starts(count: int) -> Iterator[int]:
    """How many of `count` seats stand before each slot.

    A half seat is rounded up for one group and down for the next, so that it comes to each side in
    turn. Between larger groups and smaller, as near four, the smaller: they are joined later.
    """
    groups = max(1, (count + 2) // 4)
    ends = [count * number // groups for number in range(groups + 1)]
    for start, end in pairwise(ends):
        yield start
        yield start + (end + 1) // 2 - (start + 1) // 2


def _between(before: bytes, after: bytes) -> bytes:
    """The shortest beginning of `after` that comes after `before`."""
    lengths = range(1, len(after) + 1)
    return next(after[:length] for length in lengths if after[:length] > before)
