"""What many, or one who means harm, can do to stands: guess, crowd and send nonsense."""

import json
import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask

from quiz.storage import stands as storage
from tests.web.made_up import QUESTIONS
from tests.web.stand.bare import Device, Organiser, Person, alike, joined, rows

EACH, STANDS_EACH = 40, 20
"""Wrong codes and new stands of an address in an hour, as `quiz.web.stand.setup` has it."""

TIMES = 400
FORM = {"navn": "Hagelaget", "farge": "#5b2a56"}


def test_wrong_codes_are_limited_and_a_right_one_lets_in_all_the_same(square: Flask) -> None:
    organiser = Organiser(square)
    answers = [Device(square).join(code).status_code for code in ["CDFHJK", "x"] * (EACH // 2)]
    limited = Device(square).join("CDFHJK")

    assert set(answers) == {404}
    assert limited.status_code == 429
    assert 0 < int(limited.headers["Retry-After"]) <= 3600
    device = joined(square, organiser)
    assert device.deliver((4, 4, 4)).status_code == 200
    closed = organiser.code
    organiser.press("steng")
    assert Device(square).join(closed).data == limited.data


def test_whoever_guesses_keeps_nobody_from_writing(square: Flask, tmp_path: Path) -> None:
    """Past the limit a wrong code is answered while somebody else has the lock for writing."""
    Organiser(square)
    assert {Device(square).join("CDFHJK").status_code for _ in range(EACH)} == {404}
    with closing(sqlite3.connect(tmp_path / "quiz.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for code in ("CDFHJK", "no code", ""):
            assert Device(square).join(code).status_code == 429


def test_a_tablet_that_nobody_knows_is_never_limited_and_writes_nothing(square: Flask) -> None:
    Organiser(square)
    stood = rows(square)
    assert {Device(square).deliver().status_code for _ in range(EACH + 20)} == {404}

    assert rows(square) == stood


def test_new_stands_are_limited_and_the_form_keeps_what_was_written(square: Flask) -> None:
    somebody = Person(square)
    statuses = [somebody.send("/nb/stand/ny", FORM).status_code for _ in range(STANDS_EACH)]
    response = somebody.send("/nb/stand/ny", FORM)

    assert set(statuses) == {303}
    assert 0 < int(response.headers["Retry-After"]) <= 3600
    page = somebody.read("/nb/stand/ny", response, 429)
    assert "Det lages mange stander akkurat nå" in page.text()
    assert page.one(".//input[@id='navn']").attrib["value"] == "Hagelaget"


def test_only_so_many_stands_may_be_there(square: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "MOST_STANDS", 1)
    Organiser(square)
    response = Person(square).send("/nb/stand/ny", FORM)

    assert response.headers["Retry-After"] == "3600"
    page = Person(square).read("/nb/stand/ny", response, 503)
    assert "Det er for mange stander nå" in page.text()


NONSENSE: tuple[Any, ...] = (
    *(
        "\u0661",
        "1e3",
        -1,
        " 1",
        1.5,
        10**300,
        "\0",
        "a" * 3000,
        "",
        None,
        True,
        [],
        {"x": 1},
        [[]],
    ),
    *("NB", "__class__", "{{7*7}}", "<script>", "\u202e", "\x1b[2J\n", "\U0001f600", "\ud800"),
    *("CDFHJK", "F" * 32, "2026-11-28", alike([0, 0, 0]), alike([1, 2, 3]), {"": {"": ""}}),
)
BODIES = (
    *(b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"a":1,"a":2}', b'{"\\u0000":0}', b"[" * 60_000),
    b'{"sequence":' + b"1" * 60_000 + b"}",
    b'{"statements":{' + b",".join(b'"%x":[]' % each for each in range(4000)) + b"}}",
    b'{"tablet":1e400}',
    b"-" * 5000,
)


def test_hostile_json_is_answered_without_a_failure_and_changes_nothing(
    square: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    device, draw = joined(square, Organiser(square)), Random(4)  # noqa: S311
    good = {"code": "CDFHJK", **device.count()}
    stood = rows(square)
    for _ in range(TIMES):
        method, what = draw.choice((("POST", "tablet"), ("PUT", "tally")))
        keys = ("code", "tablet") if what == "tablet" else tuple(device.count())
        value = {key: good[key] for key in keys}
        key = draw.choice((*keys, "x", "", "\0", "__proto__"))
        value[key] = draw.choice(
            [each for each in NONSENSE if each not in ("CDFHJK", good.get(key))]
        )
        response = device.send_raw(method, what, json.dumps(value).encode())
        assert response.status_code in {404, 422, 429}, value
    for body in BODIES:
        for method, what in (("POST", "tablet"), ("PUT", "tally")):
            assert device.send_raw(method, what, body).status_code in {400, 411, 413, 422}

    kept = rows(square)
    assert {name: kept[name] for name in kept if name != "attempt"} == {
        name: stood[name] for name in stood if name != "attempt"
    }
    assert not [each for each in caplog.records if each.levelno > logging.INFO]


def test_a_million_keys_are_never_read(square: Flask) -> None:
    device = joined(square, Organiser(square))
    body = b"{" + b",".join(b'"%d":0' % each for each in range(1_000_000)) + b"}"

    assert device.send_raw("PUT", "tally", body).status_code == 413


FORM_NONSENSE = (
    *("\u0661", "\0", "a" * 3000, "", "<script>", "\u202e", "\x1b[2J", "\ud7ff\uffff", "æ" * 41),
    *("2026-11-28", "2026-11-31", "0000-00-00", "2026-11-28 ", "nb", "xx", "#fff", "#GGGGGG"),
)


def test_hostile_forms_are_answered_without_a_failure_and_change_nothing(
    square: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    organiser, draw = Organiser(square), Random(4)  # noqa: S311
    joined(square, organiser).deliver(finished=3)
    stood = rows(square)
    for _ in range(TIMES // 2):
        value, field = draw.choice(FORM_NONSENSE), draw.choice(("x", "", "\0", *QUESTIONS))
        path, fields = draw.choice(
            (
                ("stand/styr/avslutt", {**organiser.signed, "dag": value}),
                ("stand/styr/sprak", {**organiser.signed, "sprak": f"{value}!"}),
                ("nb/stand/ny", {**FORM, field: value}),
                ("nb/stand/ny", {**FORM, "farge": f"{value}x"}),
                ("nb/stand/ny", {"navn": "\u3164" + value[:0], "farge": value}),
                ("nn/stand/ny", {"navn": "a" * 41, "farge": "#5b2a56"}),
            )
        )
        assert organiser.send(f"/{path}", fields).status_code in {400, 409, 422}
    assert rows(square) == stood
    assert not [each for each in caplog.records if each.levelno > logging.INFO]
