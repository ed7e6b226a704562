"""A database of its own for each test."""

from pathlib import Path

import pytest

from quiz.storage.database import Database


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "quiz.sqlite3"


@pytest.fixture
def database(file: Path) -> Database:
    return Database(f"sqlite:///{file}", patience=0.05)
