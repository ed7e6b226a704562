"""Stands of the fruit quiz, and the tablets at them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from quiz.domain.accent import DEFAULT
from quiz.domain.bands import Tally
from quiz.domain.day_count import DayCount
from quiz.domain.secret import digest, new_secret
from quiz.storage.editions import keep_edition
from quiz.storage.stands import Making, Stand, join_stand, make_stand
from tests.storage.rooms import FRUIT

TODAY = date(2026, 11, 28)


def making(**other: Any) -> Making:
    """A stand of the garden club, but for what is `other`."""
    usual = Making(
        id=new_secret()[:16],
        organiser=digest(new_secret()),
        name="Hagelaget",
        accent=DEFAULT,
        language="nb",
        version=FRUIT.version,
    )
    return replace(usual, **other)


def make(session: Session, **other: Any) -> Stand:
    """A stand that has just been made."""
    asked = making(**other)
    keep_edition(session, asked.version, "{}")
    return make_stand(session, asked, TODAY)


def tablet(session: Session, stand: Stand, number: int = 1) -> bytes:
    """One that has been let in."""
    found = digest(f"tablet {number} of {stand.id}")
    join_stand(session, stand, found)
    return found


def count(sequence: int, answers: Sequence[int], **other: Any) -> DayCount:
    """The same three numbers for every statement, and no more who have finished than these."""
    tally = Tally(*answers)
    usual = DayCount(TODAY, sequence, tally.total, 0, dict.fromkeys(FRUIT.questions, tally))
    return replace(usual, **other)
