"""What the content files may say, field by field.

The JSON Schemas in `schema/` are made from these classes, so that an editor's tool can help while
the files are written. What needs more than one field to judge is in `quiz.editorial.checks`.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from quiz.domain.content import Basis, Direction, Kind, Reason
from quiz.domain.document import Place
from quiz.domain.scale import PositionWord
from quiz.domain.text import Language


def _printable(words: str) -> str:
    # U+00A0 and U+202F are spaces a document may hold inside a sentence.
    if not words.replace("\u00a0", " ").replace("\u202f", " ").isprintable():
        raise ValueError("holds a character that cannot be printed")
    return words


def _printable_lines(words: str) -> str:
    return "\n".join(_printable(line) for line in words.split("\n"))


def _said(words: str) -> str:
    if words != words.strip() or not words:
        raise ValueError("is empty, or begins or ends with a space")
    return words


def _span(words: str) -> str:
    first, last = words.split("-")
    if int(first) > int(last):
        raise ValueError("ends before it begins")
    return words


def _place(words: str) -> str:
    Place.parse(words)
    return words


Id = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
Words = Annotated[
    str,
    Field(min_length=1, max_length=2000),
    AfterValidator(_printable),
    AfterValidator(_said),
]
Paragraphs = Annotated[
    str,
    Field(min_length=1, max_length=4000),
    AfterValidator(_printable_lines),
    AfterValidator(_said),
]
PlaceWords = Annotated[
    str,
    Field(description="«paragraph 4», «bullet 2», «line 118» or «lines 92-95»"),
    AfterValidator(_place),
]
Lines = Annotated[
    str,
    Field(pattern=r"^[1-9][0-9]{0,4}-[1-9][0-9]{0,4}$", description="printed lines: «1-95»"),
    AfterValidator(_span),
]


def _date(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


IsoDate = Annotated[date, BeforeValidator(_date)]


class Entry(BaseModel):
    """Closed: an unknown key is a mistake, and nothing is converted into something else."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Translated(Entry):
    """The same words in three languages, each written and none translated."""

    nb: Words
    nn: Words
    en: Words


class Quotation(Entry):
    """Words as they stand in a document, character for character."""

    document: Id
    place: PlaceWords
    quote: Words


# documents/documents.yaml


class DocumentEntry(Entry):
    """One of the source documents, with what is known of it and nothing more."""

    id: Id
    file: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}\.txt$")]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    publisher: Translated
    title: Words | None = Field(description="as printed; null where the text has none")
    description: Translated = Field(description="what kind of text it is, in a few words")
    date: IsoDate | None = Field(description="as printed; null where the text has none")
    dating: Translated = Field(description="what the text lets us know of its age")
    status: Translated = Field(description="what the text itself says of its status")
    language: Literal["nb", "nn"]
    numbered: bool = Field(description="whether the document has printed line numbers")


class DocumentsFile(Entry):
    """The source documents."""

    documents: list[DocumentEntry]


class Sentence(Entry):
    """One sentence with its one mark: `policy`, or why it is none."""

    policy: Words | None = None
    background: Words | None = Field(default=None, description="describes, reasons, recounts")
    heading: Words | None = Field(default=None, description="a heading or lead-in")
    others: Words | None = Field(default=None, description="what is said of somebody else")
    web: Words | None = Field(default=None, description="remains of a web page")

    @model_validator(mode="after")
    def _one_mark(self) -> "Sentence":
        if len(self.model_fields_set) != 1:
            raise ValueError("a sentence has exactly one mark")
        return self

    @property
    def words(self) -> str:
        """The sentence, whatever its mark."""
        marks = (self.policy, self.background, self.heading, self.others, self.web)
        return next(words for words in marks if words is not None)


SentencesFile = dict[Id, list[Sentence]]


# questions.yaml


class TopicEntry(Entry):
    """What questions are about."""

    id: Id
    name: Translated


class TermEntry(Entry):
    """A term of law or trade."""

    id: Id
    term: Translated
    meaning: Translated


class DisputedEntry(Entry):
    """Why a question is a dispute, and the passages of at least two voices that make it one."""

    why: Translated
    passages: Annotated[list[Id], Field(min_length=2)]


class LinkEntry(Entry):
    """Another question whose answer nearly follows, and why both are asked all the same."""

    question: Id
    why: Translated


class QuestionEntry(Entry):
    """One disputed point."""

    id: Id
    topic: Id
    direction: Direction = Field(description="what «enig» is")
    statement: Translated
    background: Translated
    terms: list[Id] = []
    disputed: DisputedEntry
    links: list[LinkEntry] = []


class DebateEntry(Entry):
    """A debattsak: shown with its quotes, never counted."""

    id: Id
    title: Translated
    matter: Translated
    unscored: Translated
    quotes: Annotated[list[Quotation], Field(min_length=1)]


class RegisterEntry(Entry):
    """A point that is not asked."""

    id: Id
    reason: Reason
    question: Id | None = Field(default=None, description="with «follows»: from which question")
    point: Translated
    quotes: Annotated[list[Quotation], Field(min_length=1)]


class QuestionsFile(Entry):
    """What is asked, what is debated, and what is not asked."""

    topics: list[TopicEntry]
    glossary: list[TermEntry]
    questions: Annotated[list[QuestionEntry], Field(min_length=1)]
    debates: list[DebateEntry]
    registered: list[RegisterEntry] = Field(alias="register")


# party_answers.yaml


class PassageEntry(Quotation):
    """A quotation that stances rest on."""

    id: Id


class JudgedEntry(Quotation):
    """A place where a searched word stands, and why it says nothing about the statement."""

    because: Translated


class TilsvarEntry(Entry):
    """What a voice itself has answered to how it is read, in its own words and language."""

    date: IsoDate = Field(description="when it was given")
    language: Language
    words: Paragraphs
    by: Annotated[Words, Field(max_length=100)] = Field(
        alias="from", description="the office that answered, such as «Partiet sentralt»"
    )


class StanceEntry(Entry):
    """A voice's position on a question with its evidence, or a documented silence."""

    position: PositionWord
    basis: Basis | None = None
    passages: list[Id] = []
    counter: list[Id] = Field(default=[], description="passages that point the other way")
    qualifier: Words | None = Field(default=None, description="a span of one of the quotes")
    reasoning: Translated
    searched: list[Words] = Field(default=[], description="silent: the words searched for")
    judged: list[JudgedEntry] = Field(default=[], description="silent: the places they were found")
    tilsvar: list[TilsvarEntry] = Field(default=[], description="shown, and changes no position")


class SourceEntry(Entry):
    """A document of the voice's own: all of it, or some of its printed lines."""

    document: Id
    lines: list[Lines] = []


class VoiceEntry(Entry):
    """Somebody whose documents the quiz reads, and where it stands."""

    id: Id
    name: Translated
    kind: Kind
    votable: bool = Field(description="whether it stands for election under this name")
    about: Translated
    also_called: list[Words] = Field(
        default=[],
        description="other words that give it away; hidden, as its name is, from coders and from a "
        "class before the reveal",
    )
    documents: Annotated[list[SourceEntry], Field(min_length=1)]
    stances: dict[Id, StanceEntry]


class PartyAnswersFile(Entry):
    """Where the voices stand, and the passages that say so."""

    voices: Annotated[list[VoiceEntry], Field(min_length=2)]
    passages: list[PassageEntry]


# codings/*.yaml


class ReadingEntry(Entry):
    """How the coder read one voice on one question."""

    voice: Id
    question: Id
    position: PositionWord
    basis: Basis | None = Field(default=None, description="absent where the voice is silent")
    comment: Annotated[Words, Field(max_length=1000)] | None = None


class CodingFile(Entry):
    """One coder's readings, as they were made: never changed when a stance is."""

    coder: Id = Field(description="the name of the file, without its ending")
    note: Words | None = Field(default=None, description="how it was made")
    partial: bool = Field(default=False, description="whether the coder has left out some cells")
    readings: list[ReadingEntry]


class SettlementEntry(Entry):
    """Why the stance that stands is not what every coder read."""

    voice: Id
    question: Id
    because: Translated


class SettledFile(Entry):
    """What settled each difference between the codings and the stances that stand."""

    settled: list[SettlementEntry]
