"""A source document with the passages that the quiz cites marked in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from quiz.domain.content import Content, Passage, Stance
from quiz.domain.document import Block, Document


@dataclass(frozen=True)
class Segment:
    """A run of text inside one block. `begins` are the passages that begin here."""

    text: str
    cited: bool
    begins: tuple[str, ...]


@dataclass(frozen=True)
class Use:
    """A stance that rests on a passage, or that shows it as pointing the other way."""

    stance: Stance
    counter: bool


@dataclass(frozen=True)
class Note:
    """A passage that ends in a block, and the stances that it serves."""

    passage: Passage
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class Line:
    """A paragraph, bullet or printed line, cut where passages begin and end."""

    block: Block
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Paragraph:
    """Lines that stand together, with the notes on the passages that end in them."""

    lines: tuple[Line, ...]
    notes: tuple[Note, ...]


def paragraphs(content: Content, document: Document) -> Iterator[Paragraph]:
    """The document in order; an empty printed line ends a paragraph and is left out."""
    notes = tuple(_notes(content, document))
    passages = [note.passage for note in notes]
    for blocks in _together(document):
        yield Paragraph(
            tuple(Line(block, tuple(_segments(block, passages))) for block in blocks),
            tuple(note for note in notes if blocks[0].start < note.passage.end <= blocks[-1].end),
        )


def _together(document: Document) -> Iterator[list[Block]]:
    gathered: list[Block] = []
    for block in document.blocks:
        apart = block.unit != "line" or block.mark or not block.text
        if gathered and apart:
            yield gathered
            gathered = []
        if block.text:
            gathered.append(block)
    if gathered:
        yield gathered


def _notes(content: Content, document: Document) -> Iterator[Note]:
    uses: dict[Passage, list[Use]] = {}
    for stance in content.stances.values():
        for passages, counter in ((stance.passages, False), (stance.counter, True)):
            for passage in passages:
                if passage.document == document.id:
                    uses.setdefault(passage, []).append(Use(stance, counter))
    for passage in sorted(uses, key=lambda passage: (passage.start, passage.end)):
        yield Note(passage, tuple(uses[passage]))


def _segments(block: Block, passages: list[Passage]) -> Iterator[Segment]:
    inside = [p for p in passages if p.start < block.end and block.start < p.end]
    ends = {edge for p in inside for edge in (p.start, p.end) if block.start < edge < block.end}
    edges = sorted({block.start, block.end, *ends})
    for start, end in pairwise(edges):
        yield Segment(
            text=block.text[start - block.start : end - block.start],
            cited=any(p.start <= start and end <= p.end for p in inside),
            begins=tuple(p.id for p in inside if p.start == start and p.id is not None),
        )
