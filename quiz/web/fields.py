"""What a form may hold."""

from typing import Any

from werkzeug.datastructures import MultiDict


def only(sent: MultiDict[str, str], names: frozenset[str]) -> bool:
    """Whether a form has no other fields than these, and each once."""
    given: Any = sent.lists()
    return sent.keys() <= names and all(len(values) == 1 for _, values in given)
