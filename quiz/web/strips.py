"""A picture in bands as it is drawn: each band as a place on a strip from nobody to everybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.domain.bands import CATEGORIES, Band, Bands, Category, Picture, Threshold
from quiz.domain.text import Text

_WIDTH = 400
"""A strip in its own units. It is scaled to the room it gets, and a circle stays one."""
_RADIUS = 12
_SHARES_FROM = 34
"""Left of this stands a circle, not a share: «ingen eller få» is a part of no share."""
_BETWEEN = 4


@dataclass(frozen=True)
class End:
    """The circle at an end of a strip: nobody or a few to the left, nearly all to the right."""

    x: str
    filled: bool


@dataclass(frozen=True)
class Share:
    """One of the equal parts of a crowd, between the ends."""

    x: str
    width: str
    filled: bool


@dataclass(frozen=True)
class Strip:
    """From nobody to everybody, with the place filled at which a category is.

    Drawn from the band and nothing else, so that equal bands are drawn alike.
    """

    category: Category
    band: Band
    ends: tuple[End, End]
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Chart:
    """One statement with its three categories, on one scale."""

    statement: Text
    strips: tuple[Strip, ...]


@dataclass(frozen=True)
class Shown:
    """What a crowd answered. Without `charts` it is of fewer than `fewest`."""

    handed_in: int
    fewest: Threshold
    charts: tuple[Chart, ...]

    @property
    def of(self) -> int | None:
        """How many shares the crowd is divided into; it is the same in every chart."""
        return self.charts[0].strips[0].band.of if self.charts else None


def draw(picture: Picture, statements: Mapping[str, Text]) -> Shown:
    """Draw `picture` for `statements`, in their order."""
    charts = (Chart(text, _strips(picture.statements[id_])) for id_, text in statements.items())
    return Shown(picture.handed_in, picture.threshold, tuple(charts) if picture.enough else ())


def _strips(bands: Bands) -> tuple[Strip, ...]:
    return tuple(_strip(category, getattr(bands, category)) for category in CATEGORIES)


def _strip(category: Category, band: Band) -> Strip:
    step = (_WIDTH - 2 * _SHARES_FROM) / band.of
    shares = (
        Share(
            x=f"{_SHARES_FROM + (place - 1) * step + _BETWEEN / 2:.1f}",
            width=f"{step - _BETWEEN:.1f}",
            filled=place == band.place,
        )
        for place in range(1, band.of + 1)
    )
    near, far = _RADIUS + 2, _WIDTH - _RADIUS - 2
    ends = End(f"{near}", band.place == 0), End(f"{far}", band.place == band.of + 1)
    return Strip(category, band, ends, tuple(shares))
