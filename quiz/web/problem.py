"""An error as a program is told it: `application/problem+json`, RFC 9457."""

import json
from http import HTTPStatus
from typing import Any

from flask import Response

_API = ("/api/", "/stand/api/")
_TYPE = "application/problem+json"
DETAILS = {
    400: "What was sent cannot be read. The description is at /api/v1/openapi.json.",
    403: "Only our own pages may send this, and the browser did not say that one of them did.",
    404: "There is nothing here. The description is at /api/v1/openapi.json.",
    405: "This address does not take that method; the Allow header names those it takes.",
    411: "Say how long the body is, in Content-Length; chunks are not taken.",
    413: "The body is too large: nothing that is taken here ever is.",
    415: "Send the body as application/json.",
    421: "This machine does not answer to the name you used for it.",
    500: "Something went wrong here, and it is not your fault. Nothing you sent has been kept.",
    503: "What is kept here cannot be reached now. Try again in a moment.",
}
"""What is always said of a status."""

_ANY = "The request cannot be answered. The description is at /api/v1/openapi.json."


def is_api(path: str) -> bool:
    """Whether programs, not people, ask at this address."""
    return path.startswith(_API)


def problem(status: int, detail: str | None = None) -> Response:
    """An error with `detail`, one kind sentence, or what is always said of that status."""
    said = written(status, detail or DETAILS.get(status, _ANY))
    return Response(json.dumps(said), status=status, content_type=_TYPE)


def written(status: int, detail: str) -> dict[str, Any]:
    """The body of an error."""
    title = HTTPStatus(status).phrase
    return {"type": "about:blank", "title": title, "status": status, "detail": detail}
