"""A stand that is gone, or another's, is told from one that never was by nothing, not by a byte."""

from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quiz.storage.sweeper import Sweeper
from tests.web.stand.bare import Clock, Device, Organiser, Person, joined, stands

Answer = tuple[int, list[tuple[str, str]], bytes]
Leave = Callable[[Organiser, Clock], object]


def whole(response: TestResponse) -> Answer:
    """All that somebody is told."""
    return response.status_code, sorted(response.headers), response.data


def deleted(organiser: Organiser, _: Clock) -> None:
    organiser.press("slett", status=200)


def out_of_time(_: Organiser, clock: Clock) -> None:
    clock.forward(days=30)


def swept(organiser: Organiser, clock: Clock) -> None:
    clock.forward(days=30)
    assert Sweeper(stands(organiser.app).database, clock).sweep().stands == 1


def unreadable(organiser: Organiser, _: Clock) -> None:
    """Its content can no longer be read."""
    with stands(organiser.app).database.writing() as session:
        run = session.connection().exec_driver_sql
        run("INSERT INTO edition VALUES ('ffffffffffff', '{}')")
        run("UPDATE stand SET version = 'ffffffffffff'")


@pytest.mark.parametrize("leave", [deleted, out_of_time, swept, unreadable])
def test_a_stand_that_is_gone_never_was(square: Flask, clock: Clock, leave: Leave) -> None:
    organiser = Organiser(square)
    device, code = joined(square, organiser), organiser.code
    link = f"/stand/styr/{organiser.secret}"
    leave(organiser, clock)
    somebody = Person(square)

    nobodys = whole(somebody.get(f"/stand/styr/{'0' * 32}"))
    assert nobodys[0] == 404
    assert whole(somebody.get("/stand/styr/ingen")) == nobodys
    if leave is not unreadable:
        assert whole(somebody.get(link)) == nobodys
        assert whole(Device(square).join(code)) == whole(Device(square).join("CDFHJK"))
    for path in ("/stand/styr", "/stand/styr/bilde.csv"):
        assert whole(somebody.get(path)) == nobodys
        organiser.client.set_cookie("stand", organiser.secret, path="/stand/styr")
        assert whole(organiser.get(path)) == nobodys
    stranger = Device(square)
    for version in ("0123456789ab", "ffffffffffff"):
        answers = [each.deliver(version=version) for each in (device, stranger)]
        if leave is not unreadable:
            assert whole(answers[0]) == whole(answers[1])
        assert answers[1].status_code == 404


@pytest.mark.parametrize("close", ["steng", "ny-kode"])
def test_a_code_that_lets_no_tablet_in_is_no_code(square: Flask, close: str) -> None:
    organiser = Organiser(square)
    code = organiser.code
    organiser.press(close)

    assert whole(Device(square).join(code)) == whole(Device(square).join("CDFHJK"))


def test_one_stand_tells_nothing_of_another(square: Flask) -> None:
    organiser, other = Organiser(square), Organiser(square, navn="Kolonihagen")
    joined(square, other).deliver((4, 4, 4))

    assert "Ingenting er levert ennå." in organiser.page().text()
    assert "Kolonihagen" not in organiser.get("/stand/styr").text
    assert other.code not in organiser.get("/stand/styr").text
