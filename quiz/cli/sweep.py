"""`quiz sweep`: what has had its time is deleted."""

import sys

import click

from quiz.cli.migrate import named_database
from quiz.storage.database import Unavailable
from quiz.storage.sweeper import Sweeper


@click.command()
def sweep() -> None:
    """Delete rooms and stands whose time is up, as `quiz serve` does every ten minutes."""
    try:
        swept = Sweeper(named_database()).sweep()
    except Unavailable as error:
        click.echo(f"The database cannot be used: {error}", err=True)
        sys.exit(1)
    click.echo(f"Rooms deleted: {swept.rooms}, stands: {swept.stands}")
