"""A lesson goes on when the server is started anew, and with the content that it began with."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.settings import Settings
from tests.web.classroom.school import Browser, Pupil, Teacher
from tests.web.made_up import POSITIONS, QUESTIONS, made_up

SHORTER = {voice: positions[:3] for voice, positions in POSITIONS.items()}
NEW = replace(made_up(SHORTER), version="ba9876543210")


def start(folder: Path, content: Content) -> Flask:
    settings = Settings(database=f"sqlite:///{folder / 'quiz.sqlite3'}", secret=folder / "secret")
    return create_app(content, settings)


def move(browser: Browser, app: Flask) -> None:
    """Let somebody's browser, with its cookies, find another server at the address."""
    browser.app = app
    browser.client.application = app


@pytest.mark.parametrize("content", [made_up(), NEW], ids=["the same", "a newer content"])
def test_a_lesson_goes_on_after_a_restart(tmp_path: Path, content: Content) -> None:
    before = start(tmp_path, made_up())
    teacher, pupil, board = Teacher(before), Pupil(before), Browser(before)
    teacher.open()
    pupil.join(teacher.code)
    pupil.do("behold/nb")
    board.get(teacher.board)

    after = start(tmp_path, content)
    for browser in (teacher, pupil, board):
        move(browser, after)

    assert "1 med, 0 ferdig" in board.get(teacher.board).text()
    pupil.look()
    assert {name for name in pupil.page.values("name") if name in QUESTIONS} == set(QUESTIONS)
    assert "0123456789ab" in pupil.page.text(".//footer")
    pupil.hand_in({"fiken": "2"})
    assert "Levert" in pupil.page.text()
    teacher.look()
    teacher.press()
    assert teacher.state == "collecting"


def test_a_new_lesson_has_the_new_content(tmp_path: Path) -> None:
    first = Teacher(start(tmp_path, made_up()))
    first.open()
    after = start(tmp_path, NEW)
    second, pupil = Teacher(after), Pupil(after)
    second.open()

    pupil.join(second.code)

    assert {name for name in pupil.page.values("name") if name in QUESTIONS} == set(QUESTIONS[:3])


def test_under_another_secret_nobody_has_a_seat_and_the_rest_goes_on(tmp_path: Path) -> None:
    before = start(tmp_path, made_up())
    teacher, pupil = Teacher(before), Pupil(before)
    teacher.open()
    pupil.join(teacher.code)
    (tmp_path / "secret").unlink()
    after = start(tmp_path, made_up())
    move(pupil, after)
    move(teacher, after)

    assert "Bli med i timen" in pupil.look().text()
    assert teacher.look().one(".//*[@id='time']").get("data-state") == "answering"
    pupil.join(teacher.code)
    assert pupil.state == "answering"
