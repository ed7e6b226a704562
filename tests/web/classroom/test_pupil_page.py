"""What a pupil's page has at hand, wherever the lesson is."""

import pytest
from flask import Flask

from tests.web.classroom.school import Pupil, Teacher, whole_class
from tests.web.made_up import QUESTIONS

AGREE = dict.fromkeys(QUESTIONS, "2")
KEEPS = "/k/behold/nb"


@pytest.fixture
def pupil(school: Flask, teacher: Teacher) -> Pupil:
    found = Pupil(school)
    found.join(teacher.code)
    return found


def test_while_answers_are_collected_whoever_is_midway_can_hand_in_beside_the_words(
    teacher: Teacher, pupil: Pupil
) -> None:
    midway = ".//*[@id='puls']//button[@form='svar']"
    assert not pupil.page.all(midway)
    teacher.press()

    pupil.look()

    assert pupil.page.one(midway).text == "Lever"
    assert "formaction" not in pupil.page.one(midway).attrib


@pytest.mark.parametrize("kind", ["lesson", "role"])
def test_without_the_script_the_only_way_to_look_again_keeps_what_is_filled_in(
    school: Flask, kind: str
) -> None:
    teacher, pupil = Teacher(school), Pupil(school)
    teacher.open(slag=kind)
    pupil.join(teacher.code)

    assert [each.get("formaction") for each in pupil.page.all(".//noscript//*[@class='next']")] == [
        KEEPS
    ]


def test_the_ways_out_change_with_the_lesson_and_not_with_the_page_alone(
    school: Flask, teacher: Teacher
) -> None:
    (pupil, *_) = whole_class(school, teacher, 11, AGREE)
    assert pupil.page.all(".//*[@id='time']//button[@formaction='/k/neste-elev']")
    for _ in ("collecting", "picture", "debate", "revote", "result", "ended"):
        teacher.press()
    pupil.look()

    (out,) = pupil.page.all(".//*[@id='time']//form[@action='/k/ferdig']//button")
    assert out.text == "Tøm denne skjermen"


def test_a_page_that_asks_by_itself_keeps_its_seat_until_it_has_said_that_the_room_is_gone(
    teacher: Teacher, pupil: Pupil
) -> None:
    teacher.press("slett", 200)

    pupil.get("/k", 404, **{"HX-Request": "true"})

    assert pupil.cookie("plass", "/k")
    assert "finnes ikke lenger" in pupil.get("/k", 404).text()
    assert pupil.cookie("plass", "/k") is None
