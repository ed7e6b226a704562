"""`quiz match`: anybody's positions and ballots, from file to lines."""

import sys
from pathlib import Path

import click

from quiz.match_files import NumbersError, match_files


@click.command()
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
