"""`quiz migrate`: the tables of the database, brought up to date."""

import os
import sys

import click

from quiz.settings import Settings, SettingsError
from quiz.storage.database import Database, Unavailable
from quiz.storage.open import open_database


def named_database() -> Database:
    """The database that DATABASE names; ends the command where that makes no sense."""
    try:
        return open_database(Settings.read(os.environ).database)
    except SettingsError as error:
        click.echo(error, err=True)
        sys.exit(1)


@click.command()
def migrate() -> None:
    """Bring the database up to date; `quiz serve` does the same as it starts."""
    try:
        revision = named_database().migrate()
    except Unavailable as error:
        click.echo(f"The database cannot be used: {error}", err=True)
        sys.exit(1)
    click.echo(f"The database is at revision {revision}")
