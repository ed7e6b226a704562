"""A tablet at a stand: who uses it, and everything that stays on it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import Server

A_MOMENT = 400
"""Milliseconds: longer than taps are ignored after a new screen."""

TABLET = {"width": 768, "height": 1024}
LEFT_BEHIND = """async () => {
    const bodies = async (name) => {
        const cache = await caches.open(name)
        const requests = await cache.keys()
        const found = await Promise.all(
            requests.map(async (each) => [each.url, await (await cache.match(each)).text()]))
        return Object.fromEntries(found)
    }
    const names = await caches.keys()
    return {
        page: document.documentElement.outerHTML,
        typed: [...document.querySelectorAll("input")].map((input) => input.value),
        entries: history.length,
        state: history.state,
        address: location.href,
        local: {...localStorage},
        session: {...sessionStorage},
        databases: await indexedDB.databases(),
        caches: Object.fromEntries(await Promise.all(
            names.map(async (name) => [name, await bodies(name)]))),
        cookie: document.cookie,
        zoom: visualViewport.scale,
        scroll: scrollY,
    }
}"""


class Tablet:
    """A browser with the stand in it, where time passes as fast as somebody lets it."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.errors: list[str] = []
        self.context = browser.new_context(base_url=address, **{"viewport": TABLET, **options})
        self.context.set_default_timeout(10_000)
        self.context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.page = self.context.new_page()
        self.page.clock.install()

    def open(self, language: str = "nb") -> "Tablet":
        self.page.goto(f"/stand/{language}")
        return self.wait()

    def wait(self) -> "Tablet":
        """Wait until somebody may begin."""
        expect(self.page.locator("[data-do=begin]")).to_be_enabled()
        return self

    @property
    def screen(self) -> Locator:
        """What is shown."""
        return self.page.locator(".screen:visible")

    @property
    def shown(self) -> str:
        return str(self.screen.get_attribute("id"))

    def pass_time(self, milliseconds: int = A_MOMENT) -> None:
        """Let time pass: so much, unless told otherwise, that a tap counts."""
        self.page.clock.run_for(milliseconds)

    def press(self, what: str, **data: str) -> None:
        """Press a button of the screen, as soon as a tap counts."""
        self.pass_time()
        more = "".join(f"[data-{name}='{value}']" for name, value in data.items())
        self.page.locator(f"[data-do={what}]{more}:visible").click()

    def answer(self, *values: str) -> None:
        """Begin, and answer as many statements."""
        self.press("begin")
        for value in values:
            before = self.shown
            self.press("answer", value=value)
            expect(self.page.locator(f"[id='{before}']")).to_be_hidden()

    def finish(self, values: Sequence[str]) -> None:
        """Answer all, and see the result."""
        self.answer(*values)
        assert self.shown == "done"
        self.press("result")
        expect(self.page.locator("#result")).to_be_visible()

    @property
    def bands(self) -> dict[str, list[str]]:
        """The voices in each group that is shown."""
        found = self.page.locator("[data-band]:visible").all()
        return {
            str(band.get_attribute("data-band")): [
                str(voice.get_attribute("data-voice"))
                for voice in band.locator("[data-voice]").all()
            ]
            for band in found
        }

    def prepare(self, pin: str = "1234", code: str = "") -> None:
        """Make it ready for a day without a net."""
        self.press("volunteer")
        self.page.locator("#new-pin").fill(pin)
        self.page.locator("#stand-code").fill(code)
        self.press("start")
        expect(self.page.locator("[data-say=ready]")).to_be_visible(timeout=20_000)
        self.press("next-person")

    def open_volunteers_page(self, pin: str = "1234") -> None:
        self.press("volunteer")
        self.page.locator("#pin-typed").fill(pin)
        self.press("open")

    def left_behind(self) -> Any:
        """All that the page, its address and the browser's stores hold."""
        return self.page.evaluate(LEFT_BEHIND)

    def leave(self) -> None:
        try:
            assert not self.errors
        finally:
            self.context.close()


@contextmanager
def a_tablet(browser: Browser, server: Server, **options: Any) -> Iterator[Tablet]:
    tablet = Tablet(browser, server.address, **options)
    try:
        yield tablet
    finally:
        tablet.leave()


def text(page: Page, selector: str) -> str:
    """What can be read there, in one line."""
    return " ".join(page.locator(selector).inner_text().split())


def drawn(page: Page, words: str) -> str:
    """What the stand draws as the code of these words."""
    drawing = """async (words) => {
        const place = document.createElement("div")
        const { src } = document.querySelector("[type=module]")
        const { generate } = await import(new URL("../vendor/lean-qr.mjs", src))
        const { draw } = await import(new URL("screens.js", src))
        draw(place, generate(words))
        return place.querySelector("path").getAttribute("d")
    }"""
    return str(page.evaluate(drawing, words))
