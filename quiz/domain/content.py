"""What the quiz knows: the voices, what they have said, and what is asked of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from quiz.domain.document import Document, Place
from quiz.domain.text import Language, Text

Basis = Literal["explicit", "interpretation"]
Direction = Literal["milder", "stricter", "neither"]
Kind = Literal["local branch", "party", "dissenting minority", "youth wing"]
Reason = Literal["agreement", "one-voice", "too-vague", "follows", "no-passage-against"]


@dataclass(frozen=True)
class Passage:
    """A verbatim quotation and where it stands.

    `start` and `end` count characters in the document's normalised text. `id` is None for a
    quotation that only the register, a debate or a judgement of silence uses.
    """

    id: str | None
    document: str
    place: Place
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """A document as one voice's own: all of it, or the printed lines that stand for the voice."""

    document: str
    lines: tuple[tuple[int, int], ...] = ()

    def holds(self, place: Place) -> bool:
        """Whether all of `place` is this voice's own words."""
        if not self.lines:
            return True
        return all(
            any(first <= line <= last for first, last in self.lines)
            for line in range(place.first, place.last + 1)
        )


@dataclass(frozen=True)
class Voice:
    """Somebody whose documents the quiz reads. `votable` is whether it stands for election.

    `also_called` are other words that give it away to somebody who is not to know whose a text is.
    """

    id: str
    name: Text
    kind: Kind
    votable: bool
    about: Text
    sources: tuple[Source, ...]
    also_called: tuple[str, ...] = ()

    def owns(self, document: str, place: Place) -> bool:
        """Whether the words at `place` in `document` are this voice's own."""
        return any(source.document == document and source.holds(place) for source in self.sources)


@dataclass(frozen=True)
class Judged:
    """A place where a searched word stands, and why it says nothing about the statement."""

    passage: Passage
    because: Text


@dataclass(frozen=True)
class Reading:
    """How one coder read a voice on a question. `position` and `basis` are as in a stance."""

    coder: str
    position: int | None
    basis: Basis | None
    comment: str | None = None


@dataclass(frozen=True)
class Tilsvar:
    """What a voice itself has answered to how it is read. It is shown, and changes nothing.

    `by` is who answered for it: an office, such as «Partiet sentralt».
    """

    date: date
    language: Language
    words: str
    by: str


@dataclass(frozen=True)
class Stance:
    """Where a voice stands on a question, and what that rests on.

    `position` is −2..2, 0 for `undecided`, None for `silent`. A silent stance has no passages but
    the words that were searched for. `qualifier` is a span of one of the quotes. `readings` are
    the codings as they were made, and `settled` says why this stands where they differ from it.
    """

    voice: str
    question: str
    position: int | None
    basis: Basis | None
    passages: tuple[Passage, ...]
    counter: tuple[Passage, ...]
    qualifier: str | None
    reasoning: Text
    searched: tuple[str, ...]
    judged: tuple[Judged, ...]
    readings: tuple[Reading, ...] = ()
    settled: Text | None = None
    tilsvar: tuple[Tilsvar, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether somebody who coded it came to another position than the one that stands."""
        return any(reading.position != self.position for reading in self.readings)

    @property
    def differs(self) -> bool:
        """Whether somebody came to another position, or to the same on another basis."""
        return any(
            (reading.position, reading.basis) != (self.position, self.basis)
            for reading in self.readings
        )


@dataclass(frozen=True)
class Term:
    """A word of law or trade, and what it means here."""

    id: str
    term: Text
    meaning: Text


@dataclass(frozen=True)
class Topic:
    """What a question is about, in a word or two."""

    id: str
    name: Text


@dataclass(frozen=True)
class Link:
    """Two questions of which one answer nearly follows from the other, and why both are asked."""

    question: str
    why: Text


@dataclass(frozen=True)
class Question:
    """One disputed point: the statement put to the reader and what makes it a dispute."""

    id: str
    topic: Topic
    direction: Direction
    statement: Text
    background: Text
    terms: tuple[Term, ...]
    why: Text
    disputed_by: tuple[Passage, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Debate:
    """A strong point that fails a gate: shown with its quotes, never counted."""

    id: str
    title: Text
    matter: Text
    unscored: Text
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Registered:
    """A point that is not asked, with the reason and the words it stands on."""

    id: str
    reason: Reason
    question: str | None
    point: Text
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Content:
    """All of it, checked. `version` is a digest of every content file.

    `short` are the few statements that a stand asks; empty where it asks them all.
    """

    version: str
    documents: Mapping[str, Document]
    voices: Mapping[str, Voice]
    questions: Mapping[str, Question]
    stances: Mapping[tuple[str, str], Stance]
    debates: tuple[Debate, ...]
    register: tuple[Registered, ...]
    short: tuple[str, ...] = ()

    @cached_property
    def at_stand(self) -> dict[str, Question]:
        """The statements that a stand asks, in their order."""
        return {id_: self.questions[id_] for id_ in self.short or self.questions}

    @cached_property
    def positions(self) -> dict[str, dict[str, int | None]]:
        """Each voice's position on each question, as the matching wants them."""
        return {
            voice: {question: self.stances[voice, question].position for question in self.questions}
            for voice in self.voices
        }

    @cached_property
    def explicit_positions(self) -> dict[str, dict[str, int | None]]:
        """As `positions`, with our readings left out: what each voice states outright."""
        return {
            voice: {
                question: stance.position if stance.basis == "explicit" else None
                for question in self.questions
                for stance in [self.stances[voice, question]]
            }
            for voice in self.voices
        }

    @property
    def most_important(self) -> int:
        """How many questions one person may mark as important: a third, rounded down."""
        return len(self.questions) // 3

    def stances_on(self, question: str) -> Iterator[Stance]:
        """Every voice's stance on a question, in the order of the voices."""
        return (self.stances[voice, question] for voice in self.voices)

    def speakers(self, passage: Passage) -> Iterator[Voice]:
        """The voices whose own words a passage is."""
        return (
            voice for voice in self.voices.values() if voice.owns(passage.document, passage.place)
        )

    def is_dissent(self, passage: Passage) -> bool:
        """Whether a passage is the words of a dissenting minority alone."""
        kinds = {voice.kind for voice in self.speakers(passage)}
        return kinds == {"dissenting minority"}

    def one_sided_interpretations(self, question: str) -> tuple[int, ...]:
        """The sides (+1, −1) of a question on which every stance is our reading alone."""
        spoken = [stance for stance in self.stances_on(question) if stance.position]
        sides = {side: [s for s in spoken if (s.position or 0) * side > 0] for side in (1, -1)}
        return tuple(
            side
            for side, stances in sides.items()
            if stances and all(stance.basis == "interpretation" for stance in stances)
        )
