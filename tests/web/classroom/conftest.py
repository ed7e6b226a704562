"""A school with the fruit quiz, whose clock stands still."""

from pathlib import Path

import pytest
from flask import Flask

from quiz.app import create_app
from quiz.settings import Settings
from tests.web.classroom.school import Clock, Teacher, move_in
from tests.web.made_up import made_up


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def building() -> Flask:
    """The application, which takes a second to make."""
    return create_app(made_up(), Settings())


@pytest.fixture(scope="session")
def next_door() -> Flask:
    """Another like it, for those who compare two."""
    return create_app(made_up(), Settings())


@pytest.fixture
def school(building: Flask, tmp_path: Path, clock: Clock) -> Flask:
    """The same with nothing in it: another database, secret and clock for each test."""
    move_in(building, f"sqlite:///{tmp_path / 'quiz.sqlite3'}", tmp_path / "secret", clock)
    return building


@pytest.fixture
def teacher(school: Flask) -> Teacher:
    """Somebody who has opened a lesson."""
    found = Teacher(school)
    found.open()
    return found
