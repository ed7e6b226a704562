"""What the organiser's pages and the tablets' addresses share: where stands are kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from flask import current_app

from quiz.domain import oslo
from quiz.secret_file import SecretFile
from quiz.storage.database import Database
from quiz.storage.editions import NoEdition
from quiz.storage.stands import NoStand, Stand
from quiz.web.editions import kept_edition
from quiz.web.limits import Limits
from quiz.web.proof import Proofs
from quiz.web.site import Site

STANDS = "stands"


@dataclass(frozen=True)
class Stands:
    """Where stands are kept. `clock` gives the seconds since 1970.

    Where it is not open nobody makes a stand and no tablet is let in.

    `wrong_codes` limits how often an address may send a code that opens nothing, and `makings` how
    many stands it may make.
    """

    database: Database
    secret: SecretFile
    election_days: frozenset[date]
    is_open: bool
    clock: Callable[[], int]
    wrong_codes: Limits
    makings: Limits

    @cached_property
    def proofs(self) -> Proofs:
        """The proofs in the organiser's forms. Raises SecretUnavailable."""
        return Proofs(self.secret.key)

    @property
    def today(self) -> date:
        """The day in Norway."""
        return oslo.day_at(self.clock())

    @property
    def totals_wait(self) -> bool:
        """Whether people are still voting, so that nothing that was counted may be shown."""
        return oslo.totals_wait(self.clock(), self.election_days)


def stands() -> Stands:
    """The stands of the application that answers this request."""
    found: Stands = current_app.extensions[STANDS]
    return found


def edition(stand: Stand) -> Site:
    """The site with the content that a stand was made with, whatever the quiz asks by now.

    Raises Unavailable, and NoStand where that content is gone or can no longer be read.
    """
    try:
        return kept_edition(stands().database, stand.version)
    except NoEdition as error:
        raise NoStand from error
