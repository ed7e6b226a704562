"""A room that is gone or closed is told from one that never was by nothing, not by a byte."""

from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quiz.domain.lesson import CLOSES, GOES
from quiz.storage.rooms import sweep
from tests.web.classroom.bare import SEATS, Leader, Person, Seated, classroom
from tests.web.classroom.school import Clock

Answer = tuple[int, list[tuple[str, str]], bytes]
Leave = Callable[[Leader, Clock], None]


def whole(response: TestResponse) -> Answer:
    """All that somebody is told."""
    return response.status_code, sorted(response.headers), response.data


def deleted(leader: Leader, _: Clock) -> None:
    leader.press("slett", status=200)


def out_of_time(_: Leader, clock: Clock) -> None:
    clock.now += GOES


def swept(leader: Leader, clock: Clock) -> None:
    clock.now += GOES
    with classroom(leader.app).database.writing() as session:
        assert sweep(session, clock.now) == 1


@pytest.mark.parametrize("leave", [deleted, out_of_time, swept])
def test_a_room_that_is_gone_never_was(school: Flask, clock: Clock, leave: Leave) -> None:
    leader = Leader(school)
    pupil = Seated(school, leader.code, SEATS[0])
    code, board, link = leader.code, leader.board, f"/klasse/styr/{leader.secret}"
    leave(leader, clock)
    somebody = Person(school)

    never = whole(somebody.get("/skjerm/0123456789abcdef"))
    assert never[0] == 404
    assert whole(somebody.get(board)) == never
    assert whole(somebody.get("/skjerm/ingen")) == never

    nobodys = whole(somebody.get(f"/klasse/styr/{'0' * 32}"))
    assert nobodys[0] == 404
    assert whole(somebody.get(link)) == nobodys
    assert whole(somebody.get("/klasse/styr/ingen")) == nobodys
    for path in ("/klasse/styr", "/klasse/styr/bilde.csv", "/klasse/styr/ark/bilde"):
        assert whole(somebody.get(path)) == nobodys
        leader.client.set_cookie("klasse", leader.secret, path="/klasse")
        assert whole(leader.get(path)) == nobodys

    assert told_of(somebody, code) == told_of(somebody, "CDFHJK")
    assert "Dette klasserommet finnes ikke lenger" in pupil.get("/k").text
    assert pupil.cookie is None


def test_a_seat_in_a_room_that_is_gone_is_as_one_in_a_room_that_lets_nobody_sit_there(
    school: Flask,
) -> None:
    """The cookie of a seat that the room does not know is one of a room that is not there."""
    leader, other = Leader(school), Leader(school)
    pupil, stranger = (Seated(school, each.code, SEATS[0]) for each in (leader, other))
    with classroom(school).database.writing() as session:
        session.connection().exec_driver_sql(
            f"DELETE FROM seat WHERE room = '{other.room.id}'"  # noqa: S608 (hexadecimal)
        )
    expected = whole(stranger.get("/k"))
    leader.press("slett", status=200)

    assert whole(pupil.get("/k")) == expected


@pytest.mark.parametrize("close", ["laas", "ny-kode", "neste", "time"])
def test_a_code_that_lets_nobody_in_is_no_code(school: Flask, clock: Clock, close: str) -> None:
    leader, somebody = Leader(school), Person(school)
    code = leader.code
    if close == "time":
        clock.now += CLOSES
    elif close == "neste":
        leader.lead_to("ended")
    else:
        leader.press(close)

    assert told_of(somebody, code) == told_of(somebody, "CDFHJK")


def join(somebody: Person, code: str) -> TestResponse:
    return somebody.send("/k", {"kode": code, "plass": SEATS[-1]})


def told_of(somebody: Person, code: str) -> Answer:
    """What is told of a code, but for the code itself, which is written back."""
    response = join(somebody, code)
    assert response.status_code == 422
    assert response.text.count(code) == 1
    status, headers, data = whole(response)
    return status, headers, data.replace(code.encode(), b"")
