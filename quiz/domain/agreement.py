"""How many have read each stance, and how far they agree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from quiz.domain.content import Content, Reading, Stance


@dataclass(frozen=True)
class Shares:
    """Of all pairs of readings of one cell: the shares, 0 to 1, that agree on each thing.

    A side is agree, disagree, undecided or silent. With two coders, a pair is a cell.
    """

    pairs: int
    side: float
    position: float
    basis: float


def coders(content: Content) -> tuple[str, ...]:
    """Everybody who has read at least one cell, in the order of their files."""
    found = {r.coder: None for stance in content.stances.values() for r in stance.readings}
    return tuple(sorted(found))


def read_by(content: Content) -> tuple[int, ...]:
    """How many have read a stance: every number that occurs, the smallest first."""
    return tuple(sorted({len(stance.readings) for stance in content.stances.values()}))


def alike(content: Content) -> int:
    """How many stances stand where everyone who read them put them."""
    return sum(not stance.contested for stance in content.stances.values())


def differing(content: Content) -> Iterator[Stance]:
    """The stances that somebody read otherwise than they stand, question by question."""
    for question in content.questions:
        yield from (stance for stance in content.stances_on(question) if stance.differs)


def shares(content: Content) -> Shares | None:
    """How often two coders of the same cell agree; None where no cell has been read twice."""
    pairs = [
        pair for stance in content.stances.values() for pair in combinations(stance.readings, 2)
    ]
    if not pairs:
        return None

    def share(what: Callable[[Reading], object]) -> float:
        return sum(what(one) == what(other) for one, other in pairs) / len(pairs)

    return Shares(
        pairs=len(pairs),
        side=share(lambda reading: _side(reading.position)),
        position=share(lambda reading: reading.position),
        basis=share(lambda reading: reading.basis),
    )


def _side(position: int | None) -> int | None:
    return position and (1 if position > 0 else -1)
