"""`short_set.json`: what a stand asks of many statements, kept beside the content it is of."""

import json
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from quiz.domain.content import Content
from quiz.domain.short_set import MOST_ASKED, ShortSet, needs_short_set
from quiz.editorial.mistakes import Mistake

SHORT_SET = "short_set.json"
_FORM = TypeAdapter(ShortSet)


def as_json(found: ShortSet) -> str:
    """The same set is the same bytes: no date and no time taken are in them."""
    return json.dumps(asdict(found), indent=1, allow_nan=False) + "\n"


def write_short_set(root: Path, found: ShortSet) -> None:
    (root / SHORT_SET).write_text(as_json(found), encoding="utf-8")


def read_short_set(root: Path) -> ShortSet | None:
    """The set that was kept; None where there is none, or none that can be read."""
    try:
        return _FORM.validate_json((root / SHORT_SET).read_bytes())
    except (OSError, ValidationError):
        return None


def short_questions(root: Path, content: Content) -> tuple[str, ...]:
    """The few statements that a stand asks of `content`; none where it asks them all.

    That is also where the file is not of this content: `check_short_set` says so.
    """
    found = read_short_set(root)
    return () if found is None or _wrong(root, content) else found.questions


def check_short_set(root: Path, content: Content) -> list[Mistake]:
    """A mistake where a stand would ask something else than what was computed of this content."""
    words = _wrong(root, content)
    return [Mistake(SHORT_SET, 1, words)] if words else []


def _wrong(root: Path, content: Content) -> str | None:
    there, needed = (root / SHORT_SET).exists(), needs_short_set(content)
    count = len(content.questions)
    if not needed:
        words = f"is not needed, as a stand asks all {count} statements; delete it"
        return words if there else None
    if not there:
        return f"is missing, and {count} statements are more than {MOST_ASKED}; {_REMEDY}"
    found = read_short_set(root)
    if found is None:
        return f"cannot be read; {_REMEDY}"
    if found.version != content.version:
        return f"is of version {found.version}, the content is {content.version}; {_REMEDY}"
    if not set(found.questions) <= set(content.questions):
        return f"asks what the content does not; {_REMEDY}"
    return None


_REMEDY = "run «quiz short-set»"
