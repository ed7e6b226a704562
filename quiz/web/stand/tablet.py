"""The pages of the tablet: the same for everyone, and all of them in the bundle."""

from flask import Blueprint, Flask, Response, abort, current_app, request

from quiz.domain.text import Language
from quiz.web.languages import readers_language
from quiz.web.site import public, site
from quiz.web.stand import bundle

tablet = Blueprint("tablet", __name__)
_LANGUAGE = "<any(nb, nn, en):language>"
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
    language = readers_language(list(request.accept_languages.values()))
    return Response(
        status=302, headers={"Location": f"/stand/{language}", "Vary": "Accept-Language"}
    )


@tablet.get(f"/stand/{_LANGUAGE}")
def show(language: Language) -> Response:
    return bundle.page(site(), language).respond(request)


@tablet.get(f"/stand/{_LANGUAGE}.webmanifest")
def manifest(language: Language) -> Response:
    return bundle.manifest(site(), language).respond(request)


@tablet.get("/stand/worker.js")
def worker() -> Response:
    make = bundle.worker if current_app.extensions[_OPEN] else bundle.removal
    return make(site()).respond(request)


@tablet.get(f"/{_LANGUAGE}/stand/levert")
@public
def hand_over(language: Language) -> str:
    """Where a phone comes that has read what a tablet without a net has counted."""
    return site().render(language, "stand/hand_over.html")
