"""Tablets as the guide has them: they count by themselves, and deliver each day whole.

A day is delivered again and again until there is a receipt for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from quiz.domain.bands import CATEGORIES, Category
from quiz.domain.day_count import STEP
from quiz.domain.secret import new_secret

Answers = Mapping[str, Category]


@dataclass
class Day:
    """What a tablet holds of a day. `receipt` is the sequence the server has said that it has."""

    released: dict[str, list[int]]
    waiting: list[Answers] = field(default_factory=list)
    sequence: int = 0
    receipt: int = 0
    finished: int = 0
    abandoned: int = 0


@dataclass
class Tablet:
    """A device that somebody answers on after somebody else."""

    version: str
    questions: tuple[str, ...]
    secret: str = field(default_factory=new_secret)
    days: dict[str, Day] = field(default_factory=dict)

    def visit(self, day: str, answers: Answers | None) -> None:
        """Count somebody who has finished, or gone away without."""
        found = self._day(day)
        found.sequence += 1
        if answers is None:
            found.abandoned += 1
        else:
            found.finished += 1
            found.waiting.append(answers)

    def due(self) -> Iterator[str]:
        """The days for which there is no receipt."""
        for name, day in self.days.items():
            if day.receipt < day.sequence:
                yield name

    def object(self, day: str) -> dict[str, Any]:
        """What is to be delivered of a day: all of it."""
        found = self._day(day)
        self._release(found)
        return {
            "tablet": self.secret,
            "day": day,
            "version": self.version,
            "sequence": found.sequence,
            "finished": found.finished,
            "abandoned": found.abandoned,
            "statements": {question: list(each) for question, each in found.released.items()},
        }

    def hear(self, day: str, sequence: int) -> None:
        """Take note of a receipt."""
        found = self._day(day)
        found.receipt = max(found.receipt, sequence)

    def _day(self, day: str) -> Day:
        if day not in self.days:
            self.days[day] = Day({question: [0, 0, 0] for question in self.questions})
        return self.days[day]

    @staticmethod
    def _release(day: Day) -> None:
        """Let those who wait go together, if they are enough."""
        if len(day.waiting) < STEP:
            return
        day.sequence += 1
        for answers in day.waiting:
            for question, category in answers.items():
                day.released[question][CATEGORIES.index(category)] += 1
        day.waiting.clear()
