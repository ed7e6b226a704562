"""Whether the quiz is up, and whether what it needs can be used, for whoever sends it visitors."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

from flask import Flask, Response

from quiz.secret_file import SecretFile, SecretUnavailable
from quiz.storage.database import Database, Unavailable

A_WHILE = 1
"""Seconds that what was found out holds, so that nobody keeps the database busy by asking."""


class Readiness:
    """Finds out whether hand-ins could be received now, and remembers it for a while."""

    def __init__(
        self, database: Database, secret: SecretFile, clock: Callable[[], float] = monotonic
    ) -> None:
        self._database, self._secret, self._clock = database, secret, clock
        self._lock = Lock()
        self._ready, self._until = False, float("-inf")

    def is_ready(self) -> bool:
        """What was found out last; nobody waits while another is finding out."""
        if self._clock() >= self._until and self._lock.acquire(blocking=False):
            try:
                self._ready = self._find_out()
                self._until = self._clock() + A_WHILE
            finally:
                self._lock.release()
        return self._ready

    def _find_out(self) -> bool:
        try:
            self._database.try_out()
            return bool(self._secret.key)
        except (Unavailable, SecretUnavailable):
            return False


def add_readiness(app: Flask, readiness: Readiness) -> None:
    """Give `app` the two addresses that a machine asks, which tell nothing else."""

    def healthz() -> Response:
        return _told(200, "ok")

    def readyz() -> Response:
        if readiness.is_ready():
            return _told(200, "ok")
        response = _told(503, "not ready")
        response.headers["Retry-After"] = str(A_WHILE)
        return response

    app.add_url_rule("/healthz", "healthz", healthz)
    app.add_url_rule("/readyz", "readyz", readyz)


def _told(status: int, words: str) -> Response:
    response = Response(f"{words}\n", status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
