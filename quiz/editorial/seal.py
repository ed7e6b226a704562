"""The version that somebody has looked at: a change that nobody has looked at does not pass.

`content.version` holds the version of the content as it was last sealed. No check can know that a
stance should be another, or that a voice has been given a new name; but it can know that something
is not what was sealed.
"""

from pathlib import Path

from quiz.editorial.mistakes import Mistake

SEAL = "content.version"


def check_seal(root: Path, version: str) -> list[Mistake]:
    """A mistake where the content is not sealed, or is sealed as another version."""
    try:
        sealed = (root / SEAL).read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        sealed = "nothing"
    if sealed == version:
        return []
    words = f"was sealed as {sealed[:20]}, and is {version}; look it over, then run «quiz seal»"
    return [Mistake(SEAL, 1, words)]


def seal(root: Path, version: str) -> None:
    """Write down that this version has been looked at."""
    (root / SEAL).write_text(version + "\n", encoding="utf-8")
