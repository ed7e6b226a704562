"""What several coders have made of the same stances."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from quiz.domain.content import Content, Reading, Stance


@dataclass(frozen=True)
class Codings:
    """Who has read the stances, and what became of it.

    `coders` are all who have read at least one, in the order of their files. `read_by` is how many
    have read a stance: every number that occurs, the smallest first. `alike` counts the stances
    that stand where everyone who read them put them; `differing` are those that somebody read
    otherwise than they stand, if only in the basis, question by question.
    """

    coders: tuple[str, ...]
    read_by: tuple[int, ...]
    alike: int
    differing: tuple[Stance, ...]


@dataclass(frozen=True)
class Shares:
    """Of all pairs of readings of one cell: the shares, 0 to 1, that agree on each thing.

    A side is agree, disagree, undecided or silent. With two coders, a pair is a cell.
    """

    pairs: int
    side: float
    position: float
    basis: float


def codings(content: Content) -> Codings:
    """Count them."""
    stances = [stance for id_ in content.questions for stance in content.stances_on(id_)]
    return Codings(
        coders=tuple(sorted({r.coder for stance in stances for r in stance.readings})),
        read_by=tuple(sorted({len(stance.readings) for stance in stances})),
        alike=sum(not stance.contested for stance in stances),
        differing=tuple(stance for stance in stances if stance.differs),
    )


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
