"""Near and far without a winner: what a test of a minute can tell apart."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from quiz.domain.matching import SAME, Match

NEAR = 0.05
"""So near the first is nearest, and so near the last farthest. Scores are 0..1."""

FAR = 0.15
"""Nobody is farthest who is not more than this from the first."""

ALIKE = 0.10
"""Where less than this parts the last from the first, all are about as near."""

Band = Literal["nearest", "between", "farthest", "unranked"]


@dataclass(frozen=True)
class Nearness:
    """Voices by band. Where all are about as near, `alike` is true and all of them are `nearest`.

    `unranked` are those that are silent on everything answered.
    """

    alike: bool
    nearest: tuple[str, ...]
    between: tuple[str, ...]
    farthest: tuple[str, ...]
    unranked: tuple[str, ...]


def nearness(matches: Collection[Match], voices: Collection[str]) -> Nearness:
    """The bands of one ballot's matches, each in the order of `voices`, which tells no score.

    Voices that share a rank share a band. Where nothing was answered, every band is empty.
    """
    scores = {match.voice: _shared_score(match, matches) for match in matches}
    ranked = [score for score in scores.values() if score is not None]
    best, last = max(ranked, default=0.0), min(ranked, default=0.0)
    bands = {voice: _band(score, best, last) for voice, score in scores.items()}

    def those(band: Band) -> tuple[str, ...]:
        return tuple(voice for voice in voices if bands.get(voice) == band)

    return Nearness(
        alike=bool(ranked) and _alike(best, last),
        nearest=those("nearest"),
        between=those("between"),
        farthest=those("farthest"),
        unranked=those("unranked"),
    )


def _shared_score(match: Match, matches: Collection[Match]) -> float | None:
    """The highest score of its rank, so that no limit runs through a tie."""
    if match.score is None:
        return None
    return max(other.score or 0.0 for other in matches if other.rank == match.rank)


def _band(score: float | None, best: float, last: float) -> Band:
    if score is None:
        return "unranked"
    if _alike(best, last) or best - score <= NEAR + SAME:
        return "nearest"
    if best - score > FAR + SAME and score - last <= NEAR + SAME:
        return "farthest"
    return "between"


def _alike(best: float, last: float) -> bool:
    return best - last < ALIKE - SAME
