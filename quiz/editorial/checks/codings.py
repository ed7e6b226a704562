"""Whether every coding is whole, and every difference between them settled with a reason."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from quiz.editorial.draft import Cell, Draft
from quiz.editorial.files import SETTLED
from quiz.editorial.mistakes import Mistake
from quiz.editorial.schema import ReadingEntry, StanceEntry
from quiz.editorial.yaml_file import YamlFile, YamlPath


def check_codings(draft: Draft) -> Iterator[Mistake]:
    """Codings with stray, doubled or missing readings, and differences without a reason."""
    yield from _coders(draft)
    yield from _readings(draft)
    yield from _left_out(draft)
    yield from _unsettled(draft)
    yield from _settled(draft)


def _coders(draft: Draft) -> Iterator[Mistake]:
    taken: dict[str, str] = {}
    for name, coding in draft.codings.items():
        if coding.coder in taken:
            words = f"«{coding.coder}» is the coder of {taken[coding.coder]} too"
            yield draft.yaml[name].mistake(("coder",), words)
        elif PurePath(name).stem != coding.coder:
            words = f"the coding of «{coding.coder}» is to be called {coding.coder}.yaml"
            yield draft.yaml[name].mistake(("coder",), words)
        taken.setdefault(coding.coder, name)


def _readings(draft: Draft) -> Iterator[Mistake]:
    seen: Counter[tuple[str, Cell]] = Counter()
    for name, path, reading in draft.readings():
        file, cell = draft.yaml[name], (reading.voice, reading.question)
        yield from _strangers(draft, file, path, cell)
        seen[name, cell] += 1
        if seen[name, cell] > 1:
            yield file.mistake(path, f"{_called(cell)} has been read above")
        if (reading.position == "silent") != (reading.basis is None):
            words = "a reading has a basis, «explicit» or «interpretation», unless it is silent"
            yield file.mistake(path, words)


def _left_out(draft: Draft) -> Iterator[Mistake]:
    for name, coding in draft.codings.items():
        read = {(reading.voice, reading.question) for reading in coding.readings}
        left_out = [cell for cell in draft.cells() if cell not in read]
        if left_out and not coding.partial:
            words = f"{_called(left_out[0])} is not read; «partial: true» would say so"
            yield draft.yaml[name].mistake(("readings",), words)
        if coding.partial and not left_out:
            yield draft.yaml[name].mistake(("partial",), "nothing is left out of it")


def _unsettled(draft: Draft) -> Iterator[Mistake]:
    """One mistake for each cell, at the first reading that differs."""
    cells = draft.cells()
    told = {(entry.voice, entry.question) for entry in draft.settled.settled}
    for name, path, reading in draft.readings():
        cell = (reading.voice, reading.question)
        if cell in cells and cell not in told and _differs(reading, cells[cell]):
            told.add(cell)
            words = f"{_called(cell)} stands otherwise, and {SETTLED} does not say why"
            yield draft.yaml[name].mistake(path, words)


def _settled(draft: Draft) -> Iterator[Mistake]:
    cells, seen = draft.cells(), Counter[Cell]()
    differing = {
        (reading.voice, reading.question)
        for _, _, reading in draft.readings()
        if (stance := cells.get((reading.voice, reading.question))) and _differs(reading, stance)
    }
    for index, entry in enumerate(draft.settled.settled):
        file, path, cell = draft.yaml[SETTLED], ("settled", index), (entry.voice, entry.question)
        strangers = list(_strangers(draft, file, path, cell))
        yield from strangers
        if not strangers and cell not in differing:
            yield file.mistake(path, f"{_called(cell)} was read by everyone as it stands")
        seen[cell] += 1
        if seen[cell] > 1:
            yield file.mistake(path, f"{_called(cell)} is settled above")


def _strangers(draft: Draft, file: YamlFile, path: YamlPath, cell: Cell) -> Iterator[Mistake]:
    voice, question = cell
    if voice not in {entry.id for entry in draft.answers.voices}:
        yield file.mistake((*path, "voice"), f"there is no «{voice}»")
    if question not in draft.question:
        yield file.mistake((*path, "question"), f"there is no «{question}»")


def _differs(reading: ReadingEntry, stance: StanceEntry) -> bool:
    return (reading.position, reading.basis) != (stance.position, stance.basis)


def _called(cell: Cell) -> str:
    return " on ".join(cell)
