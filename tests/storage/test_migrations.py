"""The revisions make what the models say."""

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from quiz.storage.database import Database
from quiz.storage.open import open_database
from quiz.storage.tables import Base


def test_the_revisions_give_the_tables_of_the_models(database: Database) -> None:
    database.migrate()

    with database.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert not compare_metadata(context, Base.metadata)


def test_the_revisions_give_them_to_the_letter(tmp_path: Path) -> None:
    """Checks and AUTOINCREMENT are not compared by Alembic."""
    database = open_database(f"sqlite:///{tmp_path / 'quiz.sqlite3'}")
    modelled = create_engine("sqlite://")
    Base.metadata.create_all(modelled)
    database.migrate()

    assert _tables(database.engine) == _tables(modelled)
    modelled.dispose()


def _tables(engine: object) -> set[frozenset[str]]:
    query = "SELECT sql FROM sqlite_master WHERE tbl_name = 'challenge' AND sql IS NOT NULL"
    with engine.connect() as connection:  # type: ignore[attr-defined]
        found = [sql for (sql,) in connection.execute(text(query))]
    for sql in found:
        assert "AUTOINCREMENT" in sql or "INDEX" in sql
    return {frozenset(line.strip().rstrip(",") for line in sql.splitlines()) for sql in found}


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "quiz.sqlite3"
    first = open_database(f"sqlite:///{file}").migrate()
    before = file.read_bytes()

    assert open_database(f"sqlite:///{file}").migrate() == first
    assert file.read_bytes() == before


def test_several_processes_may_migrate_at_once(address: str) -> None:
    program = f"from quiz.storage.open import open_database; open_database('{address}').migrate()"
    processes = [
        subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE) for _ in range(3)
    ]

    for process in processes:
        assert (process.communicate()[1], process.returncode) == (b"", 0)
