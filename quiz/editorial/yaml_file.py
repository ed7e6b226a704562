"""YAML as the quiz reads it: plain, bounded, and with the line of everything in it.

Anchors, tags, duplicate keys and deep nesting are mistakes, and only `true`, `false`, `null` and
whole numbers are anything but text: `no` is the word no. The file is read as a stream of events, so
that no depth of nesting can exhaust the stack.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from quiz.editorial.mistakes import ContentError, Mistake

MAX_BYTES = 1_000_000
MAX_DEPTH = 12

YamlPath = tuple[str | int, ...]

_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d{0,8})", re.ASCII)


@dataclass(frozen=True)
class YamlFile:
    """What a YAML file says, and on which line. Keys of `lines` are paths into `value`."""

    name: str
    value: Any
    lines: dict[YamlPath, int]

    def line(self, path: YamlPath) -> int:
        """The line of `path`, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def walk(self) -> Iterator[tuple[YamlPath, Any]]:
        """Everything in the file with its path, the outer before the inner."""
        yield from _walk(self.value, ())

    def mistake(self, path: YamlPath, words: str) -> Mistake:
        """A mistake at `path`."""
        return Mistake(self.name, self.line(path), words)


def read_yaml(folder: Path, name: str) -> YamlFile:
    """Read `folder/name`. Raises ContentError with what keeps it from being read."""
    try:
        raw = (folder / name).read_bytes()
    except OSError as error:
        raise ContentError([Mistake(name, 1, f"cannot be read: {error.strerror}")]) from error
    if len(raw) > MAX_BYTES:
        raise ContentError([Mistake(name, 1, f"is larger than {MAX_BYTES:,} bytes")])
    try:
        return _Builder(name).build(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ContentError([Mistake(name, line, "is not UTF-8")]) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = error.problem or error.context or "is not YAML"
        raise ContentError([Mistake(name, mark.line + 1 if mark else 1, words)]) from error
    except yaml.YAMLError as error:
        raise ContentError([Mistake(name, 1, "holds a character YAML does not allow")]) from error


def _walk(value: Any, path: YamlPath) -> Iterator[tuple[YamlPath, Any]]:
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*path, index))


class _Builder:
    """Turns YAML events into values, one event at a time."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lines: dict[YamlPath, int] = {}
        self._duplicates: list[Mistake] = []

    def build(self, text: str) -> YamlFile:
        events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        value = self._document(events)
        if self._duplicates:
            raise ContentError(self._duplicates)
        return YamlFile(self._name, value, self._lines)

    def _document(self, events: Iterator[yaml.Event]) -> Any:
        value, documents = None, 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "holds more than one YAML document")
            elif isinstance(event, yaml.NodeEvent):
                value = self._node(event, events, ())
        return value

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: YamlPath) -> Any:
        if len(path) > MAX_DEPTH:
            self._refuse(event, f"is nested more than {MAX_DEPTH} deep")
        self._plain(event)
        self._lines.setdefault(path, _line(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return _scalar(event)

    def _mapping(self, events: Iterator[yaml.Event], path: YamlPath) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "a key must be a word")
            self._plain(event)
            key = str(getattr(event, "value", ""))
            if key in value:
                words = f"«{key}» stands here twice"
                self._duplicates.append(Mistake(self._name, _line(event), words))
            self._lines[(*path, key)] = _line(event)
            value[key] = self._node(next(events), events, (*path, key))
        return value

    def _sequence(self, events: Iterator[yaml.Event], path: YamlPath) -> list[Any]:
        value: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            value.append(self._node(event, events, (*path, len(value))))
        return value

    def _plain(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(event, "anchors and aliases are not used here; write it out")
        if getattr(event, "tag", None):
            self._refuse(event, "tags are not used here")

    def _refuse(self, event: yaml.Event, words: str) -> NoReturn:
        raise ContentError([Mistake(self._name, _line(event), words)])


def _scalar(event: Any) -> Any:
    words: str = event.value
    if event.style:
        return words
    if words in _WORDS:
        return _WORDS[words]
    return int(words) if _WHOLE_NUMBER.fullmatch(words) else words


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
