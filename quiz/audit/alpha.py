"""Krippendorff's alpha of the codings, with an interval."""

from dataclasses import dataclass
from typing import Literal

import krippendorff
import numpy as np
from numpy.typing import NDArray

from quiz.domain.codings import codings
from quiz.domain.content import Content

Level = Literal["nominal", "ordinal", "interval"]
Table = NDArray[np.float64]
"""A row for each coder and a column for each cell; NaN where the coder has not read the cell."""

DRAWS = 5000
SEED = 2011


@dataclass(frozen=True)
class Alpha:
    """Krippendorff's alpha: 1 is agreement, 0 what chance would give.

    `low` and `high` bound 95 % of the alphas of cells drawn anew, with replacement, DRAWS times.
    `cells` have been read by two or more, and `undefined` counts the draws that had no alpha
    because every reading in them was the same. None where there is nothing to tell.
    """

    cells: int
    value: float | None
    low: float | None
    high: float | None
    undefined: int


def speaks_or_is_silent(content: Content) -> Alpha:
    """Nominal, of all cells: does the voice say anything about the statement?"""
    return alpha(_table(content, spoken=False), "nominal")


def positions(content: Content) -> Alpha:
    """Ordinal, −2 to 2, of the cells where two or more coders say that the voice speaks."""
    return alpha(_table(content, spoken=True), "ordinal")


def alpha(table: Table, level: Level) -> Alpha:
    """Of a table of readings. Cells that fewer than two have read tell nothing and are left out.

    Klaus Krippendorff, «Computing Krippendorff's Alpha-Reliability», 2011.
    """
    table = table[:, (~np.isnan(table)).sum(axis=0) > 1]
    cells, value = table.shape[1], _alpha(table, level)
    if value is None:
        return Alpha(cells, None, None, None, 0)
    random = np.random.default_rng(SEED)
    drawn = [_alpha(table[:, random.integers(cells, size=cells)], level) for _ in range(DRAWS)]
    defined = [each for each in drawn if each is not None]
    low, high = np.percentile(defined, [2.5, 97.5]) if defined else (value, value)
    return Alpha(cells, value, float(low), float(high), DRAWS - len(defined))


def _alpha(table: Table, level: Level) -> float | None:
    if np.unique(table[~np.isnan(table)]).size < 2:  # noqa: PLR2004 (one value is no variation)
        return None
    return float(krippendorff.alpha(table, level_of_measurement=level))


def _table(content: Content, *, spoken: bool) -> Table:
    rows = {coder: row for row, coder in enumerate(codings(content).coders)}
    stances = list(content.stances.values())
    table = np.full((len(rows), len(stances)), np.nan)
    for column, stance in enumerate(stances):
        for reading in stance.readings:
            value = reading.position if spoken else int(reading.position is not None)
            if value is not None:
                table[rows[reading.coder], column] = value
    return table
