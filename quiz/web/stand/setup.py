"""Gives the application its stands."""

import time
from collections.abc import Callable, Collection
from datetime import date

from flask import Flask

from quiz.secret_file import SecretFile
from quiz.storage.attempts import Limit
from quiz.storage.database import Database
from quiz.web.limits import Limits
from quiz.web.stand.bands_file import bands_file
from quiz.web.stand.deliveries import deliveries
from quiz.web.stand.making import making
from quiz.web.stand.organiser import organiser
from quiz.web.stand.stands import STANDS, Stands


def add_stand(
    app: Flask,
    database: Database,
    secret: SecretFile,
    election_days: Collection[date] = (),
    *,
    is_open: bool = True,
) -> None:
    """Give `app`, which has its site, the pages of organisers and the addresses of tablets.

    Where the stand is not open nobody makes one and no tablet is let in; who has one keeps it.
    """
    open_stands(app, database, secret, election_days, is_open=is_open)
    for blueprint in (making, organiser, bands_file, deliveries):
        app.register_blueprint(blueprint)


def open_stands(  # noqa: PLR0913
    app: Flask,
    database: Database,
    secret: SecretFile,
    election_days: Collection[date] = (),
    *,
    is_open: bool = True,
    clock: Callable[[], int] = lambda: int(time.time()),
) -> None:
    """Let the stands of `app` be kept here, from now on. `clock` gives the seconds since 1970."""
    app.extensions[STANDS] = Stands(
        database,
        secret,
        frozenset(election_days),
        is_open,
        clock,
        # Whoever guesses a code could make a count worthless, so fewer tries than in a school.
        wrong_codes=Limits(database, secret, Limit("tablet", each=40, in_all=1000), clock),
        makings=Limits(database, secret, Limit("stand", each=20, in_all=200), clock),
    )
