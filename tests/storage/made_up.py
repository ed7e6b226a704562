"""Challenges to the fruit quiz, and a database with them."""

from dataclasses import replace
from datetime import date
from typing import Any

from quiz.storage.challenges import Challenge, Decision, add, count_open
from quiz.storage.database import Database

DAY = date(2025, 3, 3)


def challenge(**other: Any) -> Challenge:
    """What somebody has against Blåveis and apples, but for what is `other`."""
    words = {
        "voice": "blaaveis",
        "question": "epler",
        "content_version": "0123456789ab",
        "language": "nb",
        "proposed": "litt enig",
        "passage": "Blåveis skriver om epler.",
        "why": "Det står «skriver», ikke «vil».",
        "received": DAY,
    }
    return Challenge(**(words | other))


def decision(**other: Any) -> Decision:
    """That it is not right, but for what is `other`."""
    return replace(Decision("rejected", "Å skrive er å ville.", "nb", DAY), **other)


def write(database: Database, **other: Any) -> None:
    """Send that challenge."""
    with database.writing() as session:
        add(session, challenge(**other))


def kept(database: Database) -> int:
    """How many challenges wait."""
    with database.reading() as session:
        return count_open(session)
