"""JSON from strangers, read so that no two readers could take it for different things."""

import json
from typing import Any, NoReturn

DEEPEST = 20
"""How many lists and objects may stand inside each other: three times what anything of ours has."""


_LONGEST = 1000
"""Digits of a whole number that are looked at: far more than anything of ours has."""


class NotJson(ValueError):
    """What cannot be used as JSON; the message says why."""


def read_json(words: str | bytes) -> Any:
    """The value of a JSON text, in UTF-8 where it is bytes.

    Raises NotJson, also for what Python would let pass: a key that stands twice, NaN and infinity,
    more than DEEPEST levels.
    """
    try:
        text = words.decode() if isinstance(words, bytes) else words
        value = json.loads(text, parse_constant=_refuse, parse_int=_whole, object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        raise NotJson("it is not UTF-8") from error
    except RecursionError as error:
        raise NotJson("it is nested too deep") from error
    except ValueError as error:
        raise NotJson(str(error)) from error
    if _is_deep(value):
        raise NotJson("it is nested too deep")
    return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number here")


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST:
        raise ValueError("a number is too long")
    return int(digits)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("a key stands twice")
    return value


def _is_deep(value: Any) -> bool:
    level = [value]
    for _ in range(DEEPEST + 1):
        level = [inner for outer in level for inner in _inside(outer)]
    return bool(level)


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
