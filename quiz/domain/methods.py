"""Who is first by other well-known rules: a cross-check of the first place, and no more."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from quiz.domain.ballot import Answer, Ballot
from quiz.domain.first import first
from quiz.domain.matching import Positions, Ranking
from quiz.domain.sums import agreement

Method = Literal[
    "default", "overlap", "worst_case", "neutral", "exact", "unweighted", "explicit_only"
]


def first_by_method(
    ballot: Ballot, voices: Mapping[str, Positions], ranking: Ranking
) -> dict[Method, tuple[str, ...]]:
    """The first-ranked voices by each rule that needs nothing but numbers, in `ranking`'s order.

    `ranking` is the default's; the other rules rank those whom it ranks. `overlap` is the mean
    agreement over what is known, `worst_case` counts silence as the least agreement, `neutral` as
    a stance of 0, `exact` is the share of the weight on which answer and stance are the same, and
    `unweighted` is the default with nothing marked as important.
    """
    answers = tuple(ballot)
    ranked = [match.voice for match in ranking.matches if match.rank is not None]
    by_rule: dict[Method, dict[str, Fraction | int]] = {
        "overlap": {voice: _overlap(answers, voices[voice]) for voice in ranked},
        "worst_case": {voice: _filled(answers, voices[voice], None) for voice in ranked},
        "neutral": {voice: _filled(answers, voices[voice], 0) for voice in ranked},
        "exact": {voice: _exact(answers, voices[voice]) for voice in ranked},
    }
    return {
        "default": tuple(match.voice for match in ranking.leaders),
        **{method: _best(found) for method, found in by_rule.items()},
        "unweighted": first(_single(answers), {voice: voices[voice] for voice in ranked}),
    }


def _best(found: Mapping[str, Fraction | int]) -> tuple[str, ...]:
    best = max(found.values(), default=None)
    return tuple(voice for voice, value in found.items() if value == best)


def _overlap(answers: tuple[Answer, ...], positions: Positions) -> Fraction:
    known = [
        (answer, position)
        for answer in answers
        if (position := positions.get(answer.question)) is not None
    ]
    agreed = sum(answer.weight * agreement(answer, position) for answer, position in known)
    return Fraction(agreed, sum(answer.weight for answer, _ in known))


def _filled(answers: tuple[Answer, ...], positions: Positions, silence: int | None) -> int:
    """The weighted agreement with silence counted as a stance, or (None) at its least."""
    return sum(
        answer.weight * (answer.floor if position is None else agreement(answer, position))
        for answer in answers
        for position in [_or(positions.get(answer.question), silence)]
    )


def _or(position: int | None, silence: int | None) -> int | None:
    return silence if position is None else position


def _exact(answers: tuple[Answer, ...], positions: Positions) -> int:
    return sum(a.weight for a in answers if positions.get(a.question) == a.value)


def _single(answers: tuple[Answer, ...]) -> Ballot:
    return Ballot({answer.question: answer.value for answer in answers})
