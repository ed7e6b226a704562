"""The pictures of a class as they are drawn: bands as places on a strip, voices on a scale."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.domain.bands import CATEGORIES, Band, Bands, Category, Picture, Threshold
from quiz.domain.content import Content
from quiz.domain.text import Text

POSITIONS = (-2, -1, 0, 1, 2, None)
"""Where a voice may stand, in the order of the categories: disagreement first, silence apart."""

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
    """One of the equal parts of a class, between the ends."""

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
    """What a round came to. Without `charts` fewer than `fewest` have handed in."""

    handed_in: int
    fewest: Threshold
    charts: tuple[Chart, ...]

    @property
    def of(self) -> int | None:
        """How many shares the class is divided into; it is the same in every chart."""
        return self.charts[0].strips[0].band.of if self.charts else None


@dataclass(frozen=True)
class BeforeAfter:
    """One statement before and after the debate. Who has moved where is in neither."""

    statement: Text
    before: Shown
    after: Shown

    @property
    def divided_differently(self) -> bool:
        """Whether a place in one of them is no place in the other, since more or fewer answered."""
        return None not in (self.before.of, self.after.of) and self.before.of != self.after.of


@dataclass(frozen=True)
class Station:
    """A position and the names of those who stand there; None for those who are silent."""

    position: int | None
    voices: tuple[Text, ...]


@dataclass(frozen=True)
class Beside:
    """The class and the voices on one statement. They answer on scales that differ."""

    statement: Text
    shown: Shown
    stations: tuple[Station, ...]


def draw(picture: Picture, statements: Mapping[str, Text]) -> Shown:
    """Draw `picture` for `statements`, in their order."""
    charts = (Chart(text, _strips(picture.statements[id_])) for id_, text in statements.items())
    return Shown(picture.handed_in, picture.threshold, tuple(charts) if picture.enough else ())


def compare(before: Picture, after: Picture, id_: str, statement: Text) -> BeforeAfter:
    """Draw both rounds on the statement that was debated."""
    asked = {id_: statement}
    return BeforeAfter(statement, draw(before, asked), draw(after, asked))


def beside(picture: Picture, content: Content, question: str) -> Beside:
    """Draw the class, and place every voice on the same question."""
    statement = content.questions[question].statement
    stances = tuple(content.stances_on(question))
    stations = (
        Station(
            position,
            tuple(content.voices[s.voice].name for s in stances if s.position == position),
        )
        for position in POSITIONS
    )
    return Beside(statement, draw(picture, {question: statement}), tuple(stations))


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
