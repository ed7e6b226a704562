"""What a class is shown of its own answers: bands so wide that they betray nobody.

Whoever knows what one of the class answered, or two at the threshold 15, cannot be certain of what
anybody else did, nor that nobody else gave some answer. `tests/domain/test_bands.py` tries every
table, each statement by itself.
"""

from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Category = Literal["disagree", "skipped", "agree"]
CATEGORIES: tuple[Category, ...] = get_args(Category)

Threshold = Literal[11, 15]
"""The fewest that must have handed in before anything is shown."""
THRESHOLDS: tuple[Threshold, ...] = get_args(Threshold)

FEW: dict[Threshold, int] = {11: 2, 15: 3}
"""How many are still «ingen eller få», and how many may be missing from «nesten alle eller alle».

One more than the classmates who may pool what they know: with fewer, no class is large enough.
"""

FINER: dict[Threshold, tuple[int, int, int]] = {11: (16, 21, 26), 15: (22, 29, 36)}
"""From how many on halves become thirds, thirds quarters, and quarters fifths.

One fewer could be betrayed. There are then more than 2 · FEW + 1 in the class for each share.
"""


@dataclass(frozen=True)
class Tally:
    """How many gave each answer to one statement. Raises ValueError for less than nobody."""

    disagree: int
    skipped: int
    agree: int

    def __post_init__(self) -> None:
        if min(self.disagree, self.skipped, self.agree) < 0:
            raise ValueError("fewer than nobody gave an answer")

    @property
    def total(self) -> int:
        return self.disagree + self.skipped + self.agree


@dataclass(frozen=True, order=True)
class Band:
    """Where a count lies between nobody and all; to be compared within one picture.

    `place` is 0 for «ingen eller få», 1 to `of` for equal shares from below, and `of` + 1 for
    «nesten alle eller alle». `of` is 2 for halves to 5 for fifths.
    """

    place: int
    of: int


@dataclass(frozen=True)
class Bands:
    """All that is shown of the answers to one statement."""

    disagree: Band
    skipped: Band
    agree: Band


@dataclass(frozen=True)
class Picture:
    """What a round came to, and the only thing that is kept of it.

    `statements` is empty where fewer than `threshold` have handed in. Raises ValueError where it is
    not, and for a threshold that is not permitted.
    """

    handed_in: int
    threshold: Threshold
    statements: Mapping[str, Bands]

    def __post_init__(self) -> None:
        _permitted(self.threshold)
        if self.statements and not self.enough:
            raise ValueError(f"nothing may be shown of {self.handed_in}")

    @property
    def enough(self) -> bool:
        return self.handed_in >= self.threshold


def category(answer: int | None) -> Category:
    """What an answer, −2..2, counts as; 0 and None as skipped. How strong it is, is not counted."""
    if not answer:
        return "skipped"
    return "agree" if answer > 0 else "disagree"


def divisions(handed_in: int, threshold: Threshold) -> int:
    """Into how many shares a class of this size may be divided, 2 to 5.

    Raises ValueError for fewer than the threshold, and for a threshold that is not permitted.
    """
    _permitted(threshold)
    if handed_in < threshold:
        raise ValueError(f"nothing may be shown of {handed_in}")
    return 2 + bisect(FINER[threshold], handed_in)


def band(count: int, handed_in: int, threshold: Threshold) -> Band:
    """What is shown of `count`. Raises ValueError as `divisions` does."""
    return cut(count, handed_in, divisions(handed_in, threshold), FEW[threshold])


def cut(count: int, handed_in: int, of: int, few: int) -> Band:
    """The band of a count, where `few` are few; `band` knows which of these betray nobody.

    Share i holds the counts with (i − 1) · handed_in < of · count ≤ i · handed_in. With < and
    ≤ the other way round, somebody in a class of 12 could be betrayed.
    """
    if count <= few:
        return Band(0, of)
    if count >= handed_in - few:
        return Band(of + 1, of)
    return Band(-(-of * count // handed_in), of)


def picture(tallies: Mapping[str, Tally], handed_in: int, threshold: Threshold) -> Picture:
    """What may be known of these tallies, in the order of the statements' ids.

    Raises ValueError for a tally that does not add up to `handed_in`, and for a threshold that is
    not permitted.
    """
    _permitted(threshold)
    for statement, tally in tallies.items():
        if tally.total != handed_in:
            raise ValueError(f"{statement}: {tally.total} answers from {handed_in}")
    shown = sorted(tallies) if handed_in >= threshold else ()
    return Picture(handed_in, threshold, {id_: _bands(tallies[id_], threshold) for id_ in shown})


def most_divided_first(picture: Picture) -> tuple[str, ...]:
    """The statements, those first whose smaller side is largest.

    Then those that fewer skipped, then by id: two pictures that are equal are in the same order.
    """

    def key(statement: str) -> tuple[int, int, str]:
        shown = picture.statements[statement]
        smaller = min(shown.disagree, shown.agree)
        return (-smaller.place, shown.skipped.place, statement)

    return tuple(sorted(picture.statements, key=key))


def _bands(tally: Tally, threshold: Threshold) -> Bands:
    return Bands(
        disagree=band(tally.disagree, tally.total, threshold),
        skipped=band(tally.skipped, tally.total, threshold),
        agree=band(tally.agree, tally.total, threshold),
    )


def _permitted(threshold: int) -> None:
    if threshold not in THRESHOLDS:
        raise ValueError(f"{threshold!a:.40} is not one of {THRESHOLDS}")
