"""What no page of ours could have sent."""

import re
from collections.abc import Set as AbstractSet

from werkzeug.datastructures import MultiDict

_VERSION = re.compile(r"[0-9a-f]{12}", re.ASCII)


class BadForm(Exception):
    """A form that no page of ours could have sent. Whoever has sent it is told 400."""


def check_fields(sent: MultiDict[str, str], names: AbstractSet[str]) -> None:
    """Raises BadForm for any other field than these, and for one that comes twice."""
    if not sent.keys() <= names or any(len(values) > 1 for _, values in sent.lists()):
        raise BadForm


def check_version(words: str | None) -> None:
    """Raises BadForm for what could be no version of a content."""
    if not _VERSION.fullmatch(words or ""):
        raise BadForm
