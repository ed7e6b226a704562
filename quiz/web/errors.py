"""What is told when a request cannot be answered: a whole page, or a problem; never a trace."""

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, InternalServerError

from quiz.domain.text import Language, as_language
from quiz.web.bad_form import BadForm
from quiz.web.problem import is_api, problem
from quiz.web.site import HTML, site

_KEPT = frozenset({"Allow", "Retry-After"})
"""Headers of an error that tell a client what to do."""


def handle_errors(app: Flask) -> None:
    """Answer every HTTP error, and everything unforeseen as a 500, with one of ours."""

    @app.errorhandler(HTTPException)
    def _told(error: HTTPException) -> Response:
        response = error.get_response()
        told = answer(response.status_code)
        for name in _KEPT & set(response.headers.keys()):
            told.headers[name] = response.headers[name]
        return told

    @app.errorhandler(BadForm)
    def _refused(_: BadForm) -> Response:
        return answer(400)

    @app.errorhandler(Exception)
    def _unforeseen(error: Exception) -> Response:
        # Only the kind of error: a traceback could hold what somebody answered.
        app.logger.error("%s at %s", type(error).__name__, _line(error))
        return _told(InternalServerError())


def answer(status: int) -> Response:
    """In JSON to a program, as a page to all others."""
    if is_api(request.path):
        return problem(status)
    page = site().render(language_of(request.path), "error.html", status=status)
    return Response(page, status=status, content_type=HTML)


def language_of(path: str) -> Language:
    """The language an address is in; bokmål where it is in none."""
    first = path.lstrip("/").split("/", 1)[0]
    return as_language(first) or "nb"


def _line(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else "?"
