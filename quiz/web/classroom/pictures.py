"""Which charts of a class stand on a page: the same on the wall, on a phone and on paper."""

from dataclasses import dataclass

from quiz.domain.bands import Picture, most_divided_first
from quiz.domain.content import Content
from quiz.storage.scene import Scene, SeatScene
from quiz.web.classroom.figures import BeforeAfter, Beside, beside, compare
from quiz.web.strips import Shown, draw


@dataclass(frozen=True)
class Pictures:
    """`shown` is every statement, what divides the class most first. `moved` is the debated one
    before and after, and `beside` the class beside the voices on it. Each is None where a lesson
    has come to none.
    """

    shown: Shown | None
    moved: BeforeAfter | None
    beside: Beside | None


def pictures(found: Scene | SeatScene, content: Content) -> Pictures:
    """The charts of what a lesson has come to."""
    before, after, topic = found.before, found.after, found.room.topic or ""
    question = content.questions.get(topic)
    if before is None:
        return Pictures(None, None, None)
    latest: Picture = after if after is not None and after.enough else before
    return Pictures(
        shown=draw(
            before, {id_: content.questions[id_].statement for id_ in most_divided_first(before)}
        ),
        moved=compare(before, after, topic, question.statement) if question and after else None,
        beside=beside(latest, content, topic) if question else None,
    )
