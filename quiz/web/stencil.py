"""A piece of a page that is rendered once, with holes to be filled for each reader.

What is the same for everyone is nine tenths of a result, and rendering it again for every reader
would be nine tenths of the work.
"""

from collections.abc import Mapping

from markupsafe import Markup

_EDGE = "\x00"


def hole(name: str) -> Markup:
    """What stands in a template where a stencil is to have a hole. No text may hold a NUL."""
    return Markup(_EDGE + name + _EDGE)  # noqa: S704 (names are ours)


class Stencil:
    """Markup with named holes."""

    def __init__(self, rendered: str) -> None:
        """Cut `rendered` where a template has called `hole`."""
        parts = rendered.split(_EDGE)
        self._between, self._names = parts[::2], parts[1::2]

    def fill(self, values: Mapping[str, str]) -> Markup:
        """The markup with `values`, which must be safe, in the holes; a hole may stay empty."""
        filled = [self._between[0]]
        for name, after in zip(self._names, self._between[1:], strict=True):
            filled.append(values.get(name, ""))
            filled.append(after)
        return Markup("".join(filled))  # noqa: S704 (rendered with autoescape)
