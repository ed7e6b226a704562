"""Bodies in the encoding a browser takes: made once for everyone, or lightly for one person."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import brotli
from flask import Request, Response
from werkzeug.http import parse_accept_header

Encoding = Literal["br", "gzip", "identity"]

_LONGEST = 200
"""Characters of an Accept-Encoding that are looked at: no browser's is as long."""

FOR_FIVE_MINUTES = "public, max-age=300"
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Ready:
    """A body in every encoding a browser may ask for, each with an ETag of its own.

    `name` is what it is called when it is saved; None for what is shown.
    """

    bodies: dict[Encoding, bytes]
    etags: dict[Encoding, str]
    type: str
    cache: str
    name: str | None = None

    @classmethod
    def make(
        cls, body: bytes, type_: str, cache: str = FOR_FIVE_MINUTES, name: str | None = None
    ) -> "Ready":
        """Compress `body` once and for all, as well as it can be done."""
        bodies: dict[Encoding, bytes] = {
            "br": brotli.compress(body, quality=11),
            "gzip": gzip.compress(body, mtime=0),
            "identity": body,
        }
        etags = {name: hashlib.sha256(made).hexdigest()[:20] for name, made in bodies.items()}
        return cls(bodies, etags, type_, cache, name)

    def respond(self, request: Request) -> Response:
        """The body in the best encoding the browser takes, or 304 if it has it already."""
        encoding = best_encoding(request)
        headers = {
            "Cache-Control": self.cache,
            "ETag": f'"{self.etags[encoding]}"',
            "Vary": "Accept-Encoding",
        }
        if self.name:
            headers["Content-Disposition"] = f"attachment; filename={self.name}"
        if "If-None-Match" in request.headers and request.if_none_match.contains_weak(
            self.etags[encoding]
        ):
            return Response(status=304, headers=headers)
        if encoding != "identity":
            headers["Content-Encoding"] = encoding
        return Response(self.bodies[encoding], headers=headers, content_type=self.type)


def compressed(body: str, request: Request, type_: str = "text/html; charset=utf-8") -> Response:
    """A body made for one person, compressed as well as can be done while they wait."""
    encoding, made = best_encoding(request), body.encode()
    if encoding == "br":
        made = brotli.compress(made, quality=1)
    elif encoding == "gzip":
        made = gzip.compress(made, compresslevel=1)
    response = Response(made, content_type=type_)
    response.headers["Vary"] = "Accept-Encoding"
    if encoding != "identity":
        response.headers["Content-Encoding"] = encoding
    return response


def best_encoding(request: Request) -> Encoding:
    """Brotli where it is taken, else gzip, else as it is."""
    return _best(request.headers.get("Accept-Encoding", "")[:_LONGEST])


@lru_cache(maxsize=64)
def _best(header: str) -> Encoding:
    """Browsers say one of a few things, so they are read once."""
    accepted = parse_accept_header(header)
    if accepted["br"]:
        return "br"
    return "gzip" if accepted["gzip"] else "identity"
