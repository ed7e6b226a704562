"""What the pages of teacher, pupils and board share: their room, and whether it has changed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from flask import Response, current_app, request

from quiz.secret_file import SecretFile
from quiz.storage.database import Database
from quiz.storage.editions import NoEdition
from quiz.storage.rooms import NoRoom, Room
from quiz.web.classroom.cookies import Cookies
from quiz.web.editions import kept_edition
from quiz.web.limits import Limits
from quiz.web.site import Site

CLASSROOM = "classroom"


@dataclass(frozen=True)
class Classroom:
    """Where lessons are held. `clock` gives the seconds since 1970.

    `wrong_codes` limits how often an address may type a code that opens nothing, and `openings` how
    many rooms it may open.
    """

    database: Database
    secret: SecretFile
    clock: Callable[[], int]
    wrong_codes: Limits
    openings: Limits

    @cached_property
    def cookies(self) -> Cookies:
        """The cookies, signed with the secret. Raises SecretUnavailable."""
        return Cookies(self.secret.key)


def classroom() -> Classroom:
    """The classroom of the application that answers this request."""
    found: Classroom = current_app.extensions[CLASSROOM]
    return found


def edition(room: Room) -> Site:
    """The site with the content that a room was opened with, whatever the quiz asks by now.

    Raises Unavailable, and NoRoom where that content is gone or can no longer be read.
    """
    try:
        return kept_edition(classroom().database, room.version)
    except NoEdition as error:
        raise NoRoom from error


def is_known(tag: str) -> bool:
    """Whether the page that asks has been made of the same."""
    return "If-None-Match" in request.headers and request.if_none_match.contains(tag)


def not_changed(tag: str) -> Response:
    """The page that asks is still right."""
    response = Response(status=304)
    response.set_etag(tag)
    return response
