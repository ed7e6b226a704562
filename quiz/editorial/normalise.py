"""The one declared normalisation, under which a quotation must stand in its document.

NO-BREAK SPACE (U+00A0) and NARROW NO-BREAK SPACE (U+202F) become a space, and a run of white space
becomes one space. In the document with printed line numbers the first printed number of a line,
the list marks and the asterisks go too. Nothing else: no case is folded and no spelling mended.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import cast

from quiz.domain.document import Block, Emphasis, Mark, Unit

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_NUMBERED_LINE = re.compile(r"\s*(?:- )?(?P<number>\d+)(?:\s+|$)(?P<mark>[•○]?)\s*(?P<rest>.*)")
_ASTERISKS = re.compile(r"\*{1,2}")


def one_space(text: str) -> str:
    """The text with every run of white space as one space, and none at either end."""
    return _SPACES.sub(" ", text).strip()


def plain_blocks(text: str) -> Iterator[Block]:
    """Paragraphs and bullets of a document without line numbers: each printed line is one."""
    start, count = 0, Counter[Unit]()
    for line in text.split("\n"):
        words = one_space(line)
        if not words:
            continue
        bullet = words.startswith("•")
        unit: Unit = "bullet" if bullet else "paragraph"
        count[unit] += 1
        words = words.removeprefix("•").lstrip()
        yield Block(unit, count[unit], words, start, "•" if bullet else "")
        start += len(words) + 1


def numbered_blocks(text: str) -> Iterator[Block]:
    """Printed lines of the document that numbers them, those with only a number included.

    Raises ValueError for a line that has no printed number.
    """
    start = 0
    for line in text.split("\n"):
        found = _NUMBERED_LINE.fullmatch(line)
        if not found:
            if line.strip():
                raise ValueError(f"a line without a printed number: {line[:40]!r}")
            continue
        mark, rest = cast("Mark", found["mark"]), found["rest"]
        words = one_space(_ASTERISKS.sub("", rest))
        yield Block("line", int(found["number"]), words, start, mark, _emphasis(rest))
        start += len(words) + 1 if words else 0


def _emphasis(line: str) -> Emphasis:
    if line.startswith("**"):
        return "strong"
    return "em" if line.startswith("*") else ""
