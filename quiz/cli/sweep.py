"""`quiz sweep`: what has had its time is deleted."""

import sys

import click

from quiz.cli.migrate import named_database
from quiz.storage.database import Unavailable
from quiz.storage.sweeper import Sweeper


@click.command()
def sweep() -> None:
    """Delete the rooms whose time is up, as `quiz serve` does by itself every ten minutes."""
    try:
        rooms = Sweeper(named_database()).sweep()
    except Unavailable as error:
        click.echo(f"The database cannot be used: {error}", err=True)
        sys.exit(1)
    click.echo(f"Rooms deleted: {rooms}")
