"""How well each voice agrees with a ballot.

The model is stated in full in `docs/matching.md`. Sums are whole numbers; the last line of each
formula is the first that divides. Nothing here depends on the order of questions or voices.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from quiz.domain.ballot import Answer, Ballot
from quiz.domain.scale import POSITIONS, on_scale
from quiz.domain.sums import Whole, net_agreement, score, stretch

SAME = 1e-9
"""Scores closer than this are equal: a thousand times what rounding makes of one."""

Positions = Mapping[str, int | None]
"""One voice's position by question id, −2..2; absent or None where it is silent."""

Status = Literal["ok", "no_answers", "no_positions"]


@dataclass(frozen=True)
class Match:
    """One voice against one ballot.

    `score`, `low` and `high` are 0..1: the score, and the worst and best it could be if the voice
    broke its silence. `coverage` 0..1 is the share of the ballot's stake the voice speaks on.
    `contributions` are what each question added to the score or took from it, and `spoken` and
    `net` the whole numbers that all of these are made of: C and N of the model.
    `rank` and `score` are None for a voice that is silent on everything answered.
    """

    voice: str
    rank: int | None
    score: float | None
    low: float
    high: float
    coverage: float
    contributions: Mapping[str, float] = field(default_factory=dict)
    spoken: int = 0
    net: int = 0


@dataclass(frozen=True)
class Ranking:
    """All voices against one ballot, the nearest first and the unranked last.

    `status` is `no_answers` when everything was skipped (then `matches` is empty) and
    `no_positions` when no voice speaks on anything that was answered (then nobody has a rank).
    """

    status: Status
    matches: tuple[Match, ...]

    @property
    def leaders(self) -> tuple[Match, ...]:
        """The voices that share the first rank; none where nobody is ranked."""
        return tuple(match for match in self.matches if match.rank == 1)


def rank(ballot: Ballot, voices: Mapping[str, Positions], version: str = "") -> Ranking:
    """Match `ballot` with every voice and rank them.

    `version` names the content; with the ballot and the voice it decides the order within a tie,
    which therefore favours nobody. Raises OffScale for a position that is not on the scale.
    """
    _check_scales(voices)
    answers = tuple(ballot)
    if not answers:
        return Ranking("no_answers", ())
    whole = Whole.of(answers)
    matches = [_match(voice, positions, answers, whole) for voice, positions in voices.items()]
    scores = [match.score for match in matches if match.score is not None]
    ranked = [replace(match, rank=_place(match.score, scores)) for match in matches]
    said = [(answer.question, answer.value, answer.weight) for answer in answers]
    last = len(ranked) + 1
    ranked.sort(key=lambda match: (match.rank or last, _lot(version, said, match.voice)))
    return Ranking("ok" if scores else "no_positions", tuple(ranked))


def _match(voice: str, positions: Positions, answers: tuple[Answer, ...], whole: Whole) -> Match:
    """One voice's match, not yet ranked."""
    net = {
        answer.question: answer.weight * net_agreement(answer, position)
        for answer in answers
        if (position := positions.get(answer.question)) is not None
    }
    spoken = sum(answer.weight * answer.stake for answer in answers if answer.question in net)
    total, unknown, scale = sum(net.values()), whole.stake - spoken, whole.scale
    low, high = (whole.middle + total - unknown) / scale, (whole.middle + total + unknown) / scale
    if not spoken:
        return Match(voice, None, None, low, high, 0.0)
    by = stretch(whole, spoken)
    return Match(
        voice=voice,
        rank=None,
        score=score(whole, spoken, total),
        low=low,
        high=high,
        coverage=spoken / whole.stake,
        contributions={question: by * part / scale for question, part in net.items()},
        spoken=spoken,
        net=total,
    )


def _check_scales(voices: Mapping[str, Positions]) -> None:
    for voice, positions in voices.items():
        for question, position in positions.items():
            if position is not None:
                on_scale(position, POSITIONS, f"position of {voice!a:.60} on {question!a:.60}")


def _place(score: float | None, scores: list[float]) -> int | None:
    if score is None:
        return None
    return 1 + sum(other > score + SAME for other in scores)


def _lot(version: str, said: list[tuple[str, int, int]], voice: str) -> str:
    """What decides the order within a tie: nobody can arrange it, and it stays the same."""
    return hashlib.sha256(json.dumps([version, said, voice]).encode()).hexdigest()
