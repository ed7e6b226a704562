"""From a ballot to what the result page says, without a word of any language."""

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.domain.ballot import Ballot
from quiz.domain.certainty import certain_first, possible_first
from quiz.domain.content import Content, Question, Voice
from quiz.domain.matching import rank
from quiz.domain.row import Point, Row, row_of
from quiz.domain.sums import Whole
from quiz.domain.verdict import Verdict, verdict


@dataclass(frozen=True)
class Difference:
    """A question on which the compared voices part, with the point of each."""

    question: Question
    points: tuple[Point, ...]

    @property
    def answered(self) -> bool:
        """Whether the reader took a side, or skipped it."""
        return self.points[0].answer is not None


@dataclass(frozen=True)
class Result:
    """What one ballot came to.

    `agreed` is whether any of the `leaders` is on the reader's side in anything; `certain` whether
    no silence, where there is one, can matter to the first place. `start` is the score, 0..1,
    before any contribution. `others_possible` are the voices that could be first instead if every
    silence were broken. `nearest_votable` is set where a voice leads that nobody can vote for.
    `unranked` are silent on everything answered. `compared` are the rows that share the first
    place, or the first two; `differences` are theirs, the answered first.
    """

    status: str
    rows: tuple[Row, ...]
    leaders: tuple[Voice, ...]
    agreed: bool
    certain: bool
    others_possible: tuple[Voice, ...]
    nearest_votable: tuple[Voice, ...]
    unranked: tuple[Voice, ...]
    verdict: Verdict
    compared: tuple[Row, ...]
    differences: tuple[Difference, ...]
    answered: int
    start: float


def result(content: Content, ballot: Ballot) -> Result:
    """Rank every voice and gather what stands behind each place."""
    ranking = rank(ballot, content.positions, content.version)
    rows = tuple(row_of(content, ballot, ranking, match) for match in ranking.matches)
    leaders = tuple(content.voices[match.voice] for match in ranking.leaders)
    compared, whole = _compared(rows), Whole.of(ballot)
    return Result(
        status=ranking.status,
        rows=rows,
        leaders=leaders,
        agreed=any(row.count.agree for row in rows if row.match.rank == 1),
        certain=certain_first(ranking) is not None and any(row.count.silent for row in rows),
        others_possible=tuple(
            voice
            for id_ in possible_first(ranking)
            if (voice := content.voices[id_]) not in leaders
        ),
        nearest_votable=_nearest_votable(rows, leaders),
        unranked=tuple(row.voice for row in rows if row.match.rank is None),
        verdict=verdict(content, ballot, ranking, rows),
        compared=compared,
        differences=_differences(compared),
        answered=whole.count,
        start=whole.start if whole.count else 0.0,
    )


def _nearest_votable(rows: tuple[Row, ...], leaders: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The votable voices nearest the reader, where a voice leads that nobody can vote for.

    None of them where the nearest is on the reader's side in nothing.
    """
    if all(voice.votable for voice in leaders):
        return ()
    votable = [row for row in rows if row.voice.votable and row.match.rank is not None]
    nearest = [row for row in votable if row.match.rank == votable[0].match.rank]
    return tuple(row.voice for row in nearest if row.count.agree)


def _compared(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows that share the first place, or else the first two; none where there is only one."""
    ranked = [row for row in rows if row.match.rank is not None]
    level = [row for row in ranked if row.match.rank == 1]
    found = level if len(level) > 1 else ranked[:2]
    return tuple(found) if len(found) > 1 else ()


def _differences(rows: tuple[Row, ...]) -> tuple[Difference, ...]:
    """The questions these rows part on: the answered, the weightiest first, then the skipped."""
    found = list(_parting(rows))
    found.sort(key=lambda difference: (not difference.answered, -_spread(difference)))
    return tuple(found)


def _parting(rows: tuple[Row, ...]) -> Iterator[Difference]:
    for points in zip(*(row.points for row in rows), strict=True):
        if len({point.stance.position for point in points}) > 1:
            yield Difference(points[0].question, points)


def _spread(difference: Difference) -> float:
    """How far apart the question puts its voices."""
    contributions = [point.contribution or 0.0 for point in difference.points]
    return max(contributions) - min(contributions)
