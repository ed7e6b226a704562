"""`quiz receipt`: whether a receipt holds."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import click

from quiz.app import ROOT
from quiz.domain.content import Content
from quiz.domain.receipt import Receipt
from quiz.domain.recount import NotAReceipt, Recount, recount
from quiz.domain.scale import IMPORTANT
from quiz.editorial.load import load_content
from quiz.editorial.mistakes import ContentError
from quiz.plain import Misfit, read_as
from quiz.strict_json import NotJson, read_json

LARGEST = 256 * 1024
"""The largest file that is looked at, in bytes: ten times what a receipt takes."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def receipt(file: Path) -> None:
    """Do the sums of a receipt again; say whether it holds, and how it differs from what is here.

    Exit 0 if it holds or, of another version than the one here, if its sums follow from what it
    says itself; 1 if not, 2 if it cannot be read.
    """
    try:
        content = load_content(ROOT)
        recounted = recount(read_as(Receipt, read_json(_read(file))), content)
    except ContentError:
        _refuse("the content here has mistakes; quiz check names them")
    except OSError as error:
        _refuse(f"{file.name}: {error.strerror}")
    except (NotJson, Misfit, NotAReceipt) as error:
        _refuse(f"{file.name}: {error}")
    for line in _told(recounted, content):
        click.echo(line)
    sys.exit(0 if recounted.holds else 1)


def _refuse(why: str) -> NoReturn:
    click.echo(why, err=True)
    sys.exit(2)


def _read(file: Path) -> bytes:
    if file.exists() and not file.is_file():
        raise NotAReceipt("this is no receipt: it is no file")  # a pipe would be waited for
    with file.open("rb") as opened:
        found = opened.read(LARGEST + 1)
    if len(found) > LARGEST:
        raise NotAReceipt("this is no receipt: it is too large")
    return found


def _told(recounted: Recount, content: Content) -> Iterator[str]:
    if not recounted.holds:
        yield "It does not hold:"
        yield from _faults(recounted, content)
    elif recounted.current:
        yield "It holds: every number follows from the answers and the stances."
    else:
        yield "The sums follow from what the receipt itself says."
    if recounted.current:
        yield f"It is of version {content.version}, the one here."
    else:
        yield f"It says it is of version {recounted.version!a:.40}, which nobody here can know."
        yield from _changes(recounted, content)


def _faults(recounted: Recount, content: Content) -> Iterator[str]:
    for fault in recounted.faults:
        yield f"  {fault.where} is {_short(fault.given)}, and should be {_short(fault.right)}"
    for question in recounted.not_offered:
        yield f"  the page does not offer the answer that it has to {question!a:.60}"
    if recounted.too_many:
        yield f"  at most {content.most_important} answers may have weight {IMPORTANT}"


def _short(value: Any) -> str:
    return f"{len(value)} lines" if isinstance(value, tuple) else f"{value!a:.60}"


def _changes(recounted: Recount, content: Content) -> Iterator[str]:
    changes = [
        *(f"  {id_!a:.60} is not asked here" for id_ in recounted.questions_gone),
        *(f"  {id_!a:.60} is worded otherwise here" for id_ in recounted.reworded),
        *(f"  {id_!a:.60} is no voice here" for id_ in recounted.voices_gone),
        *(f"  {id_!a:.60} has another name here" for id_ in recounted.renamed),
        *(f"  {id_!a:.60} is a voice here, and not in it" for id_ in recounted.voices_new),
        *(
            f"  {voice!a:.60} on {question!a:.60} is another stance here"
            for voice, question in recounted.changed
        ),
    ]
    here = f"version {content.version}, the one here"
    yield f"It differs from {here}:" if changes else f"What it says is the same in {here}."
    yield from changes
