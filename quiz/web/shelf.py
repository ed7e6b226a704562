"""Hands out public pages that have been made, before the application is troubled."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Request

from quiz.web.guard import host_of
from quiz.web.ready import Ready


class Shelf:
    """Wraps the application: answers for the pages that lie ready, and passes on all else.

    What the application would do on the way to such a page, from routing to contexts, takes longer
    than handing it out. It still makes every page, and every answer that is not a page.
    """

    def __init__(self, application: Any, pages: Mapping[str, Ready], hosts: frozenset[str]) -> None:
        """`pages` by path, which may grow; only requests for `hosts` are answered from them."""
        self._application, self._pages, self._hosts = application, pages, hosts

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer: Iterable[bytes] = self._choose(environ)(environ, start_response)
        return answer

    def _choose(self, environ: dict[str, Any]) -> Any:
        """What is to answer: a page, or the application, which knows what to refuse and how."""
        page = self._pages.get(environ["PATH_INFO"])
        if page is None or environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return self._application
        request = Request(environ)
        return page.respond(request) if host_of(request) in self._hosts else self._application
