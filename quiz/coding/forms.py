"""What a coder may send in from a page."""

import hashlib
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from quiz.domain.content import Basis, Reading
from quiz.domain.scale import POSITION_OF, WORD_OF

MOST_LETTERS = 1000
"""In a comment."""

_FIELDS = frozenset({"position", "basis", "comment", "before"})
_BASES: dict[str, Basis] = {"explicit": "explicit", "interpretation": "interpretation"}


class BadForm(ValueError):
    """A form that our page cannot have sent."""


@dataclass(frozen=True)
class Submission:
    """A page as it was sent in. `before` is the mark of the reading that the page had shown."""

    position: str
    basis: Basis | None
    comment: str
    before: str

    @property
    def complaint(self) -> str | None:
        """What the coder has to mend, in bokmål; None where nothing is wrong."""
        if not self.position:
            return "Velg et standpunkt."
        if self.position != "silent" and self.basis is None:
            return "Velg om det er sagt rett ut eller er en tolkning."
        if len(self.comment) > MOST_LETTERS:
            return f"Kommentaren kan ha høyst {MOST_LETTERS} tegn."
        return None

    def reading(self, coder: str) -> Reading:
        """What the coder has read. A silence has no basis, whatever was chosen."""
        basis = None if self.position == "silent" else self.basis
        return Reading(coder, POSITION_OF[self.position], basis, self.comment or None)


def read(form: MultiDict[str, str]) -> Submission:
    """Raises BadForm for a field or a value that the page does not have."""
    sent = {name: values for name, values in form.lists() if name in _FIELDS}
    if len(sent) != len(form) or any(len(values) > 1 for values in sent.values()):
        raise BadForm
    position, basis = form.get("position", ""), form.get("basis", "")
    comment = " ".join(form.get("comment", "").split())
    if (
        position not in {*POSITION_OF, ""}
        or basis not in {*_BASES, ""}
        or not comment.isprintable()
    ):
        raise BadForm
    return Submission(position, _BASES.get(basis), comment, form.get("before", ""))


def shown(reading: Reading | None) -> Submission:
    """The page of a cell as it stands: empty, or with what the coder has read."""
    if reading is None:
        return Submission("", None, "", mark(None))
    word = WORD_OF[reading.position]
    return Submission(word, reading.basis, reading.comment or "", mark(reading))


def mark(reading: Reading | None) -> str:
    """A short mark of a reading, by which a page that has grown old is known; empty for none."""
    return hashlib.sha256(repr(reading).encode()).hexdigest()[:12] if reading else ""
