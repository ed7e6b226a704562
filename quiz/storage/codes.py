"""Codes that somebody types to join something: each opens one thing at a time."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.domain.join_code import new_code

_DRAWS = 8
"""Codes that are tried before it is said that there is none: each is taken once in 70,000."""


def free_code(session: Session, column: Any) -> str | None:
    """A code that does not stand in this column; None where so many had to be taken."""
    for _ in range(_DRAWS):
        code = new_code()
        if session.scalar(select(column).where(column == code)) is None:
            return code
    return None
