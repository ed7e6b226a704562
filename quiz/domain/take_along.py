"""The code in which a stand's answers travel to the visitor's own phone.

Twelve characters name the content, one stands for each answer, and the last checks the rest by
ISO/IEC 7064, MOD 37,36. All are capital letters and digits, which an address holds as they are. It
hides nothing: whoever has the code has the answers.
"""

import re
from collections.abc import Sequence
from typing import Literal

from quiz.domain.scale import OFFERED, on_scale

Trouble = Literal["wrong", "old"]
"""`old` is a code of another content; `wrong` is none at all."""

LETTER: dict[int | None, str] = {-2: "G", -1: "K", None: "P", 1: "T", 2: "X"}
"""None is a hexadecimal digit and no two are neighbours, the one pair in 36 that the check misses
when it is swapped."""

_ANSWER = {letter: answer for answer, letter in LETTER.items()}
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CODE = re.compile(r"([0-9A-F]{12})([GKPTX]+)[0-9A-Z]")


def encode(version: str, answers: Sequence[int | None]) -> str:
    """The code of `answers` to the questions of that content, in their order.

    Raises OffScale for an answer that no page offers.
    """
    for answer in answers:
        if answer is not None:
            on_scale(answer, OFFERED, "answer")
    code = version.upper() + "".join(LETTER[answer] for answer in answers)
    return code + _check(code)


def decode(text: str, version: str, count: int) -> tuple[int | None, ...] | Trouble:
    """The answers to the `count` questions of that content, in their order, whatever `text` is."""
    code = _CODE.fullmatch(text)
    if not code or _check(text[:-1]) != text[-1]:
        return "wrong"
    made_of, letters = code.groups()
    if made_of != version.upper() or len(letters) != count:
        return "old"
    return tuple(_ANSWER[letter] for letter in letters)


def _check(code: str) -> str:
    """The sign that makes the rest sum up to 1."""
    left = 36
    for sign in code:
        left = ((left + _SIGNS.index(sign)) % 36 or 36) * 2 % 37
    return _SIGNS[(37 - left) % 36]
