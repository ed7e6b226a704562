"""The few statements that a stand asks where there are too many for a minute, and what that costs.

`quiz.audit.short_set` chooses them, and `short_set.json` keeps them; these are their shapes.
"""

from dataclasses import dataclass

from quiz.domain.content import Content
from quiz.domain.fairness import KINDS, Balance, KindOfVoter

MOST_ASKED = 10
"""Up to so many statements a stand asks them all."""

SIZES = (7, 8)
"""How many are asked of more than that."""


@dataclass(frozen=True)
class Firsts:
    """A voice's share, 0..1, of the first places: of all statements, and of the few."""

    voice: str
    full: float
    short: float

    def __post_init__(self) -> None:
        if not (0 <= self.full <= 1 and 0 <= self.short <= 1):
            raise ValueError("a share that is none")


@dataclass(frozen=True)
class Cost:
    """What one kind of voter loses. `agreement`, 0..1, is how often the first of the few are first
    of all too; of several who share the first place each counts its part.
    """

    kind: KindOfVoter
    agreement: float
    firsts: tuple[Firsts, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.agreement <= 1:
            raise ValueError("a share that is none")


@dataclass(frozen=True)
class Apart:
    """How far two voices are apart: steps on the scale, summed over the statements on which both
    speak; of all statements, and of the few.
    """

    one: str
    other: str
    full: int
    short: int

    def __post_init__(self) -> None:
        if not 0 <= self.short <= self.full:
            raise ValueError("voices that are farther apart on few statements than on all")


@dataclass(frozen=True)
class Spoken:
    """On how many statements a voice speaks: of all, and of the few."""

    voice: str
    full: int
    short: int

    def __post_init__(self) -> None:
        if not 0 <= self.short <= self.full:
            raise ValueError("a voice that speaks on more of the few than of all")


@dataclass(frozen=True)
class ShortSet:
    """The statements that are asked, in the order of the content, and the report on them.

    `tried` sets were looked at, `tied` of them were as good before it came to who is first, and
    `compared` is how many of these were held against all statements with `voters` voters of each
    kind, drawn from `seed`. Raises ValueError for what cannot have been found.
    """

    version: str
    seed: int
    voters: int
    questions: tuple[str, ...]
    tried: int
    tied: int
    compared: int
    balance: Balance
    pairs: tuple[Apart, ...]
    spoken: tuple[Spoken, ...]
    costs: tuple[Cost, ...]

    def __post_init__(self) -> None:
        if len(set(self.questions)) != len(self.questions) or len(self.questions) not in SIZES:
            raise ValueError("not so many statements as a short set has")
        if not 1 <= self.compared <= self.tied <= self.tried:
            raise ValueError("a search that cannot have been")
        if tuple(cost.kind for cost in self.costs) != KINDS:
            raise ValueError("not every kind of voter was tried")

    @property
    def inseparable(self) -> tuple[Apart, ...]:
        """The pairs of voices that the few statements cannot tell apart."""
        return tuple(pair for pair in self.pairs if not pair.short)


def needs_short_set(content: Content) -> bool:
    """Whether there are too many statements for a stand to ask them all."""
    return len(content.questions) > MOST_ASKED
