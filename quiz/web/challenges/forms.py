"""What may be submitted as a challenge."""

from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, HiddenField, RadioField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from quiz.domain.content import Stance
from quiz.domain.free_text import LONGEST, is_plain, is_visible, plain, tidy
from quiz.domain.scale import POSITION_OF
from quiz.domain.text import Language
from quiz.storage.challenges import Challenge
from quiz.web.bad_form import BadForm, check_fields, check_version

UNSURE = ""
"""«Vet ikke» which position the text has."""


def _tidied(words: str | None) -> str:
    return tidy(words or "")


def _at_most(_: Form, field: Field) -> None:
    if len(field.data) > LONGEST:
        raise ValidationError("long")


def _plain(_: Form, field: Field) -> None:
    if not is_plain(field.data):
        field.data = tidy(plain(field.data))
        raise ValidationError("odd")


def _said(_: Form, field: Field) -> None:
    if not is_visible(field.data):
        raise ValidationError("missing")


class ChallengeForm(Form):
    """Its errors are «missing», «long» and «odd»; the page has the words for them."""

    standpunkt = RadioField(
        choices=[SelectChoice(word, word) for word in (*POSITION_OF, UNSURE)], default=UNSURE
    )
    sitat = TextAreaField(filters=[_tidied], validators=[_plain, _at_most])
    hvorfor = TextAreaField(filters=[_tidied], validators=[_said, _plain, _at_most])
    innhold = HiddenField()

    @classmethod
    def read(cls, sent: MultiDict[str, str]) -> "ChallengeForm":
        """What was sent. Raises BadForm for what no page of ours could have sent."""
        form = cls(sent)
        check_fields(sent, form.data.keys())
        if form.standpunkt.data not in (*POSITION_OF, UNSURE):
            raise BadForm
        check_version(form.innhold.data)
        return form

    def challenge(self, stance: Stance, language: Language, today: date) -> Challenge:
        """A challenge to `stance`, once the form has been validated."""
        return Challenge(
            voice=stance.voice,
            question=stance.question,
            content_version=self.innhold.data,
            language=language,
            proposed=self.standpunkt.data or None,
            passage=self.sitat.data or None,
            why=self.hvorfor.data,
            received=today,
        )
