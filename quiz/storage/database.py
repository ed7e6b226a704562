"""A database of either kind: read, written, brought up to date, and done without when it fails."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property
from threading import BoundedSemaphore, Lock
from time import monotonic, sleep

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError
from sqlalchemy.orm import Session

_log = logging.getLogger(__name__)
_WRITES = "quiz_writes"
A_MOMENT = 0.02
"""Seconds."""

GLANCE = 0.5
"""The most seconds that whoever only reads waits for another's lock."""

_PLACES = 64
"""How many may be at the database, or wait for it, at once: a fraction of the server's threads."""

_QUEUE = 0.2
"""Seconds to wait for a place."""


class Unavailable(Exception):
    """The database cannot be used now; the message says why, and nothing of what it holds."""


class Database(ABC):
    """Where things are kept. It is first opened when it is needed."""

    troubles: tuple[type[Exception], ...] = (DatabaseError, CommandError, OSError)
    """Errors that say that the database cannot be used now."""

    def __init__(self, engine: Engine, patience: float) -> None:
        """`patience` is how long to wait for another's lock, in seconds."""
        self.engine, self._patience = engine, patience
        self._upgrading, self._places = Lock(), BoundedSemaphore(_PLACES)
        self._ready = False
        self._trouble: str | None = None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that reads, and sees one state of the database throughout.

        Raises Unavailable, from within the block too.
        """
        with self._session(self._reader, nullcontext()) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that writes; all of it is committed as the block ends, or nothing.

        In SQLite it is alone from its first statement. In PostgreSQL it sees what others have
        committed before each statement, and waits for whoever changes the same row. What is read
        in order to be changed is therefore read `with_for_update()`, and what must not be added
        twice has a key or is added `alone`. Raises Unavailable, from within the block too.
        """
        with self._session(self._writer, self._turn()) as session:
            yield session

    def migrate(self) -> str:
        """Bring the tables up to date, and tell the revision. Raises Unavailable."""
        with self._watched():
            self._prepare()
        return self._newest

    def try_out(self) -> None:
        """Do what everybody does who writes, but write nothing. Raises Unavailable."""
        with self.writing() as session:
            self._try_to_write(session)

    def forget(self) -> None:
        """Let nothing of what has been deleted stand in the database's files.

        Raises Unavailable, also when others are in the way for as long as we have patience.
        """
        began = monotonic()
        with self._watched():
            while not self._forgotten(monotonic() - began):
                if monotonic() > began + self._patience:
                    break
                sleep(A_MOMENT)
            else:
                return
        raise Unavailable("somebody is reading, so the deleted words are still there")

    def _turn(self) -> AbstractContextManager[None]:
        """What a thread that writes waits for in this process. Raises one of the troubles."""
        return nullcontext()

    @abstractmethod
    def _try_to_write(self, session: Session) -> None:
        """Raise one of the troubles where nothing can be written."""

    @abstractmethod
    def _forgotten(self, waited: float) -> bool:
        """Whether it could be done, after so many seconds: False while somebody is in the way."""

    @contextmanager
    def _session(self, engine: Engine, turn: AbstractContextManager[None]) -> Iterator[Session]:
        if not self._places.acquire(timeout=_QUEUE):
            raise Unavailable("too many wait for it")
        try:
            with self._watched(), turn:
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
        except (DataError, IntegrityError):
            raise  # a mistake of ours, or a key that is taken
        except self.troubles as error:
            self._ready = False
            trouble = self._said(error)
            if trouble != self._trouble:
                _log.error("The database cannot be used: %s", trouble)
            self._trouble = trouble
            raise Unavailable(trouble) from error
        if self._trouble:
            _log.warning("The database can be used again.")
        self._trouble = None

    def _said(self, error: Exception) -> str:
        """What is the matter, without what was to be kept."""
        return str(getattr(error, "orig", None) or error)

    def _prepare(self) -> None:
        if not (self._ready or self._is_up_to_date()):
            # One is enough to wait for somebody's lock; the rest are told at once.
            if not self._upgrading.acquire(blocking=False):
                raise OSError("the tables are being made")
            try:
                self._upgrade()
            finally:
                self._upgrading.release()
        self._ready = True

    def _is_up_to_date(self) -> bool:
        with self.engine.connect() as connection:
            heads = MigrationContext.configure(connection).get_current_heads()
        return heads == (self._newest,)

    def _upgrade(self) -> None:
        """The tables in one transaction, which also keeps other processes out."""
        with self._writer.begin() as connection:
            self._keep_others_out(connection)
            config = self._alembic
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @abstractmethod
    def _keep_others_out(self, connection: Connection) -> None:
        """Let no other process make the tables before the transaction has ended."""

    @property
    def _reader(self) -> Engine:
        return self.engine

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


def writes(connection: Connection) -> bool:
    """Whether it is for writing."""
    return bool(connection.get_execution_options().get(_WRITES, False))
