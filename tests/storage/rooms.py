"""Rooms of the fruit quiz, and the pupils in them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from quiz.domain.bands import Category
from quiz.domain.content import Content
from quiz.domain.secret import digest, new_secret
from quiz.storage import lessons
from quiz.storage.editions import keep_edition
from quiz.storage.hand_ins import hand_in
from quiz.storage.rooms import Opening, Room, join
from tests.web.made_up import made_up

NOW = 1_800_000_000
"""Seconds since 1970."""

FRUIT = made_up()
AGREE: dict[str, Category] = dict.fromkeys(FRUIT.questions, "agree")


def opening(**other: Any) -> Opening:
    """A lesson for thirty, but for what is `other`."""
    usual = Opening(
        id=new_secret()[:16],
        teacher=digest(new_secret()),
        language="nb",
        version=FRUIT.version,
        mode="lesson",
        invented=False,
        threshold=11,
        places=32,
    )
    return replace(usual, **other)


def begin(session: Session, content: Content = FRUIT, **other: Any) -> Room:
    """A room that has just been opened."""
    asked = opening(**{"version": content.version, **other})
    keep_edition(session, asked.version, "{}")
    return lessons.begin(session, asked, content, NOW)


def seat(number: int, room: Room) -> bytes:
    return digest(f"pupil {number}", room.id)


def pupils(
    session: Session,
    room: Room,
    count: int,
    answers: Mapping[str, Category] = AGREE,
    first: int = 0,
) -> None:
    """Let so many join and hand in."""
    for number in range(first, first + count):
        join(session, room, seat(number, room), NOW)
        hand_in(session, room, seat(number, room), answers, NOW)


def press_next(session: Session, room: Room, times: int = 1, content: Content = FRUIT) -> None:
    for _ in range(times):
        lessons.step_on(session, room, content, room.step, NOW)
