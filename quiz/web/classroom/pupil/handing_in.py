"""How a pupil's answers are counted, each once."""

from dataclasses import replace

from flask import Blueprint, Response

from quiz.domain.bands import category
from quiz.storage.hand_ins import Closed, hand_in, open_round
from quiz.storage.rooms import NoRoom, room_by_id
from quiz.web.classroom.cookies import Seat
from quiz.web.classroom.pupil.seat import HERE, ROUND, back_to, look, seat_and_form
from quiz.web.classroom.room import classroom
from quiz.web.site import Site, lead_to
from quiz.web.voter.forms import Submission

handing_in = Blueprint("handing_in", __name__)
FIRST_ROUND = "1"


@handing_in.post(f"{HERE}/lever")
def receive_answers() -> Response:
    """Count what is handed in, once; a second time the answer is that it has been."""
    seat, sent = seat_and_form()
    round_ = sent.pop(ROUND, "")
    try:
        found, here = look(seat)
        submission = here.forms.read(sent)
        counted = _hand_in(seat, here, submission, round_)
    except NoRoom:
        return lead_to(HERE)
    except Closed:
        # Too late for the picture, but not for their own match.
        late = round_ == FIRST_ROUND and not found.counted
        return back_to(seat.filled_in(submission) if late else seat)
    return back_to(_with_receipt(seat, submission, round_, found.room.topic, counted=counted))


def _hand_in(seat: Seat, here: Site, submission: Submission, round_: str) -> bool:
    """Whether it was the first time. Raises NoRoom, and Closed for a round that is not open."""
    answers = {id_: category(submission.answers.get(id_)) for id_ in here.content.questions}
    now = classroom().clock()
    with classroom().database.writing() as session:
        room = room_by_id(session, seat.room, now, lock=True)
        if str(open_round(room, now)) != round_:
            raise Closed
        return hand_in(session, room, seat.digest, answers, now)


def _with_receipt(
    seat: Seat, submission: Submission, round_: str, topic: str | None, *, counted: bool
) -> Seat:
    """The seat with what it was counted for. What was counted before stays, if still known."""
    if round_ == FIRST_ROUND:
        return seat.filled_in(submission) if counted or not seat.answers else seat
    again = submission.values.get(topic or "", "")
    return replace(seat, again=again) if counted or seat.again is None else seat
