"""What a source document and a place in it are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, cast

from quiz.domain.text import Language, Text

Unit = Literal["paragraph", "bullet", "line"]
Mark = Literal["", "•", "○"]
Emphasis = Literal["", "strong", "em"]


@dataclass(frozen=True)
class Place:
    """Where something stands: paragraph 4, bullet 2, or printed lines 92–95.

    Paragraphs and bullets are counted from the top of the document, each on their own; headings
    count as paragraphs. Lines are the numbers printed in the document.
    """

    unit: Unit
    first: int
    last: int

    _FORM = re.compile(
        r"(paragraph|bullet|line) ([1-9]\d{0,4})|lines ([1-9]\d{0,4})-([1-9]\d{0,4})", re.ASCII
    )

    @classmethod
    def parse(cls, words: str) -> "Place":
        """Read `paragraph 4`, `bullet 2`, `line 118` or `lines 92-95`; ValueError for all else."""
        found = cls._FORM.fullmatch(words)
        if not found:
            raise ValueError("is no place; write «paragraph 4», «bullet 2» or «lines 92-95»")
        unit, number, first, last = found.groups()
        if first:
            return cls("line", int(first), int(last))
        return cls(cast("Unit", unit), int(number), int(number))

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{self.unit} {self.first}"
        return f"{self.unit}s {self.first}-{self.last}"


@dataclass(frozen=True)
class Block:
    """A paragraph, bullet or printed line: its words after normalisation, and where they begin.

    `start` counts characters in the normalised text of the whole document. `mark` is the list mark
    it is printed with.
    """

    unit: Unit
    number: int
    text: str
    start: int
    mark: Mark = ""
    emphasis: Emphasis = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Document:
    """One of the five texts, with what is known of it and nothing more.

    `title` and `date` are None where the text does not say. `original` is the file, byte for byte.
    """

    id: str
    publisher: Text
    title: str | None
    description: Text
    date: date | None
    dating: Text
    status: Text
    language: Language
    sha256: str
    original: bytes
    blocks: tuple[Block, ...]

    @cached_property
    def text(self) -> str:
        """The whole document in one line, as quotations are compared with it."""
        return " ".join(block.text for block in self.blocks if block.text)

    def occurrences(self, quote: str) -> Iterator[int]:
        """Each position in `text` where the quote stands as whole words.

        So «lovlig» is not in «ulovlig».
        """
        if not quote:
            return
        pattern = rf"(?<!\w){re.escape(quote)}(?!\w)"
        yield from (found.start() for found in re.finditer(pattern, self.text))

    def place(self, start: int, end: int) -> Place | None:
        """The place of text[start:end]; None where it is in none, or goes from one to the next."""
        touched = [block for block in self.blocks if block.start < end and start < block.end]
        if not touched:
            return None
        first, last = touched[0], touched[-1]
        if first is not last and first.unit != "line":
            return None
        return Place(first.unit, first.number, last.number)
