"""Matches per second of the page's own matcher, and of the audit's, on made-up content.

Twelve questions and five voices, a fifth of the positions silent: what the budgets are stated for.
A match is one voice against one ballot.
"""

import random
from collections.abc import Callable
from time import process_time

import numpy as np

from quiz.audit.engine import Ballots, score
from quiz.domain.ballot import Ballot
from quiz.domain.certainty import firmness
from quiz.domain.matching import Positions, rank

QUESTIONS = tuple(f"q{number}" for number in range(12))
ANSWERS = (-2, -1, 1, 2)
SECONDS = 3.0


def voices() -> dict[str, Positions]:
    """The same five every time."""
    drawn = random.Random(1)  # noqa: S311 (a benchmark)
    said = (*ANSWERS, None)
    return {f"v{n}": {q: drawn.choice(said) for q in QUESTIONS} for n in range(5)}


def matches_per_second() -> float:
    """Of `rank`, one ballot at a time."""
    cast, ballots = voices(), _ballots(200)
    return len(cast) * _rate(lambda: [rank(ballot, cast) for ballot in ballots], len(ballots))


def voters_per_second() -> float:
    """Ballots ranked with everything the page says of their certainty."""
    cast, ballots = voices(), _ballots(50)

    def once() -> None:
        for ballot in ballots:
            firmness(ballot, cast, rank(ballot, cast), cast)

    return _rate(once, len(ballots))


def audit_matches_per_second() -> float:
    """Of the vectorised engine, a hundred thousand ballots at a time."""
    cast, count = list(voices().values()), 100_000
    drawn = np.random.default_rng(1)
    answers = drawn.choice(np.array(ANSWERS, np.int8), (len(QUESTIONS), count))
    ballots = Ballots(QUESTIONS, answers, np.ones_like(answers))
    return len(cast) * _rate(lambda: score(ballots, cast), count)


def _ballots(count: int) -> list[Ballot]:
    drawn = random.Random(2)  # noqa: S311 (a benchmark)
    return [Ballot({q: drawn.choice(ANSWERS) for q in QUESTIONS}) for _ in range(count)]


def _rate(run: Callable[[], object], count: int) -> float:
    """`count` a run, in a second of processor time."""
    run()
    runs, began = 0, process_time()
    while process_time() - began < SECONDS:
        run()
        runs += 1
    return runs * count / (process_time() - began)
