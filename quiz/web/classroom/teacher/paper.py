"""The counts of slips of paper, which stand for what the class has handed in."""

from typing import Any

from flask import Blueprint, Response, request

from quiz.domain.lesson import ROUND_OF
from quiz.storage import lessons
from quiz.storage.rooms import Room
from quiz.web import proof
from quiz.web.bad_form import check_fields
from quiz.web.classroom.room import edition
from quiz.web.classroom.teacher.forms import PaperForm
from quiz.web.classroom.teacher.leading import STEP, act, proven_secret
from quiz.web.classroom.teacher.page import HERE, look, page
from quiz.web.site import Site, told

paper = Blueprint("paper", __name__)


@paper.post(f"{HERE}/papir")
def count_paper() -> Response:
    secret = proven_secret()
    found = look(secret)
    here, round_ = edition(found.room), ROUND_OF.get(found.state)
    everything = tuple(here.content.questions)
    asked = everything if round_ == 1 else (found.room.topic or "",)
    check_fields(request.form, PaperForm.names(asked) | {proof.FIELD, STEP})
    counts = PaperForm(request.form, asked)
    if counts.mistakes:
        return told(page(found, secret, paper=counts), status=422)

    def enter(session: Any, room: Room, here: Site, step: int, now: int) -> None:
        lessons.count_paper(session, room, step, counts.tallies, now)
        lessons.step_on(session, room, here.content, step, now)

    return act(enter)
