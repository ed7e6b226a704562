"""A visitor of the fruit quiz who can be given any database and any hour."""

from pathlib import Path

import pytest
from flask import Flask

from quiz.app import create_app
from quiz.secret_file import SecretFile
from quiz.settings import Settings
from quiz.storage.attempts import Limit
from quiz.storage.database import Database
from quiz.storage.open import open_database
from quiz.web.challenges.views import DESK, Desk
from quiz.web.limits import Limits
from tests.storage.made_up import DAY
from tests.web.made_up import made_up
from tests.web.page import Visitor


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "quiz.sqlite3"


@pytest.fixture
def database(file: Path) -> Database:
    return open_database(f"sqlite:///{file}", patience=0.05)


@pytest.fixture
def limits(database: Database, tmp_path: Path) -> Limits:
    limit = Limit("challenge", each=5, in_all=8)
    return Limits(database, SecretFile(tmp_path / "secret"), limit, clock=lambda: 0)


@pytest.fixture(scope="session")
def fruit_app() -> Flask:
    return create_app(made_up(), Settings())


@pytest.fixture
def app(fruit_app: Flask, database: Database, limits: Limits) -> Flask:
    fruit_app.extensions[DESK] = Desk(database, limits, lambda: DAY)
    return fruit_app


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app)
