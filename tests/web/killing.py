"""Processes that are killed while people are served, as often as so many have been acknowledged."""

import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.conftest import PATIENCE, Server

BACK = 3
"""The most seconds until somebody answers, after a process has been killed."""


@dataclass
class Progress:
    """How many have been acknowledged so far, for whoever waits for that."""

    acknowledged: int = 0
    over: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)

    def add(self) -> None:
        """Somebody has been acknowledged."""
        with self.changed:
            self.acknowledged += 1
            self.changed.notify_all()

    def end(self) -> None:
        with self.changed:
            self.over = True
            self.changed.notify_all()

    def waits_for(self, acknowledged: int) -> bool:
        """Wait until there are so many; False if it is over before that."""
        with self.changed:
            self.changed.wait_for(lambda: self.over or self.acknowledged >= acknowledged)
            return not self.over


@contextmanager
def killing(
    server: Server, progress: Progress, due: Iterable[int], processes: int
) -> Iterator[list[float]]:
    """Kill the oldest process at each of these numbers of acknowledged, as long as any are missing.

    Yields how many seconds it took each time until somebody answered.
    """
    pauses: list[float] = []

    def kill() -> None:
        for number in due:
            if not progress.waits_for(number):
                return
            server.wait_for(processes)
            oldest = min(server.workers)
            os.kill(oldest, signal.SIGKILL)
            began = time.monotonic()
            while not server.is_ready():
                assert time.monotonic() < began + BACK
            pauses.append(time.monotonic() - began)
            while oldest in server.workers:  # or it could be the oldest once more
                assert time.monotonic() < began + PATIENCE
                time.sleep(0.01)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield pauses
    finally:
        progress.end()
        killer.join()
