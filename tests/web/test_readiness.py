"""Whoever sends visitors is told when hand-ins cannot be received, and nothing more."""

from pathlib import Path

import pytest
from flask import Flask

from quiz.secret_file import SecretFile
from quiz.storage.database import Database
from quiz.storage.open import open_database
from quiz.web.readiness import A_WHILE, Readiness, add_readiness
from tests.postgresql import Server as PostgreSQLServer


class Clock:
    """Time as the test wants it, in seconds."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def secret(tmp_path: Path) -> SecretFile:
    return SecretFile(tmp_path / "secrets" / "secret")


def statuses(readiness: Readiness) -> tuple[int, int]:
    """Of whether it is up, and of whether it is ready."""
    app = Flask("quiz")
    add_readiness(app, readiness)
    client = app.test_client()
    up, ready = client.get("/healthz"), client.get("/readyz")
    assert up.text == "ok\n"
    assert ready.text == ("ok\n" if ready.status_code == 200 else "not ready\n")
    assert ready.headers.get("Retry-After") == (None if ready.status_code == 200 else "1")
    assert ready.headers["Cache-Control"] == "no-store"
    return up.status_code, ready.status_code


def test_it_is_ready_when_database_and_secret_can_be_used(address: str, secret: SecretFile) -> None:
    assert statuses(Readiness(open_database(address), secret)) == (200, 200)


def test_it_is_up_but_not_ready_without_its_database(tmp_path: Path, secret: SecretFile) -> None:
    database = open_database(f"sqlite:///{tmp_path}")

    assert statuses(Readiness(database, secret)) == (200, 503)


def test_it_is_not_ready_while_another_holds_the_lock(tmp_path: Path, secret: SecretFile) -> None:
    one, other = (open_database(f"sqlite:///{tmp_path / 'q.db'}", patience=0.05) for _ in range(2))
    with one.writing() as session:
        session.connection()
        assert statuses(Readiness(other, secret)) == (200, 503)

    assert statuses(Readiness(other, secret)) == (200, 200)


def test_it_is_not_ready_where_a_server_may_only_be_read(
    postgresql: PostgreSQLServer, secret: SecretFile
) -> None:
    with postgresql.database() as address:
        open_database(address).migrate()
        name = address.rpartition("/")[2]
        postgresql.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")

        assert statuses(Readiness(open_database(address), secret)) == (200, 503)


def test_it_is_not_ready_without_its_secret(address: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"too short")
    (tmp_path / "secret").chmod(0o600)

    assert statuses(Readiness(open_database(address), SecretFile(tmp_path / "secret"))) == (
        200,
        503,
    )


def test_however_often_it_is_asked_it_looks_once_a_second(
    tmp_path: Path, secret: SecretFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, clock = [], Clock()
    monkeypatch.setattr(Database, "try_out", lambda _: looked.append(1))
    readiness = Readiness(open_database(f"sqlite:///{tmp_path / 'q.db'}"), secret, clock)

    assert all(readiness.is_ready() for _ in range(50))
    assert len(looked) == 1
    clock.now += A_WHILE
    assert readiness.is_ready()
    assert len(looked) == 2
