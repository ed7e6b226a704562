"""The site as it is, and as it is of the older contents that somebody began with."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock

from flask import current_app

from quiz.domain.content import Content
from quiz.domain.text import LANGUAGES
from quiz.plain import Misfit
from quiz.snapshot import read
from quiz.storage.database import Database
from quiz.storage.editions import NoEdition, edition_words
from quiz.web.assets import Assets
from quiz.web.languages import Templates
from quiz.web.site import Site
from quiz.web.voter.forms import BallotForms
from quiz.web.voter.pieces import Pieces

MOST = 4
"""How many older editions are kept: each takes 3 MB, and a second to be made again."""


def make_site(content: Content, root: Path, assets: Assets) -> Site:
    """A site of `content`, with the templates of today and the voter's pieces among them."""
    templates = Templates(root, content=content, asset=assets.address, today=date.today)
    for language in LANGUAGES:
        environment = templates.environment(language)
        environment.globals["pieces"] = Pieces(environment, content, language)
    return Site(content, templates, assets, BallotForms(content))


class Editions:
    """The current site for whoever is up to date, and older ones for the rest."""

    def __init__(self, current: Site, make: Callable[[Content], Site], most: int = MOST) -> None:
        self._current, self._make, self._most = current, make, most
        self._older: OrderedDict[str, Site] = OrderedDict()
        self._lock = Lock()

    def find(self, version: str, load: Callable[[], Content]) -> Site:
        """The site of a version; `load` is asked for its content where the site is not kept."""
        if version == self._current.content.version:
            return self._current
        with self._lock:
            if version not in self._older:
                self._older[version] = self._make(load())
            self._older.move_to_end(version)
            if len(self._older) > self._most:
                self._older.popitem(last=False)
            return self._older[version]


def kept_edition(database: Database, version: str) -> Site:
    """The site with the content that something was begun with, whatever the quiz asks by now.

    Raises Unavailable, and NoEdition where that content is gone or can no longer be read.
    """

    def load() -> Content:
        with database.reading() as session:
            words = edition_words(session, version)
        try:
            return read(words)
        except Misfit as error:
            raise NoEdition from error

    return editions().find(version, load)


def editions() -> Editions:
    """The editions of the application that answers this request."""
    found: Editions = current_app.extensions["editions"]
    return found
