"""Random ballots, by which a way of counting on paper is held against the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from quiz.domain.ballot import Ballot
from quiz.domain.matching import Positions, rank
from quiz.domain.nearness import nearness
from quiz.domain.scale import OFFERED

BALLOTS = 1000
SEED = 2020
ENOUGH = 0.95
"""How many of the ballots must put each voice where the screen does."""

NEAREST, BETWEEN, FARTHEST = range(3)
Levels = tuple[int, ...]
"""The band of each voice, in an order that is told elsewhere."""


@dataclass(frozen=True)
class Kept:
    """How well a grid keeps to the screen, on random ballots with every statement answered.

    `share` is how many voices on how many ballots are in the same band, `least` that of the voice
    that fares worst, both 0..1; `farthest` the greatest distance in bands, 0..2.
    """

    share: float
    least: float
    farthest: int

    @property
    def enough(self) -> bool:
        return self.least >= ENOUGH and self.farthest < FARTHEST


@dataclass(frozen=True)
class Trial:
    """Random ballots with every statement answered, and where the screen puts each voice."""

    ballots: tuple[Ballot, ...]
    levels: tuple[Levels, ...]

    @classmethod
    def of(
        cls, cast: Mapping[str, Positions], questions: Sequence[str], seed: int = SEED
    ) -> "Trial":
        draw = Random(seed)  # noqa: S311 (nobody's secret)
        ballots = tuple(
            Ballot({question: draw.choice(OFFERED) for question in questions})
            for _ in range(BALLOTS)
        )
        return cls(ballots, tuple(_on_screen(ballot, cast) for ballot in ballots))

    def compare(self, others: Sequence[Levels]) -> Kept:
        """How near `others` come, ballot by ballot."""
        pairs = list(zip(self.levels, others, strict=True))
        off = [[abs(a - b) for a, b in zip(*pair, strict=True)] for pair in pairs]
        same = [voice.count(0) / len(off) for voice in zip(*off, strict=True)]
        return Kept(sum(same) / len(same), min(same), max(map(max, off)))


def _on_screen(ballot: Ballot, cast: Mapping[str, Positions]) -> Levels:
    near = nearness(rank(ballot, cast).matches, cast)
    bands = (near.nearest, near.between, near.farthest)
    return tuple(next(at for at, band in enumerate(bands) if voice in band) for voice in cast)
