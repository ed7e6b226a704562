"""`quiz check`, `quiz seal` and `quiz schema`: for those who edit the content."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from quiz.app import ROOT
from quiz.domain.content import Content
from quiz.editorial.fairness_file import check_fairness
from quiz.editorial.json_schema import json_schemas
from quiz.editorial.load import load_content, load_unsealed
from quiz.editorial.mistakes import ContentError
from quiz.editorial.seal import seal as seal_version
from quiz.editorial.short_set_file import check_short_set


@click.command()
def check() -> None:
    """Check every content file; print each mistake with file and line."""
    _report(_load_with_figures)


@click.command()
def seal() -> None:
    """Check the content, and note its version in content.version as looked over."""
    seal_version(ROOT, _report(load_unsealed).version)


def _report(load: Callable[[Path], Content]) -> Content:
    try:
        content = load(ROOT)
    except ContentError as error:
        click.echo(error)
        click.echo(f"{len(error.mistakes)} mistakes")
        sys.exit(1)
    click.echo(f"All is well: {len(content.questions)} questions, version {content.version}")
    return content


def _load_with_figures(root: Path) -> Content:
    """The content, once what has been computed of it is known to be its own."""
    content = load_content(root)
    if mistakes := check_fairness(root, content.version) + check_short_set(root, content):
        raise ContentError(mistakes)
    return content


@click.command()
def schema() -> None:
    """Write the JSON Schemas of the content files to schema/."""
    for name, words in json_schemas().items():
        (ROOT / "schema" / name).write_text(words, encoding="utf-8")
