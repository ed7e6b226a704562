"""The six characters that a pupil types to join a class."""

import re
import secrets

ALPHABET = "CDFHJKMNPQRTVWX23456789"
"""No character here is taken for another, on a board or read aloud, and none is a vowel."""

LENGTH = 6
_BETWEEN = re.compile(r"[\s\u00ad\u200b\u2010-\u2015-]+")
_CODE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}", re.ASCII)
_TYPED = 40
"""The most characters that are looked at: nobody types as many."""


def new_code() -> str:
    """One of 148 million, drawn so that nobody can foretell it."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """The code that was typed, whatever its case, spaces and hyphens; None where it is none."""
    code = _BETWEEN.sub("", typed[:_TYPED]).upper()
    return code if _CODE.fullmatch(code) else None


def shown(code: str) -> str:
    """As it stands on the board: «CDF 4H7»."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"
