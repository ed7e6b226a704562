"""The whole audit of one content, from its simulated voters to the findings."""

from collections.abc import Callable, Iterator
from itertools import combinations

from quiz.audit.checks import (
    check_engine,
    check_order,
    check_silence,
    generated,
    maskings,
    sample,
)
from quiz.audit.engine import Floats, first_places, leaders, score
from quiz.audit.voters import Crowd, voters
from quiz.domain.content import Content
from quiz.domain.fairness import (
    KEPT,
    KINDS,
    OPINIONATED,
    Chance,
    Check,
    Findings,
    Influence,
    Pair,
    Round,
    balance,
)
from quiz.domain.matching import rank

Advance = Callable[[], None]
SURE = 1.96
"""Standard errors on each side of a mean that make its 95 % interval."""


def steps(content: Content) -> int:
    """How many times `audit` calls `advance`."""
    return 2 * len(KINDS) + len(content.questions) + 2 + 2 * len(OPINIONATED) * len(KEPT)


def audit(content: Content, count: int, seed: int, advance: Advance = lambda: None) -> Findings:
    """Try `count` voters of each kind. The same `seed` finds the same, to the letter."""
    model = generated(seed)
    rounds = tuple(_rounds(content, count, seed, advance))
    influences = tuple(_influences(content, count, seed, advance))
    judged = tuple(maskings(score, model, count, seed, advance))
    here = tuple(maskings(score, [*content.positions.values()], count, seed, advance))
    return Findings(
        version=content.version,
        seed=seed,
        voters=count,
        rounds=rounds,
        influences=influences,
        pairs=tuple(_pairs(content)),
        balance=balance(content),
        interpretations=tuple(q for q in content.questions if content.one_sided_interpretations(q)),
        checks=(*_compared(content, seed, advance), check_silence(judged, len(model))),
        generated=judged,
        here=here,
    )


def _compared(content: Content, seed: int, advance: Advance) -> Iterator[Check]:
    samples = list(sample(content.positions, [*content.questions], seed))
    yield check_engine(score, rank, content.positions, samples)
    advance()
    yield check_order(rank, content.positions, samples, seed)
    advance()


def _rounds(content: Content, count: int, seed: int, advance: Advance) -> Iterator[Round]:
    for kind in KINDS:
        for weighted in (False, True):
            yield _round(content, Crowd(kind, count, seed, weighted))
            advance()


def _round(content: Content, crowd: Crowd) -> Round:
    voices = [*content.positions.values()]
    scores = score(voters(crowd, voices, [*content.questions]), voices)
    shared = leaders(scores).sum(axis=0) > 1
    parts = zip(content.voices, first_places(scores), strict=True)
    chances = tuple(_chance(voice, places, len(voices)) for voice, places in parts)
    return Round(crowd.kind, crowd.weighted, round(float(shared.mean()), 4), chances)


def _chance(voice: str, places: Floats, of: int) -> Chance:
    """What one voice's `places`, 0..1 for each voter, come to among `of` voices."""
    value = of * float(places.mean())
    margin = of * SURE * float(places.std()) / len(places) ** 0.5
    low, high = max(0.0, value - margin), min(float(of), value + margin)
    return Chance(voice, round(value, 3), round(low, 3), round(high, 3))


def _influences(content: Content, count: int, seed: int, advance: Advance) -> Iterator[Influence]:
    voices = [*content.positions.values()]
    ballots = voters(Crowd("uniform", count, seed), voices, [*content.questions])
    first = leaders(score(ballots, voices))
    for question in content.questions:
        others = leaders(score(ballots.without(question), voices))
        yield Influence(question, round(float((others != first).any(axis=0).mean()), 4))
        advance()


def _pairs(content: Content) -> Iterator[Pair]:
    for (one, said), (other, answered) in combinations(content.positions.items(), 2):
        both = [
            (question, a, b)
            for question in content.questions
            if (a := said[question]) is not None and (b := answered[question]) is not None
        ]
        yield Pair(
            one,
            other,
            opposed=tuple(question for question, a, b in both if a * b < 0),
            differing=tuple(question for question, a, b in both if a != b),
        )
