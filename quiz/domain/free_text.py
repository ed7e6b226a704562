"""What somebody may write in their own words, and what of it is kept."""

import re
import unicodedata

LONGEST = 1000
"""Characters, after `tidy`."""

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n{3,}")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of the text around it."""

_NEVER = range(0xFDD0, 0xFDF0)


def tidy(words: str) -> str:
    """The words with one kind of line end, without tabs, outer space and heaps of empty lines."""
    words = _LINE_ENDS.sub("\n", words).replace("\t", " ")
    return _EMPTY_LINES.sub("\n\n", words).strip()


def is_plain(words: str) -> bool:
    """Whether the words hold nothing that a page, a terminal or a database could take for more.

    Control characters other than the line end, halves of characters, what is no character, and
    whatever turns the direction of the text are not plain.
    """
    return plain(words) == words


def plain(words: str) -> str:
    """The words without all that is not plain."""
    return "".join(letter for letter in words if letter == "\n" or _is_letter(letter))


def _is_letter(letter: str) -> bool:
    if unicodedata.category(letter) in {"Cc", "Cs"} or letter in _TURNING:
        return False
    # What Unicode promises never to be a character is a mistake in HTML.
    return ord(letter) & 0xFFFE != 0xFFFE and ord(letter) not in _NEVER  # noqa: PLR2004
