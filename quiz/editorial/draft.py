"""The content before anything is known to be right: what refers to an id may refer to nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from quiz.domain.content import Passage, Source
from quiz.domain.document import Document, Place
from quiz.editorial.normalise import one_space
from quiz.editorial.schema import (
    CodingFile,
    DocumentsFile,
    PartyAnswersFile,
    QuestionEntry,
    QuestionsFile,
    Quotation,
    ReadingEntry,
    SentencesFile,
    SettledFile,
    StanceEntry,
    VoiceEntry,
)
from quiz.editorial.yaml_file import YamlFile, YamlPath

Cell = tuple[str, str]
"""A voice and a question, by their ids."""


@dataclass(frozen=True)
class Draft:
    """The files in their forms, with the documents they speak of. `codings` by name of file."""

    yaml: dict[str, YamlFile]
    documents: dict[str, Document]
    documents_file: DocumentsFile
    questions: QuestionsFile
    answers: PartyAnswersFile
    sentences: SentencesFile
    codings: dict[str, CodingFile] = field(default_factory=dict)
    settled: SettledFile = field(default_factory=lambda: SettledFile(settled=[]))

    @cached_property
    def question(self) -> dict[str, QuestionEntry]:
        """Questions by id."""
        return {entry.id: entry for entry in self.questions.questions}

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The passages of party_answers.yaml by id; one that is misquoted is not among them."""
        found = {entry.id: self.locate(entry, entry.id) for entry in self.answers.passages}
        return {id_: passage for id_, passage in found.items() if passage}

    def locate(self, quotation: Quotation, id_: str | None = None) -> Passage | None:
        """Where a quotation stands; None where its words do not stand at the place it gives."""
        document = self.documents.get(quotation.document)
        if document is None:
            return None
        quote, place = one_space(quotation.quote), Place.parse(quotation.place)
        for start in document.occurrences(quote):
            if document.place(start, start + len(quote)) == place:
                return Passage(id_, document.id, place, quote, start, start + len(quote))
        return None

    def quotations(self) -> Iterator[Passage]:
        """Every quotation of both files that stands where it says."""
        yield from self.passages.values()
        written: list[Quotation] = [
            *(quote for entry in self.questions.debates for quote in entry.quotes),
            *(quote for entry in self.questions.registered for quote in entry.quotes),
        ]
        yield from (found for quote in written if (found := self.locate(quote)))

    def evidence(self) -> set[str]:
        """The ids of the passages that a stance rests on."""
        return {id_ for *_, stance in self.stances() for id_ in stance.passages}

    def speakers(self, passage: Passage) -> set[str]:
        """The ids of the voices whose own words a passage is."""
        return {
            voice.id
            for voice in self.answers.voices
            if any(
                source.document == passage.document and source.holds(passage.place)
                for source in sources(voice)
            )
        }

    def stances(self) -> Iterator[tuple[YamlPath, VoiceEntry, str, StanceEntry]]:
        """Every stance with where it is written, its voice and its question's id."""
        for index, voice in enumerate(self.answers.voices):
            for question, stance in voice.stances.items():
                yield ("voices", index, "stances", question), voice, question, stance

    def cells(self) -> dict[Cell, StanceEntry]:
        """The stance that stands on each cell: a voice and a question that is asked."""
        return {
            (voice.id, question): stance
            for _, voice, question, stance in self.stances()
            if question in self.question
        }

    def readings(self) -> Iterator[tuple[str, YamlPath, ReadingEntry]]:
        """Every coder's reading of a cell, with its file and where in it."""
        for name, coding in self.codings.items():
            for index, reading in enumerate(coding.readings):
                yield name, ("readings", index), reading


def sources(voice: VoiceEntry) -> tuple[Source, ...]:
    """The documents, or the parts of them, that are a voice's own."""
    return tuple(
        Source(source.document, tuple(_span(lines) for lines in source.lines))
        for source in voice.documents
    )


def _span(lines: str) -> tuple[int, int]:
    first, last = lines.split("-")
    return int(first), int(last)
