"""A school: teachers, boards and pupils with browsers of their own, and classmates without."""

import json
import re
import zlib
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from playwright.sync_api import (
    APIRequestContext,
    Browser,
    Locator,
    Playwright,
    Request,
    Response,
    expect,
)

from tests.browser.voter import Voter
from tests.conftest import Server

SOON = 10_000
"""Milliseconds in which a page has asked what goes on, on a machine that has much to do."""

PROJECTOR = {"width": 1280, "height": 720}
HIDE = """(hidden) => {
    Object.defineProperty(document, "hidden", {configurable: true, get: () => hidden});
    document.dispatchEvent(new Event("visibilitychange"));
}"""
Somebody = TypeVar("Somebody", bound="Visitor")
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


class Visitor(Voter):
    """Somebody in the classroom, whose browser has one cookie and keeps nothing else."""

    cookie: str | None = None

    def __init__(self, browser: Browser, server: Server, **options: Any) -> None:
        super().__init__(browser, server, **{"locale": "nb-NO", **options})
        self.secrets: set[str] = set()
        self.responses: list[Response] = []
        self.context.on("response", lambda response: self.responses.append(response))  # noqa: PLW0108

    @property
    def lesson(self) -> Locator:
        """What is kept in step with the lesson."""
        return self.page.locator("#time")

    @property
    def kept(self) -> Any:
        """The one cookie; None where there is none."""
        cookies = self.context.cookies()
        assert {cookie["name"] for cookie in cookies} <= {self.cookie}
        return cookies[0] if cookies else None

    def look(self) -> None:
        """Ask what goes on, by hand where no script does it."""
        if not self.scripted:
            self.page.locator("noscript .next").click()

    def see(self, state: str) -> None:
        """Wait until the page shows this state."""
        self.look()
        expect(self.lesson).to_have_attribute("data-state", state, timeout=SOON)

    def read(self, *words: str) -> None:
        """Wait until these words can be read in the lesson."""
        for each in words:
            expect(self.lesson).to_contain_text(each, use_inner_text=True, timeout=SOON)

    def told(self) -> str:
        """All that can be read in the lesson."""
        return " ".join(self.lesson.inner_text().split())

    def hide(self, *, hidden: bool = True) -> None:
        """Turn to another tab, and back."""
        self.page.evaluate(HIDE, hidden)

    def asked(self) -> Response:
        """What the page is told the next time that it asks by itself."""
        with self.page.expect_response(is_poll, timeout=SOON) as told:
            pass
        return told.value

    def check_cookies(self) -> None:
        """It is out of the page's reach, and goes with the browser."""
        kept = self.kept
        assert kept is None or (kept["httpOnly"], kept["sameSite"]) == (True, "Lax")
        assert kept is None or kept["expires"] == -1

    def check(self, request: Request) -> None:
        """Nothing goes to another host, and no answer or secret stands where it is seen."""
        assert request.url.startswith(f"{self.server.address}/"), request.url
        parts = urlsplit(request.url)
        assert not parts.query
        assert not parts.fragment
        said = [value for name, value in request.headers.items() if name != "cookie"]
        for secret in self.secrets:
            assert not any(secret in value for value in said), request.url
            assert secret not in request.url or request.is_navigation_request()
        for name in ("referer", "hx-current-url", "origin"):
            value = request.headers.get(name, self.server.address)
            assert value.startswith(self.server.address)
            assert "=" not in value
            assert "#" not in value


class Teacher(Visitor):
    """Opens a lesson and leads it."""

    cookie = "klasse"
    HERE = "/klasse/styr"

    def open_lesson(self, kind: str = "lesson") -> Self:
        self.open("/nb/klasse")
        self.page.locator(f"label:has(input[value={kind}])").click()
        self.page.get_by_role("button", name="Åpne timen").click()
        expect(self.lesson).to_be_visible()
        self.secrets.add(self.kept["value"])
        return self

    @property
    def code(self) -> str:
        return self.page.locator("strong.code").inner_text()

    @property
    def board(self) -> str:
        """The address of the board."""
        return str(self.page.locator("a[href^='/skjerm/']").get_attribute("href"))

    @property
    def link(self) -> str:
        """The link that the teacher keeps."""
        return str(self.page.locator(".secret code").text_content())

    @property
    def next_button(self) -> Locator:
        """The one big button."""
        return self.page.locator("button.forward")

    def next(self, state: str) -> None:
        """Press «Neste», and see where that leads."""
        self.next_button.click()
        expect(self.lesson).to_have_attribute("data-state", state)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()


class Board(Visitor):
    """The projector, which everybody sees."""


class Pupil(Visitor):
    """Joins, answers, and looks at what comes."""

    cookie = "plass"
    HERE = "/k"

    @property
    def hand_in_button(self) -> Locator:
        return self.page.locator("#svar .actions button[type=submit]")

    @property
    def seat(self) -> Any:
        """What stands in the seat's cookie."""
        words: str = self.kept["value"].rpartition(".")[0]
        packed = words.startswith(".")
        words = words.removeprefix(".")
        found = urlsafe_b64decode(words + "=" * (-len(words) % 4))
        return json.loads(zlib.decompress(found) if packed else found)

    def join(self, code: str, language: str | None = None) -> Self:
        """Type the code, as read from the board."""
        self.open("/k")
        if language:
            self.page.get_by_role("link", name=language).click()
            expect(self.page).to_have_url(re.compile("/k/"))
        self.page.locator("#kode").fill(code)
        self.page.locator(".join button").click()
        expect(self.lesson).to_be_visible()
        return self

    def fill_in(self, given: Mapping[str, str]) -> None:
        """Point at an answer to each of these statements."""
        if self.scripted and self.page.locator("#svar.stepping").count():
            for value in given.values():
                with self.page.expect_response("**/k/behold"):
                    self.answer(value)
            return
        for question, value in given.items():
            self.page.locator(f"#{question} label:has(input[value='{value}'])").click()

    def hand_in(self) -> None:
        """Press «Lever» and read the receipt."""
        self.hand_in_button.click()
        expect(self.page.locator("#svar")).to_have_count(0)
        expect(self.lesson.locator("h2")).to_have_text(re.compile("^Lever"))

    def take_part(self, given: Mapping[str, str]) -> None:
        self.fill_in(given)
        self.hand_in()


class Classmate:
    """A pupil whose screen nobody looks at: forms and cookies, without a browser."""

    def __init__(self, api: APIRequestContext) -> None:
        self.api = api

    def join(self, code: str) -> None:
        self._send("/k", kode=code)

    def hand_in(self, given: Mapping[str, str]) -> None:
        assert ">Levert</h2>" in self._send("/k/lever", **given)

    def _send(self, action: str, **fields: str) -> str:
        page = self.api.get("/k").text()
        form = page.partition(f'action="{action}"')[2].partition("</form>")[0]
        sent: dict[str, str | float | bool] = {**dict(_HIDDEN.findall(form)), **fields}
        answer = self.api.post(action, form=sent)
        assert answer.ok, answer.text()
        return answer.text()


@dataclass
class School:
    """Lets people in, and sees them off."""

    playwright: Playwright
    browser: Browser
    server: Server
    visitors: list[Visitor] = field(default_factory=list)
    classmates: list[Classmate] = field(default_factory=list)

    def teacher(self, kind: str = "lesson", **options: Any) -> Teacher:
        """A teacher who has opened a lesson."""
        return self._let_in(Teacher(self.browser, self.server, **options)).open_lesson(kind)

    def colleague(self, teacher: Teacher, **options: Any) -> Teacher:
        """Whoever opens a teacher's link in a browser of their own."""
        found = self._let_in(Teacher(self.browser, self.server, **options))
        found.secrets |= teacher.secrets
        found.open(teacher.link)
        return found

    def board(self, teacher: Teacher, **options: Any) -> Board:
        board = self._let_in(Board(self.browser, self.server, viewport=PROJECTOR, **options))
        board.open(teacher.board)
        return board

    def pupil(self, **options: Any) -> Pupil:
        """Somebody who has not joined yet."""
        return self._let_in(Pupil(self.browser, self.server, **options))

    def classmate(self, code: str) -> Classmate:
        """Somebody who has joined."""
        api = self.playwright.request.new_context(
            base_url=self.server.address, extra_http_headers={"Origin": self.server.address}
        )
        self.classmates.append(Classmate(api))
        self.classmates[-1].join(code)
        return self.classmates[-1]

    def _let_in(self, visitor: Somebody) -> Somebody:
        self.visitors.append(visitor)
        return visitor

    def close(self) -> None:
        for classmate in self.classmates:
            classmate.api.dispose()
        for visitor in self.visitors:
            visitor.leave()


@contextmanager
def opened(playwright: Playwright, browser: Browser, server: Server) -> Iterator[School]:
    """A school; when the block ends all leave, and what their browsers have sent is checked."""
    school = School(playwright, browser, server)
    yield school
    school.close()


def is_poll(response: Response) -> bool:
    """Whether a page has asked for this by itself, to stay in step."""
    return response.request.method == "GET" and "hx-request" in response.request.headers
