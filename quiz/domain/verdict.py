"""How firm the first place is, with the stances it hangs on: what the result page shows of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quiz.domain.ballot import Ballot
from quiz.domain.certainty import Firmness, firmness
from quiz.domain.content import Content, Question, Voice
from quiz.domain.matching import Ranking
from quiz.domain.methods import Method
from quiz.domain.pivots import Change
from quiz.domain.row import Point, Row


@dataclass(frozen=True)
class Instead:
    """Another answer, None for a skipped one, and who would then be first; maybe nobody."""

    answer: int | None
    leaders: tuple[Voice, ...]


@dataclass(frozen=True)
class Deciding:
    """An answered question whose answer alone decides who is first.

    `given` is the answer, `instead` what else it could have been: a step away, or skipped. `points`
    are those of the voices that are first now or would be.
    """

    question: Question
    given: int
    instead: tuple[Instead, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Step:
    """One of several answers that would change the first place together, as it would have to be."""

    question: Question
    answer: int
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Turn:
    """Two or three steps that together give the first place to other voices."""

    steps: tuple[Step, ...]
    leaders: tuple[Voice, ...]


@dataclass(frozen=True)
class Verdict:
    """How firm the first place is; `quiz.domain.certainty` says what the words mean.

    `turns` are the smallest sets of two or three steps, where no single step is enough. `methods`
    is who is first by each rule, `agreeing` by how many rules all who are first now are first.
    """

    clear: bool
    deciding: tuple[Deciding, ...]
    turns: tuple[Turn, ...]
    methods: Mapping[Method, tuple[Voice, ...]]
    agreeing: int
    contenders: tuple[Voice, ...]


def verdict(content: Content, ballot: Ballot, ranking: Ranking, rows: tuple[Row, ...]) -> Verdict:
    """How firm the first place of `ranking` is, whose rows are `rows`."""
    firm = firmness(ballot, content.positions, ranking, content.explicit_positions)
    holders = {match.voice for match in ranking.leaders}
    return Verdict(
        clear=firm.clear,
        deciding=tuple(_deciding(content, firm, rows)),
        turns=tuple(_turn(change, rows) for change in firm.changes if len(change.steps) > 1),
        methods={
            method: tuple(content.voices[id_] for id_ in first)
            for method, first in firm.methods.items()
        },
        agreeing=sum(holders <= set(first) for first in firm.methods.values()),
        contenders=tuple(content.voices[id_] for id_ in firm.contenders),
    )


def _deciding(content: Content, firm: Firmness, rows: tuple[Row, ...]) -> Iterator[Deciding]:
    """The questions that decide alone, in their order."""
    single = [change for change in firm.changes if len(change.steps) == 1]
    for id_, question in content.questions.items():
        instead: list[tuple[int | None, tuple[str, ...]]] = [
            *((c.steps[0].value, c.leaders) for c in single if c.steps[0].question == id_),
            *((None, pivot.leaders) for pivot in firm.pivots if pivot.question == id_),
        ]
        points = _concerned(rows, question, {voice for _, first in instead for voice in first})
        given = points[0].answer if points else None
        if instead and given is not None:
            others = tuple(Instead(answer, _voices(rows, first)) for answer, first in instead)
            yield Deciding(question, given, others, points)


def _turn(change: Change, rows: tuple[Row, ...]) -> Turn:
    questions = {point.question.id: point.question for point in rows[0].points}
    steps = [(questions[step.question], step.value) for step in change.steps]
    return Turn(
        tuple(
            Step(question, answer, _concerned(rows, question, set(change.leaders)))
            for question, answer in steps
        ),
        _voices(rows, change.leaders),
    )


def _concerned(rows: tuple[Row, ...], question: Question, then: set[str]) -> tuple[Point, ...]:
    """What the voices that are first now, or would be `then`, say on a question."""
    concerned = [row for row in rows if row.match.rank == 1 or row.voice.id in then]
    return tuple(p for row in concerned for p in row.points if p.question is question)


def _voices(rows: tuple[Row, ...], ids: tuple[str, ...]) -> tuple[Voice, ...]:
    return tuple(row.voice for row in rows if row.voice.id in ids)
