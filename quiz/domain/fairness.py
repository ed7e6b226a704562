"""What an audit has found out about how fair the quiz is.

The figures are made by `quiz.audit` and kept in `fairness.json`; these are the shapes they have.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, prod
from typing import Literal, get_args

from quiz.domain.comparison import FEW
from quiz.domain.content import Content

KindOfVoter = Literal[
    "uniform", "decisive", "noisy", "mixture", "skipping", "agreeing", "disagreeing"
]
KINDS: tuple[KindOfVoter, ...] = get_args(KindOfVoter)

OPINIONATED: tuple[KindOfVoter, ...] = ("uniform", "decisive", "noisy", "mixture")
"""The kinds that silence is judged by: those with whom every voice has a chance to begin with."""

Kept = Literal["half", "quarter"]
"""How much of its stances a voice keeps when the audit silences it on the rest."""
KEPT: tuple[Kept, ...] = get_args(Kept)

BALANCED = (40, 60)
"""Per cent of the questions with a direction that should be `milder`: from and to."""

TOLERATED = (0.7, 1.4)
"""What silence may multiply a voice's chance of coming first by, on the whole: from and to."""

WIDE = 2.0
"""Coming first this many times as often as the next voice is a wide margin."""


@dataclass(frozen=True)
class Chance:
    """How often a voice comes first, times the number of voices: 1 is as often as its share.

    A first place shared by k voices counts 1/k. `low` and `high` are the 95 % interval of the
    simulation.
    """

    voice: str
    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.value <= self.high < inf:
            raise ValueError("a chance that is none")


@dataclass(frozen=True)
class Round:
    """What one kind of voter came to. `ties` is the share of them with a shared first place, 0..1.

    `weighted` voters marked some answers as important.
    """

    kind: KindOfVoter
    weighted: bool
    ties: float
    chances: tuple[Chance, ...]

    def __post_init__(self) -> None:
        if not self.chances or not 0 <= self.ties <= 1:
            raise ValueError("a round that cannot have been")

    @property
    def ranked(self) -> tuple[Chance, ...]:
        """The chances, the greatest first."""
        return tuple(sorted(self.chances, key=lambda chance: -chance.value))

    @property
    def one_sided(self) -> bool:
        """Whether one voice comes first at least WIDE times as often as any other."""
        return len(self.chances) > 1 and self.ranked[0].value >= WIDE * self.ranked[1].value


@dataclass(frozen=True)
class Influence:
    """The share, 0..1, of uniform voters who would have other leaders without the question."""

    question: str
    share: float

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise ValueError("a share that is none")


@dataclass(frozen=True)
class Pair:
    """Two voices, the questions they are on opposite sides of, and all on which they differ.

    To differ, both must speak.
    """

    one: str
    other: str
    opposed: tuple[str, ...]
    differing: tuple[str, ...]

    def __post_init__(self) -> None:
        if not set(self.opposed) <= set(self.differing):
            raise ValueError("a pair is opposed where it does not differ")

    @property
    def close(self) -> bool:
        """Whether they are on opposite sides of fewer questions than a pair should be."""
        return len(self.opposed) < FEW


@dataclass(frozen=True)
class Balance:
    """To how many questions «enig» is the milder answer, the stricter, and neither."""

    milder: int
    stricter: int
    neither: int

    @property
    def directed(self) -> int:
        """How many questions have a direction."""
        return self.milder + self.stricter

    @property
    def even(self) -> bool:
        """Whether those that are `milder` are a BALANCED part of those with a direction."""
        least, most = BALANCED
        return least * self.directed <= 100 * self.milder <= most * self.directed


@dataclass(frozen=True)
class Masking:
    """What silence on part did to the chance of coming first: a mean ratio, over all voices."""

    kind: KindOfVoter
    kept: Kept
    ratio: float

    def __post_init__(self) -> None:
        if not 0 <= self.ratio < inf:
            raise ValueError("a ratio that is none")

    @property
    def tolerated(self) -> bool:
        """Whether it would pass if this kind of voter were the only one."""
        least, most = TOLERATED
        return least <= self.ratio <= most


@dataclass(frozen=True)
class Check:
    """Something that only the matcher can get wrong.

    `tried` is how many times it was tried, `faults` in words what went wrong.
    """

    name: Literal["engine", "order", "silence"]
    tried: int
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """All that an audit of one version of the content found. Ids are the content's own.

    `interpretations` are the questions where a whole side rests on interpretation alone.
    `generated` is the masking of a content made up to judge the matcher by, `here` that of the real
    one. Raises ValueError where something is left out that a page would look for.
    """

    version: str
    seed: int
    voters: int
    rounds: tuple[Round, ...]
    influences: tuple[Influence, ...]
    pairs: tuple[Pair, ...]
    balance: Balance
    interpretations: tuple[str, ...]
    checks: tuple[Check, ...]
    generated: tuple[Masking, ...]
    here: tuple[Masking, ...]

    def __post_init__(self) -> None:
        tried = {(found.kind, found.weighted) for found in self.rounds}
        if tried != {(kind, weighted) for kind in KINDS for weighted in (False, True)}:
            raise ValueError("not every kind of voter was tried")
        if len({tuple(c.voice for c in found.chances) for found in self.rounds}) > 1:
            raise ValueError("not every voice was there in every round")
        masked = [{(m.kind, m.kept) for m in found} for found in (self.generated, self.here)]
        if any(
            found != {(kind, kept) for kind in OPINIONATED for kept in KEPT} for found in masked
        ):
            raise ValueError("not every kind of voter met with silence")
        known = {influence.question for influence in self.influences}
        if any(not known.issuperset(pair.differing) for pair in self.pairs):
            raise ValueError("a pair differs on a question that is not there")

    @property
    def faults(self) -> tuple[str, ...]:
        """What the matcher itself does wrong; empty where all is well."""
        return tuple(fault for check in self.checks for fault in check.faults)

    @property
    def influential(self) -> tuple[Influence, ...]:
        """The questions that decide the most first places, the weightiest first."""
        return tuple(sorted(self.influences, key=lambda influence: -influence.share))

    @property
    def uneven(self) -> tuple[Masking, ...]:
        """Where silence wins or loses too much with one kind of voter, whatever the mean is."""
        return tuple(masking for masking in self.generated if not masking.tolerated)

    @property
    def close(self) -> tuple[Pair, ...]:
        """The pairs of voices that too few questions separate."""
        return tuple(pair for pair in self.pairs if pair.close)

    def round(self, kind: KindOfVoter, *, weighted: bool = False) -> Round:
        """What one kind of voter came to; StopIteration where it was not tried."""
        return next(r for r in self.rounds if (r.kind, r.weighted) == (kind, weighted))


def typical_ratio(maskings: Iterable[Masking], kept: Kept) -> float:
    """The mean ratio over the kinds of voter: the geometric one, for twice and half make once."""
    ratios = [masking.ratio for masking in maskings if masking.kept == kept]
    return prod(ratios) ** (1 / len(ratios))


def balance(content: Content) -> Balance:
    """How the directions of the questions are spread."""
    directions = [question.direction for question in content.questions.values()]
    return Balance(*(directions.count(each) for each in ("milder", "stricter", "neither")))
