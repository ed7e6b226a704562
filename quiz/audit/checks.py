"""What only the matcher can get wrong, each tried on seeded voters; a fault here fails the audit.

The functions under trial are arguments, so that the tests can hand in wrong ones.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from quiz.audit.engine import Ballots, Floats, first_shares, leaders
from quiz.audit.voters import ANSWERS, Crowd, voters
from quiz.domain.ballot import Ballot
from quiz.domain.fairness import (
    KEPT,
    KINDS,
    OPINIONATED,
    TOLERATED,
    Check,
    Kept,
    Masking,
    typical_ratio,
)
from quiz.domain.matching import SAME, Positions, Ranking

Score = Callable[[Ballots, Sequence[Positions]], Floats]
Rank = Callable[[Ballot, Mapping[str, Positions], str], Ranking]
Cast = Mapping[str, Positions]

SAMPLE = 50
"""Ballots of each kind, without and with weights, that the checks look at one by one."""

MASKINGS = 5
"""How many times each voice is silenced at random."""

_SHARE: Mapping[Kept, int] = {"half": 2, "quarter": 4}
_NAMED = 3
"""Faults told of one check: the rest would be more of the same."""


def sample(cast: Cast, questions: Sequence[str], seed: int) -> Iterator[Ballots]:
    """A few ballots of each kind, without and with weights."""
    for kind in KINDS:
        for weighted in (False, True):
            crowd = Crowd(kind, SAMPLE, seed, weighted)
            yield voters(crowd, [*cast.values()], questions)


def check_engine(score: Score, rank: Rank, cast: Cast, samples: Iterable[Ballots]) -> Check:
    """Whether the engine of the audit and the matching of the pages come to the same."""
    tried, faults = 0, []
    for ballots in samples:
        scores = score(ballots, [*cast.values()])
        first = leaders(scores)
        for person in range(len(ballots)):
            tried += 1
            ranking = rank(ballots.ballot(person), cast, "")
            if not _agree(ranking, cast, scores[:, person], first[:, person].tolist()):
                faults.append(f"the engine and the matching differ on {ballots.ballot(person)}")
    return Check("engine", tried, tuple(faults[:_NAMED]))


def _agree(ranking: Ranking, cast: Cast, scores: Floats, first: list[bool]) -> bool:
    expected = {match.voice: match.score for match in ranking.matches}
    ranked = {match.voice for match in ranking.leaders}
    wanted = np.array([expected[voice] for voice in cast], float)
    same = np.allclose(scores, wanted, rtol=0, atol=SAME, equal_nan=True)
    return bool(same) and first == [voice in ranked for voice in cast]


def check_order(rank: Rank, cast: Cast, samples: Iterable[Ballots], seed: int) -> Check:
    """Whether the order in which questions and voices stand in the files changes anything."""
    random = np.random.default_rng([seed, *b"order"])
    tried, faults = 0, []
    for ballots in samples:
        for person in range(len(ballots)):
            tried += 1
            ballot = ballots.ballot(person)
            shuffled = _shuffled(random, ballot, cast)
            if rank(ballot, cast, "version") != rank(*shuffled, "version"):
                faults.append(f"another file order changes the ranking of {ballot}")
    return Check("order", tried, tuple(faults[:_NAMED]))


def _shuffled(random: np.random.Generator, ballot: Ballot, cast: Cast) -> tuple[Ballot, Cast]:
    """The same ballot and voices in another order."""
    questions = random.permutation([*ballot.answers]).tolist()
    names = random.permutation([*cast]).tolist()
    answers = {question: ballot.answers[question] for question in questions}
    weights = {question: ballot.weights[question] for question in questions}
    voices = {name: {q: cast[name].get(q) for q in questions} for name in names}
    return Ballot(answers, weights), voices


def generated(seed: int, questions: int = 30, voices: int = 8) -> list[Positions]:
    """Voices with a stance on everything, drawn at random: a content to judge the matcher by."""
    random = np.random.default_rng([seed, *b"generated"])
    drawn = random.choice(ANSWERS, (voices, questions)).tolist()
    return [{f"q{at}": position for at, position in enumerate(row)} for row in drawn]


def maskings(
    score: Score, voices: Sequence[Positions], count: int, seed: int, advance: Callable[[], None]
) -> Iterator[Masking]:
    """What becomes of a voice's chance when it keeps half, or a quarter, of its stances.

    `advance` is called once for each Masking.
    """
    questions = [*voices[0]]
    for kind in OPINIONATED:
        ballots = voters(Crowd(kind, count, seed), voices, questions)
        before = first_shares(score(ballots, voices))
        for kept in KEPT:
            random = np.random.default_rng([seed, *kind.encode(), *kept.encode()])
            ratios = [
                first_shares(score(ballots, masked))[voice] / before[voice]
                for voice in before.nonzero()[0].tolist()
                for masked in _masked(random, voices, voice, kept)
            ]
            advance()
            yield Masking(kind, kept, round(float(np.mean(ratios)), 4))


def _masked(
    random: np.random.Generator, voices: Sequence[Positions], voice: int, kept: Kept
) -> Iterator[list[Positions]]:
    """The voices, several times, each time with other stances of one of them left."""
    said = [question for question, position in voices[voice].items() if position is not None]
    leave = max(1, round(len(said) / _SHARE[kept]))
    for _ in range(MASKINGS):
        left = random.permutation(said)[:leave].tolist()
        masked = {question: voices[voice][question] for question in left}
        yield [*voices[:voice], masked, *voices[voice + 1 :]]


def check_silence(found: Sequence[Masking], voices: int) -> Check:
    """Whether silence neither wins nor loses, on the whole of the kinds of voter."""
    least, most = TOLERATED
    faults = tuple(
        f"a voice that keeps a {kept} of its stances comes first {ratio:.2f} times as often; "
        f"{least} to {most} would do"
        for kept in KEPT
        if not least <= (ratio := typical_ratio(found, kept)) <= most
    )
    return Check("silence", len(found) * voices * MASKINGS, faults)
