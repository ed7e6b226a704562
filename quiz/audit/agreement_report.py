"""What `quiz agreement` prints."""

from rich.console import Console
from rich.table import Table

from quiz.audit.alpha import DRAWS, SEED, Alpha, positions, speaks_or_is_silent
from quiz.domain.codings import Codings, Shares, codings, shares
from quiz.domain.content import Content, Reading, Stance
from quiz.domain.scale import WORD_OF


def report(content: Content) -> None:
    """Print it."""
    console = Console(highlight=False, width=120)
    agreed = shares(content)
    if agreed is None:
        console.print("No stance has been read twice.")
        return
    found = codings(content)
    console.print(_who(found, len(content.stances)))
    console.print(_shares(agreed))
    console.print(_alphas(content))
    console.print(f"95 % interval: percentiles of {DRAWS} draws of cells with replacement.")
    console.print(f"The draws are always the same (seed {SEED}).\n")
    console.print(_cells(found))


def _who(found: Codings, cells: int) -> str:
    counts = " or ".join(map(str, found.read_by))
    return f"{cells} cells, each read by {counts}: {', '.join(found.coders)}\n"


def _shares(agreed: Shares) -> Table:
    table = Table(
        "agree on", "share", title=f"{agreed.pairs} pairs of readings", title_justify="left"
    )
    for what in ("side", "position", "basis"):
        table.add_row(what, f"{getattr(agreed, what):.1%}")
    return table


def _alphas(content: Content) -> Table:
    table = Table(
        *("on", "level", "cells", "alpha", "95 % interval"),
        title="Krippendorff's alpha",
        title_justify="left",
    )
    table.add_row("speaks or is silent", "nominal", *_alpha(speaks_or_is_silent(content)))
    table.add_row("position where it speaks", "ordinal", *_alpha(positions(content)))
    return table


def _alpha(found: Alpha) -> tuple[str, str, str]:
    if found.value is None:
        return str(found.cells), "–", "all readings are the same"
    interval = f"{found.low:.3f} to {found.high:.3f}"
    if found.undefined:
        interval += f" ({found.undefined} draws without variation left out)"
    return str(found.cells), f"{found.value:.3f}", interval


def _cells(found: Codings) -> Table:
    table = Table(
        *("question", "voice", *found.coders, "stands"),
        title="Cells that differ",
        title_justify="left",
    )
    table.columns[1].overflow = "fold"
    for stance in found.differing:
        read = {reading.coder: _said(reading) for reading in stance.readings}
        rest = (read.get(name, "not read") for name in found.coders)
        table.add_row(stance.question, stance.voice, *rest, _said(stance))
    return table


def _said(said: Reading | Stance) -> str:
    return ", ".join(filter(None, (WORD_OF[said.position], said.basis)))
