"""Deletes what has had its time, again and again while the quiz is served."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread

from quiz.storage import attempts
from quiz.storage.database import Database, Unavailable
from quiz.storage.lessons import close_idle
from quiz.storage.rooms import sweep

PAUSE = 600
"""Seconds from one time to the next."""

_HOUR = 3600


class Sweeper:
    """Sees to it that a room is gone when it was said to be, whether or not anybody comes by."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], int] = lambda: int(time.time()),
        pause: float = PAUSE,
    ) -> None:
        """`clock` gives the seconds since 1970."""
        self._database, self._clock, self._pause = database, clock, pause
        self._at_work, self._over = Lock(), Event()

    def sweep(self) -> int:
        """Do it once, and tell how many rooms it was. Raises Unavailable.

        Whoever is in the way may keep the database from forgetting; then it is left for next time.
        """
        now = self._clock()
        with self._at_work:
            with self._database.writing() as session:
                rooms = sweep(session, now)
                close_idle(session, now)
                attempts.delete_before(session, now // _HOUR)
            # Every time: somebody else's deletion may not have been forgotten yet.
            self._database.forget()
        return rooms

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
