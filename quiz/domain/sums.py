"""The whole numbers that every score is made of.

W, C0, B0, n, C and N of the model (`docs/matching.md`). What one answer adds to them can be taken
away again, so that «what if» costs a subtraction and not another matching.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Self

from quiz.domain.ballot import Answer

SHRINKAGE = 16
"""k: how strongly a voice that is silent on part is pulled toward the middle.

Chosen on 40 real elections, so that a voice's chance of coming first does not depend on how much
it said. The square root keeps the spread (constrained Bayes: Louis 1984, Ghosh 1992).
"""


@dataclass(frozen=True, slots=True)
class Whole:
    """What a ballot is worth before any voice has spoken: W, C0 and B0 of the model, and n."""

    weight: int
    stake: int
    middle: int
    count: int

    @classmethod
    def of(cls, answers: Iterable[Answer]) -> Self:
        parts = [cls.part(answer) for answer in answers]
        return cls(
            weight=sum(part.weight for part in parts),
            stake=sum(part.stake for part in parts),
            middle=sum(part.middle for part in parts),
            count=len(parts),
        )

    @classmethod
    def part(cls, answer: Answer) -> Self:
        """What one answer adds."""
        weight = answer.weight
        return cls(weight, weight * answer.stake, weight * (4 + answer.floor), 1)

    @property
    def scale(self) -> int:
        """8W, which every score is divided by."""
        return 8 * self.weight

    @property
    def start(self) -> float:
        """B0/8W, 0..1: the middle of what any voice could reach, which contributions add to."""
        return self.middle / self.scale


def agreement(answer: Answer, position: int) -> int:
    """a: 0..4, the distance on the scale turned round."""
    return 4 - abs(answer.value - position)


def net_agreement(answer: Answer, position: int) -> int:
    """−stake..+stake: agreement beyond the middle of what any stance could give this answer."""
    return 2 * agreement(answer, position) - 4 - answer.floor


def score(whole: Whole, spoken: int, net: int) -> float | None:
    """0..1, for a voice that speaks on `spoken` of the stake with `net`; None if it is silent."""
    if not spoken:
        return None
    if spoken == whole.stake:
        return (whole.middle + net) / whole.scale
    return whole.start + stretch(whole, spoken) * net / whole.scale


def stretch(whole: Whole, spoken: int) -> float:
    """g/c: what net agreement is multiplied by where a voice is silent on part; 1 if on nothing."""
    if spoken == whole.stake:
        return 1.0
    n, k = whole.count, SHRINKAGE
    pull = sqrt(spoken * (n + k) / (spoken * n + k * whole.stake))
    return pull * whole.stake / spoken
