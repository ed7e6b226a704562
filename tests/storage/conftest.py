"""A database of its own for each test."""

import pytest

from quiz.storage.database import Database
from quiz.storage.open import open_database


@pytest.fixture
def database(address: str) -> Database:
    return open_database(address)


@pytest.fixture
def impatient(address: str) -> Database:
    """The same database, for those who want to see waiting come to an end."""
    return open_database(address, patience=1)
