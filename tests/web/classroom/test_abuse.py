"""What many, or one who means harm, can do to a classroom: guess, crowd and send nonsense."""

import sqlite3
from contextlib import closing
from pathlib import Path

from flask import Flask
from werkzeug.test import TestResponse

from tests.web.classroom.bare import SEATS, Leader, Person, Seated, classroom

WRONG = "CDFHJK"
EACH = 200
"""Wrong codes of an address in an hour, as `quiz.web.classroom.setup` has it."""


def type_code(somebody: Person, code: str, seat: str = SEATS[0]) -> TestResponse:
    return somebody.send("/k", {"kode": code, "plass": seat})


def test_wrong_codes_are_limited_and_a_right_one_is_let_in_all_the_same(school: Flask) -> None:
    """A whole school has one address, and one who guesses must not keep the rest out."""
    leader, somebody = Leader(school), Person(school)
    before = type_code(somebody, WRONG)
    answers = {type_code(somebody, code).status_code for code in ["x", ""] * ((EACH - 2) // 2)}
    assert {before.status_code} | answers == {422}
    last = type_code(somebody, WRONG)
    limited = type_code(somebody, WRONG)

    assert (last.status_code, limited.status_code) == (422, 429)
    assert 0 < int(limited.headers["Retry-After"]) <= 3600
    assert limited.text.partition("<p>Det kommer mange")[0] in before.text
    assert "mange feil koder" in limited.text
    closed = leader.code
    leader.press("ny-kode")
    assert told_of(somebody, closed) == told_of(somebody, WRONG)
    for seat in SEATS[:4]:
        pupil = Seated(school, leader.code, seat)
        assert pupil.get("/k").status_code == 200
        assert pupil.hand_in({}).status_code == 303


def told_of(somebody: Person, code: str) -> tuple[int, bytes]:
    response = type_code(somebody, code)
    return response.status_code, response.data.replace(code.encode(), b"")


def test_nobody_is_limited_once_they_are_in(school: Flask) -> None:
    leader = Leader(school)
    pupil = Seated(school, leader.code, SEATS[0])
    for _ in range(EACH + 50):
        assert pupil.send("/k/behold", {**pupil.signed, "epler": "2"}).status_code == 204
        assert pupil.get("/k", **{"If-None-Match": '"x"'}).status_code == 200


def test_whoever_guesses_keeps_nobody_from_writing(school: Flask, tmp_path: Path) -> None:
    """Past the limit a wrong code is answered while somebody else has the lock for writing."""
    Leader(school)
    assert {type_code(Person(school), WRONG).status_code for _ in range(EACH)} == {422}
    with closing(sqlite3.connect(tmp_path / "quiz.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for code in (WRONG, "no code", ""):
            assert type_code(Person(school), code).status_code == 429


def test_a_content_that_can_no_longer_be_read_is_a_room_that_is_gone(school: Flask) -> None:
    """To the board as to the others."""
    leader = Leader(school)
    pupil = Seated(school, leader.code, SEATS[0])
    with classroom(school).database.writing() as session:
        run = session.connection().exec_driver_sql
        run("INSERT INTO edition VALUES ('ffffffffffff', '{}')")
        run("UPDATE room SET version = 'ffffffffffff'")

    for somebody, path in (
        (leader, "/klasse/styr"),
        (leader, leader.board),
        (leader, "/klasse/styr/ark/kort"),
        (pupil, "/k"),
    ):
        assert somebody.get(path).status_code == 404
