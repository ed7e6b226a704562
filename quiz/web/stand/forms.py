"""What an organiser may submit."""

from wtforms import Field, Form, StringField, ValidationError

from quiz.domain import accent
from quiz.domain.free_text import is_plain, is_visible, plain, tidy

LONGEST = 40
"""Characters of the organiser's name."""


def _one_line(words: str | None) -> str:
    return " ".join(tidy(words or "").split())


def _said(_: Form, field: Field) -> None:
    if not is_visible(field.data):
        raise ValidationError("missing")


def _plain(_: Form, field: Field) -> None:
    if not is_plain(field.data):
        field.data = _one_line(plain(field.data))
        raise ValidationError("odd")


def _at_most(_: Form, field: Field) -> None:
    if len(field.data) > LONGEST:
        raise ValidationError("long")


def _accent(_: Form, field: Field) -> None:
    why = accent.objection(field.data or "")
    if why == "no colour":
        field.data = accent.DEFAULT
    if why:
        raise ValidationError(why)


class StandForm(Form):
    """Who has made a stand, and its colour.

    Its errors are «missing», «long» and «odd», and the objections to an accent; the page has the
    words for them. What is odd has been taken out of the name, and what is no colour is the default
    again.
    """

    navn = StringField(filters=[_one_line], validators=[_said, _plain, _at_most])
    farge = StringField(default=accent.DEFAULT, validators=[_accent])

    @property
    def name(self) -> str:
        """The organiser's name, once the form has been validated."""
        return str(self.navn.data)

    @property
    def accent(self) -> str:
        """The colour, in lower case."""
        return str(self.farge.data).lower()
