"""The agreement map as a file that a spreadsheet opens: a row for each voice on each question."""

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import Environment

from quiz.domain.content import Content, Passage, Stance
from quiz.domain.text import Language, Text
from quiz.web.csv_file import Cell, csv_file

BETWEEN = " | "
"""Stands between several quotations in one cell, and between their sources in the next."""


def spreadsheet(content: Content, language: Language, environment: Environment) -> str:
    """The whole file. Its words are those of `newsroom/_spreadsheet.html`."""
    words: Any = environment.get_template("newsroom/_spreadsheet.html").make_module()
    rows = _Rows(content, language, words, environment.filters["quoted"])
    return csv_file({name: words.columns[name].unescape() for name in words.columns}, rows)


class _Rows:
    """The rows in one language, by the names of their columns."""

    def __init__(self, content: Content, language: Language, words: Any, quoted: Any) -> None:
        self._content, self._language = content, language
        self._words, self._quoted = words, quoted

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        for question in self._content.questions:
            for stance in self._content.stances_on(question):
                yield self._row(stance)

    def _row(self, stance: Stance) -> dict[str, Cell]:
        question = self._content.questions[stance.question]
        voice = self._content.voices[stance.voice]
        say = self._say
        return {
            "question": question.id,
            "statement": self._text(question.statement),
            "direction": say("direction", question),
            "voice": voice.id,
            "name": self._text(voice.name),
            "kind": say("kind", voice),
            "position": stance.position,
            "in_words": say("position", stance.position),
            "basis": say("basis", stance),
            "qualifier": stance.qualifier,
            "reasoning": self._text(stance.reasoning),
            "quotes": self._quotes(stance.passages),
            "sources": self._sources(stance.passages),
            "counter_quotes": self._quotes(stance.counter),
            "counter_sources": self._sources(stance.counter),
            "searched": BETWEEN.join(stance.searched),
            "version": self._content.version,
            "licence": self._words.licence.unescape(),
        }

    def _say(self, macro: str, of: object) -> str:
        words: str = getattr(self._words, macro)(of).striptags()
        return words

    def _text(self, words: Text) -> str:
        return words[self._language]

    def _quotes(self, passages: Iterable[Passage]) -> str:
        return BETWEEN.join(self._quoted(passage.quote) for passage in passages)

    def _sources(self, passages: Iterable[Passage]) -> str:
        return BETWEEN.join(self._say("source", passage) for passage in passages)
