"""What an editor is told when something is wrong: all of it at once, each with file and line."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing to mend. `line` counts from 1."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        words = self.words
        if not words.isprintable():
            words = "".join(letter if letter.isprintable() else "�" for letter in words)
        return f"{self.file}:{self.line}: {words}"


class ContentError(Exception):
    """The content cannot be used; `mistakes` holds every reason, in the order of the files."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        # Fields are compared at once; of a hundred thousand mistakes that saves a second.
        self.mistakes = tuple(sorted(set(mistakes), key=attrgetter("file", "line", "words")))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))
