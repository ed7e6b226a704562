"""How two voices stand to each other, question by question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

from quiz.domain.content import Content, Question, Stance, Voice

Relation = Literal[
    "opposed", "unequally", "equally", "one-side", "no-side", "one-speaks", "none-speaks"
]
"""`opposed` are on opposite sides; `unequally` and `equally` are on the same side, with or without
a difference in strength. `one-side` and `no-side` both speak, and one of them or neither takes a
side. Of `one-speaks` only one says anything, of `none-speaks` neither.
"""
RELATIONS: tuple[Relation, ...] = get_args(Relation)
"""What parts two voices first, what nobody has said last."""

FEW = 2
"""A pair of voices should be opposed on at least this many questions."""


@dataclass(frozen=True)
class Meeting:
    """One question, and where each of two voices stands on it."""

    question: Question
    first: Stance
    second: Stance


@dataclass(frozen=True)
class Comparison:
    """Two voices side by side. `groups` holds every relation, and every question in one of them."""

    first: Voice
    second: Voice
    groups: Mapping[Relation, tuple[Meeting, ...]]

    @property
    def opposed(self) -> int:
        """On how many questions they are on opposite sides."""
        return len(self.groups["opposed"])

    @property
    def agreed(self) -> int:
        """On how many questions they are on the same side, however strongly."""
        return len(self.groups["equally"]) + len(self.groups["unequally"])


def relation(one: int | None, other: int | None) -> Relation:
    """What two positions, −2..2 or None for silence, are to each other."""
    if one is None or other is None:
        return "none-speaks" if one is other else "one-speaks"
    if one == 0 or other == 0:
        return "no-side" if one == other else "one-side"
    if (one > 0) != (other > 0):
        return "opposed"
    return "equally" if one == other else "unequally"


def compare(content: Content, first: Voice, second: Voice) -> Comparison:
    """Two voices side by side, the questions of each group in their own order."""
    groups: dict[Relation, list[Meeting]] = {each: [] for each in RELATIONS}
    for id_, question in content.questions.items():
        one, other = content.stances[first.id, id_], content.stances[second.id, id_]
        groups[relation(one.position, other.position)].append(Meeting(question, one, other))
    return Comparison(first, second, {each: tuple(found) for each, found in groups.items()})


def comparisons(content: Content) -> Iterator[Comparison]:
    """Every pair of voices once, each in the order of the content."""
    for first, second in combinations(content.voices.values(), 2):
        yield compare(content, first, second)


def rarely_opposed(content: Content) -> Iterator[Comparison]:
    """Pairs of voices that are on opposite sides of fewer than FEW questions."""
    return (pair for pair in comparisons(content) if pair.opposed < FEW)
