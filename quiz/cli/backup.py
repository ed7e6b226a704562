"""`quiz backup`: what is to be kept for years, without what goes by itself."""

import sys
from pathlib import Path

import click

from quiz.cli.migrate import named_database
from quiz.storage.database import Unavailable
from quiz.storage.sqlite import SQLite


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Write a copy of the database to FILE, which must not exist, without any class or stand."""
    database = named_database()
    if not isinstance(database, SQLite):
        click.echo("A server is backed up by pg_dump: see docs/running.md", err=True)
        sys.exit(1)
    try:
        database.back_up(file)
    except FileExistsError:
        click.echo(f"{file} is there already", err=True)
        sys.exit(1)
    except (Unavailable, OSError) as error:
        click.echo(f"No backup: {error}", err=True)
        sys.exit(1)
