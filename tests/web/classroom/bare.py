"""Lessons by bare requests: quick, for whole classes, and free to send what no page would."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import inspect, select, text
from werkzeug.test import Client, TestResponse

from quiz.domain.secret import digest
from quiz.storage.rooms import Room
from quiz.web.classroom.room import CLASSROOM, Classroom
from tests.web.page import FORM, SENT_BY_US, assert_headers

Fields = Mapping[str, str] | Sequence[tuple[str, str]]
SEATS = [f"{number:032x}" for number in range(1, 101)]
"""Secrets of seats, which a test knows beforehand."""


def classroom(app: Flask) -> Classroom:
    found: Classroom = app.extensions[CLASSROOM]
    return found


def rows(app: Flask) -> dict[str, list[Any]]:
    """Everything that the database holds, by table."""
    with classroom(app).database.reading() as session:
        names = inspect(session.connection()).get_table_names()
        return {
            name: sorted(session.execute(text(f"SELECT * FROM {name}")).all(), key=repr)  # noqa: S608
            for name in names
        }


class Person:
    """Somebody with a browser that keeps cookies and reads nothing."""

    def __init__(self, app: Flask) -> None:
        self.app, self.client = app, Client(app, TestResponse)

    def get(self, path: str, **headers: str) -> TestResponse:
        return self._seen(self.client.get(path, headers=headers))

    def send(self, path: str, fields: Fields, **headers: str) -> TestResponse:
        """Send a form from one of our own pages, unless `headers` say otherwise."""
        return self.send_raw(path, urlencode(fields).encode(), **headers)

    def send_raw(self, path: str, body: bytes, **headers: str) -> TestResponse:
        """The same, whether the body is a form or not."""
        said = {**SENT_BY_US, **headers}
        return self._seen(self.client.post(path, data=body, content_type=FORM, headers=said))

    def proof(self, secret: str) -> str:
        return classroom(self.app).cookies.proof(secret)

    @staticmethod
    def _seen(response: TestResponse) -> TestResponse:
        assert_headers(response.headers, cookies=True)
        return response


class Leader(Person):
    """A teacher who has opened a lesson."""

    def __init__(self, app: Flask, **fields: str) -> None:
        super().__init__(app)
        given = {"antall": "30", "slag": "lesson", "terskel": "11", **fields}
        assert self.send("/nb/klasse", given).status_code == 303
        found = self.client.get_cookie("klasse", path="/klasse")
        assert found
        self.secret = found.value

    @property
    def room(self) -> Room:
        with classroom(self.app).database.reading() as session:
            return session.scalars(select(Room).filter_by(teacher=digest(self.secret))).one()

    @property
    def code(self) -> str:
        return str(self.room.code)

    @property
    def board(self) -> str:
        return f"/skjerm/{self.room.id}"

    @property
    def signed(self) -> dict[str, str]:
        """What every form on the teacher's page holds."""
        return {"bevis": self.proof(self.secret), "trinn": str(self.room.step)}

    def press(self, action: str = "neste", status: int = 303, **fields: str) -> TestResponse:
        response = self.send(f"/klasse/styr/{action}", {**self.signed, **fields})
        assert response.status_code == status
        return response

    def lead_to(self, state: str) -> None:
        """Press «Neste» until a state has come."""
        while self.room.state != state:
            assert self.room.state != "ended"
            self.press()


class Seated(Person):
    """A pupil who has joined with a secret of the test's."""

    def __init__(self, app: Flask, code: str, secret: str) -> None:
        super().__init__(app)
        self.secret = secret
        assert self.send("/k", {"kode": code, "plass": secret}).status_code == 303

    @property
    def signed(self) -> dict[str, str]:
        """What every form on a pupil's page holds."""
        return {"bevis": self.proof(self.secret)}

    @property
    def cookie(self) -> str | None:
        found = self.client.get_cookie("plass", path="/k")
        return found.value if found else None

    def hand_in(self, answers: Mapping[str, str], round_: str = "1") -> TestResponse:
        return self.send("/k/lever", {**self.signed, "runde": round_, **answers})


def a_class(app: Flask, leader: Leader, answers: list[Mapping[str, str]]) -> list[Seated]:
    """As many pupils as there are answers, who have handed them in."""
    pupils = [Seated(app, leader.code, secret) for secret, _ in zip(SEATS, answers, strict=False)]
    for pupil, given in zip(pupils, answers, strict=True):
        assert pupil.hand_in(given).status_code == 303
    return pupils
