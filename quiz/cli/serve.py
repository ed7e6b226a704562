"""`quiz serve`: the pages, on this machine."""

import os
import socket
import sys

import click
from granian import Granian
from granian.constants import HTTPModes, Interfaces

from quiz.app import ROOT
from quiz.editorial.load import load_content
from quiz.editorial.mistakes import ContentError
from quiz.settings import Settings, SettingsError
from quiz.storage.database import Database, Unavailable
from quiz.storage.open import open_database
from quiz.storage.sweeper import Sweeper

_TO_END = 8
"""Seconds that a process has to finish what it is answering; longer than anything may take."""


@click.command()
def serve() -> None:
    """Serve the quiz on BIND and PORT, for HOSTS; refuse to start on content that fails."""
    try:
        settings = Settings.read(os.environ)
        _find_free(settings)
        content = load_content(ROOT)
    except (ContentError, SettingsError) as error:
        click.echo(error, err=True)
        sys.exit(1)
    sweeper = Sweeper(_database(settings))
    sweeper.start()
    click.echo(f"Version {content.version} on {settings.address}")
    Granian(
        "quiz.app:create_app",
        address=settings.bind,
        port=settings.port,
        interface=Interfaces.WSGI,
        # Under HTTP/2 a body that never comes holds a thread for ever, the caller gone or not.
        http=HTTPModes.http1,
        factory=True,
        workers=settings.workers,
        respawn_failed_workers=True,
        # One that is told to end as it begins does not hear it, and would be waited for in vain.
        workers_kill_timeout=_TO_END,
        log_access=False,
    ).serve()


def _find_free(settings: Settings) -> None:
    """Raise SettingsError where nothing can listen, or another does.

    The server's processes share their port, so it would not notice that strangers share it too.
    """
    family = socket.AF_INET6 if ":" in settings.bind else socket.AF_INET
    try:
        with socket.socket(family) as own:
            own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            own.bind((settings.bind, settings.port))
    except OSError as error:
        said = f"BIND={settings.bind} PORT={settings.port}: {error.strerror}; choose another"
        raise SettingsError(said) from error


def _database(settings: Settings) -> Database:
    """The database made ready; the quiz itself does without where that fails."""
    database = open_database(settings.database)
    try:
        database.migrate()
    except Unavailable as error:
        click.echo(f"The database cannot be used, and no challenge received: {error}", err=True)
    return database
