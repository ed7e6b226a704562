"""The numbers that answers, weights and stances may have, by their words where they have any."""

from typing import Literal

ANSWERS = (-2, -1, 0, 1, 2)
"""A ballot's answer. The page offers no 0; research data may hold it."""

OFFERED = (-2, -1, 1, 2)
"""The answers that a page of ours can give."""

POSITIONS = (-2, -1, 0, 1, 2)
"""A voice's position. 0 is `undecided`: it speaks and takes neither side. Silence is None."""

PositionWord = Literal["helt enig", "litt enig", "litt uenig", "helt uenig", "undecided", "silent"]
"""What the content files, and what is sent to us, call a position."""

POSITION_OF: dict[str, int | None] = {
    "helt enig": 2,
    "litt enig": 1,
    "litt uenig": -1,
    "helt uenig": -2,
    "undecided": 0,
    "silent": None,
}
"""Positions by their words, in the order in which pages list them: first those that take a side."""

WORD_OF = {position: word for word, position in POSITION_OF.items()}
"""The words by their positions, in the same order."""

WEIGHTS = (0, 1, 2)
"""0 is the same as skipped, 2 is «viktig for meg»."""

IMPORTANT = max(WEIGHTS)


class OffScale(ValueError):
    """A number that is not on its scale; the message says where and which."""


def on_scale(value: object, scale: tuple[int, ...], where: str) -> None:
    """Raise OffScale unless `value` is one of `scale`; `where` begins the message.

    Booleans, floats and text are off every scale: `True` is no answer, and `2.0` says that
    something upstream has calculated with the answers.
    """
    if type(value) is not int or value not in scale:
        allowed = ", ".join(str(number) for number in scale)
        raise OffScale(f"{where}: {value!a:.40} is not one of {allowed}")
