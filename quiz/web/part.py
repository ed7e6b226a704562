"""Parts of the site that keep something, and tell when it cannot be reached."""

from flask import Blueprint, Response

from quiz.secret_file import SecretUnavailable
from quiz.storage.database import Unavailable
from quiz.web.errors import answer

_SOON = 5
"""Seconds until it is worth while to try again."""


def part(name: str) -> Blueprint:
    """A part of the site, which tells when what is kept cannot be reached."""
    found = Blueprint(name, __name__)
    for trouble in (Unavailable, SecretUnavailable):
        found.register_error_handler(trouble, _closed)
    return found


def _closed(_: Exception) -> Response:
    """What is told of any 503, and that it will soon be over: somebody is waiting."""
    response = answer(503)
    response.headers["Retry-After"] = str(_SOON)
    return response
