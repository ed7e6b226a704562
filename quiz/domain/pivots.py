"""Which answers the first place hangs on.

Both searches are exact. They add and subtract what single answers bring to the sums of
`quiz.domain.sums`; `tests/domain` compares them with matching every changed ballot anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from quiz.domain.ballot import Answer, Ballot
from quiz.domain.first import Row, leaders_of, minus, sums_of, total
from quiz.domain.matching import Positions

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


def pivots(ballot: Ballot, voices: Mapping[str, Positions]) -> tuple[Pivot, ...]:
    """Every pivot of a ballot, by id."""
    parts = {answer.question: sums_of(answer, voices) for answer in ballot}
    whole = total(parts.values(), voices)
    holders = frozenset(leaders_of(whole, voices))
    left = ((id_, leaders_of(minus(whole, part), voices)) for id_, part in parts.items())
    return tuple(Pivot(id_, found) for id_, found in left if holders and holders.isdisjoint(found))


def smallest_changes(ballot: Ballot, voices: Mapping[str, Positions]) -> tuple[Change, ...]:
    """The smallest sets of one-step changes that take the first place from all who hold it.

    All sets of the smallest size there is, at most MOST_CHANGES; none where no such set does. A set
    changes no answer twice.
    """
    answers = tuple(ballot)
    whole = total((sums_of(answer, voices) for answer in answers), voices)
    holders = frozenset(leaders_of(whole, voices))
    moves = [_moves(answer, voices) for answer in answers]
    for size in range(1, MOST_CHANGES + 1 if holders else 0):
        found = tuple(
            Change(tuple(answer for answer, _ in steps), leaders)
            for steps in _sets(moves, size)
            if holders.isdisjoint(leaders := leaders_of(_after(whole, steps), voices))
        )
        if found:
            return found
    return ()


_Move = tuple[Answer, Row]
"""What an answer may become in one step, with what that adds to the sums."""


def _moves(answer: Answer, voices: Mapping[str, Positions]) -> list[_Move]:
    before = sums_of(answer, voices)
    steps = [Answer(answer.question, value, answer.weight) for value in STEPS[answer.value]]
    return [(step, minus(sums_of(step, voices), before)) for step in steps]


def _sets(moves: list[list[_Move]], size: int) -> Iterator[tuple[_Move, ...]]:
    for chosen in combinations(moves, size):
        yield from product(*chosen)


def _after(whole: Row, steps: tuple[_Move, ...]) -> Row:
    return tuple(map(sum, zip(whole, *(difference for _, difference in steps), strict=True)))
