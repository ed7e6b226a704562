"""A school with the fruit quiz, whose clock stands still."""

from pathlib import Path

import pytest
from flask import Flask

from quiz.app import create_app
from quiz.settings import Settings
from tests.web.classroom.school import Clock, Teacher, set_clock
from tests.web.made_up import made_up


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def school(tmp_path: Path, clock: Clock) -> Flask:
    settings = Settings(
        database=f"sqlite:///{tmp_path / 'quiz.sqlite3'}", secret=tmp_path / "secret"
    )
    app = create_app(made_up(), settings)
    set_clock(app, clock)
    return app


@pytest.fixture
def teacher(school: Flask) -> Teacher:
    """Somebody who has opened a lesson."""
    found = Teacher(school)
    found.open()
    return found
