"""The `quiz` command: check the content, match anybody's numbers, serve the pages."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click
from granian import Granian
from granian.constants import Interfaces

from quiz.app import ROOT
from quiz.domain.content import Content
from quiz.editorial.json_schema import json_schemas
from quiz.editorial.load import load_content, load_unsealed
from quiz.editorial.mistakes import ContentError
from quiz.editorial.seal import seal as seal_version
from quiz.match_files import NumbersError, match_files
from quiz.settings import Settings, SettingsError


@click.group()
def main() -> None:
    """The quiz that shows its evidence."""


@main.command()
def check() -> None:
    """Check every content file; print each mistake with file and line."""
    _report(load_content)


@main.command()
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


@main.command()
def schema() -> None:
    """Write the JSON Schemas of the content files to schema/."""
    for name, words in json_schemas().items():
        (ROOT / "schema" / name).write_text(words, encoding="utf-8")


@main.command()
@click.option("--positions", required=True, type=click.Path(path_type=Path), help="JSON")
@click.option("--ballots", required=True, type=click.Path(path_type=Path), help="JSON Lines")
def match(positions: Path, ballots: Path) -> None:
    """Match ballots with positions, anybody's numbers; print JSON Lines."""
    try:
        lines = match_files(positions, ballots)
    except NumbersError as error:
        click.echo(error, err=True)
        sys.exit(2)
    for line in lines:
        click.echo(line)


@main.command()
def serve() -> None:
    """Serve the quiz on BIND and PORT, for HOSTS; refuse to start on content that fails."""
    try:
        settings = Settings.read(os.environ)
        content = load_content(ROOT)
    except (ContentError, SettingsError) as error:
        click.echo(error, err=True)
        sys.exit(1)
    click.echo(f"Version {content.version} on {settings.address}")
    Granian(
        "quiz.app:create_app",
        address=settings.bind,
        port=settings.port,
        interface=Interfaces.WSGI,
        factory=True,
        log_access=False,
    ).serve()
