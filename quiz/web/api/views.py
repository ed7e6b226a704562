"""The addresses that programs ask at."""

import json
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request

from quiz.plain import plain
from quiz.strict_json import NotJson, read_json
from quiz.web.api.answers import matched, open_quiz
from quiz.web.api.ballot import BadBallot, read_ballot
from quiz.web.api.openapi import description
from quiz.web.problem import problem
from quiz.web.ready import Ready, compressed
from quiz.web.same_site import changes_nothing
from quiz.web.site import site

JSON = "application/json"

api = Blueprint("api", __name__, url_prefix="/api/v1")


@api.get("/quiz")
def quiz() -> Response:
    """All content."""
    return _kept(lambda: plain(open_quiz(site().content)))


@api.post("/match")
@changes_nothing
def match() -> Response:
    """What a ballot comes to."""
    content = site().content
    try:
        asked = read_ballot(read_json(request.get_data(cache=False)), content)
    except NotJson as error:
        return problem(400, f"The body cannot be read: {error}.")
    except BadBallot as error:
        return problem(422, f"The ballot cannot be matched: {error}.")
    return compressed(_written(plain(matched(content, asked))), request, JSON)


@api.get("/openapi.json")
def openapi() -> Response:
    """The description of these addresses."""
    return _kept(lambda: description(site().content))


def _kept(make: Callable[[], Any]) -> Response:
    """What is the same for everyone: made once, then only handed out."""
    made = site().keep(request.path, lambda: Ready.make(_written(make()).encode(), JSON))
    return made.respond(request)


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"
