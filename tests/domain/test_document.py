"""Places, and finding words in a document."""

import pytest

from quiz.domain.document import Block, Document, Place
from quiz.domain.text import Text


def _document(*blocks: Block) -> Document:
    none = Text("–", "–", "–")
    return Document("d", none, None, none, None, none, none, "nb", "", b"", blocks)


PLAIN = _document(
    Block("paragraph", 1, "Det er ulovlig.", 0),
    Block("bullet", 1, "Det er lovlig.", 16, "•"),
    Block("paragraph", 2, "Det er det.", 31),
)
LINES = _document(
    Block("line", 3, "Fra den ene", 0), Block("line", 4, "", 12), Block("line", 5, "til neste", 12)
)


@pytest.mark.parametrize("words", ["paragraph 4", "bullet 2", "line 118", "lines 92-95"])
def test_a_place_is_written_as_it_is_read(words: str) -> None:
    assert str(Place.parse(words)) == words


NO_PLACES = (
    "4, paragraph, paragraph 0, paragraph 04, paragraphs 1-2, Paragraph 4, line -1, line ٤",
    "lines 92, lines 92–95, lines 92 - 95, lines 92-095, line  4",
)


@pytest.mark.parametrize("words", ["", " line 4", "line 4\n", *", ".join(NO_PLACES).split(", ")])
def test_anything_else_is_no_place(words: str) -> None:
    with pytest.raises(ValueError, match="is no place"):
        Place.parse(words)


def test_a_quote_is_found_as_whole_words_only() -> None:
    assert list(PLAIN.occurrences("lovlig")) == [23]
    assert list(PLAIN.occurrences("lov")) == []
    assert list(PLAIN.occurrences("det er")) == []
    assert list(PLAIN.occurrences("Det er")) == [0, 16, 31]
    assert list(PLAIN.occurrences("")) == []


def test_a_quote_is_not_a_pattern() -> None:
    assert list(PLAIN.occurrences("lovlig.")) == [23]
    assert list(PLAIN.occurrences("lovlig?")) == []
    assert list(PLAIN.occurrences(".*")) == []


def test_a_quote_within_a_paragraph_has_its_place() -> None:
    assert PLAIN.place(0, 3) == Place("paragraph", 1, 1)
    assert PLAIN.place(16, 30) == Place("bullet", 1, 1)
    assert PLAIN.place(31, 42) == Place("paragraph", 2, 2)


def test_a_quote_across_paragraphs_has_none() -> None:
    assert PLAIN.place(10, 20) is None


def test_a_quote_across_printed_lines_has_both() -> None:
    assert LINES.text == "Fra den ene til neste"
    assert LINES.place(0, 11) == Place("line", 3, 3)
    assert LINES.place(8, 15) == Place("line", 3, 5)
