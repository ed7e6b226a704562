"""Simulated voters: every kind that an audit tries, each drawn from a seed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quiz.audit.engine import Ballots, Small
from quiz.domain.fairness import KindOfVoter
from quiz.domain.matching import Positions

Draw = Callable[[np.random.Generator, Small, int], Small]
"""Answers, a row a question and a column a voter, from the positions of voices and a number."""

ANSWERS = np.array([-2, -1, 1, 2], np.int8)
"""What the page offers."""

SILENT = 9
"""Stands for None among positions."""

NOISE = 0.5
"""How many answers of a noisy copy are drawn at random."""

SKIPPED = 0.2
"""How many answers a skipping voter skips: of six questions, three voters in four skip some."""


@dataclass(frozen=True)
class Crowd:
    """`count` voters of one kind. `weighted` ones mark up to a third of the questions, as the page
    lets them.
    """

    kind: KindOfVoter
    count: int
    seed: int
    weighted: bool = False


def voters(crowd: Crowd, voices: Sequence[Positions], questions: Sequence[str]) -> Ballots:
    """The ballots of a crowd, always the same and none of them empty.

    Each crowd has a stream of chance of its own, so that none depends on what else is tried.
    """
    random = np.random.default_rng([crowd.seed, *crowd.kind.encode(), crowd.weighted])
    answers = _DRAWS[crowd.kind](random, _positions(voices, questions), crowd.count)
    weights = np.ones_like(answers)
    if crowd.weighted:
        weights += _marks(random, weights.shape)
    if crowd.kind == "skipping":
        weights *= ~_skips(random, weights.shape)
    return Ballots(tuple(questions), answers, weights)


def _positions(voices: Sequence[Positions], questions: Sequence[str]) -> Small:
    """A row a question and a column a voice."""
    rows = [[_known(voice.get(question)) for voice in voices] for question in questions]
    return np.array(rows, np.int8)


def _known(position: int | None) -> int:
    return SILENT if position is None else position


def _uniform(random: np.random.Generator, positions: Small, count: int) -> Small:
    return random.choice(ANSWERS, (len(positions), count))


def _decisive(random: np.random.Generator, positions: Small, count: int) -> Small:
    return random.choice(ANSWERS[[0, 3]], (len(positions), count))


def _agreeing(random: np.random.Generator, positions: Small, count: int) -> Small:
    return random.choice(ANSWERS[2:], (len(positions), count))


def _disagreeing(random: np.random.Generator, positions: Small, count: int) -> Small:
    return random.choice(ANSWERS[:2], (len(positions), count))


def _noisy(random: np.random.Generator, positions: Small, count: int) -> Small:
    """Each voter copies one voice, save where noise, silence or indecision leaves it to chance."""
    copied = positions[:, random.integers(positions.shape[1], size=count)]
    noise = random.random(copied.shape) < NOISE
    return _filled(random, np.where(noise, SILENT, copied))


def _mixture(random: np.random.Generator, positions: Small, count: int) -> Small:
    """Each voter takes every answer from one of two voices."""
    voices = positions.shape[1]
    first = random.integers(voices, size=count)
    second = (first + random.integers(1, max(voices, 2), size=count)) % voices
    either = random.random((len(positions), count)) < 1 / 2
    return _filled(random, np.where(either, positions[:, first], positions[:, second]))


def _filled(random: np.random.Generator, copied: NDArray[Any]) -> Small:
    """What was copied, with an answer at random where there is no answer to copy."""
    drawn = random.choice(ANSWERS, copied.shape)
    filled: Small = np.where((copied == SILENT) | (copied == 0), drawn, copied).astype(np.int8)
    return filled


def _marks(random: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """From none to a third of the questions for each voter, any of them."""
    questions, count = shape
    order = random.random(shape).argsort(axis=0).argsort(axis=0)
    marks: NDArray[np.bool_] = order < random.integers(questions // 3 + 1, size=count)
    return marks


def _skips(random: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Whether each question is skipped; whoever would skip them all answers one of them."""
    skips = random.random(shape) < SKIPPED
    answered = random.integers(shape[0], size=shape[1])
    empty = skips.all(axis=0)
    skips[answered[empty], empty] = False
    return skips


_DRAWS: Mapping[KindOfVoter, Draw] = {
    "uniform": _uniform,
    "decisive": _decisive,
    "noisy": _noisy,
    "mixture": _mixture,
    "skipping": _uniform,
    "agreeing": _agreeing,
    "disagreeing": _disagreeing,
}
