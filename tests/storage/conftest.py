"""A database of its own for each test."""

from pathlib import Path

import pytest

from quiz.storage.database import Database
from quiz.storage.open import open_database


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "quiz.sqlite3"


@pytest.fixture
def database(file: Path) -> Database:
    return open_database(f"sqlite:///{file}", patience=0.05)
