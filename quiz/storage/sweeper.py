"""Deletes what has had its time, again and again while the quiz is served."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock, Thread

from quiz.domain.oslo import day_at
from quiz.storage import attempts, rooms, stands
from quiz.storage.database import Database, Unavailable
from quiz.storage.editions import sweep_editions
from quiz.storage.lessons import close_idle
from quiz.storage.rooms import Room
from quiz.storage.stands import Stand

PAUSE = 600
"""Seconds from one time to the next."""

_HOUR = 3600


@dataclass(frozen=True)
class Swept:
    """How many rooms and stands have been deleted."""

    rooms: int
    stands: int


class Sweeper:
    """Sees to it that what has had its time is gone, whether or not anybody comes by."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], int] = lambda: int(time.time()),
        pause: float = PAUSE,
    ) -> None:
        """`clock` gives the seconds since 1970."""
        self._database, self._clock, self._pause = database, clock, pause
        self._at_work, self._over = Lock(), Event()

    def sweep(self) -> Swept:
        """Do it once. Raises Unavailable.

        Whoever is in the way may keep the database from forgetting; then it is left for next time.
        """
        now = self._clock()
        with self._at_work:
            with self._database.writing() as session:
                swept = Swept(rooms.sweep(session, now), stands.sweep(session, day_at(now)))
                close_idle(session, now)
                sweep_editions(session, (Room.version, Stand.version))
                attempts.delete_before(session, now // _HOUR)
            # Every time: somebody else's deletion may not have been forgotten yet.
            self._database.forget()
        return swept

    def start(self) -> None:
        """Do it from now on, until the process ends or `stop` is called."""
        # A process that is split off in the middle of it would keep its locks for ever.
        os.register_at_fork(
            before=self._at_work.acquire,
            after_in_parent=self._at_work.release,
            after_in_child=self._at_work.release,
        )
        Thread(target=self._run, name="sweeper", daemon=True).start()

    def stop(self) -> None:
        """Do it no more."""
        self._over.set()

    def _run(self) -> None:
        while not self._over.wait(self._pause):
            # The database has written down what is the matter.
            with suppress(Unavailable):
                self.sweep()
