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
_TAGS = range(0xE0000, 0xE0080)
"""Letters that nobody sees."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""What counts as a letter or a sign, and shows nothing."""
_LOST = "\ufffd"
"""What stands where something was no UTF-8."""


def tidy(words: str) -> str:
    """The words with one kind of line end, without tabs, outer space and heaps of empty lines."""
    words = _LINE_ENDS.sub("\n", words).replace("\t", " ")
    return _EMPTY_LINES.sub("\n\n", words).strip()


def is_plain(words: str) -> bool:
    """Whether the words hold nothing that a page, a terminal or a database could take for more.

    Control characters other than the line end, halves of characters, what is no character, hidden
    letters, what was no UTF-8, and whatever turns the direction of the text are not plain.
    """
    return plain(words) == words


def is_visible(words: str) -> bool:
    """Whether there is anything to be seen in the words."""
    return any(
        unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK for letter in words
    )


def plain(words: str) -> str:
    """The words without all that is not plain."""
    return "".join(letter for letter in words if letter == "\n" or _is_letter(letter))


def _is_letter(letter: str) -> bool:
    if unicodedata.category(letter) in {"Cc", "Cs"} or letter in _TURNING or letter == _LOST:
        return False
    # What Unicode promises never to be a character is a mistake in HTML.
    code = ord(letter)
    return code & 0xFFFE != 0xFFFE and code not in _NEVER and code not in _TAGS  # noqa: PLR2004
