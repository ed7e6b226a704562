"""Forms that change something are taken from our own pages alone, without any cookie."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Request, abort, current_app, request

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing anywhere."""

_OURS = frozenset({"same-origin", "none"})
View = TypeVar("View", bound=Callable[..., Any])
_harmless: set[Callable[..., Any]] = set()


def changes_nothing(view: View) -> View:
    """Let other sites post to this view: it only computes an answer, and keeps nothing."""
    _harmless.add(view)
    return view


def refuse_other_sites(app: Flask, origins: frozenset[str]) -> None:
    """Answer 403 to what another site has sent; `origins` are our own, such as «https://a.example».

    A new view is guarded unless somebody says that it changes nothing.
    """

    @app.before_request
    def _refuse() -> None:
        view = current_app.view_functions.get(request.endpoint or "")
        if request.method in SAFE or view is None or view in _harmless:
            return
        if not is_from_us(request, origins):
            abort(403)


def is_from_us(request: Request, origins: frozenset[str]) -> bool:
    """Whether one of our own pages has sent it; `origins` are ours, in lower case.

    Browsers send Sec-Fetch-Site to https and to localhost, Origin with every form;
    whoever sends neither is no browser with somebody's form in it.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in _OURS
    return request.headers.get("Origin", "").lower() in origins
