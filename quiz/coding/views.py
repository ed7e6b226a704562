"""The coder's pages: one cell a page, saved as soon as it is sent in."""

from flask import Blueprint, Response, abort, current_app, render_template, request

from quiz.coding.cells import Cell
from quiz.coding.desk import Desk
from quiz.coding.forms import BadForm, Submission, read

coder = Blueprint("coder", __name__)
DESK = "desk"


@coder.get("/")
def overview() -> str:
    coded = _desk().coded()
    return render_template(
        "coding/overview.html", coded=coded, done=sum(coded), following=_desk().next_after(0)
    )


@coder.get("/<int:page>")
def show(page: int) -> str:
    return _page(page, _desk().standing(_cell(page)))


@coder.post("/<int:page>")
def code(page: int) -> Response | tuple[str, int]:
    cell, submission = _cell(page), _submission()
    if submission.complaint:
        return _page(page, submission), 422
    if not _desk().save(cell, submission):
        return _page(page, submission, newer=_desk().standing(cell)), 409
    return Response(status=303, headers={"Location": f"/{_desk().next_after(page) or ''}"})


def _page(page: int, submission: Submission, newer: Submission | None = None) -> str:
    return render_template(
        "coding/cell.html",
        cell=_cell(page),
        number=page,
        done=sum(_desk().coded()),
        submission=submission,
        sent=request.method == "POST",
        newer=newer,
    )


def _desk() -> Desk:
    found: Desk = current_app.extensions[DESK]
    return found


def _cell(page: int) -> Cell:
    return _desk().cell(page) or abort(404)


def _submission() -> Submission:
    if request.content_length and not request.form:
        abort(400)  # A body that is not text is read as an empty form.
    try:
        return read(request.form)
    except BadForm:
        abort(400)
