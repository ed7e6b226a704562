"""A voter with a browser, what they do, and everything their browser sent."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Browser, Locator, Request, expect

from tests.conftest import Server

PHONE = {"width": 360, "height": 640}
NOTHING_KEPT = """async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookie: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: window.caches ? (await caches.keys()).length : 0,
    workers: navigator.serviceWorker
        ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""


class Voter:
    """One browser context with a page, and the log of what it asked for."""

    def __init__(self, browser: Browser, server: Server, **options: Any) -> None:
        self.scripted = options.get("java_script_enabled", True)
        self.server = server
        self.requests: list[Request] = []
        self.errors: list[str] = []
        options = {"viewport": PHONE, **options}
        self.context = browser.new_context(base_url=server.address, **options)
        self.context.set_default_timeout(5000)
        self.context.on("request", lambda request: self.requests.append(request))  # noqa: PLW0108
        self.context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.page = self.context.new_page()

    @property
    def posts(self) -> list[Request]:
        return [request for request in self.requests if request.method == "POST"]

    @property
    def shown(self) -> Locator:
        """The one question that is shown."""
        return self.page.locator("fieldset.question:visible")

    @property
    def heading(self) -> Locator:
        """The first words of the result."""
        return self.page.locator("#resultat h2")

    @property
    def show(self) -> Locator:
        """The button that asks for the result."""
        return self.page.locator("[data-show]")

    @property
    def chosen(self) -> dict[str, str]:
        """The answers that are chosen in the form, whether shown or not."""
        found = self.page.locator("#svar input[type=radio]:checked").all()
        chosen = {radio.get_attribute("name"): radio.get_attribute("value") for radio in found}
        return {str(name): str(value) for name, value in chosen.items() if value}

    def expect_chosen(self, given: dict[str, str]) -> None:
        """Wait until the browser has put back what was chosen, and see that it is all of it."""
        chosen = self.page.locator("#svar input[type=radio]:checked:not([value=''])")
        expect(chosen).to_have_count(len(given))
        assert self.chosen == given

    def back(self) -> None:
        """Go back; a page from the cache is there at once and loads nothing."""
        self.page.go_back(wait_until="commit")

    def forward(self) -> None:
        self.page.go_forward(wait_until="commit")

    def choice(self, value: str) -> Locator:
        """An answer to the question that is shown, as one points at it."""
        return self.shown.locator("label").filter(has=self.page.locator(f'input[value="{value}"]'))

    def open(self, path: str = "/nb/sporsmal") -> None:
        self.page.goto(path)

    def answer(self, *values: str) -> dict[str, str]:
        """Point at an answer to each question that comes; what was answered, by question."""
        given = {}
        for value in values:
            expect(self.shown).to_have_count(1)
            question = str(self.shown.get_attribute("id"))
            self.choice(value).click()
            expect(self.page.locator(f"#{question}")).to_be_hidden()
            given[question] = value
        return {question: value for question, value in given.items() if value}

    def answer_all(self, *values: str) -> dict[str, str]:
        """Answer as given, then «helt enig» until the last; ends on the review."""
        given = self.answer(*values)
        while self.shown.count():
            given |= self.answer("2")
        return given

    def ask(self) -> None:
        """Ask for the result and wait until it stands there."""
        self.show.click()
        expect(self.heading).to_be_visible()

    def settle(self) -> None:
        """Wait until no request is under way and the last reply stands on the page."""
        expect(self.page.locator(".htmx-request")).to_have_count(0)

    def ranking(self) -> list[str]:
        return [
            " ".join(row.split()) for row in self.page.locator(".ranking > li").all_inner_texts()
        ]

    def leave(self) -> None:
        """Check what is left behind, and close the browser."""
        try:
            assert not self.errors
            self.check_cookies()
            for request in list(self.requests):
                self.check(request)
            if self.scripted:
                for page in self.context.pages:
                    if page.url.startswith(self.server.address):
                        kept = page.evaluate(NOTHING_KEPT)
                        assert not any(kept.values()), kept
        finally:
            self.context.close()

    def check_cookies(self) -> None:
        """There is none."""
        assert not self.context.cookies()

    def check(self, request: Request) -> None:
        """It goes to nobody but the quiz, and tells no more than it must."""
        assert_private(request, self.server.address)


def assert_private(request: Request, address: str) -> None:
    """Nothing goes to another host, and no answer anywhere but into the body of a POST."""
    parts = urlsplit(request.url)
    assert request.url.startswith(f"{address}/"), request.url
    assert not parts.query
    answers = parse_qsl(request.post_data or "")
    for name, value in request.headers.items():
        assert name != "cookie"
        if name in {"referer", "hx-current-url", "origin"}:
            assert value.startswith(address)
            assert not urlsplit(value).query
            assert not re.search(r"=", value)
    for question, _ in answers:
        assert f"{question}=" not in str(request.headers)
        assert question not in parts.path or question == "innhold"


class OneComes(Protocol):
    def __call__(self, **options: Any) -> Voter: ...


@contextmanager
def coming(browser: Browser, server: Server) -> Iterator[OneComes]:
    """Let voters come; when the block ends they leave, and each is checked."""
    voters: list[Voter] = []

    def one_comes(**options: Any) -> Voter:
        voters.append(Voter(browser, server, **options))
        return voters[-1]

    yield one_comes
    for voter in voters:
        voter.leave()
