"""Pages for one person, and what leads to them: never stored, and never told twice by a reload."""

from flask import Blueprint, Response, request

from quiz.secret_file import SecretUnavailable
from quiz.storage.database import Unavailable
from quiz.web.errors import answer
from quiz.web.ready import compressed

_SOON = 5
"""Seconds until it is worth while to try again."""


def part(name: str) -> Blueprint:
    """A part of the site, which tells when what is kept cannot be reached."""
    found = Blueprint(name, __name__)
    for trouble in (Unavailable, SecretUnavailable):
        found.register_error_handler(trouble, _closed)
    return found


def told(page: str, tag: str | None = None, status: int = 200) -> Response:
    """A page for one person, never stored; `tag` is what the next question may be about."""
    response = compressed(page, request)
    response.status_code = status
    if tag:
        response.set_etag(tag)
    return response


def lead_to(address: str) -> Response:
    """Where somebody is led whose form has been taken, so that a reload sends nothing again."""
    return Response(status=303, headers={"Location": address})


def _closed(_: Exception) -> Response:
    """What is told of any 503, and that it will soon be over: somebody is waiting."""
    response = answer(503)
    response.headers["Retry-After"] = str(_SOON)
    return response
