"""The pages of the tablet: the same for everyone, and all of them in the bundle."""

from flask import Blueprint, Flask, Response, abort, current_app, request

from quiz.domain.text import Language
from quiz.web.site import IN, lead_to_language, public, site
from quiz.web.stand import bundle

tablet = Blueprint("tablet", __name__)
_OPEN = "stand_open"


def add_tablet(app: Flask, *, is_open: bool) -> None:
    """Give `app`, which has its site, the pages of the tablet.

    Where the stand is not open there are none, and tablets that have it remove it.
    """
    app.extensions[_OPEN] = is_open
    app.register_blueprint(tablet)


@tablet.before_request
def _refuse_where_closed() -> None:
    if not current_app.extensions[_OPEN] and request.endpoint != "tablet.worker":
        abort(404)


@tablet.get("/stand/")
def choose_language() -> Response:
    """Lead to the reader's language."""
    return lead_to_language("/stand/{language}")


@tablet.get(f"/stand{IN}")
def show(language: Language) -> Response:
    return bundle.page(site(), language).respond(request)


@tablet.get(f"/stand{IN}.webmanifest")
def manifest(language: Language) -> Response:
    return bundle.manifest(site(), language).respond(request)


@tablet.get("/stand/worker.js")
def worker() -> Response:
    make = bundle.worker if current_app.extensions[_OPEN] else bundle.removal
    return make(site()).respond(request)


@tablet.get(f"{IN}/stand/levert")
@public
def hand_over(language: Language) -> str:
    """Where a phone comes that has read what a tablet without a net has counted."""
    return site().render(language, "stand/hand_over.html")
