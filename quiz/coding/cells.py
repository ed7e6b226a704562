"""What a coder meets: a statement and one voice's words, masked, and nothing that was coded."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.domain.content import Content, Passage, Source, Stance, Voice
from quiz.domain.document import Block, Document, Place
from quiz.domain.masking import mask, names
from quiz.domain.text import Language

FEWEST = 3
"""Quotations on a page. With fewer, their number alone would tell what the first coder found."""

LANGUAGE: Language = "nb"
"""Of the statements; the texts keep their own."""

MARK = "[…]"
"""Where a name was: a coder need not even know that it was one."""


@dataclass(frozen=True)
class Words:
    """Masked words of a document, in its language. `listed` is whether they stand in a list."""

    text: str
    language: str
    listed: bool = False


@dataclass(frozen=True)
class Cell:
    """One page. `voice` and `question` are for the coder's file and never stand on the page.

    `terms` are the statement's words of law or trade, each with its meaning. The background that
    readers get is left out: it was written by those who had coded, and hints at what they found.
    """

    voice: str
    question: str
    statement: str
    terms: tuple[tuple[str, str], ...]
    passages: tuple[Words, ...]
    texts: tuple[tuple[Words, ...], ...]


def deal(content: Content, coder: str) -> tuple[Cell, ...]:
    """Every cell in this coder's order, in which no voice follows itself."""
    rounds: list[list[str]] = []
    for number in range(len(content.questions)):
        voices = sorted(content.voices, key=lambda voice: _lot(coder, number, voice))
        if rounds and rounds[-1][-1] == voices[0]:
            voices.append(voices.pop(0))
        rounds.append(voices)
    questions = {
        voice: sorted(content.questions, key=lambda question: _lot(coder, voice, question))
        for voice in content.voices
    }
    return tuple(
        _cell(content, coder, voice, questions[voice][number])
        for number, voices in enumerate(rounds)
        for voice in voices
    )


def _cell(content: Content, coder: str, voice: str, question: str) -> Cell:
    hidden, asked = names(content), content.questions[question]
    speaker = content.voices[voice]
    return Cell(
        voice=voice,
        question=question,
        statement=mask(asked.statement[LANGUAGE], hidden, MARK),
        terms=tuple(
            (term.term[LANGUAGE], mask(term.meaning[LANGUAGE], hidden, MARK))
            for term in asked.terms
        ),
        passages=tuple(
            Words(mask(passage.quote, hidden, MARK), content.documents[passage.document].language)
            for passage in _passages(content, coder, speaker, question)
        ),
        texts=tuple(
            tuple(_paragraphs(content.documents[source.document], source, hidden))
            for source in speaker.sources
        ),
    )


def _passages(content: Content, coder: str, voice: Voice, question: str) -> list[Passage]:
    """Whatever the stance shows, for it or against it; filled up with the voice's other words."""
    found = _shown(content.stances[voice.id, question])
    others = {
        passage for each in content.questions for passage in _shown(content.stances[voice.id, each])
    }
    drawn = sorted(others - found, key=lambda passage: _lot(coder, question, passage.quote))
    found |= set(drawn[: max(0, FEWEST - len(found))])
    order = [source.document for source in voice.sources]
    return sorted(found, key=lambda each: (order.index(each.document), each.start, each.end))


def _shown(stance: Stance) -> set[Passage]:
    judged = (judged.passage for judged in stance.judged)
    return {*stance.passages, *stance.counter, *judged}


def _paragraphs(document: Document, source: Source, hidden: frozenset[str]) -> Iterator[Words]:
    """The voice's own part of a document, without its title and its line numbers."""
    for blocks in _together(document, source):
        text = " ".join(block.text for block in blocks)
        if text != document.title:
            yield Words(mask(text, hidden, MARK), document.language, listed=_listed(blocks[0]))


def _together(document: Document, source: Source) -> Iterator[list[Block]]:
    gathered: list[Block] = []
    for block in document.blocks:
        own = source.holds(Place(block.unit, block.number, block.number))
        if gathered and (not own or _begins(block, gathered[-1])):
            yield gathered
            gathered = []
        if block.text and own:
            gathered.append(block)
    if gathered:
        yield gathered


def _begins(block: Block, before: Block) -> bool:
    apart = block.unit != "line" or bool(block.mark) or not block.text
    return apart or block.emphasis != before.emphasis


def _listed(block: Block) -> bool:
    return block.unit == "bullet" or bool(block.mark)


def _lot(*drawn: object) -> bytes:
    """The same draw wherever and whenever it is made."""
    return hashlib.sha256("\0".join(map(str, drawn)).encode()).digest()
