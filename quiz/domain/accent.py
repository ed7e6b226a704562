"""The one colour an organiser may choose for a stand: dark enough to read on, and no party's.

No party's colour is looked up, since parties change them: whole families of colour are refused.
"""

import re
from collections.abc import Iterable
from math import atan2, cbrt, degrees, hypot, inf
from typing import Literal

DEFAULT = "#5b2a56"
"""The quiz's own aubergine, so that nobody has to choose."""

LEAST_CONTRAST = 7
"""White text on the colour has at least this contrast, by WCAG 2."""

Family = Literal["red", "yellow", "green", "blue"]
"""The colours that Norwegian parties use, each with all its neighbours."""

Objection = Literal["no colour", "weak", "red", "yellow", "green", "blue"]

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII | re.IGNORECASE)
_GREY = 0.045
"""The chroma below which a colour is a grey, with no more than a cast: OKLCH."""

_FAMILIES: tuple[tuple[float, Family | None], ...] = (
    (45, "red"),
    (85, None),  # dark enough to read on, these are browns
    (120, "yellow"),
    (200, "green"),
    (290, "blue"),
    (350, None),  # purples
    (inf, "red"),
)
"""The hue at which each family ends, in degrees of OKLCH; None for what no party uses."""

_OF_LIGHT = (0.2126, 0.7152, 0.0722)
"""How much red, green and blue add to the light of a colour."""

# Björn Ottosson's OKLab: linear sRGB to the cones of the eye, and these to lightness, a and b.
_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_A = (1.9779984951, -2.4285922050, 0.4505937099)
_B = (0.0259040371, 0.7827717662, -0.8086757660)

Triple = tuple[float, float, float]


def objection(words: str) -> Objection | None:
    """Why these words cannot be the accent of a stand; None where they can.

    A colour is written «#5b2a56», in digits of either case.
    """
    if not _COLOUR.fullmatch(words):
        return "no colour"
    if contrast_to_white(words) < LEAST_CONTRAST:
        return "weak"
    return family(words)


def contrast_to_white(colour: str) -> float:
    """From 1 for white itself to 21 for black, by WCAG 2."""
    return 1.05 / (_dot(_OF_LIGHT, _linear(colour)) + 0.05)


def family(colour: str) -> Family | None:
    """The family of party colours that a colour is in; None for greys, browns and purples."""
    cones = _triple(cbrt(_dot(row, _linear(colour))) for row in _CONES)
    a, b = _dot(_A, cones), _dot(_B, cones)
    if hypot(a, b) < _GREY:
        return None
    hue = degrees(atan2(b, a)) % 360
    return next(found for end, found in _FAMILIES if hue < end)


def _linear(colour: str) -> Triple:
    """Red, green and blue as amounts of light, 0 to 1."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _triple(
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for share in shares
    )


def _dot(one: Triple, other: Triple) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _triple(numbers: Iterable[float]) -> Triple:
    first, second, third = numbers
    return first, second, third
