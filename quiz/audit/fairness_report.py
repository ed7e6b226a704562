"""What `quiz audit` prints: a bar while it runs, a table, then what it found in plain words."""

from collections.abc import Iterator

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from quiz.audit.audit import audit, steps
from quiz.domain.comparison import FEW
from quiz.domain.content import Content
from quiz.domain.fairness import (
    BALANCED,
    KEPT,
    TOLERATED,
    Findings,
    KindOfVoter,
    Pair,
    typical_ratio,
)

FEW_QUESTIONS = 5
"""How many of the most influential questions are named."""

_KINDS: dict[KindOfVoter, str] = {
    "uniform": "at\nrandom",
    "decisive": "never\nmild",
    "noisy": "like\none",
    "mixture": "mixes\ntwo",
    "skipping": "skips\nsome",
    "agreeing": "all\nyes",
    "disagreeing": "all\nno",
}


def audit_with_progress(content: Content, count: int, seed: int) -> Findings:
    """The audit, with a bar on stderr where that is a terminal."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Simulating voters", total=steps(content))
        return audit(content, count, seed, lambda: progress.advance(task))


def show(findings: Findings, content: Content) -> None:
    """Print everything that was found."""
    console = Console(highlight=False)
    console.print(_table(findings, content))
    for line in lines(findings, content):
        console.print(line, markup=False, soft_wrap=True)


def _table(findings: Findings, content: Content) -> Table:
    """A row a voice, a column a kind of voter: its chance without weights (and with)."""
    title = f"How often each voice comes first; 1 is fair ({findings.voters:,} voters of each kind)"
    table = Table(
        title=title,
        caption="in brackets: with important answers",
        box=SIMPLE,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    table.add_column(min_width=15, overflow="fold")
    for words in _KINDS.values():
        table.add_column(words, justify="right")
    for at, chance in enumerate(findings.rounds[0].chances):
        name = content.voices[chance.voice].name.en
        table.add_row(name, *(_both(findings, kind, at) for kind in _KINDS))
    table.add_row("shared first", *(_ties(findings, kind) for kind in _KINDS))
    return table


def _both(findings: Findings, kind: KindOfVoter, at: int) -> str:
    plain, weighted = findings.round(kind), findings.round(kind, weighted=True)
    return f"{plain.chances[at].value:.2f}\n({weighted.chances[at].value:.2f})"


def _ties(findings: Findings, kind: KindOfVoter) -> str:
    return f"{findings.round(kind).ties:.1%}\n({findings.round(kind, weighted=True).ties:.1%})"


def lines(findings: Findings, content: Content) -> Iterator[str]:
    """What was found, a sentence a line: what the matcher does, then what the content does."""
    for check in findings.checks:
        words = {
            "engine": "the fast engine and the matching of the pages agree",
            "order": "the order of the files changes nothing",
            "silence": "silence neither wins nor loses in the mean of four kinds of voter",
        }[check.name]
        yield f"{'FAILS' if check.faults else 'Holds'}, tried {check.tried} times: {words}."
    yield from _on_silence(findings)
    yield _on_balance(findings)
    yield from _on_whole_sides(findings, content)
    for influence in findings.influential[:FEW_QUESTIONS]:
        yield f"{influence.share:.0%} would have other leaders without «{influence.question}»."
    for pair in findings.close:
        yield _on_pair(pair, content)
    if findings.interpretations:
        yield f"A whole side is our reading alone on: {', '.join(findings.interpretations)}."


def _on_silence(findings: Findings) -> Iterator[str]:
    for kept in KEPT:
        yield (
            f"A voice that keeps a {kept} of its stances comes first "
            f"{typical_ratio(findings.generated, kept):.2f} times as often on a generated content, "
            f"{typical_ratio(findings.here, kept):.2f} times on this one."
        )

    for masking in findings.uneven:
        yield (
            f"But with voters «{masking.kind}» alone, keeping a {masking.kept}, it is "
            f"{masking.ratio:.2f} times, which is outside {TOLERATED[0]} to {TOLERATED[1]}."
        )


def _on_balance(findings: Findings) -> str:
    found, (least, most) = findings.balance, BALANCED
    verdict = "as it should be" if found.even else f"and should be {least}-{most} %"
    return (
        f"To agree is milder on {found.milder} and stricter on {found.stricter} questions, "
        f"neither on {found.neither}: {found.milder} of {found.directed} are milder, {verdict}."
    )


def _on_whole_sides(findings: Findings, content: Content) -> Iterator[str]:
    for found, does in (
        (findings.round("agreeing"), "agrees"),
        (findings.round("disagreeing"), "disagrees"),
    ):
        first = found.ranked[0]
        share = first.value / len(found.chances)
        yield (
            f"Whoever {does} with everything gets "
            f"{content.voices[first.voice].name.en} first {share:.0%} of the time"
            f"{', by too wide a margin' if found.one_sided else ''}."
        )


def _on_pair(pair: Pair, content: Content) -> str:
    one, other = content.voices[pair.one].name.en, content.voices[pair.other].name.en
    where = ", ".join(pair.opposed) or "none"
    return (
        f"{one} and {other} are on opposite sides {len(pair.opposed)} times ({where}), "
        f"and should be {FEW} times; they differ {len(pair.differing)} times."
    )
