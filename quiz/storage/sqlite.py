"""A database in one file of this machine's, by SQLite."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, NullPool, create_engine, event
from sqlalchemy.orm import Session

from quiz.storage.database import A_MOMENT, GLANCE, Database, writes

KEPT = {"alembic_version", "challenge"}
"""The tables that a backup holds. No class and no stand leaves anything in them."""

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


class SQLite(Database):
    """An SQLite file.

    Nothing is kept open in between, so that a file that has been moved away or put back is noticed
    by the next request. Whoever writes is alone from their first statement.
    """

    troubles = (*Database.troubles, sqlite3.DatabaseError)

    def __init__(self, url: URL, patience: float) -> None:
        super().__init__(create_engine(url, poolclass=NullPool, hide_parameters=True), patience)
        self._file = Path(url.database or "")
        self._known, self._writing = False, Lock()
        event.listen(self.engine, "connect", self._connected)
        event.listen(self.engine, "begin", self._begin)

    def migrate(self) -> str:
        """Close the file to others, too."""
        revision = super().migrate()
        with self._watched():
            self._file.chmod(0o600)
        return revision

    def back_up(self, file: Path) -> None:
        """Write what is to be kept to a new file that nobody else may read.

        What a class or a stand has left is deleted in memory, so that it never comes to where
        backups are. Raises Unavailable, and OSError where the file cannot be written or is there
        already.
        """
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            with self.reading() as session:
                raw: Any = session.connection().connection.driver_connection
                raw.backup(copy)
            for (table,) in copy.execute(_TABLES).fetchall():
                if table not in KEPT:
                    copy.execute(f'DELETE FROM "{table}"')  # noqa: S608
            os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            copy.execute("VACUUM INTO ?", (str(file),))

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """The next is called; SQLite would have all of them ask again, ever more seldom."""
        if not self._writing.acquire(timeout=self._patience):
            raise OSError("others are writing")
        try:
            yield
        finally:
            self._writing.release()

    def _try_to_write(self, session: Session) -> None:
        session.connection()  # it begins with the lock for writing

    def _forgotten(self, waited: float) -> bool:  # noqa: ARG002
        """Empty the write-ahead log; the file itself forgets at once, by secure_delete."""
        with self.engine.connect() as connection:
            (busy, *_) = _outside_transaction(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
        return not busy

    def _prepare(self) -> None:
        # A new file in its place would take what belongs in the old one, and show an empty log.
        if self._known and not self._file.exists():
            raise OSError("the file is gone")
        super()._prepare()
        self._known = True

    def _is_up_to_date(self) -> bool:
        if not (self._file.exists() and super()._is_up_to_date()):
            return False
        with self.engine.connect() as connection:
            return connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"

    def _upgrade(self) -> None:
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file.touch(mode=0o600)
        self._let_readers_in()
        super()._upgrade()

    def _keep_others_out(self, connection: Connection) -> None:
        """The lock for writing, which it has, is enough."""

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
                sleep(A_MOMENT)
            else:
                return

    def _connected(self, connection: Any, _: object) -> None:
        # SQLAlchemy, not the driver, says where a transaction begins.
        connection.isolation_level = None
        for pragma in (
            _busy_timeout(min(self._patience, GLANCE)),
            "synchronous = FULL",  # what has been acknowledged outlives a power cut
            "foreign_keys = ON",
            "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    def _begin(self, connection: Connection) -> None:
        if not writes(connection):
            connection.exec_driver_sql("BEGIN")
            return
        connection.exec_driver_sql(f"PRAGMA {_busy_timeout(self._patience)}")
        # A read followed by a write fails at once, however patient, if the lock is taken late.
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _outside_transaction(connection: Connection, words: str) -> tuple[Any, ...]:
    raw: Any = connection.connection
    found: tuple[Any, ...] = raw.execute(words).fetchone()
    return found


def _busy_timeout(seconds: float) -> str:
    return f"busy_timeout = {round(1000 * seconds)}"
