"""What no request gets past and no response leaves without."""

import re
from collections.abc import Iterable
from typing import Any

from flask import Flask, Request, abort, request

from quiz.web.problem import is_api

MAX_BYTES = 64 * 1024
"""The largest body anybody may send, in bytes."""

_CONTENT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_CLOSED = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "microphone",
    "midi",
    "payment",
    "usb",
)

_HOST = re.compile(r"(?P<name>[a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?", re.ASCII)

HEADERS = (
    ("Content-Security-Policy", "; ".join(f"{what} {who}" for what, who in _CONTENT.items())),
    ("X-Content-Type-Options", "nosniff"),
    # no-referrer would make the browser send «Origin: null» with a form.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in _CLOSED)),
)
_OURS = frozenset(name.lower() for name, _ in HEADERS)
_HTTPS = ("Strict-Transport-Security", "max-age=31536000")


def guard(app: Flask, hosts: frozenset[str]) -> None:
    """Let only requests for `hosts`, and bodies of a known kind and modest size, into `app`."""
    app.config["MAX_CONTENT_LENGTH"] = MAX_BYTES

    @app.before_request
    def _refuse_early() -> None:
        if host_of(request) not in hosts:
            abort(421)
        if request.method in {"POST", "PUT", "PATCH"}:
            # A chunked body would be cut silently at the limit and answered all the same.
            if request.content_length is None or "Transfer-Encoding" in request.headers:
                abort(411)
            if request.content_length > MAX_BYTES:
                abort(413)
            # Other bodies would be read as an empty form, and answered as if all were skipped.
            # Where nobody takes any body, that is what is to be told.
            if request.routing_exception is None and request.mimetype != _taken(request.path):
                abort(415)


def _taken(path: str) -> str:
    """The type of the bodies that an address takes: forms, and JSON where programs ask."""
    return "application/json" if is_api(path) else "application/x-www-form-urlencoded"


class Headers:
    """Wraps the whole application, so that no response can be without the headers.

    Errors included: a response without a Cache-Control of its own is never stored.
    """

    def __init__(self, application: Any) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            kept = [(name, value) for name, value in headers if name.lower() not in _OURS]
            kept.extend(HEADERS)
            if not any(name.lower() == "cache-control" for name, _ in kept):
                kept.append(("Cache-Control", "no-store"))
            if environ.get("wsgi.url_scheme") == "https":
                kept.append(_HTTPS)
            return start_response(status, kept, *rest)

        answer: Iterable[bytes] = self._application(environ, start)
        return answer


def host_of(request: Request) -> str:
    """The Host header without its port, in lower case; empty where it is none."""
    found = _HOST.fullmatch(request.headers.get("Host", "").lower())
    return found["name"] if found else ""
