"""Which day it is in Norway, and whether it is an election day on which totals must wait."""

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

CLOSES = 21
"""The hour at which all polling stations have closed."""

_HERE = ZoneInfo("Europe/Oslo")


def day_at(now: int) -> date:
    """The day in Norway, at a time in seconds since 1970."""
    return datetime.fromtimestamp(now, _HERE).date()


def totals_wait(now: int, election_days: Collection[date]) -> bool:
    """Whether people are still voting, and nothing that was counted may be shown."""
    here = datetime.fromtimestamp(now, _HERE)
    return here.date() in election_days and here.hour < CLOSES
