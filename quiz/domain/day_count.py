"""What a tablet at a stand has counted of one day, and what may follow on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from quiz.domain.bands import CATEGORIES, Tally

STEP = 11
"""People whose answers leave a tablet together, at the least."""


class Unfit(ValueError):
    """A count that no tablet of ours makes; the message says in one sentence what is wrong."""


@dataclass(frozen=True)
class DayCount:
    """A tablet's whole count of a day; of two, the one with the higher `sequence` is the newer.

    `finished` and `abandoned` are people. `statements` hold the answers of those who have been
    released: the same people for each statement, nobody or at least STEP. Raises Unfit.
    """

    day: date
    sequence: int
    finished: int
    abandoned: int
    statements: Mapping[str, Tally] = field(default_factory=dict)

    def __post_init__(self) -> None:
        totals = {tally.total for tally in self.statements.values()}
        _expect(len(totals) <= 1, "the statements are not of the same people")
        _expect(not 0 < self.released < STEP, f"fewer than {STEP} have been released")
        _expect(self.finished >= self.released, "more have been released than have finished")

    @property
    def released(self) -> int:
        """How many people the statements hold."""
        return max((tally.total for tally in self.statements.values()), default=0)

    def check_after(self, before: "DayCount") -> None:
        """Raises Unfit unless it holds what was released before, and nobody else or STEP more."""
        more = self.released - before.released
        _expect(more == 0 or more >= STEP, f"{more} more have been released")
        for statement, tally in before.statements.items():
            now = self.statements.get(statement, _NOBODY)
            grew = [getattr(now, each) - getattr(tally, each) for each in CATEGORIES]
            _expect(min(grew) >= 0, "an answer that was counted is gone")


_NOBODY = Tally(0, 0, 0)


def _expect(good: object, otherwise: str) -> None:
    if not good:
        raise Unfit(otherwise)
