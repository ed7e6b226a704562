"""What a class is drawn beside: itself after the debate, and the voices on a scale."""

from dataclasses import dataclass

from quiz.domain.bands import Picture
from quiz.domain.content import Content
from quiz.domain.text import Text
from quiz.web.strips import Shown, draw

POSITIONS = (-2, -1, 0, 1, 2, None)
"""Where a voice may stand, in the order of the categories: disagreement first, silence apart."""


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
