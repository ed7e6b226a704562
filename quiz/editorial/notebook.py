"""One coder's file in codings/: read whole, and written whole or not at all."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from quiz.domain.content import Reading
from quiz.domain.scale import POSITION_OF, WORD_OF
from quiz.editorial.draft import Cell
from quiz.editorial.files import CODINGS, SETTLED, fit
from quiz.editorial.mistakes import ContentError
from quiz.editorial.schema import CodingFile
from quiz.editorial.yaml_file import read_yaml

_CODER = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_HEAD = """\
# yaml-language-server: $schema=../schema/coding.schema.json
#
# Written by `quiz code`: the coder saw the statements and the texts as they stood then, with the
# names of voices masked, and nothing of any other coding. Never changed when a stance is.

"""


class Taken(ValueError):
    """A coder's name that cannot be used; the message says why."""


@dataclass(frozen=True)
class Notebook:
    """The file of one coder. `cells` are those that are to be read, in the order of the file."""

    root: Path
    coder: str
    cells: tuple[Cell, ...]

    @classmethod
    def open(cls, root: Path, coder: str, cells: tuple[Cell, ...]) -> "Notebook":
        """Raises Taken where somebody is done under this name, ContentError on a broken file.

        Readings of cells that are gone would be lost in writing, so that is Taken too, whenever it
        is found.
        """
        notebook = cls(root, coder, cells)
        if not _CODER.fullmatch(coder):
            raise Taken(f"{coder!r} is no name for a coder: use a to z, 0 to 9 and -")
        if notebook.name == SETTLED:
            raise Taken(f"{SETTLED} holds something else; take another name")
        stands = notebook._read()
        if stands and not stands.partial:
            raise Taken(f"{notebook.name} is finished; a coding that is made is not made again")
        return notebook

    @property
    def name(self) -> str:
        """The file, seen from the root."""
        return f"{CODINGS}/{self.coder}.yaml"

    def readings(self) -> dict[Cell, Reading]:
        """What has been read so far."""
        stands = self._read()
        return {
            (entry.voice, entry.question): Reading(
                self.coder, POSITION_OF[entry.position], entry.basis, entry.comment
            )
            for entry in (stands.readings if stands else ())
        }

    def write(self, readings: Mapping[Cell, Reading]) -> None:
        """Put these in place of the readings that stand there; the note of how it was made stays.

        Whoever reads meanwhile gets old or new.
        """
        stands = self._read()
        read = [cell for cell in self.cells if cell in readings]
        coding: dict[str, Any] = {"coder": self.coder}
        if stands and stands.note:
            coding["note"] = stands.note
        if len(read) < len(self.cells):
            coding["partial"] = True
        coding["readings"] = [_entry(cell, readings[cell]) for cell in read]
        body = yaml.dump(coding, Dumper=_Indented, allow_unicode=True, sort_keys=False, width=100)
        self._path.parent.mkdir(exist_ok=True)
        self._replace(_HEAD + body)

    @property
    def _path(self) -> Path:
        return self.root / self.name

    def _read(self) -> CodingFile | None:
        if not self._path.exists():
            return None
        file = read_yaml(self.root, self.name)
        coding, mistakes = fit(CodingFile, file)
        if mistakes:
            raise ContentError(mistakes)
        found: CodingFile = coding
        self._lose_nothing(found)
        return found

    def _lose_nothing(self, coding: CodingFile) -> None:
        gone = {(entry.voice, entry.question) for entry in coding.readings} - {*self.cells}
        if gone:
            cells = ", ".join(sorted(" on ".join(cell) for cell in gone))
            raise Taken(f"{self.name} reads what is not asked: {cells}; take that out by hand")

    def _replace(self, words: str) -> None:
        beside = self._path.with_suffix(".tmp")
        with beside.open("w", encoding="utf-8") as file:
            file.write(words)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)


class _Indented(yaml.SafeDumper):
    """Sets a list in, as the other content files do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002 (PyYAML's own)
        """Never leave a list at the level of its key."""
        super().increase_indent(flow, indentless=False)


def _entry(cell: Cell, reading: Reading) -> dict[str, str]:
    voice, question = cell
    entry = {"voice": voice, "question": question, "position": WORD_OF[reading.position]}
    if reading.basis:
        entry["basis"] = reading.basis
    if reading.comment:
        entry["comment"] = reading.comment
    return entry
