"""From a ballot to what the result page says, without a word of any language."""

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.domain.ballot import Ballot
from quiz.domain.certainty import certain_first, possible_first
from quiz.domain.content import Content, Question, Stance, Voice
from quiz.domain.matching import Match, Ranking, rank

PARTS = ("agree", "disagree", "undecided", "silent")
"""The parts of a Count, in the order they are said."""


@dataclass(frozen=True)
class Point:
    """One question between the reader and one voice.

    `answer` and `contribution` are None where the question was skipped; `contribution` is None too
    where the voice is silent. It is in points: hundredths of the whole score.
    """

    question: Question
    stance: Stance
    answer: int | None
    important: bool
    contribution: float | None


@dataclass(frozen=True)
class Count:
    """How many of the answered questions a voice agrees on, disagrees on, and so forth."""

    agree: int
    disagree: int
    undecided: int
    silent: int


@dataclass(frozen=True)
class Row:
    """One voice in the ranking, with everything behind its place."""

    voice: Voice
    match: Match
    tied: bool
    count: Count
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Difference:
    """A question on which the two nearest voices part."""

    question: Question
    first: Point
    second: Point


@dataclass(frozen=True)
class Result:
    """What one ballot came to.

    `start` is the score, in points, before any contribution. `others_possible` are the voices that
    could be first instead if every silence were broken. `nearest_votable` is set where a voice
    leads that nobody can vote for. `unranked` are silent on everything answered. `differences` are
    those of the first two rows.
    """

    status: str
    rows: tuple[Row, ...]
    leaders: tuple[Voice, ...]
    certain: bool
    others_possible: tuple[Voice, ...]
    nearest_votable: tuple[Voice, ...]
    unranked: tuple[Voice, ...]
    differences: tuple[Difference, ...]
    answered: int
    start: float


def result(content: Content, ballot: Ballot) -> Result:
    """Rank every voice and gather what stands behind each place."""
    ranking = rank(ballot, content.positions, content.version)
    rows = tuple(_row(content, ballot, ranking, match) for match in ranking.matches)
    leaders = tuple(content.voices[match.voice] for match in ranking.leaders)
    return Result(
        status=ranking.status,
        rows=rows,
        leaders=leaders,
        certain=certain_first(ranking) is not None,
        others_possible=tuple(
            voice
            for id_ in possible_first(ranking)
            if (voice := content.voices[id_]) not in leaders
        ),
        nearest_votable=_nearest_votable(rows, leaders),
        unranked=tuple(row.voice for row in rows if row.match.rank is None),
        differences=_differences(rows),
        answered=len(tuple(ballot)),
        start=_start(rows),
    )


def _row(content: Content, ballot: Ballot, ranking: Ranking, match: Match) -> Row:
    answers = {answer.question: answer for answer in ballot}
    points = tuple(
        Point(
            question=question,
            stance=content.stances[match.voice, id_],
            answer=answers[id_].value if id_ in answers else None,
            important=id_ in answers and answers[id_].weight > 1,
            contribution=_in_points(match.contributions.get(id_)),
        )
        for id_, question in content.questions.items()
    )
    return Row(
        voice=content.voices[match.voice],
        match=match,
        tied=match.rank is not None
        and sum(other.rank == match.rank for other in ranking.matches) > 1,
        count=_count(points),
        points=points,
    )


def _count(points: tuple[Point, ...]) -> Count:
    pairs = [(p.answer, p.stance.position) for p in points if p.answer is not None]
    return Count(
        agree=sum(p is not None and a * p > 0 for a, p in pairs),
        disagree=sum(p is not None and a * p < 0 for a, p in pairs),
        undecided=sum(p == 0 for _, p in pairs),
        silent=sum(p is None for _, p in pairs),
    )


def _nearest_votable(rows: tuple[Row, ...], leaders: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The votable voices nearest the reader, where a voice leads that nobody can vote for."""
    if all(voice.votable for voice in leaders):
        return ()
    votable = [row for row in rows if row.voice.votable and row.match.rank is not None]
    return tuple(row.voice for row in votable if row.match.rank == votable[0].match.rank)


def _differences(rows: tuple[Row, ...]) -> tuple[Difference, ...]:
    """The answered questions that the first two rows part on, the weightiest first."""
    if not rows[1:] or rows[1].match.rank is None:
        return ()
    found = list(_parting(rows[0], rows[1]))
    found.sort(key=lambda d: -abs((d.first.contribution or 0) - (d.second.contribution or 0)))
    return tuple(found)


def _parting(first: Row, second: Row) -> Iterator[Difference]:
    for one, other in zip(first.points, second.points, strict=True):
        if one.answer is not None and one.stance.position != other.stance.position:
            yield Difference(one.question, one, other)


def _start(rows: tuple[Row, ...]) -> float:
    """The middle of what any voice could reach, which contributions add to: B0/(8W) in points."""
    if not rows:
        return 0.0
    match = rows[0].match
    if match.score is None:
        return 50 * (match.low + match.high)
    return 100 * (match.score - sum(match.contributions.values()))


def _in_points(contribution: float | None) -> float | None:
    return None if contribution is None else 100 * contribution
