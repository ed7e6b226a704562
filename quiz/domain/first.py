"""Who is first, from sums alone: what is asked where the rest of a ranking is not."""

from collections.abc import Iterable, Mapping
from operator import sub

from quiz.domain.ballot import Answer, Ballot
from quiz.domain.matching import SAME, Positions
from quiz.domain.sums import Whole, net_agreement, score

Row = tuple[int, ...]
"""W, C0, B0 and n, then C of every voice, then N of every voice: of a ballot or of a part of it."""


def first(ballot: Ballot, voices: Mapping[str, Positions]) -> tuple[str, ...]:
    """The voices that share the first place, in the order of `voices`.

    The same as the leaders of `rank`; positions are taken to be on the scale.
    """
    return leaders_of(total((sums_of(answer, voices) for answer in ballot), voices), voices)


def sums_of(answer: Answer, voices: Mapping[str, Positions]) -> Row:
    """What one answer brings."""
    part = Whole.part(answer)
    said = [positions.get(answer.question) for positions in voices.values()]
    spoken = [0 if position is None else part.stake for position in said]
    net = [0 if p is None else answer.weight * net_agreement(answer, p) for p in said]
    return (part.weight, part.stake, part.middle, part.count, *spoken, *net)


def total(parts: Iterable[Row], voices: Mapping[str, Positions]) -> Row:
    """The row of a ballot, from those of its answers."""
    nothing = (0,) * (4 + 2 * len(voices))
    return tuple(map(sum, zip(nothing, *parts, strict=True)))


def minus(row: Row, part: Row) -> Row:
    """A ballot's row without a part of it, or what a part becomes by a change."""
    return tuple(map(sub, row, part))


def leaders_of(row: Row, voices: Mapping[str, Positions]) -> tuple[str, ...]:
    """The voices that share the first place; none where nobody has a score."""
    whole, spoken, net = Whole(*row[:4]), row[4 : 4 + len(voices)], row[4 + len(voices) :]
    sums = zip(voices, spoken, net, strict=True)
    scores = {voice: found for voice, *s in sums if (found := score(whole, *s)) is not None}
    best = max(scores.values(), default=0.0)
    return tuple(voice for voice, found in scores.items() if found >= best - SAME)
