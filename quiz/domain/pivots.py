"""Which answers the first place hangs on.

Both searches are exact. They add and subtract what single answers bring to the sums of
`quiz.domain.sums`; `tests/domain` compares them with matching every changed ballot anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from operator import sub

from quiz.domain.ballot import Answer, Ballot
from quiz.domain.matching import SAME, Positions
from quiz.domain.sums import Whole, net_agreement, score

STEPS: Mapping[int, tuple[int, ...]] = {-2: (-1,), -1: (-2, 1), 0: (-1, 1), 1: (-1, 2), 2: (1,)}
"""The neighbours of an answer among those that the page offers."""

MOST_CHANGES = 3
"""How many answers are changed at once before the search gives up."""


@dataclass(frozen=True)
class Pivot:
    """An answered question without which nobody keeps the first place.

    `leaders` are who would have it then; nobody where it was the only answer.
    """

    question: str
    leaders: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """Answers, each one step from what was given, with which nobody keeps the first place."""

    steps: tuple[Answer, ...]
    leaders: tuple[str, ...]


_Row = tuple[int, ...]
"""W, C0, B0 and n, then C of every voice, then N of every voice: of a ballot or of a part of it."""


def pivots(ballot: Ballot, voices: Mapping[str, Positions]) -> tuple[Pivot, ...]:
    """Every pivot of a ballot, by id."""
    parts = {answer.question: _part(answer, voices) for answer in ballot}
    whole = _sum(parts.values(), voices)
    holders = frozenset(_leaders(whole, voices))
    left = ((id_, _leaders(_minus(whole, part), voices)) for id_, part in parts.items())
    return tuple(Pivot(id_, found) for id_, found in left if holders and holders.isdisjoint(found))


def smallest_changes(ballot: Ballot, voices: Mapping[str, Positions]) -> tuple[Change, ...]:
    """The smallest sets of one-step changes that take the first place from all who hold it.

    All sets of the smallest size there is, at most MOST_CHANGES; none where no such set does. A set
    changes no answer twice.
    """
    answers = tuple(ballot)
    whole = _sum((_part(answer, voices) for answer in answers), voices)
    holders = frozenset(_leaders(whole, voices))
    moves = [_moves(answer, voices) for answer in answers]
    for size in range(1, MOST_CHANGES + 1 if holders else 0):
        found = tuple(
            Change(tuple(answer for answer, _ in steps), leaders)
            for steps in _sets(moves, size)
            if holders.isdisjoint(leaders := _leaders(_after(whole, steps), voices))
        )
        if found:
            return found
    return ()


_Move = tuple[Answer, _Row]
"""What an answer may become in one step, with what that adds to the sums."""


def _moves(answer: Answer, voices: Mapping[str, Positions]) -> list[_Move]:
    before = _part(answer, voices)
    steps = [Answer(answer.question, value, answer.weight) for value in STEPS[answer.value]]
    return [(step, _minus(_part(step, voices), before)) for step in steps]


def _sets(moves: list[list[_Move]], size: int) -> Iterator[tuple[_Move, ...]]:
    for chosen in combinations(moves, size):
        yield from product(*chosen)


def _after(whole: _Row, steps: tuple[_Move, ...]) -> _Row:
    return tuple(map(sum, zip(whole, *(difference for _, difference in steps), strict=True)))


def _part(answer: Answer, voices: Mapping[str, Positions]) -> _Row:
    """What one answer brings."""
    part = Whole.part(answer)
    said = [positions.get(answer.question) for positions in voices.values()]
    spoken = [0 if position is None else part.stake for position in said]
    net = [0 if p is None else answer.weight * net_agreement(answer, p) for p in said]
    return (part.weight, part.stake, part.middle, part.count, *spoken, *net)


def _sum(parts: Iterable[_Row], voices: Mapping[str, Positions]) -> _Row:
    nothing = (0,) * (4 + 2 * len(voices))
    return tuple(map(sum, zip(nothing, *parts, strict=True)))


def _minus(row: _Row, part: _Row) -> _Row:
    return tuple(map(sub, row, part))


def _leaders(row: _Row, voices: Mapping[str, Positions]) -> tuple[str, ...]:
    """The voices that share the first place; none where nobody has a score."""
    whole, spoken, net = Whole(*row[:4]), row[4 : 4 + len(voices)], row[4 + len(voices) :]
    sums = zip(voices, spoken, net, strict=True)
    scores = {voice: found for voice, *s in sums if (found := score(whole, *s)) is not None}
    best = max(scores.values(), default=0.0)
    return tuple(voice for voice, found in scores.items() if found >= best - SAME)
