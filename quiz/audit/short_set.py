"""Which few statements a stand asks of many: computed, not chosen by hand.

Every set of seven and of eight is looked at. Of those that are balanced in direction, where any is,
the best are those whose two nearest voices are farthest apart, and of these those on which the most
silent voice speaks most; both to the statement, so that eight have no advantage over seven. Of what
is left that set is taken whose leader is most often that of all statements; and of several such the
first in the order of the content, seven before eight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations, islice
from math import lcm

import numpy as np
from numpy.typing import NDArray

from quiz.audit.engine import Ballots, Floats, Marks, first_shares, leaders, score
from quiz.audit.voters import Crowd, voters
from quiz.domain.content import Content
from quiz.domain.fairness import BALANCED, KINDS, Balance
from quiz.domain.matching import Positions
from quiz.domain.short_set import SIZES, Apart, Cost, Firsts, ShortSet, Spoken

CHUNK = 1 << 15
"""Sets at once: a few megabytes, however many there are."""

COMPARED = 100
"""So many of the best sets are held against all statements: the first of them."""

Chosen = tuple[int, ...]
"""A set of statements, by their places in the content."""

_EVEN = lcm(*SIZES)
"""What sums over sets of either size are brought to, so that they can be compared."""


def short_set(content: Content, count: int, seed: int) -> ShortSet:
    """The few statements, and what they cost with `count` voters of each kind drawn from `seed`.

    Raises ValueError where the content has fewer statements than a short set.
    """
    questions = tuple(content.questions)
    tried, tied, best = search(content)
    crowds = [Crowd(kind, count, seed) for kind in KINDS]
    cast = [*content.positions.values()]
    everyone = [voters(crowd, cast, questions) for crowd in crowds]
    scores = [score(ballots, cast) for ballots in everyone]
    firsts = [leaders(each) for each in scores]

    def agreeing(chosen: Chosen) -> float:
        found = [
            _agreement(leaders(_asked(ballots, cast, chosen)), first)
            for ballots, first in zip(everyone, firsts, strict=True)
        ]
        return round(sum(found) / len(found), 9)

    chosen = max(best, key=agreeing)  # of equals the first
    return ShortSet(
        version=content.version,
        seed=seed,
        voters=count,
        questions=tuple(questions[at] for at in chosen),
        tried=tried,
        tied=tied,
        compared=len(best),
        balance=_balance(content, chosen),
        pairs=tuple(_pairs(content, chosen)),
        spoken=tuple(_spoken(content, chosen)),
        costs=tuple(
            _cost(content, crowd, full, _asked(ballots, cast, chosen))
            for crowd, ballots, full in zip(crowds, everyone, scores, strict=True)
        ),
    )


def search(content: Content) -> tuple[int, int, list[Chosen]]:
    """How many sets there are, how many of them are best before it comes to who is first, and the
    first `COMPARED` of these.
    """
    weights, separable, speaking = _weights(content)
    tried, tied, highest = 0, 0, -1
    best: list[Chosen] = []
    for sets in _sets(len(content.questions)):
        merits = _merits(sets, weights, separable, speaking)
        tried += len(sets)
        if merits.max() > highest:
            highest, tied, best = int(merits.max()), 0, []
        found = (merits == highest).nonzero()[0]
        tied += len(found)
        best += [tuple(sets[at].tolist()) for at in found[: COMPARED - len(best)]]
    return tried, tied, best


def _sets(count: int) -> Iterator[NDArray[np.intp]]:
    """Every set of statements, a row each, in the order of the content."""
    if count < min(SIZES):
        raise ValueError(f"{count} statements are fewer than a short set has")
    for size in SIZES:
        every = combinations(range(count), size)
        while some := list(islice(every, CHUNK)):
            flat = np.fromiter(chain.from_iterable(some), np.intp, len(some) * size)
            yield flat.reshape(-1, size)


def _weights(content: Content) -> tuple[NDArray[np.float32], slice, slice]:
    """What each statement (a row) adds: to the distance of each pair that all statements tell
    apart, to how much each voice that speaks has said, and to what is milder and stricter; and
    where the pairs and the voices stand. Small whole numbers, which these floats hold exactly.
    """
    said = [[*positions.values()] for positions in content.positions.values()]
    pairs = [list(map(_steps, one, other)) for one, other in combinations(said, 2)]
    spoken = [[int(place is not None) for place in row] for row in said]
    directions = [question.direction for question in content.questions.values()]
    told = [[int(each == way) for each in directions] for way in ("milder", "stricter")]
    pairs, spoken = ([row for row in rows if any(row)] for rows in (pairs, spoken))
    parted = slice(len(pairs))
    speaking = slice(len(pairs), len(pairs) + len(spoken))
    return np.array([*pairs, *spoken, *told], np.float32).T, parted, speaking


def _steps(one: int | None, other: int | None) -> int:
    """How far apart two positions are; a silence is as near as can be."""
    return 0 if one is None or other is None else abs(one - other)


def _merits(
    sets: NDArray[np.intp], weights: NDArray[np.float32], separable: slice, speaking: slice
) -> NDArray[np.int64]:
    """A number for each set, greater for a better one."""
    members = np.zeros((len(sets), len(weights)), np.float32)
    np.put_along_axis(members, sets, 1, axis=1)
    sums = (members @ weights).astype(np.int64)
    milder, stricter = sums[:, -2], sums[:, -1]
    least, most = BALANCED
    even = (least * (milder + stricter) <= 100 * milder) & (
        100 * milder <= most * (milder + stricter)
    )
    sums *= _EVEN // sets.shape[1]
    apart = sums[:, separable].min(axis=1, initial=4 * _EVEN)
    least_spoken = sums[:, speaking].min(axis=1, initial=_EVEN)
    # Each part is less than the factor that the one before it is multiplied by.
    merits: NDArray[np.int64] = (even * (4 * _EVEN + 1) + apart) * (_EVEN + 1) + least_spoken
    return merits


def _asked(ballots: Ballots, cast: Sequence[Positions], chosen: Chosen) -> Floats:
    """The scores by a few of the statements."""
    rows = list(chosen)
    few = replace(
        ballots,
        questions=tuple(ballots.questions[at] for at in rows),
        answers=ballots.answers[rows],
        weights=ballots.weights[rows],
    )
    return score(few, cast)


def _agreement(short: Marks, full: Marks) -> float:
    """How often, 0..1, the leaders of the few are leaders of all; of several each is a part."""
    return float(((short & full).sum(axis=0) / np.maximum(short.sum(axis=0), 1)).mean())


def _cost(content: Content, crowd: Crowd, full: Floats, short: Floats) -> Cost:
    shares = zip(
        content.voices, first_shares(full).tolist(), first_shares(short).tolist(), strict=True
    )
    return Cost(
        kind=crowd.kind,
        agreement=round(_agreement(leaders(short), leaders(full)), 4),
        firsts=tuple(Firsts(voice, round(all_, 4), round(few, 4)) for voice, all_, few in shares),
    )


def _balance(content: Content, chosen: Chosen) -> Balance:
    asked = [*content.questions.values()]
    directions = [asked[at].direction for at in chosen]
    return Balance(*(directions.count(each) for each in ("milder", "stricter", "neither")))


def _pairs(content: Content, chosen: Chosen) -> Iterator[Apart]:
    for (one, said), (other, answered) in combinations(content.positions.items(), 2):
        steps = [_steps(said[question], answered[question]) for question in content.questions]
        yield Apart(one, other, sum(steps), sum(steps[at] for at in chosen))


def _spoken(content: Content, chosen: Chosen) -> Iterator[Spoken]:
    for voice, positions in content.positions.items():
        said = [positions[question] is not None for question in content.questions]
        yield Spoken(voice, sum(said), sum(said[at] for at in chosen))
