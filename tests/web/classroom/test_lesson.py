"""A whole lesson, as teacher, pupils and board see it, without JavaScript."""

import pytest
from flask import Flask

from tests.web.classroom.school import Browser, Pupil, Teacher, whole_class
from tests.web.made_up import NAMES, QUESTIONS

AGREE = dict.fromkeys(QUESTIONS, "2")


def test_a_class_of_twelve_goes_through_the_whole_lesson(school: Flask, teacher: Teacher) -> None:
    board = Browser(school)
    pupils = whole_class(school, teacher, 12, AGREE)
    last, late = pupils[0], Pupil(school)

    assert "12 med, 12 ferdig" in board.get(teacher.board).text()
    assert "Levert" in last.page.text()
    teacher.press()
    assert teacher.state == "collecting"
    assert "Lever" in board.get(teacher.board).text()

    teacher.press()
    assert teacher.state == "picture"
    assert "nesten alle eller alle" in board.get(teacher.board).text()
    assert "Se på tavla" in last.look().text()

    late.join(teacher.code)
    assert "ikke levert" in late.page.text()

    teacher.press()
    assert teacher.state == "debate"
    assert "argumentere" in last.look().text()
    assert "Gruppe" in late.look().text()

    teacher.press()
    assert teacher.state == "revote"
    (topic,) = {name for name in last.look().values("name") if name in QUESTIONS}
    for pupil in pupils:
        pupil.look()
        pupil.hand_in({topic: "-2"})
    assert "12 av 13 har stemt" in board.get(teacher.board).text()

    teacher.press()
    assert teacher.state == "result"
    wall = board.get(teacher.board).text()
    assert "Før debatten" in wall
    assert all(name in wall for name in NAMES.values())
    own = last.look().text()
    assert "Hvem som er nærmest deg" in own
    assert "Før debatten svarte du" in own

    teacher.press()
    assert teacher.state == "ended"
    assert "Timen er ferdig" in last.look().text()
    assert "Takk for i dag" in board.get(teacher.board).text()


@pytest.mark.parametrize("present", [0, 3])
def test_too_few_play_a_voice_and_debate_all_the_same(
    school: Flask, teacher: Teacher, present: int
) -> None:
    pupils = whole_class(school, teacher, present, AGREE)
    board = Browser(school)
    states = [teacher.state]
    while teacher.state != "ended":
        teacher.press()
        states.append(teacher.state)
        board.get(teacher.board)
        assert "nesten alle" not in board.page.text()
        for pupil in pupils:
            pupil.look()

    assert states == ["answering", "collecting", "role", "debate", "result", "ended"]


def test_whoever_plays_a_voice_sees_its_own_stances_afterwards(school: Flask) -> None:
    teacher, pupil = Teacher(school), Pupil(school)
    teacher.open(slag="role")
    pupil.join(teacher.code)
    assert "trukket til å svare som" in pupil.page.text(".//h1")

    pupil.post("/k/rolle", {**pupil.hidden("/k/rolle"), "epler": "2"})

    assert "Det du trodde, og det som står" in pupil.page.text()
    assert "helt enig" in pupil.page.text()
    assert "skriver om epler" in pupil.page.text()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_stands_in_every_language(school: Flask, language: str) -> None:
    teacher, board = Teacher(school), Browser(school)
    teacher.open(language, slag="prove")
    pupil = Pupil(school)
    pupil.join(teacher.code)
    while True:
        for browser in (teacher, pupil, board):
            address = teacher.board if browser is board else None
            page = board.get(address) if address else browser.look()  # type: ignore[attr-defined]
            assert page.root.get("lang") == language
        if teacher.state == "ended":
            break
        teacher.press()


def test_a_pupil_may_read_another_language_than_the_room(school: Flask, teacher: Teacher) -> None:
    pupil, other = Pupil(school), Pupil(school)
    pupil.join(teacher.code)
    other.join(teacher.code)

    pupil.post("/k/behold/nn", {**pupil.hidden("/k/lever"), "epler": "-1"})

    assert pupil.page.root.get("lang") == "nn"
    assert pupil.page.checked()["epler"] == "-1"
    assert other.look().root.get("lang") == "nb"
