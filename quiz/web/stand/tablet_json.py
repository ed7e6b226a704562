"""What a tablet may send: closed keys, and numbers of people and no more."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from quiz.domain.bands import CATEGORIES, Tally
from quiz.domain.day_count import DayCount
from quiz.domain.secret import is_secret

MOST_PEOPLE = 100_000
"""Of one tablet and day: far more than have the time."""

MOST_SEQUENCE = 1_000_000_000

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_VERSION = re.compile(r"[0-9a-f]{12}", re.ASCII)
_ID = re.compile(r"[a-z0-9-]{1,40}", re.ASCII)
_MOST_STATEMENTS = 100


class BadJson(ValueError):
    """What no tablet of ours sends; the message says in one sentence what is wrong with it."""


@dataclass(frozen=True)
class Joining:
    """A tablet that asks to be let in: what was typed as a code, and the tablet's secret."""

    code: str
    tablet: str


@dataclass(frozen=True)
class Delivered:
    """What the tablet with a secret has counted, of a version of the content."""

    tablet: str
    version: str
    count: DayCount


def read_joining(given: Any) -> Joining:
    """Read any JSON value. Raises BadJson."""
    found = _object(given, "what was sent", ("code", "tablet"))
    _expect(isinstance(found["code"], str), "code is no text")
    return Joining(found["code"], _secret(found))


def read_delivered(given: Any) -> Delivered:
    """Read any JSON value. Raises BadJson, and Unfit for a count that no tablet makes."""
    keys = ("tablet", "day", "version", "sequence", "finished", "abandoned", "statements")
    found = _object(given, "what was sent", keys)
    version = found["version"]
    good = isinstance(version, str) and _VERSION.fullmatch(version)
    _expect(good, "version is not twelve hexadecimal digits")
    count = DayCount(
        day=_day(found["day"]),
        sequence=_number(found["sequence"], "sequence", 1, MOST_SEQUENCE),
        finished=_number(found["finished"], "finished", 0, MOST_PEOPLE),
        abandoned=_number(found["abandoned"], "abandoned", 0, MOST_PEOPLE),
        statements=_statements(found["statements"]),
    )
    return Delivered(_secret(found), version, count)


def check_statements(count: DayCount, questions: Collection[str]) -> None:
    """Raises BadJson unless a count has all these statements, or none while nobody is released."""
    good = not count.statements or count.statements.keys() == set(questions)
    _expect(good, "statements are not those of the version")


def _statements(given: Any) -> dict[str, Tally]:
    found = _object(given, "statements")
    _expect(len(found) <= _MOST_STATEMENTS, "there are too many statements")
    return {id_: _tally(id_, numbers) for id_, numbers in found.items()}


def _tally(id_: str, numbers: Any) -> Tally:
    what = f"{id_!a:.60}"
    _expect(_ID.fullmatch(id_), f"{what} is no statement")
    good = isinstance(numbers, list) and len(numbers) == len(CATEGORIES)
    _expect(good, f"{what} has not three numbers")
    return Tally(*(_number(number, what, 0, MOST_PEOPLE) for number in numbers))


def _secret(found: dict[str, Any]) -> str:
    tablet = found["tablet"]
    good = isinstance(tablet, str) and is_secret(tablet)
    _expect(good, "tablet is not 32 hexadecimal digits")
    return str(tablet)


def _day(given: Any) -> date:
    try:
        if isinstance(given, str) and _DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise BadJson("day is no day such as 2026-11-28")


def _number(given: Any, what: str, least: int, most: int) -> int:
    """Of the very type: `true` is no 1, and `2.0` no 2."""
    _expect(
        type(given) is int and least <= given <= most,
        f"{what} is no whole number from {least} to {most}",
    )
    return int(given)


def _object(given: Any, what: str, keys: tuple[str, ...] | None = None) -> dict[str, Any]:
    _expect(isinstance(given, dict), f"{what} is no object")
    if keys is not None:
        _expect(given.keys() == set(keys), f"the keys are not {', '.join(keys)}")
    return cast("dict[str, Any]", given)


def _expect(good: object, otherwise: str) -> None:
    if not good:
        raise BadJson(otherwise)
