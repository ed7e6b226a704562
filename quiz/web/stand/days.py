"""What an organiser is shown of each day."""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.domain.content import Content
from quiz.storage.deliveries import Day
from quiz.web.strips import Shown, draw


@dataclass(frozen=True)
class ShownDay:
    """A day, and its picture as it is drawn; None until it has been made."""

    day: Day
    shown: Shown | None


def shown_days(days: Sequence[Day], content: Content) -> tuple[ShownDay, ...]:
    """The same days in their order, with the statements in theirs."""
    statements = {id_: question.statement for id_, question in content.at_stand.items()}
    return tuple(
        ShownDay(day, draw(day.picture, statements) if day.picture else None) for day in days
    )
