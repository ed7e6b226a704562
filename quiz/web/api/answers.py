"""What programs are answered, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from quiz.domain.ballot import Ballot
from quiz.domain.certainty import certain_first, firmness, possible_first
from quiz.domain.content import (
    Content,
    Debate,
    Direction,
    Link,
    Passage,
    Question,
    Registered,
    Stance,
    Term,
    Topic,
    Voice,
)
from quiz.domain.document import Document
from quiz.domain.matching import Ranking, rank
from quiz.domain.methods import Method
from quiz.domain.pivots import Change, Pivot
from quiz.domain.receipt import Receipt, receipt
from quiz.domain.row import Count, row_of
from quiz.domain.text import Text
from quiz.web.api.ballot import Asked


@dataclass(frozen=True)
class Licence:
    """What may be done with what."""

    texts: str
    quotes: str
    code: str


LICENCE = Licence(
    texts="CC BY 4.0: questions, readings, judgements and all else the editors have written",
    quotes="The documents and the quotations remain their publishers' words",
    code="MIT",
)


@dataclass(frozen=True)
class OpenDocument:
    """What is known of a source document; `text` is the address of the document itself.

    `sha256` is of its bytes. `title` and `date` are null where the text does not say.
    """

    id: str
    publisher: Text
    title: str | None
    description: Text
    date: date | None
    dating: Text
    status: Text
    language: str
    sha256: str
    text: str


@dataclass(frozen=True)
class OpenQuestion:
    """The statement put to the reader and what makes it a dispute.

    `terms` are ids in the glossary, `links` the questions whose answer nearly follows from this.
    """

    id: str
    topic: Topic
    direction: Direction
    statement: Text
    background: Text
    terms: tuple[str, ...]
    why: Text
    disputed_by: tuple[Passage, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Quiz:
    """All the quiz knows. `version` is a digest of every content file.

    `most_important` is how many answers of one ballot may have weight 2. `stances` hold one for
    each voice on each question. `debates` are shown and never counted, and `register` is what is
    not asked, and why.
    """

    version: str
    licence: Licence
    most_important: int
    voices: tuple[Voice, ...]
    documents: tuple[OpenDocument, ...]
    questions: tuple[OpenQuestion, ...]
    stances: tuple[Stance, ...]
    debates: tuple[Debate, ...]
    register: tuple[Registered, ...]
    glossary: tuple[Term, ...]


@dataclass(frozen=True)
class Certainty:
    """How firm the first place is; `docs/matching.md` says what the words mean.

    `clear` is whether one voice holds it alone, by every rule, whatever single answer is gone or a
    step away. `possible_first` are the voices that could be first if every silence were broken,
    `certain_first` the one that is first whatever the silent could have said. `pivots` are the
    questions without whose answer the first place changes hands, `changes` the smallest sets of
    steps that do it, `methods` who is first by each rule, and `contenders` all who could be.
    """

    clear: bool
    possible_first: tuple[str, ...]
    certain_first: str | None
    pivots: tuple[Pivot, ...]
    changes: tuple[Change, ...]
    methods: Mapping[Method, tuple[str, ...]]
    contenders: tuple[str, ...]


@dataclass(frozen=True)
class Matched:
    """What a ballot came to, in the same numbers as on the page.

    `outdated` is whether the ballot was for another version than the receipt's, and `lost` are the
    questions it answered that are not asked any more. `counts` are by voice. `receipt` holds every
    number, and `quiz receipt` takes it as it is.
    """

    outdated: bool
    lost: tuple[str, ...]
    counts: Mapping[str, Count]
    certainty: Certainty
    receipt: Receipt


def open_quiz(content: Content) -> Quiz:
    """All content, for anybody to use."""
    terms = {term.id: term for question in content.questions.values() for term in question.terms}
    return Quiz(
        version=content.version,
        licence=LICENCE,
        most_important=content.most_important,
        voices=tuple(content.voices.values()),
        documents=tuple(_document(document) for document in content.documents.values()),
        questions=tuple(_question(question) for question in content.questions.values()),
        stances=tuple(content.stances.values()),
        debates=content.debates,
        register=content.register,
        glossary=tuple(terms.values()),
    )


def matched(content: Content, asked: Asked) -> Matched:
    """What the ballot came to."""
    ballot = asked.ballot
    ranking = rank(ballot, content.positions, content.version)
    rows = (row_of(content, ballot, ranking, match) for match in ranking.matches)
    return Matched(
        outdated=asked.outdated,
        lost=asked.lost,
        counts={row.voice.id: row.count for row in rows},
        certainty=_certainty(content, ballot, ranking),
        receipt=receipt(content, ballot, asked.language),
    )


def _certainty(content: Content, ballot: Ballot, ranking: Ranking) -> Certainty:
    firm = firmness(ballot, content.positions, ranking, content.explicit_positions)
    return Certainty(
        clear=firm.clear,
        possible_first=possible_first(ranking),
        certain_first=certain_first(ranking),
        pivots=firm.pivots,
        changes=firm.changes,
        methods=firm.methods,
        contenders=firm.contenders,
    )


def _document(document: Document) -> OpenDocument:
    return OpenDocument(
        id=document.id,
        publisher=document.publisher,
        title=document.title,
        description=document.description,
        date=document.date,
        dating=document.dating,
        status=document.status,
        language=document.language,
        sha256=document.sha256,
        text=f"/dokument/{document.id}.txt",
    )


def _question(question: Question) -> OpenQuestion:
    return OpenQuestion(
        id=question.id,
        topic=question.topic,
        direction=question.direction,
        statement=question.statement,
        background=question.background,
        terms=tuple(term.id for term in question.terms),
        why=question.why,
        disputed_by=question.disputed_by,
        links=question.links,
    )
