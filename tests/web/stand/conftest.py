"""A quiz about fruit with stands, whose clock stands still."""

from pathlib import Path

import pytest
from flask import Flask

from quiz.app import create_app
from quiz.settings import Settings
from tests.web.made_up import made_up
from tests.web.stand.bare import Clock, move_in


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def building() -> Flask:
    """The application, which takes a second to make."""
    return create_app(made_up(), Settings())


@pytest.fixture
def square(building: Flask, tmp_path: Path, clock: Clock) -> Flask:
    """The same with no stand in it: another database, secret and clock for each test."""
    move_in(building, f"sqlite:///{tmp_path / 'quiz.sqlite3'}", tmp_path / "secret", clock)
    return building
