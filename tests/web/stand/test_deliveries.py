"""What a tablet is answered: when it is let in, and when it delivers."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quiz.domain.secret import digest
from quiz.storage.deliveries import Delivery
from quiz.storage.stands import MOST_TABLETS, Tablet
from tests.web.made_up import QUESTIONS
from tests.web.stand.bare import DAY, VERSION, Clock, Device, Organiser, alike, joined, rows, stands

NOTHING = {
    "type": "about:blank",
    "title": "Not Found",
    "status": 404,
    "detail": "No stand takes this.",
}


def told(response: TestResponse) -> tuple[int, Any]:
    return response.status_code, response.get_json()


def test_a_tablet_is_told_what_it_is_to_show(square: Flask) -> None:
    organiser = Organiser(square, navn="Hagelaget på torget", farge="#4A148C")

    assert told(Device(square).join(organiser.code)) == (
        200,
        {"name": "Hagelaget på torget", "accent": "#4a148c", "version": VERSION},
    )


def test_a_tablet_may_ask_again_and_type_as_it_likes(square: Flask) -> None:
    organiser = Organiser(square)
    device, code = Device(square), organiser.code
    answers = [told(device.join(each)) for each in (code, code.lower(), f" {code[:3]}-{code[3:]}")]

    assert answers[0][0] == 200
    assert answers == [answers[0]] * 3
    with stands(square).database.reading() as session:
        assert [each.digest for each in session.query(Tablet)] == [digest(device.secret)]


def test_a_tablet_that_is_in_is_not_put_out_by_a_new_code_or_none(square: Flask) -> None:
    organiser = Organiser(square)
    device = joined(square, organiser)
    for action in ("ny-kode", "steng"):
        organiser.press(action)
        assert device.deliver((11, 0, 0)).status_code == 200


def test_codes_that_are_unknown_closed_or_gone_are_told_alike(square: Flask, clock: Clock) -> None:
    organiser, closed = Organiser(square), Organiser(square)
    code = closed.code
    closed.press("steng")
    old = organiser.code
    organiser.press("ny-kode")
    gone, late = Organiser(square), Organiser(square)
    deleted, out_of_time = gone.code, late.code
    gone.press("slett", status=200)
    clock.forward(days=30)

    for words in ("CDFHJK", code, old, deleted, out_of_time, "", "x", "\0", "CDF4H", "\uff23DFHJK"):
        assert told(Device(square).join(words)) == (404, NOTHING)


def test_thirty_tablets_are_let_in(square: Flask) -> None:
    organiser = Organiser(square)
    devices = [joined(square, organiser) for _ in range(MOST_TABLETS)]

    status, body = told(Device(square).join(organiser.code))
    assert (status, body["detail"]) == (409, "As many tablets are at this stand as may be.")
    assert devices[0].join(organiser.code).status_code == 200


def test_a_tablet_of_one_stand_is_not_counted_at_another(square: Flask) -> None:
    """What it has counted of a day is one object, and may have been delivered."""
    organiser, other = Organiser(square), Organiser(square)
    device = joined(square, organiser)

    status, body = told(device.join(other.code))
    assert (status, body["status"]) == (409, 409)
    assert "Make it a new secret" in body["detail"]


def test_the_receipt_is_the_highest_sequence_that_is_kept(square: Flask) -> None:
    device = joined(square, Organiser(square))
    for sequence, receipt in ((5, 5), (5, 5), (3, 5), (17, 17), (1, 17)):
        assert told(device.deliver(sequence=sequence)) == (200, {"sequence": receipt})


def test_a_tablet_of_nothing_is_told_so_in_one_way(square: Flask, clock: Clock) -> None:
    gone, late = Organiser(square), Organiser(square)
    deleted, out_of_time = joined(square, gone), joined(square, late)
    gone.press("slett", status=200)
    clock.forward(days=30)

    for device in (Device(square), deleted, out_of_time):
        for sequence in (1, 2):
            assert told(device.deliver(sequence=sequence)) == (404, NOTHING)
    assert deleted.send("PUT", "tally", {}).data == Device(square).send("PUT", "tally", {}).data


WRONG: dict[str, tuple[Any, ...]] = {
    "tablet": ("", "F" * 32, "f" * 31, 1, None, []),
    "day": (
        *("2026-11-27", "2026-11-30", "2026-02-30", "2026-11-28T12:00", "20261128", ""),
        *("2026-W48-6", "\u0662026-11-28", "2026-11-28\n", 20261128, None, "9999-12-31"),
    ),
    "version": ("f" * 12, "0123456789AB", "0123456789a", "", None, 12, VERSION + "\n"),
    "sequence": (0, -1, 1.0, True, "1", None, 10**9 + 1, 10**200, [], {}),
    "finished": (-1, 1.0, True, "1", None, 100_001, 10**200, [], {}),
    "abandoned": (-1, 1.0, True, "1", None, 100_001, 10**200, [], {}),
    "statements": (
        *(None, [], "", 0, {"epler": [0, 0, 0]}, {**alike([0, 0, 0]), "x": []}),
        *(alike([0, 0]), alike([0, 0, 0, 0]), alike({"agree": 0}), alike(0), alike(None)),
        *(
            alike([0, 0, 0], (*QUESTIONS[:-1], each))
            for each in ("Fiken", "nektarin", "", "\ud800")
        ),
        *(alike([0, 0, 0], QUESTIONS[:-1]), alike([0, 0, 0], (*QUESTIONS, "nektarin"))),
        *(alike([11, 0, -11]), alike([0.0, 0, 0]), alike([False, 0, 0]), alike(["0", 0, 0])),
        *(alike([11, 0, 0]), alike([10, 0, 0]), alike([10**6, 0, 0]), alike([10**300, 0, 0])),
        {f"s{number}": [0, 0, 0] for number in range(2000)},
    ),
    "x": (1,),
    "": (None,),
}
"""What one thing may not be. The stand was made on 28 November, and nobody has finished."""


@pytest.mark.parametrize("key", WRONG)
def test_what_no_tablet_sends_is_refused_and_changes_nothing(square: Flask, key: str) -> None:
    device = joined(square, Organiser(square))
    stood = rows(square)
    for value in WRONG[key]:
        response = device.deliver(**{key: value})
        assert response.status_code == 422, value
        assert response.get_json()["detail"].startswith("This cannot be taken: ")

    assert rows(square) == stood


@pytest.mark.parametrize(
    ("finished", "statements"),
    [
        (99, {**alike([11, 0, 0]), "epler": [12, 0, 0]}),
        (99, {**alike([11, 0, 0]), "epler": [0, 0, 0]}),
        (99, alike([10, 0, 0])),
        (99, alike([0, 1, 0])),
        (99, alike([33, 33, 34])),
        (10, alike([3, 4, 4])),
    ],
)
def test_a_count_that_no_tablet_makes_is_refused(
    square: Flask, finished: int, statements: dict[str, Any]
) -> None:
    device = joined(square, Organiser(square))

    assert device.deliver(finished=finished, statements=statements).status_code == 422
    assert device.deliver((3, 4, 4), finished=11).status_code == 200


@pytest.mark.parametrize("key", ["tablet", "day", "version", "sequence", "statements"])
def test_no_key_may_be_left_out(square: Flask, key: str) -> None:
    device = joined(square, Organiser(square))
    count = device.count()
    del count[key]

    assert device.send("PUT", "tally", count).status_code == 422


@pytest.mark.parametrize(
    "given",
    [
        *({}, [], None, 1, "x", {"code": "CDFHJK"}, {"code": 1, "tablet": "f" * 32}),
        *({"code": None, "tablet": "f" * 32}, {"code": "CDFHJK", "tablet": "F" * 32}),
        {"code": "CDFHJK", "tablet": "f" * 32, "x": 1},
    ],
    ids=str,
)
def test_a_question_that_no_tablet_asks_is_refused_and_not_counted_as_a_guess(
    square: Flask, given: Any
) -> None:
    stands(square).database.migrate()
    stood = rows(square)

    assert Device(square).send("POST", "tablet", given).status_code == 422
    assert rows(square) == stood


def test_a_count_may_follow_that_holds_the_same_people_or_eleven_more(square: Flask) -> None:
    device = joined(square, Organiser(square))
    steps: tuple[tuple[tuple[int, int, int], int], ...] = (
        ((0, 0, 0), 200),
        ((4, 4, 2), 422),
        ((4, 4, 3), 200),
        ((4, 3, 4), 422),
        ((4, 4, 4), 422),
        ((4, 4, 3), 200),
        ((0, 4, 20), 422),
        ((14, 4, 4), 200),
        ((0, 0, 0), 422),
    )
    for sequence, (answers, status) in enumerate(steps, 1):
        assert device.deliver(answers, sequence=sequence, finished=99).status_code == status


def test_without_anybody_released_the_statements_may_be_left_empty(square: Flask) -> None:
    device = joined(square, Organiser(square))

    assert device.deliver(statements={}, finished=7).status_code == 200
    assert device.deliver((11, 0, 0), sequence=2).status_code == 200
    assert device.deliver(statements={}, sequence=3).status_code == 422


def test_tomorrow_may_be_delivered_today_and_the_first_day_any_day(
    square: Flask, clock: Clock
) -> None:
    """A tablet's clock may be ahead, and it may come back on the network late."""
    device = joined(square, Organiser(square))
    assert device.deliver(day="2026-11-29").status_code == 200
    clock.at("2026-11-28T23:30:00")  # past midnight in Norway
    assert device.deliver(day="2026-11-30").status_code == 200
    clock.forward(days=20)
    assert device.deliver(day="2026-11-28").status_code == 200


@pytest.mark.parametrize("method", ["GET", "DELETE", "PATCH", "POST"])
def test_other_methods_are_not_taken(square: Flask, method: str) -> None:
    response = Device(square).send(method, "tally", {})

    assert response.status_code == 405
    assert "PUT" in response.headers["Allow"]


@pytest.mark.parametrize(
    "body",
    [
        *(b"{", b"x", b"NaN", b'{"code": 1, "code": 2}', b"\xff", b"[" * 3000, b"null\0"),
        b'{"tablet": ' + b"9" * 2000 + b"}",
    ],
    ids=lambda body: repr(body[:12]),
)
def test_what_is_no_json_is_refused(square: Flask, body: bytes) -> None:
    for method, what in (("POST", "tablet"), ("PUT", "tally")):
        assert Device(square).send_raw(method, what, body).status_code == 400


def test_other_bodies_are_refused_before_they_are_read(square: Flask) -> None:
    client = square.test_client()
    said = {"Sec-Fetch-Site": "same-origin"}
    for body, type_, status in (
        (b"x=1", "application/x-www-form-urlencoded", 415),
        (b"{}", "text/plain", 415),
        (b"[" + b"0," * 40_000 + b"0]", "application/json", 413),
    ):
        response = client.put("/stand/api/tally", data=body, content_type=type_, headers=said)
        assert response.status_code == status
        assert response.content_type == "application/problem+json"


def test_a_database_that_cannot_be_used_is_told_and_when_to_try_again(
    square: Flask, tmp_path: Path
) -> None:
    device = joined(square, Organiser(square))
    (tmp_path / "quiz.sqlite3").rename(tmp_path / "away")
    for response in (device.deliver((11, 0, 0)), device.join("CDFHJK")):
        assert response.status_code == 503
        assert response.headers["Retry-After"] == "5"
        assert response.get_json()["detail"].startswith("What is kept here cannot be reached now")
    (tmp_path / "away").rename(tmp_path / "quiz.sqlite3")

    assert told(device.deliver((11, 0, 0))) == (200, {"sequence": 1})


def test_what_is_kept_is_a_digest_and_numbers(square: Flask) -> None:
    device = joined(square, Organiser(square))
    device.deliver((3, 3, 5), sequence=17, finished=25, abandoned=3)

    with stands(square).database.reading() as session:
        (kept,) = session.query(Delivery)
    assert (kept.tablet, kept.day) == (digest(device.secret), DAY)
    assert (kept.sequence, kept.finished, kept.abandoned) == (17, 25, 3)
    assert kept.count.released == 11
    assert device.secret not in str(rows(square))
