"""What somebody can be certain of who sees what is shown of a class and knows a few answers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

Table = tuple[int, int, int]
"""How many gave each of the three answers."""

SAFE = 3
"""Anybody may still have given any answer."""


def least_open(size: int, pooled: int, shown: Callable[[int, int], object]) -> int:
    """How many answers anybody else may still have given, at worst.

    Known are the size of the class, what is `shown` of a count in a class of that size, and what
    any `pooled` of the class answered, or fewer. At 3 nobody is betrayed, at 2 it is certain for
    some table that nobody else gave one of the answers, at 1 what everybody else answered.
    """
    looks = [shown(count, size) for count in range(size + 1)]
    alike = defaultdict(list)
    for table in tables(size):
        alike[tuple(looks[count] for count in table)].append(table)
    known = [answers for number in range(pooled + 1) for answers in tables(number)]
    found = (still_open(group, answers) for group in alike.values() for answers in known)
    return min(len(answers) for answers in found if answers)


def still_open(alike: Iterable[Table], known: Table) -> set[int]:
    """The answers of all others, in every table that the known ones fit; empty if they fit none."""
    found: set[int] = set()
    for table in alike:
        others = [count - those for count, those in zip(table, known, strict=True)]
        if min(others) >= 0:
            found.update(answer for answer, count in enumerate(others) if count)
        if len(found) == SAFE:
            break
    return found


def tables(size: int) -> Iterator[Table]:
    """Every way in which a class of this size can answer."""
    for first in range(size + 1):
        for second in range(size - first + 1):
            yield first, second, size - first - second
