"""Stands by bare requests: organisers with a browser each, and tablets."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import inspect, select, text
from werkzeug.test import Client, TestResponse

from quiz.domain.secret import digest, new_secret
from quiz.secret_file import SecretFile
from quiz.storage.open import open_database
from quiz.storage.stands import Stand
from quiz.web.stand.setup import open_stands
from quiz.web.stand.stands import STANDS, Stands
from tests.web.made_up import QUESTIONS
from tests.web.page import FORM, SENT_BY_US, Page, assert_headers, assert_whole

Fields = Mapping[str, str] | Sequence[tuple[str, str]]
DAY = date(2026, 11, 28)
VERSION = "0123456789ab"
JSON = "application/json"


def alike(numbers: Any, questions: Sequence[str] = QUESTIONS) -> dict[str, Any]:
    """The same for every statement."""
    return {question: numbers for question in questions}  # noqa: C420 (nobody changes them)


class Clock:
    """A clock that stands still until it is set: at noon in Norway, to begin with."""

    def __init__(self) -> None:
        self.at("2026-11-28T11:00:00")

    def at(self, utc: str) -> None:
        """Set it."""
        self.now = int(datetime.fromisoformat(utc).replace(tzinfo=UTC).timestamp())

    def forward(self, **by: int) -> None:
        self.now += int(timedelta(**by).total_seconds())

    def __call__(self) -> int:
        return self.now


def move_in(
    app: Flask, address: str, secret: Path, clock: Clock, election_days: Collection[date] = ()
) -> None:
    """Let the stands of an app be kept in another database from now on, and go by this clock."""
    open_stands(app, open_database(address), SecretFile(secret), election_days, clock=clock)


def stands(app: Flask) -> Stands:
    found: Stands = app.extensions[STANDS]
    return found


def rows(app: Flask) -> dict[str, list[Any]]:
    """Everything that the database holds, by table."""
    with stands(app).database.reading() as session:
        names = inspect(session.connection()).get_table_names()
        return {
            name: sorted(session.execute(text(f"SELECT * FROM {name}")).all(), key=repr)  # noqa: S608
            for name in names
        }


class Person:
    """Somebody with a browser that keeps cookies."""

    def __init__(self, app: Flask) -> None:
        self.app, self.client = app, Client(app, TestResponse)

    def get(self, path: str, **headers: str) -> TestResponse:
        return self._seen(self.client.get(path, headers=headers))

    def send(self, path: str, fields: Fields, **headers: str) -> TestResponse:
        """Send a form from one of our own pages, unless `headers` say otherwise."""
        body, said = urlencode(fields).encode(), {**SENT_BY_US, **headers}
        return self._seen(self.client.post(path, data=body, content_type=FORM, headers=said))

    def look(self, path: str, status: int = 200) -> Page:
        """A page that is whole."""
        return self.read(path, self.get(path), status)

    def read(self, path: str, response: TestResponse, status: int = 200) -> Page:
        assert response.status_code == status, response.text[-2000:]
        page = Page.read(path, response)
        assert_whole(page)
        return page

    def proof(self, secret: str) -> str:
        return stands(self.app).proofs.proof(secret)

    @staticmethod
    def _seen(response: TestResponse) -> TestResponse:
        assert_headers(response.headers, cookies=True)
        return response


class Organiser(Person):
    """Somebody who has made a stand."""

    def __init__(self, app: Flask, language: str = "nb", **fields: str) -> None:
        super().__init__(app)
        given = {"navn": "Hagelaget", "farge": "#5b2a56", **fields}
        assert self.send(f"/{language}/stand/ny", given).status_code == 303
        found = self.client.get_cookie("stand", path="/stand/styr")
        assert found
        self.secret = found.value

    @property
    def stand(self) -> Stand:
        with stands(self.app).database.reading() as session:
            return session.scalars(select(Stand).filter_by(organiser=digest(self.secret))).one()

    @property
    def code(self) -> str:
        return str(self.stand.code)

    @property
    def signed(self) -> dict[str, str]:
        """What every form on the organiser's page holds."""
        return {"bevis": self.proof(self.secret)}

    def press(self, action: str, status: int = 303, **fields: str) -> TestResponse:
        response = self.send(f"/stand/styr/{action}", {**self.signed, **fields})
        assert response.status_code == status, response.text[-2000:]
        return response

    def page(self) -> Page:
        return self.look("/stand/styr")


class Device:
    """What a tablet sends, and what it is told."""

    def __init__(self, app: Flask, secret: str | None = None) -> None:
        self.client, self.secret = app.test_client(use_cookies=False), secret or new_secret()

    def join(self, code: str) -> TestResponse:
        return self.send("POST", "tablet", {"code": code, "tablet": self.secret})

    def deliver(self, answers: Sequence[int] = (0, 0, 0), **other: Any) -> TestResponse:
        """A count with the same answers to every statement."""
        return self.send("PUT", "tally", self.count(answers, **other))

    def count(self, answers: Sequence[int] = (0, 0, 0), **other: Any) -> dict[str, Any]:
        return {
            "tablet": self.secret,
            "day": DAY.isoformat(),
            "version": VERSION,
            "sequence": 1,
            "finished": sum(answers),
            "abandoned": 0,
            "statements": alike(list(answers)),
            **other,
        }

    def send(self, method: str, what: str, value: Any, **headers: str) -> TestResponse:
        return self.send_raw(method, what, json.dumps(value).encode(), **headers)

    def send_raw(self, method: str, what: str, body: bytes, **headers: str) -> TestResponse:
        said = {**SENT_BY_US, **headers}
        response = self.client.open(
            f"/stand/api/{what}", method=method, data=body, content_type=JSON, headers=said
        )
        assert_headers(response.headers)
        assert response.headers["Cache-Control"] == "no-store"
        expected = JSON if response.status_code == 200 else "application/problem+json"
        assert response.content_type == expected
        return response


def joined(app: Flask, organiser: Organiser) -> Device:
    """A tablet that has been let in."""
    device = Device(app)
    assert device.join(organiser.code).status_code == 200
    return device
