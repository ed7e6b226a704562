"""What may be submitted as a ballot."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Form, HiddenField, RadioField, SelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from quiz.domain.ballot import Ballot
from quiz.domain.content import Content
from quiz.web.bad_form import BadForm, check_version

ANSWERS = ("2", "1", "-1", "-2", "")
"""What a question's field may hold; empty is «Hopp over», and so is a field that is not there."""

IMPORTANT = "viktig"
VERSION = "innhold"

_ID = re.compile(r"[a-z0-9-]{1,40}", re.ASCII)


@dataclass(frozen=True)
class Submission:
    """A form that has been read.

    `ballot` holds every answer that still has a question, `skipped` the questions that were
    passed over with «Hopp over», `lost` the ids of those that have none
    any more. `outdated` is whether the form was made for an earlier version of the content.
    """

    ballot: Ballot
    skipped: frozenset[str]
    important: frozenset[str]
    lost: tuple[str, ...]
    outdated: bool
    most_important: int

    @property
    def marked(self) -> int:
        """How many answered questions are marked as important; a skipped one does not count."""
        return len(self.important & self.answers.keys())

    @property
    def too_many(self) -> bool:
        """Whether more are marked than anybody may."""
        return self.marked > self.most_important

    @property
    def answers(self) -> dict[str, int]:
        """The answers that were given, by question."""
        return {answer.question: answer.value for answer in self.ballot}

    @property
    def values(self) -> dict[str, str]:
        """What the field of each question held: the answers, and nothing where it was skipped."""
        given = {id_: str(value) for id_, value in self.answers.items()}
        return given | dict.fromkeys(self.skipped, "")


@dataclass(frozen=True)
class HandIn:
    """How a form that a class hands in differs from a voter's.

    It is sent to the address `to`, stands at the address `page`, and holds `hidden` fields more.
    The script sends it to `keep` whenever something is chosen, so that a reload finds it there.
    """

    to: str
    page: str
    keep: str
    hidden: Mapping[str, str]


class BallotForms:
    """Reads the form of one content; the form class is built once, not for every post."""

    def __init__(self, content: Content) -> None:
        self._content = content
        choices = [SelectChoice(value, value) for value in ANSWERS]
        questions = [SelectChoice(id_, id_) for id_ in content.questions]
        fields: dict[str, Any] = {
            id_: RadioField(choices=choices, default="") for id_ in content.questions
        }
        fields[IMPORTANT] = SelectMultipleField(choices=questions)
        fields[VERSION] = HiddenField(default=content.version)
        self._form = type("BallotForm", (Form,), fields)

    def read(self, sent: MultiDict[str, str]) -> Submission:
        """Read what was sent. Raises BadForm for what no page of ours could have sent."""
        outdated, lost = self._look_over(sent)
        known = MultiDict(
            (name, value)
            for name, value in sent.items(multi=True)
            if name not in lost and not (name == IMPORTANT and value in lost)
        )
        form = self._form(known)
        if not form.validate():
            raise BadForm
        answers = {id_: int(form[id_].data) for id_ in self._content.questions if form[id_].data}
        important = frozenset(form[IMPORTANT].data or ())
        return Submission(
            ballot=Ballot(answers, dict.fromkeys(important & answers.keys(), 2)),
            skipped=frozenset(id_ for id_ in self._content.questions if sent.get(id_) == ""),
            important=important,
            lost=tuple(sorted(name for name in lost if sent.get(name))),
            outdated=outdated,
            most_important=self._content.most_important,
        )

    def _look_over(self, sent: MultiDict[str, str]) -> tuple[bool, frozenset[str]]:
        """Check what WTForms passes over: repeated fields, and fields it does not know."""
        version = sent.get(VERSION, self._content.version)
        check_version(version)
        outdated = version != self._content.version
        lost = set()
        for name, values in sent.lists():
            known = name in self._content.questions or name in {IMPORTANT, VERSION}
            if len(values) > 1 and (name != IMPORTANT or len(set(values)) < len(values)):
                raise BadForm
            if not known:
                if not outdated or not _ID.fullmatch(name) or values[0] not in ANSWERS:
                    raise BadForm
                lost.add(name)
        for value in sent.getlist(IMPORTANT):
            if value not in self._content.questions:
                if not outdated or not _ID.fullmatch(value):
                    raise BadForm
                lost.add(value)
        return outdated, frozenset(lost)
