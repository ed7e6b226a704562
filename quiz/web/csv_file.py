"""Rows as a file that a spreadsheet opens, and runs nothing of."""

import csv
import io
from collections.abc import Iterable, Mapping

SEPARATOR = ";"
"""What Excel expects where the comma is the decimal sign, as it is in Norway."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for something else, and garbles «Høyre»."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001
"""What a spreadsheet may take for the beginning of a formula, and run."""

CSV = "text/csv; charset=utf-8"
Cell = str | int | None


def csv_file(columns: Mapping[str, str], rows: Iterable[Mapping[str, Cell]]) -> str:
    """The whole file: `columns` by their keys in the rows, with what stands over each."""
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(file, list(columns), delimiter=SEPARATOR)
    writer.writerow(dict(columns))
    writer.writerows({name: as_text(cell) for name, cell in row.items()} for row in rows)
    return file.getvalue()


def as_text(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs: text that looks like a formula is marked as text."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
