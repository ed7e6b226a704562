"""A grid of whole numbers with which somebody finds their bands by hand, on paper.

Each answer gives each voice some points; what a voice has gathered is held against the highest and
the lowest sum. Where every voice speaks on everything, points are the score itself in another unit.
One that is silent on part is stretched (`quiz.domain.sums`) by what fits most ballots: there the
grid is near the screen and not the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from math import ceil, floor

from quiz.domain.ballot import Answer, Ballot
from quiz.domain.matching import Positions
from quiz.domain.nearness import ALIKE, FAR, NEAR
from quiz.domain.paper_trial import Kept, Levels, Trial
from quiz.domain.scale import OFFERED
from quiz.domain.sums import Whole, net_agreement, stretch

FINENESS = 8
"""Scales are tried in steps of an eighth of the model's own unit, 1/(8·n) of the score."""

LARGEST = 40
"""Points: nobody is asked to add larger numbers in the rain."""

_ROUNDING = 1e-9


@dataclass(frozen=True)
class Limits:
    """Where the bands end, in points. Up to `near` behind the highest sum is nearest; more than
    `far` behind it, and up to `near` above the lowest, is farthest. Where less than `alike` parts
    the highest from the lowest, all are about as near.
    """

    near: int
    far: int
    alike: int

    def levels(self, sums: Sequence[int]) -> Levels:
        """0 for nearest, 1 for between, 2 for farthest; all 0 where they are about as near."""
        highest, lowest = max(sums), min(sums)
        if highest - lowest < self.alike:
            return (0,) * len(sums)
        return tuple(self._level(highest - each, each - lowest) for each in sums)

    def _level(self, behind: int, above: int) -> int:
        if behind <= self.near:
            return 0
        return 2 if behind > self.far and above <= self.near else 1


@dataclass(frozen=True)
class PaperGrid:
    """`points` are by statement and answer, each in the order of `voices`; none is negative.
    `silences` are the statements and voices on which the points say nothing.
    """

    voices: tuple[str, ...]
    silences: frozenset[tuple[str, str]]
    points: Mapping[tuple[str, int], tuple[int, ...]]
    limits: Limits
    kept: Kept

    @property
    def largest(self) -> int:
        return max(max(row) for row in self.points.values())

    def sums(self, ballot: Ballot) -> tuple[int, ...]:
        """What each voice gathers. Raises KeyError for a ballot of other statements."""
        rows = [self.points[answer.question, answer.value] for answer in ballot]
        return tuple(map(sum, zip(*rows, strict=True)))


def paper_grid(cast: Mapping[str, Positions], questions: Sequence[str]) -> PaperGrid | None:
    """The grid of the smallest numbers that keeps to the screen well enough, always the same.

    It leaves out voices that are silent on all of `questions`. None where nobody speaks, or no grid
    of numbers up to `LARGEST` is good enough.
    """
    said = {voice: tuple(map(places.get, questions)) for voice, places in cast.items()}
    speaking = {voice: row for voice, row in said.items() if set(row) != {None}}
    return _found(tuple(speaking.items()), tuple(questions)) if speaking else None


@lru_cache(maxsize=16)
def _found(
    voices: tuple[tuple[str, tuple[int | None, ...]], ...], questions: tuple[str, ...]
) -> PaperGrid | None:
    cast = {voice: dict(zip(questions, said, strict=True)) for voice, said in voices}
    trial = Trial.of(cast, questions)
    scale = FINENESS // 2
    while (points := _points(cast, questions, scale / FINENESS)) is not None:
        unit = 8 * len(questions) * scale / FINENESS
        best = max(_grids(cast, points, unit, trial), key=lambda grid: _merit(grid.kept))
        if best.kept.enough:
            return best
        scale += 1
    return None


def _merit(kept: Kept) -> tuple[bool, float, float]:
    return (kept.enough, kept.least, kept.share)


def _grids(
    cast: Mapping[str, Positions],
    points: Mapping[tuple[str, int], tuple[int, ...]],
    unit: float,
    trial: Trial,
) -> Iterator[PaperGrid]:
    """The same points with each of the limits that lie around where the screen's are.

    The screen's own come first: another must be better, not as good.
    """
    near, far, alike = (part * unit for part in (NEAR, FAR, ALIKE))
    exact = Limits(floor(near + _ROUNDING), floor(far + _ROUNDING), ceil(alike - _ROUNDING))
    grid = PaperGrid(tuple(cast), _silences(cast), points, exact, Kept(0, 0, 0))
    sums = [grid.sums(ballot) for ballot in trial.ballots]
    for nearer, farther, less in product((0, 1), repeat=3):
        limits = Limits(exact.near + nearer, exact.far + farther, exact.alike - less)
        kept = trial.compare([limits.levels(each) for each in sums])
        yield replace(grid, limits=limits, kept=kept)


def _silences(cast: Mapping[str, Positions]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (question, voice)
        for voice, positions in cast.items()
        for question, place in positions.items()
        if place is None
    )


def _points(
    cast: Mapping[str, Positions], questions: Sequence[str], scale: float
) -> dict[tuple[str, int], tuple[int, ...]] | None:
    """Every row at `scale` points to a unit; None where a number is too large."""
    by = {voice: scale * _stretch(positions) for voice, positions in cast.items()}
    points = {
        (question, value): _whole(
            [
                0.0 if place is None else by[voice] * net_agreement(answer, place)
                for voice, positions in cast.items()
                for place in [positions.get(question)]
            ]
        )
        for question in questions
        for value in OFFERED
        for answer in [Answer(question, value, 1)]
    }
    return points if max(map(max, points.values())) <= LARGEST else None


def _stretch(positions: Positions) -> float:
    """What a voice's points are multiplied by: as if every answer had the same stake."""
    spoken = sum(place is not None for place in positions.values())
    return stretch(Whole(len(positions), len(positions), 0, len(positions)), spoken)


def _whole(row: Sequence[float]) -> tuple[int, ...]:
    """Whole numbers that differ as those of `row` do, as nearly as may be; the smallest is 0.

    Adding the same to a row changes no difference, so what it is rounded from is free to choose.
    """

    def error(rounded: Sequence[int]) -> float:
        off = [whole - part for whole, part in zip(rounded, row, strict=True)]
        mean = sum(off) / len(off)
        return sum((each - mean) ** 2 for each in off)

    tried = [[floor(part + by / FINENESS + 0.5) for part in row] for by in range(FINENESS)]
    best = min(tried, key=lambda rounded: round(error(rounded), 9))
    return tuple(each - min(best) for each in best)
