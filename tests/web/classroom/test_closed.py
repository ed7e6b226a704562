"""A room that has closed by itself stays closed, whatever the teacher presses afterwards."""

import pytest
from flask import Flask

from quiz.domain.lesson import CLOSES
from tests.web.classroom.bare import SEATS, Leader, Person, Seated
from tests.web.classroom.school import Clock


@pytest.mark.parametrize(
    "press", [{}, {"laas": ""}, {"ny-kode": ""}, {"sprak": "nn"}, {"behold": ""}], ids=str
)
def test_nothing_opens_it_again(school: Flask, clock: Clock, press: dict[str, str]) -> None:
    leader = Leader(school)
    code, pupil = leader.code, Seated(school, leader.code, SEATS[0])
    clock.now += CLOSES
    for action, value in press.items():
        leader.press(action, 303, **{action: value})

    for action in ("neste", "mer-tid"):
        leader.send(f"/klasse/styr/{action}", leader.signed)
    assert 'data-state="ended"' in leader.get("/klasse/styr").text
    assert 'data-state="ended"' in leader.get(leader.board).text
    pupil.hand_in({"epler": "2"})
    assert 'data-state="ended"' in pupil.get("/k").text
    assert Person(school).send("/k", {"kode": code, "plass": SEATS[1]}).status_code == 422
