"""The matching model for very many ballots at once.

The same numbers as `quiz.domain.matching.rank`, which stays the definition; the audit compares the
two. What a ballot and all voices come to is a sum of small whole numbers over the questions, so it
is looked up, two questions at a time, in tables that hold every answer there can be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from quiz.domain.ballot import Answer, Ballot
from quiz.domain.matching import SAME, Positions
from quiz.domain.scale import ANSWERS, POSITIONS, WEIGHTS
from quiz.domain.sums import SHRINKAGE, net_agreement

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]
Small = NDArray[np.int8]

TOGETHER = 2
"""Questions looked up at once: three are a seventh faster, but their tables take long to make."""

CHUNK = 16384
"""Ballots at once: what is in between stays in the cache."""

CODES = len(ANSWERS) * len(WEIGHTS)
"""Ways to answer one question: every answer at every weight."""


_COLUMNS: tuple[int | None, ...] = (*POSITIONS, None)
_CODED = [Answer("", value, weight) for weight in WEIGHTS for value in ANSWERS]
"""Every way to answer a question, in the order of the codes."""

_NET = np.array(
    [
        [0 if p is None else answer.weight * net_agreement(answer, p) for p in _COLUMNS]
        for answer in _CODED
    ],
    np.int16,
)
_SPOKEN = np.array(
    [[0 if p is None else answer.weight * answer.stake for p in _COLUMNS] for answer in _CODED],
    np.int16,
)
_WHOLE = np.array(
    [(a.weight, a.weight * a.stake, a.weight * (4 + a.floor), min(a.weight, 1)) for a in _CODED],
    np.int16,
)
"""What an answer adds to W, C0, B0 and n, whatever anybody says to it."""


@dataclass(frozen=True)
class Ballots:
    """Many people's answers, each array a row a question and a column a person.

    `answers` are −2..2; `weights` 0, 1 or 2, and 0 where the question is skipped.
    """

    questions: tuple[str, ...]
    answers: Small
    weights: Small

    def __len__(self) -> int:
        return len(self.answers[0])

    def without(self, question: str) -> "Ballots":
        """The same with one question skipped by everyone."""
        weights = self.weights.copy()
        weights[self.questions.index(question)] = 0
        return replace(self, weights=weights)

    def ballot(self, person: int) -> Ballot:
        """One person's ballot as the domain has it."""
        return Ballot(
            dict(zip(self.questions, self.answers[:, person].tolist(), strict=True)),
            dict(zip(self.questions, self.weights[:, person].tolist(), strict=True)),
        )


def score(ballots: Ballots, voices: Sequence[Positions]) -> Floats:
    """The score, 0..1, of each voice (a row) against each ballot (a column).

    NaN where a voice is silent on everything answered, or nothing is answered.
    """
    tables = list(_tables(ballots.questions, voices))
    scores = np.empty((len(voices), len(ballots)))
    codes = (ballots.weights * len(ANSWERS) + ballots.answers + 2).astype(np.uint8)
    for start in range(0, len(ballots), CHUNK):
        part = slice(start, start + CHUNK)
        _score_sums(_sums(tables, codes[:, part]), scores[:, part])
    return scores


def leaders(scores: Floats) -> Marks:
    """Whether each voice (a row) is first, or shares the first place, on each ballot (a column)."""
    best = np.fmax.reduce(scores, axis=0)
    marks: Marks = scores >= best - SAME
    return marks


def first_places(scores: Floats) -> Floats:
    """Each voice's part, 0..1, of the first place on each ballot: all of it, 1/k, or nothing."""
    first = leaders(scores)
    places: Floats = first / np.maximum(first.sum(axis=0), 1)
    return places


def first_shares(scores: Floats) -> Floats:
    """Each voice's share, 0..1, of all first places; a shared one counts 1/k."""
    shares: Floats = first_places(scores).mean(axis=1)
    return shares


def _tables(questions: Sequence[str], voices: Sequence[Positions]) -> Iterator[NDArray[np.int16]]:
    """What each way to answer a few questions adds: a row of N and C by voice, W, C0, B0, n."""
    for start in range(0, len(questions), TOGETHER):
        table = np.zeros((1, 2 * len(voices) + 4), np.int16)
        for question in questions[start : start + TOGETHER]:
            table = (table[:, None] + _table(question, voices)).reshape(-1, table.shape[1])
        yield table


def _table(question: str, voices: Sequence[Positions]) -> NDArray[np.int16]:
    said = [_COLUMNS.index(positions.get(question)) for positions in voices]
    return np.hstack([_NET[:, said], _SPOKEN[:, said], _WHOLE])


def _sums(tables: list[NDArray[np.int16]], codes: NDArray[np.uint8]) -> NDArray[np.int16]:
    """N and C of each voice, W, C0, B0 and n: a row a ballot."""
    width = tables[0].shape[1]
    row = np.dtype((np.void, 2 * width))  # rows are copied fastest as one item each
    total = np.zeros((codes.shape[1], width), np.int16)
    for at, table in enumerate(tables):
        index = np.zeros(codes.shape[1], np.intp)
        for code in codes[at * TOGETHER : (at + 1) * TOGETHER]:
            index *= CODES
            index += code
        total += table.view(row).ravel().take(index).view(np.int16).reshape(-1, width)
    return total


def _score_sums(sums: NDArray[np.int16], scores: Floats) -> None:
    """Write into `scores` what the sums come to: `docs/matching.md` for all ballots at once."""
    count = len(scores)
    columns = np.ascontiguousarray(sums.T, np.float64)
    net, spoken, (weight, stake, middle, answered) = np.split(columns, [count, 2 * count])
    with np.errstate(invalid="ignore", divide="ignore"):
        for voice in range(count):
            c = spoken[voice]
            pull = np.sqrt(c * (answered + SHRINKAGE) / (c * answered + SHRINKAGE * stake))
            stretch = pull * stake / c
            scores[voice] = (middle + stretch * net[voice]) / (8 * weight)
