"""The database: how it is opened, brought up to date, and done without when it fails."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import BoundedSemaphore, Lock
from time import monotonic, sleep
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

_log = logging.getLogger(__name__)
_WRITES = "quiz_writes"
_A_MOMENT = 0.02
"""Seconds."""

_PLACES = 64
"""How many may be at the database, or wait for it, at once: a fraction of the server's threads."""

_QUEUE = 0.2
"""Seconds to wait for a place."""

_GLANCE = 0.5
"""The most seconds that whoever only reads waits for another's lock."""


class Unavailable(Exception):
    """The database cannot be used now; the message says why, and nothing of what it holds."""


class Database:
    """An SQLite file that is first opened when it is needed.

    Nothing is kept open in between, so that a file that has been moved away or put back is noticed
    by the next request.
    """

    def __init__(self, url: str, patience: float = 5) -> None:
        """`url` is SQLAlchemy's; `patience` is how long to wait for another's lock, in seconds."""
        self._file = Path(make_url(url).database or "")
        self._patience = patience
        self.engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
        event.listen(self.engine, "connect", self._connected)
        event.listen(self.engine, "begin", self._begin)
        self._upgrading, self._places = Lock(), BoundedSemaphore(_PLACES)
        self._ready = self._known = False
        self._trouble: str | None = None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that reads. Raises Unavailable, from within the block too."""
        with self._session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that writes, alone from its first statement; committed as the block ends.

        Raises Unavailable, from within the block too.
        """
        with self._session(self._writer) as session:
            yield session

    def migrate(self) -> str:
        """Bring the tables up to date, and tell the revision. Raises Unavailable."""
        with self._watched():
            self._prepare()
            self._file.chmod(0o600)
        return self._newest

    def forget(self) -> None:
        """Let nothing of what has been deleted stand in the write-ahead log. Raises Unavailable."""
        with self._watched(), self.engine.connect() as connection:
            (busy, *_) = _outside_transaction(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            raise Unavailable("somebody is reading, so the log still holds the deleted words")

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        if not self._places.acquire(timeout=_QUEUE):
            raise Unavailable("too many wait for it")
        try:
            with self._watched():
                self._prepare()
                with Session(engine, expire_on_commit=False) as session, session.begin():
                    yield session
        finally:
            self._places.release()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Tell trouble from mistakes, and write it down once, when it begins and when it ends."""
        try:
            yield
        except (DatabaseError, sqlite3.DatabaseError, CommandError, OSError) as error:
            self._ready = False
            trouble = str(getattr(error, "orig", None) or error)
            if trouble != self._trouble:
                _log.error("The database cannot be used: %s", trouble)
            self._trouble = trouble
            raise Unavailable(trouble) from error
        if self._trouble:
            _log.warning("The database can be used again.")
        self._trouble = None

    def _prepare(self) -> None:
        if (self._ready and self._file.exists()) or self._is_up_to_date():
            self._ready = self._known = True
            return
        # A new file in its place would take what belongs in the old one, and show an empty log.
        if self._known and not self._file.exists():
            raise OSError("the file is gone")
        # One is enough to wait for somebody's lock; the rest are told at once.
        if not self._upgrading.acquire(blocking=False):
            raise OSError("the tables are being made")
        try:
            self._upgrade()
        finally:
            self._upgrading.release()
        self._ready = self._known = True

    def _is_up_to_date(self) -> bool:
        if not self._file.exists():
            return False
        with self.engine.connect() as connection:
            heads = MigrationContext.configure(connection).get_current_heads()
            mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        return (heads, mode) == ((self._newest,), "wal")

    def _upgrade(self) -> None:
        """The tables in one transaction, which is also the lock that keeps other processes out."""
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file.touch(mode=0o600)
        self._let_readers_in()
        with self._writer.begin() as connection:
            config = self._alembic
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _let_readers_in(self) -> None:
        """Keep a write-ahead log, so that readers and writers do not wait for each other.

        The file remembers that; a backup of it does not. SQLite does not wait for its turn to do
        this.
        """
        deadline = monotonic() + self._patience
        while True:
            try:
                with self.engine.connect() as connection:
                    _outside_transaction(connection, "PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                    raise
                sleep(_A_MOMENT)
            else:
                return

    def _connected(self, connection: Any, _: object) -> None:
        # SQLAlchemy, not the driver, says where a transaction begins.
        connection.isolation_level = None
        for pragma in (
            _busy_timeout(min(self._patience, _GLANCE)),
            "synchronous = FULL",  # what has been acknowledged outlives a power cut
            "foreign_keys = ON",
            "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    def _begin(self, connection: Connection) -> None:
        if not connection.get_execution_options().get(_WRITES, False):
            connection.exec_driver_sql("BEGIN")
            return
        connection.exec_driver_sql(f"PRAGMA {_busy_timeout(self._patience)}")
        # A read followed by a write fails at once, however patient, if the lock is taken late.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @cached_property
    def _writer(self) -> Engine:
        return self.engine.execution_options(**{_WRITES: True})

    @property
    def _alembic(self) -> Config:
        config = Config()
        config.set_main_option("script_location", "quiz.storage:migrations")
        config.set_main_option("path_separator", "os")
        return config

    @cached_property
    def _newest(self) -> str:
        return ScriptDirectory.from_config(self._alembic).get_current_head() or ""


def _outside_transaction(connection: Connection, words: str) -> tuple[Any, ...]:
    raw: Any = connection.connection
    found: tuple[Any, ...] = raw.execute(words).fetchone()
    return found


def _busy_timeout(seconds: float) -> str:
    return f"busy_timeout = {round(1000 * seconds)}"
