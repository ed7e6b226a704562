"""`quiz challenges`: what has been said against our readings, and what becomes of it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar, get_args

import click

from quiz.cli.migrate import named_database
from quiz.domain.free_text import LONGEST, is_plain, tidy
from quiz.domain.text import Language
from quiz.storage.challenges import (
    Challenge,
    Decision,
    NoSuchChallenge,
    NotOpen,
    decide,
    decided_ones,
    open_ones,
)
from quiz.storage.challenges import withhold as delete_words
from quiz.storage.database import Unavailable

_LARGEST = 2**31 - 1
Command = TypeVar("Command", bound=Callable[..., Any])


@click.group()
def challenges() -> None:
    """List the challenges to our readings, decide on them, and delete what must not be shown."""


@challenges.command("list")
@click.option("--all", "everything", is_flag=True, help="those that have been decided, too")
def list_(*, everything: bool) -> None:
    """Print the challenges that wait, the first to come first."""
    with _told(), named_database().reading() as session:
        found = [*(reversed(decided_ones(session)) if everything else ()), *open_ones(session)]
    for challenge in found:
        click.echo(_encodable("\n".join(_lines(challenge)) + "\n"))
    if not found:
        click.echo("No challenge waits.")


def _words(_: click.Context, __: click.Parameter, words: str | None) -> str | None:
    if words is None:
        return None
    tidied = tidy(words)
    if not tidied or len(tidied) > LONGEST or not is_plain(tidied):
        raise click.BadParameter(f"write 1 to {LONGEST} characters that can be printed")
    return tidied


_of_one = click.argument("id_", metavar="ID", type=click.IntRange(1, _LARGEST))


def _deciding(command: Command) -> Command:
    """What accepting and rejecting have in common."""
    for add in (
        click.option("--language", type=click.Choice(get_args(Language)), default="nb"),
        click.option("--reason", required=True, callback=_words, help="why, in public"),
        _of_one,
    ):
        command = add(command)
    return command


@challenges.command()
@_deciding
@click.option("--changed", callback=_words, help="what was changed, in public")
def accept(id_: int, reason: str, changed: str | None, language: Language) -> None:
    """Say that challenge ID is right; change the content by hand."""
    _decide(id_, Decision("accepted", reason, language, _today(), changed))


@challenges.command()
@_deciding
def reject(id_: int, reason: str, language: Language) -> None:
    """Say that challenge ID is not right."""
    _decide(id_, Decision("rejected", reason, language, _today()))


@challenges.command()
@_of_one
def withhold(id_: int) -> None:
    """Delete what was written in challenge ID, decided or not, and show none of it.

    May be done again, until nothing is said to be left. One that waits must still be decided.
    """
    database = named_database()
    with _told(), database.writing() as session:
        delete_words(session, id_)
    try:
        database.forget()
    except Unavailable as error:
        words = f"Challenge {id_} shows its words no more, but they are still on the disk: {error}."
        click.echo(f"{words}\nDo the same again.", err=True)
        sys.exit(1)
    click.echo(f"What was written in challenge {id_} is deleted.")


def _today() -> date:
    return datetime.now().astimezone().date()


def _decide(id_: int, decision: Decision) -> None:
    with _told(), named_database().writing() as session:
        decide(session, id_, decision)
    click.echo(f"Challenge {id_} is {decision.outcome}, and stands in the log.")


@contextmanager
def _told() -> Iterator[None]:
    """End with a message where there is nothing to be done."""
    try:
        yield
    except (NoSuchChallenge, NotOpen) as error:
        click.echo(f"Nothing was done: {error}", err=True)
        sys.exit(1)
    except Unavailable as error:
        click.echo(f"The database cannot be used: {error}", err=True)
        sys.exit(1)


def _lines(challenge: Challenge) -> Iterator[str]:
    """A challenge as text; what was written in it is indented, so that it can pose as nothing."""
    yield f"{challenge.id}  {challenge.state}  {challenge.voice} on {challenge.question}"
    yield f"   received {challenge.received}, {challenge.language}, {challenge.content_version}"
    yield f"   the text says: {challenge.proposed or 'does not know'}"
    if challenge.withheld:
        yield "   what was written is withheld"
    for name in ("passage", "why", "reason", "changed"):
        if words := getattr(challenge, name):
            yield f"   {name}:"
            yield from (f"      | {_safe(line)}" for line in words.split("\n"))
    if challenge.decided:
        yield f"   decided {challenge.decided}"


def _encodable(words: str) -> str:
    """The words with whatever the terminal's encoding lacks written out."""
    encoding = sys.stdout.encoding or "utf-8"
    return words.encode(encoding, "backslashreplace").decode(encoding)


def _safe(line: str) -> str:
    """The line with whatever cannot be printed written out, should it have come in another way."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in line)
