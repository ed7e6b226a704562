"""What a teacher may submit."""

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, RadioField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from quiz.domain.bands import THRESHOLDS, Tally, Threshold
from quiz.domain.lesson import MODES, Mode
from quiz.storage.rooms import MOST_PLACES

SPARE = 2
"""Places beyond the class, for whoever changes browser; a code that gets about fills no more."""

_DEMO = "prove"
_LONGEST = 3
"""Digits of a number of pupils."""


def _whole_number(words: str) -> int | None:
    """The number these digits write; None for all else that `int` would take."""
    if words.isascii() and words.isdigit() and len(words) <= _LONGEST:
        return int(words)
    return None


def _class_size(_: Form, field: Field) -> None:
    number = _whole_number((field.data or "").strip())
    if number is None or not 1 <= number <= MOST_PLACES - SPARE:
        raise ValidationError("size")


class OpeningForm(Form):
    """How a lesson is opened. Its one error is «size»; the page has the words for it."""

    antall = StringField(validators=[_class_size], default="30")
    slag = RadioField(
        choices=[SelectChoice(word, word) for word in (*MODES, _DEMO)], default=MODES[0]
    )
    terskel = RadioField(
        choices=[SelectChoice(str(number), str(number)) for number in THRESHOLDS],
        default=str(THRESHOLDS[0]),
    )

    @property
    def places(self) -> int:
        """How many may join, once the form has been validated."""
        return int((self.antall.data or "").strip()) + SPARE

    @property
    def mode(self) -> Mode:
        """What the room is for."""
        return "role" if self.slag.data == "role" else "lesson"

    @property
    def invented(self) -> bool:
        """Whether it is a trial with invented pupils."""
        return bool(self.slag.data == _DEMO)

    @property
    def threshold(self) -> Threshold:
        """The fewest hand-ins that give a picture."""
        return 15 if self.terskel.data == "15" else 11


class PaperForm:
    """The counts of slips of paper: for each statement three whole numbers.

    `mistakes` are the statements whose numbers are missing, no numbers, or not of as many slips as
    those of the first.
    """

    CATEGORIES = ("uenig", "hoppet", "enig")

    def __init__(self, sent: MultiDict[str, str], questions: tuple[str, ...]) -> None:
        self.words = {
            (question, category): sent.get(f"{question}-{category}", "").strip()[:_LONGEST]
            for question in questions
            for category in self.CATEGORIES
        }
        self.tallies: dict[str, Tally] = {}
        for question in questions:
            numbers = [_whole_number(self.words[question, each] or "0") for each in self.CATEGORIES]
            whole = [number for number in numbers if number is not None]
            if len(whole) == len(self.CATEGORIES):
                self.tallies[question] = Tally(*whole)
        self.slips = max((tally.total for tally in self.tallies.values()), default=0)
        self.mistakes = tuple(
            question
            for question in questions
            if question not in self.tallies or self.tallies[question].total != self.slips
        )

    @classmethod
    def names(cls, questions: tuple[str, ...]) -> frozenset[str]:
        """Every field that it has."""
        return frozenset(f"{question}-{each}" for question in questions for each in cls.CATEGORIES)
