"""A database on a PostgreSQL server, for several processes or machines that serve one quiz."""

from collections.abc import Callable
from functools import cached_property
from math import ceil
from typing import Any
from weakref import finalize

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, inspect
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as Crowded
from sqlalchemy.orm import Session

from quiz.storage.database import GLANCE, Database, writes

_CONNECTIONS = 8
"""So many a process: a dozen processes fit into the hundred that a server takes by itself."""

_MIGRATING = 7_199_254_740_993
"""Our number among the locks that a server keeps for whoever asks."""

_READ_ONLY, _NOT_ITS_TURN = "25006", "55P03"
_OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND xact_start < clock_timestamp() - make_interval(secs => %(waited)s)
"""


class PostgreSQL(Database):
    """A server, and a few connections to it that are kept: making one costs ten requests.

    Whoever reads sees one state. Writers see what the others have committed so far, and wait for
    each other where both change a row, or where one asks for it: by `with_for_update()` for a row,
    by `alone` for a table.
    """

    troubles = (*Database.troubles, InterfaceError, Crowded)

    def __init__(self, url: URL, patience: float) -> None:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args=_limits(patience),
            hide_parameters=True,
            isolation_level="READ COMMITTED",
            max_overflow=0,
            pool_pre_ping=True,  # a connection from before the server went down is not used
            pool_size=_CONNECTIONS,
            pool_timeout=patience,
        )
        super().__init__(engine, patience)
        event.listen(engine, "begin", _wait(patience))
        event.listen(engine, "handle_error", _begin_afresh)
        # Nothing in the engine may hold on to us, or this would never come.
        finalize(self, engine.dispose)

    def _try_to_write(self, session: Session) -> None:
        if session.connection().exec_driver_sql("SHOW transaction_read_only").scalar() == "on":
            raise OSError("it may only be read")

    def _forgotten(self, waited: float) -> bool:
        """Write the tables anew, without what was deleted. Their old files are gone thereby.

        Whoever was there before might still see it, and then it would be written too. It stands in
        the server's own write-ahead log for as long as the server keeps that.
        """
        outside = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        with outside.connect() as connection:
            if connection.exec_driver_sql(_OTHERS, {"waited": waited}).scalar():
                return False
            quoted = connection.dialect.identifier_preparer.quote
            tables = ", ".join(map(quoted, inspect(connection).get_table_names()))
            try:
                connection.exec_driver_sql(f"VACUUM FULL {tables}")
            except OperationalError as error:
                if _state(error.orig) == _NOT_ITS_TURN:
                    return False
                raise
        return True

    def _is_up_to_date(self) -> bool:
        with self.engine.connect() as connection:
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise OSError(f"its encoding must be UTF8, and is {encoding}")
        return super()._is_up_to_date()

    def _keep_others_out(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")

    def _said(self, error: Exception) -> str:
        """Without the detail that the server adds: a row that it refuses may stand there whole."""
        diagnosis = getattr(getattr(error, "orig", None), "diag", None)
        words = getattr(diagnosis, "message_primary", None) or super()._said(error)
        return " ".join(words.split())

    @cached_property
    def _reader(self) -> Engine:
        return self.engine.execution_options(isolation_level="REPEATABLE READ")


def _limits(patience: float) -> dict[str, Any]:
    """How long anything may take, so that no thread is held by a server that does not answer."""
    most = round(1000 * patience)
    session = {
        "statement_timeout": most,
        "idle_in_transaction_session_timeout": most,
        "lock_timeout": round(1000 * min(patience, GLANCE)),
    }
    return {
        "application_name": "quiz",
        "client_encoding": "utf8",
        "connect_timeout": ceil(patience),
        "keepalives_idle": ceil(patience),
        "tcp_user_timeout": most,
        "options": " ".join(f"-c {name}={value}" for name, value in session.items()),
    }


def _wait(patience: float) -> Callable[[Connection], None]:
    def begin(connection: Connection) -> None:
        if writes(connection):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(1000 * patience)}")

    return begin


def _begin_afresh(context: ExceptionContext) -> None:
    """Leave a server that may only be read: another may have taken its place."""
    if _state(context.original_exception) == _READ_ONLY:
        context.is_disconnect = True


def _state(error: BaseException | None) -> str | None:
    return getattr(error, "sqlstate", None)
