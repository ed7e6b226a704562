"""A school: teachers, pupils and boards that visit the quiz, each in a browser of their own."""

from collections.abc import Mapping
from pathlib import Path

from flask import Flask
from werkzeug.test import Client, TestResponse

from quiz.secret_file import SecretFile
from quiz.storage.open import open_database
from quiz.web.classroom.setup import open_classroom
from tests.web.page import FORM, SENT_BY_US, Page, assert_headers, assert_whole

Fields = Mapping[str, str]


class Browser:
    """Somebody's browser, which keeps cookies and follows where it is led."""

    def __init__(self, app: Flask) -> None:
        self.app, self.client = app, Client(app, TestResponse)
        self.page = Page.read("/", app.test_client().get("/nb/personvern"))

    def get(self, path: str, status: int = 200, **headers: str) -> Page:
        """Go to a page, and see that it is whole."""
        return self._read(path, self.client.get(path, headers=headers), status)

    def post(self, path: str, fields: Fields, status: int = 303) -> Page:
        """Send a form, and go where it leads; `status` is that of the first answer."""
        response = self.send(path, fields)
        if response.status_code != 303:
            return self._read(path, response, status)
        assert status == 303, response.text
        return self.get(response.headers["Location"])

    def send(self, path: str, fields: Fields, **headers: str) -> TestResponse:
        """Send a form, and look at nothing but the answer."""
        said = {**SENT_BY_US, **headers}
        response = self.client.post(path, data=dict(fields), content_type=FORM, headers=said)
        assert_headers(response.headers, cookies=True)
        return response

    def cookie(self, name: str, path: str) -> str | None:
        found = self.client.get_cookie(name, path=path)
        return found.value if found else None

    def hidden(self, form: str) -> dict[str, str]:
        """The hidden fields of the form on this page that is sent to an address."""
        found = self.page.one(f".//form[@action='{form}']")
        return {
            field.attrib["name"]: field.attrib["value"]
            for field in found.findall(".//input[@type='hidden']")
        }

    def _read(self, path: str, response: TestResponse, status: int) -> Page:
        assert response.status_code == status, response.text[-3000:]
        self.page = Page.read(path, response)
        assert_headers(response.headers, cookies=True)
        assert_whole(self.page)
        return self.page


class Teacher(Browser):
    """Opens a lesson and leads it."""

    def open(self, language: str = "nb", **fields: str) -> Page:
        given = {"antall": "30", "slag": "lesson", "terskel": "11", **fields}
        return self.post(f"/{language}/klasse", given)

    @property
    def state(self) -> str:
        return self.page.one(".//*[@id='time']").attrib["data-state"]

    @property
    def code(self) -> str:
        (code,) = self.page.texts(".//strong[@class='code']")
        return code

    @property
    def board(self) -> str:
        """The address of the board."""
        (found,) = {link for link in self.page.links if link.startswith("/skjerm/")}
        return found

    @property
    def secret(self) -> str:
        return str(self.cookie("klasse", "/klasse"))

    def press(self, action: str = "neste", status: int = 303, **fields: str) -> Page:
        """Press a button on the page as it is."""
        signed = self.hidden("/klasse/styr/sprak")
        return self.post(f"/klasse/styr/{action}", {**signed, **fields}, status)

    def look(self) -> Page:
        return self.get("/klasse/styr")


class Pupil(Browser):
    """Joins, answers, and looks at what comes."""

    def join(self, code: str, status: int = 303, **fields: str) -> Page:
        self.get("/k")
        return self.post("/k", {**self.hidden("/k"), "kode": code, **fields}, status)

    def look(self) -> Page:
        return self.get("/k")

    def hand_in(self, answers: Fields, status: int = 303) -> Page:
        """Hand in the form on the page as it is."""
        return self.post("/k/lever", {**self.hidden("/k/lever"), **answers}, status)

    def do(self, action: str, **fields: str) -> Page:
        return self.post(f"/k/{action}", {**self.hidden("/k/ferdig"), **fields})

    @property
    def state(self) -> str:
        return self.page.one(".//*[@id='time']").attrib["data-state"]


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_800_000_000

    def __call__(self) -> int:
        return self.now


def move_in(app: Flask, address: str, secret: Path, clock: Clock) -> None:
    """Let the lessons of an app be kept in another database from now on, and go by this clock."""
    open_classroom(app, open_database(address), SecretFile(secret), clock)


def whole_class(app: Flask, teacher: Teacher, count: int, answers: Fields) -> list[Pupil]:
    """So many pupils who have joined and handed in."""
    pupils = [Pupil(app) for _ in range(count)]
    for pupil in pupils:
        pupil.join(teacher.code)
        pupil.hand_in(answers)
    return pupils
