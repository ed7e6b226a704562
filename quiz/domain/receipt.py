"""A receipt: all that one result was made of, so that anybody can make it again by hand.

The letters are those of `docs/matching.md`. Numbers are never rounded, and nothing tells when it
was made or for whom.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from quiz.domain.ballot import Answer, Ballot
from quiz.domain.content import Basis, Content, Stance
from quiz.domain.matching import Match, Status, rank
from quiz.domain.sums import SHRINKAGE, Whole, agreement, net_agreement
from quiz.domain.text import Language

Format = Literal["quiz-receipt-1"]
FORMAT: Format = "quiz-receipt-1"
"""Name and number: the number changes when what a field means does."""


@dataclass(frozen=True)
class Answered:
    """One answer. `value` is v, `weight` w; `lo` and `s` follow from v."""

    question: str
    statement: str
    value: int
    weight: int
    lo: int
    s: int


@dataclass(frozen=True)
class Sums:
    """What is summed over the answers alone, and the constant k."""

    W: int
    C0: int
    B0: int
    n: int
    k: int

    @property
    def start(self) -> float:
        """B0/8W: the score, 0..1, that the contributions are added to."""
        return Whole(self.W, self.C0, self.B0, self.n).start


@dataclass(frozen=True)
class Quote:
    """The words a stance rests on, and where they stand."""

    document: str
    place: str
    quote: str


@dataclass(frozen=True)
class Ground:
    """What one voice said on one question; position and basis are None where it is silent."""

    position: int | None
    basis: Basis | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Points:
    """What one answered question did for one voice; numbers are None where the voice is silent.

    `a` is the agreement, 0..4, `net` is w·u·s, and `contribution` is the share of the score.
    """

    question: str
    position: int | None
    basis: Basis | None
    quotes: tuple[Quote, ...]
    a: int | None
    net: int | None
    contribution: float | None


@dataclass(frozen=True)
class Line:
    """One voice's place and score, 0..1, with its sums C and N and what they are the sums of."""

    voice: str
    name: str
    rank: int | None
    score: float | None
    low: float
    high: float
    coverage: float
    C: int
    N: int
    points: tuple[Points, ...]


@dataclass(frozen=True)
class Receipt:
    """The answers in the order of the quiz, their sums, and the voices, the nearest first.

    `version` is the content's, and `language` that of statements and names.
    """

    format: Format
    version: str
    language: Language
    status: Status
    answers: tuple[Answered, ...]
    sums: Sums
    voices: tuple[Line, ...]


@dataclass(frozen=True)
class Grounds:
    """What the sums are done on: the words and stances of one version, in one language.

    `statements` are by question, `names` by voice, `stances` by voice and question.
    """

    version: str
    language: Language
    statements: Mapping[str, str]
    names: Mapping[str, str]
    stances: Mapping[tuple[str, str], Ground]

    @property
    def positions(self) -> dict[str, dict[str, int | None]]:
        """Each voice's position on each question, as the matching wants them."""
        return {
            voice: {
                question: self.stances[voice, question].position for question in self.statements
            }
            for voice in self.names
        }


def receipt(content: Content, ballot: Ballot, language: Language) -> Receipt:
    """What `result` of the same content and ballot was made of."""
    return draw_up(grounds(content, language), ballot)


def grounds(content: Content, language: Language) -> Grounds:
    """The words and stances of `content` as they are now."""
    return Grounds(
        version=content.version,
        language=language,
        statements={id_: found.statement[language] for id_, found in content.questions.items()},
        names={id_: found.name[language] for id_, found in content.voices.items()},
        stances={key: _ground(stance) for key, stance in content.stances.items()},
    )


def _ground(stance: Stance) -> Ground:
    quotes = (Quote(found.document, str(found.place), found.quote) for found in stance.passages)
    return Ground(stance.position, stance.basis, tuple(quotes))


def draw_up(grounds: Grounds, ballot: Ballot) -> Receipt:
    """Do the sums. Raises ValueError for an answer that `grounds` has no statement for."""
    ranking = rank(ballot, grounds.positions, grounds.version)
    order = list(grounds.statements)
    answers = tuple(sorted(ballot, key=lambda answer: order.index(answer.question)))
    return Receipt(
        format=FORMAT,
        version=grounds.version,
        language=grounds.language,
        status=ranking.status,
        answers=tuple(_answered(grounds, answer) for answer in answers),
        sums=_sums(answers),
        voices=tuple(_line(grounds, answers, match) for match in ranking.matches),
    )


def _answered(grounds: Grounds, answer: Answer) -> Answered:
    return Answered(
        question=answer.question,
        statement=grounds.statements[answer.question],
        value=answer.value,
        weight=answer.weight,
        lo=answer.floor,
        s=answer.stake,
    )


def _sums(answers: tuple[Answer, ...]) -> Sums:
    whole = Whole.of(answers)
    return Sums(W=whole.weight, C0=whole.stake, B0=whole.middle, n=whole.count, k=SHRINKAGE)


def _line(grounds: Grounds, answers: tuple[Answer, ...], match: Match) -> Line:
    return Line(
        voice=match.voice,
        name=grounds.names[match.voice],
        rank=match.rank,
        score=match.score,
        low=match.low,
        high=match.high,
        coverage=match.coverage,
        C=match.spoken,
        N=match.net,
        points=tuple(_points(grounds, answer, match) for answer in answers),
    )


def _points(grounds: Grounds, answer: Answer, match: Match) -> Points:
    ground = grounds.stances[match.voice, answer.question]
    position = ground.position
    return Points(
        question=answer.question,
        position=position,
        basis=ground.basis,
        quotes=ground.quotes,
        a=None if position is None else agreement(answer, position),
        net=None if position is None else answer.weight * net_agreement(answer, position),
        contribution=match.contributions.get(answer.question),
    )
