"""`quiz short-set`: which few of many statements a stand asks, and what that costs."""

import sys
from collections.abc import Callable, Iterator

import click

from quiz.app import ROOT
from quiz.cli.audit import SEED, VOTERS
from quiz.domain.content import Content
from quiz.domain.short_set import MOST_ASKED, ShortSet, needs_short_set
from quiz.editorial.load import load_content
from quiz.editorial.mistakes import ContentError
from quiz.editorial.short_set_file import SHORT_SET, write_short_set


@click.command("short-set")
@click.option("--voters", default=VOTERS, type=click.IntRange(min=1), help="of each kind")
@click.option("--seed", default=SEED, type=click.IntRange(min=0), help="where chance begins")
def short_set(voters: int, seed: int) -> None:
    """Compute what a stand asks of more than ten statements; write it with a report."""
    compute = _compute()
    try:
        content = load_content(ROOT)
    except ContentError as error:
        click.echo(error, err=True)
        sys.exit(1)
    if not needs_short_set(content):
        count = len(content.questions)
        click.echo(f"A stand asks all {count} statements: they are no more than {MOST_ASKED}.")
        return
    found = compute(content, voters, seed)
    write_short_set(ROOT, found)
    for line in lines(found, content):
        click.echo(line)


def _compute() -> Callable[[Content, int, int], ShortSet]:
    """What searches; only here is what it needs needed."""
    try:
        from quiz.audit.short_set import short_set as compute  # noqa: PLC0415
    except ModuleNotFoundError as error:
        words = f"the search needs {error.name}: run «make tools», or install the extra «audit»"
        raise click.ClickException(words) from error
    return compute


def lines(found: ShortSet, content: Content) -> Iterator[str]:
    """The set and what it costs, a sentence a line."""
    names = {voice.id: voice.name.en for voice in content.voices.values()}
    yield f"{len(found.questions)} of {len(content.questions)} statements, in {SHORT_SET}:"
    for question in found.questions:
        yield f"  {question}: {content.questions[question].statement.en}"
    yield (
        f"{found.tried:,} sets were tried, {found.tied:,} were as good, "
        f"{found.compared:,} of these were held against all statements."
    )
    balance = found.balance
    yield (
        f"To agree is milder on {balance.milder}, stricter on {balance.stricter}, "
        f"neither on {balance.neither}{'' if balance.even else '; no set is even'}."
    )
    for cost in found.costs:
        yield f"Voters «{cost.kind}»: the leader is that of all statements {cost.agreement:.0%}."
        for first in cost.firsts:
            yield f"  {names[first.voice]} comes first {first.short:.1%}, of all {first.full:.1%}."
    for spoken in found.spoken:
        yield f"{names[spoken.voice]} speaks on {spoken.short}, of all on {spoken.full}."
    for pair in found.inseparable:
        yield f"Nothing tells {names[pair.one]} and {names[pair.other]} apart."
