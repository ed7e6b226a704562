"""Where the secrets of a stand are, how long, and where they never are."""

import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quiz.app import create_app
from quiz.domain.secret import digest
from quiz.settings import Settings
from quiz.storage.sweeper import Sweeper, Swept
from tests.web.made_up import made_up
from tests.web.stand.bare import (
    DAY,
    Clock,
    Device,
    Organiser,
    Person,
    joined,
    move_in,
    rows,
    stands,
)

SECRET_WORDS = re.compile(r"[0-9a-f]{32}")


def cookie(response: TestResponse) -> tuple[str, dict[str, str]]:
    """The value and the attributes of the one cookie that a response sets."""
    (header,) = response.headers.getlist("Set-Cookie")
    whole, *rest = header.split("; ")
    parts = (each.partition("=") for each in rest)
    return whole, {name.lower(): value for name, _, value in parts}


def traces(organiser: Organiser, devices: list[Device]) -> list[bytes]:
    """All that a database could hold of one stand, in bytes and in hexadecimal."""
    stand = organiser.stand
    secrets = [organiser.secret, *(device.secret for device in devices)]
    digests = [digest(secret) for secret in secrets]
    words = [stand.id, str(stand.code), stand.name, *secrets, *(each.hex() for each in digests)]
    return [*digests, *(word.encode() for word in words)]


def found(address: str, app: Flask, sought: list[bytes]) -> set[bytes]:
    """What of this is in the files of an SQLite database, or in the rows of another."""
    if address.startswith("sqlite"):
        file = Path(address.removeprefix("sqlite:///"))
        held = [each.read_bytes() for each in file.parent.iterdir()]
        assert held
    else:
        held = [
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            for table in rows(app).values()
            for row in table
            for value in row
        ]
    return {each for each in sought if any(each in words for words in held)}


@pytest.mark.parametrize("how", ["slett", "sweep"])
def test_nothing_of_a_stand_is_left_in_the_database(
    building: Flask, address: str, tmp_path: Path, clock: Clock, how: str
) -> None:
    move_in(building, address, tmp_path / "secret", clock)
    organiser = Organiser(building, navn="Hagelaget på torget")
    devices = [joined(building, organiser) for _ in range(3)]
    for device in devices:
        device.deliver((4, 4, 4))
        device.deliver((4, 4, 4), day=str(DAY + timedelta(days=1)))
    organiser.press("avslutt", dag=DAY.isoformat())
    sought = traces(organiser, devices)
    assert found(address, building, sought)
    if how == "slett":
        organiser.press("slett", status=200)
    else:
        clock.forward(days=30)
        assert Sweeper(stands(building).database, clock).sweep() == Swept(rooms=0, stands=1)

    assert not found(address, building, sought)
    of_stands = {"stand", "tablet", "delivery", "day_picture"}
    assert not [name for name, kept in rows(building).items() if name in of_stands and kept]


def test_secrets_are_in_the_database_as_digests_alone(
    building: Flask, address: str, tmp_path: Path, clock: Clock
) -> None:
    move_in(building, address, tmp_path / "secret", clock)
    organiser = Organiser(building)
    device = joined(building, organiser)
    device.deliver((4, 4, 4))
    secrets = [organiser.secret, device.secret]

    assert not found(address, building, [secret.encode() for secret in secrets])
    assert len(found(address, building, [digest(secret) for secret in secrets])) == 2


def test_the_cookie_is_closed_to_scripts_and_other_sites_and_ends_with_the_browser(
    square: Flask,
) -> None:
    made = Person(square).send("/nb/stand/ny", {"navn": "Hagelaget", "farge": "#5b2a56"})
    organiser = Organiser(square)
    arrived = Person(square).get(f"/stand/styr/{organiser.secret}")
    for response in (made, arrived):
        _, said = cookie(response)
        assert said == {"httponly": "", "path": "/stand/styr", "samesite": "Lax"}
        assert response.headers["Cache-Control"] == "no-store"
    whole, said = cookie(organiser.press("slett", status=200))
    assert (whole, said["max-age"], said["path"]) == ("stand=", "0", "/stand/styr")


@pytest.mark.parametrize(("proxies", "secure"), [(1, True), (0, False)])
def test_the_cookie_is_for_https_alone_where_a_proxy_of_ours_says_so(
    tmp_path: Path, proxies: int, *, secure: bool
) -> None:
    settings = Settings(
        database=f"sqlite:///{tmp_path / 'quiz.sqlite3'}",
        secret=tmp_path / "secret",
        proxies=proxies,
    )
    client = create_app(made_up(), settings).test_client()
    headers = {"X-Forwarded-Proto": "https", "Sec-Fetch-Site": "same-origin"}
    fields = {"navn": "Hagelaget", "farge": "#5b2a56"}
    _, said = cookie(client.post("/nb/stand/ny", data=fields, headers=headers))
    assert ("secure" in said) is secure


def test_a_link_that_is_opened_leaves_the_address_bar_at_once(square: Flask) -> None:
    organiser, somebody = Organiser(square), Person(square)
    response = somebody.get(f"/stand/styr/{organiser.secret}")

    assert (response.status_code, response.headers["Location"]) == (303, "/stand/styr")
    assert response.data == b""
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert somebody.get("/stand/styr").data == organiser.get("/stand/styr").data


def test_the_secret_stands_on_the_organisers_own_page_alone_and_in_no_address(
    square: Flask,
) -> None:
    organiser = Organiser(square)
    device = Device(square)
    told = [device.join(organiser.code), device.deliver((4, 4, 4))]
    told += [Person(square).get(path) for path in ("/nb/stand", "/nb/stand/ny", "/stand/styr")]
    told += [organiser.get(path) for path in ("/nb/stand", "/stand/styr/bilde.csv")]
    for response in told:
        assert organiser.secret not in response.text
        assert organiser.secret not in str(response.headers)
    own = organiser.get("/stand/styr")
    assert own.text.count(organiser.secret) == 1
    assert own.headers["Cache-Control"] == "no-store"
    assert not re.search(rf'(href|src|action)="[^"]*{organiser.secret}', own.text)


def test_nothing_is_logged_but_the_kind_of_a_failure(
    square: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    organiser = Organiser(square)
    device = joined(square, organiser)

    def fails(*_: object, **__: object) -> None:
        raise ValueError(f"{organiser.secret} {organiser.code} {device.secret}")

    for name in ("quiz.web.stand.deliveries.deliver", "quiz.web.stand.organiser.make_picture"):
        monkeypatch.setattr(name, fails)
    with caplog.at_level(logging.DEBUG):
        answers = [
            device.deliver((4, 4, 4)),
            organiser.press("avslutt", status=500, dag=DAY.isoformat()),
        ]
        Person(square).get(f"/stand/styr/{organiser.secret}")

    words = "\n".join(
        f"{each.getMessage()} {each.exc_text} {each.exc_info}" for each in caplog.records
    )
    assert [answer.status_code for answer in answers] == [500, 500]
    assert words.count("ValueError at ") == 2
    for held in (words, *(answer.text for answer in answers)):
        for secret in (organiser.secret, device.secret, organiser.stand.id):
            assert secret not in held
    assert not SECRET_WORDS.search(words)
    assert organiser.code not in words
