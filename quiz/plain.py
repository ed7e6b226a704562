"""How a value of ours stands in JSON: written, read again, or described as a schema.

All three follow the dataclasses, so that what is described is always what is sent.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from inspect import getdoc
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from quiz.domain.document import Place

Kind = TypeVar("Kind")
Schema = dict[str, Any]

_PLACE = r"^(paragraph|bullet|line) [0-9]+$|^lines [0-9]+-[0-9]+$"
_SIMPLE: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    date: {"type": "string", "format": "date"},
    Place: {"type": "string", "pattern": _PLACE},
}
_TO_TEXT: Mapping[type, Callable[[Any], str]] = {
    bytes: lambda value: b64encode(value).decode(),
    date: date.isoformat,
    Place: str,
}
_FROM_TEXT: Mapping[type, Callable[[str], Any]] = {
    bytes: b64decode,
    date: date.fromisoformat,
    Place: Place.parse,
}


class Misfit(ValueError):
    """JSON of another kind than was asked for; the message says in one line where and why."""


def plain(value: Any) -> Any:
    """`value` in lists, dicts, text and numbers; a dataclass has a key for each field."""
    if type(value) in _TO_TEXT:
        return _TO_TEXT[type(value)](value)
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [plain(inner) for inner in value]
    return value


def read_as(kind: type[Kind], value: Any) -> Kind:
    """What `plain` gives for a dataclass `kind`, as one again. Raises Misfit.

    Every key must be there, and no other. Inside may be dataclasses, tuples, mappings from
    text, Literals, numbers, text, bytes, dates, places, and None where it is allowed; a number may
    be whole where it need not be.
    """
    found: Kind = _read(kind, value, kind.__name__.lower())
    return found


def _read(kind: Any, value: Any, where: str) -> Any:
    if kind in _FROM_TEXT:
        return _read_text(kind, value, where)
    if is_dataclass(kind):
        return _read_fields(kind, value, where)
    if get_origin(kind) is tuple:
        return _read_tuple(get_args(kind), value, where)
    if get_origin(kind) is Mapping:
        return _read_mapping(get_args(kind)[1], value, where)
    if NoneType in get_args(kind):
        return None if value is None else _read(_other(kind), value, where)
    if get_origin(kind) is Literal:
        good = value in get_args(kind)
    else:
        good = type(value) is kind or (kind is float and type(value) is int)
    _expect(good, f"{where}: {value!a:.40} cannot stand here")
    return value


def _read_text(kind: Any, value: Any, where: str) -> Any:
    """A value that `plain` writes as text; written in any other way, it is none."""
    try:
        found = _FROM_TEXT[kind](value) if isinstance(value, str) else None
    except ValueError:
        found = None
    _expect(plain(found) == value is not None, f"{where}: {value!a:.40} cannot stand here")
    return found


def _read_tuple(kinds: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    _expect(isinstance(value, list), f"{where} is not a list")
    if kinds[-1] is Ellipsis:
        kinds = kinds[:1] * len(value)
    _expect(len(value) == len(kinds), f"{where} does not have {len(kinds)} parts")
    parts = enumerate(zip(kinds, value, strict=True))
    return tuple(_read(kind, each, f"{where}[{at}]") for at, (kind, each) in parts)


def _read_mapping(kind: Any, value: Any, where: str) -> dict[str, Any]:
    _expect(isinstance(value, dict), f"{where} is not an object")
    return {key: _read(kind, each, f"{where}.{key!a:.40}") for key, each in value.items()}


def _read_fields(kind: Any, value: Any, where: str) -> Any:
    _expect(isinstance(value, dict), f"{where} is not an object")
    found, hints = {}, _hints(kind)
    for field in fields(kind):
        name = field.name
        _expect(name in value, f"{where}: {name} is missing")
        found[name] = _read(hints[name], value[name], f"{where}.{name}")
    for key in value:
        _expect(key in found, f"{where}: {key!a:.40} is not a key here")
    return kind(**found)


def _expect(good: object, otherwise: str) -> None:
    if not good:
        raise Misfit(otherwise)


def schemas(*kinds: type) -> dict[str, Schema]:
    """The schemas of dataclasses by name, with those of every dataclass inside them."""
    found: dict[str, Schema] = {}
    ahead: list[Any] = list(kinds)
    while ahead:
        kind = ahead.pop()
        if kind in _SIMPLE or not is_dataclass(kind):
            ahead.extend(get_args(kind))
        elif _name(kind) not in found:
            hints = get_type_hints(kind)
            found[_name(kind)] = _object(kind, hints)
            ahead.extend(hints[field.name] for field in fields(kind))
    return dict(sorted(found.items()))


def reference(name: str) -> Schema:
    """Where a schema stands in the description."""
    return {"$ref": f"#/components/schemas/{name}"}


def _object(kind: Any, hints: dict[str, Any]) -> Schema:
    return {
        "type": "object",
        "description": getdoc(kind),
        "properties": {field.name: _schema(hints[field.name]) for field in fields(kind)},
        "required": [field.name for field in fields(kind)],
        "additionalProperties": False,
    }


def _schema(kind: Any) -> Schema:
    """The schema of one field."""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if is_dataclass(kind):
        return reference(_name(kind))
    inner = get_args(kind)
    if get_origin(kind) is Literal:
        return {"enum": list(inner)}
    if NoneType in inner:
        return {"anyOf": [_schema(_other(kind)), {"type": "null"}]}
    return _several(kind, inner)


def _several(kind: Any, inner: tuple[Any, ...]) -> Schema:
    """The schema of a tuple or a mapping from text."""
    if get_origin(kind) is not tuple:
        keys, values = (_schema(each) for each in inner)
        return {"type": "object", "propertyNames": keys, "additionalProperties": values}
    if inner[-1] is Ellipsis:
        return {"type": "array", "items": _schema(inner[0])}
    parts = [_schema(each) for each in inner]
    return {"type": "array", "prefixItems": parts, "minItems": len(parts), "items": False}


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """The kind of each field: Python takes its time, and a content has a thousand dataclasses."""
    return get_type_hints(kind)


def _other(kind: Any) -> Any:
    """The kind that may be None."""
    (other,) = (each for each in get_args(kind) if each is not NoneType)
    return other


def _name(kind: Any) -> str:
    name: str = kind.__name__
    return name
