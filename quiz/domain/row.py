"""One voice in the ranking, with everything behind its place."""

from dataclasses import dataclass

from quiz.domain.ballot import Ballot
from quiz.domain.content import Content, Question, Stance, Voice
from quiz.domain.matching import Match, Ranking

PARTS = ("agree", "disagree", "undecided", "silent")
"""The parts of a Count, in the order they are said."""


@dataclass(frozen=True)
class Point:
    """One question between the reader and one voice.

    `answer` and `contribution` are None where the question was skipped; `contribution` is None too
    where the voice is silent.
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


def row_of(content: Content, ballot: Ballot, ranking: Ranking, match: Match) -> Row:
    """The row of one match in a ranking of this content and this ballot."""
    answers = {answer.question: answer for answer in ballot}
    points = tuple(
        Point(
            question=question,
            stance=content.stances[match.voice, id_],
            answer=answers[id_].value if id_ in answers else None,
            important=id_ in answers and answers[id_].weight > 1,
            contribution=match.contributions.get(id_),
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
