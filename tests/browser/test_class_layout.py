"""The classroom fits: no page scrolls sideways, the board is read from afar, and paper is whole."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from quiz.domain.text import LANGUAGES
from tests.conftest import Server

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 1280)
PHONE: ViewportSize = {"width": 360, "height": 640}
PROJECTOR: ViewportSize = {"width": 1280, "height": 720}
LARGE_PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
STATES = ("answering", "collecting", "picture", "debate", "revote", "result", "ended")
WITHOUT_SCROLLING = {"answering", "collecting", "debate", "revote", "ended"}
LEGIBLE = 28
"""Pixels: the smallest text on the board."""

STATEMENTS = 6
SHEETS = {"larerark": 1, "pastander": STATEMENTS, "lapper": 1, "dommer": 1, "kort": 12, "bilde": 2}
"""How many pages of A4 each sheet takes."""

OPENED = "document.querySelectorAll('details').forEach((each) => (each.open = true))"
WIDTH = "document.documentElement.scrollWidth"
HEIGHT = "document.documentElement.scrollHeight"
FOOT_OF_NEXT = "document.querySelector('.forward').getBoundingClientRect().bottom"
SMALLEST = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) {
        const within = walker.currentNode.parentElement
        const box = within.getBoundingClientRect()
        if (walker.currentNode.data.trim() && box.width > 1 && within.checkVisibility()
            && !within.closest(".skip, noscript, .visually-hidden"))
            found.push([parseFloat(getComputedStyle(within).fontSize), walker.currentNode.data])
    }
    return found.sort((one, other) => one[0] - other[0])[0]
}"""


class Lesson:
    """A lesson with invented pupils, and the pages of whoever is in it."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.contexts: list[BrowserContext] = []
        self.browser, self.server = browser, server
        self.teacher, self.pupil, self.board = (self._page() for _ in range(3))

    def _page(self) -> Page:
        """A page that asks for nothing by itself, and so stands still while it is measured."""
        context = self.browser.new_context(base_url=self.server.address, viewport=PHONE)
        self.contexts.append(context)
        context.route("**/vendor/htmx*", lambda route: route.abort())
        return context.new_page()

    def begin(self, kind: str = "prove") -> None:
        self.teacher.goto("/nb/klasse")
        self.teacher.locator(f"input[name=slag][value={kind}]").check()
        self.teacher.locator(".open-lesson button").click()
        code = self.teacher.locator(".beside .code").inner_text()
        self.pupil.goto("/k")
        self.pupil.locator("#kode").fill(code)
        self.pupil.locator(".join button").click()
        self.pupil.wait_for_selector("#time")
        self.board.goto(self.teacher.locator("a[href^='/skjerm/']").get_attribute("href") or "")

    @property
    def pages(self) -> tuple[Page, Page, Page]:
        return self.teacher, self.pupil, self.board

    @property
    def state(self) -> str:
        return str(self.teacher.locator("#time").get_attribute("data-state"))

    def step_on(self) -> None:
        before = self.state
        self.teacher.locator(".forward").click()
        self.teacher.wait_for_selector(f"#time:not([data-state={before}])")
        for page in (self.pupil, self.board):
            page.reload()

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def lesson(browser: Browser, server: Server) -> Iterator[Lesson]:
    opened = Lesson(browser, server)
    yield opened
    opened.close()


def test_a_whole_lesson_fits_its_screens(lesson: Lesson) -> None:
    lesson.begin()
    seen = []
    while True:
        state = lesson.state
        seen.append(state)
        if state != "ended":
            assert_next_is_in_sight(lesson.teacher)
        assert_no_sideways(lesson)
        assert_board_is_legible(lesson.board, state)
        if state == "ended":
            break
        lesson.step_on()
    assert tuple(seen) == STATES


def test_the_role_that_a_pupil_plays_is_in_sight_and_so_is_next(lesson: Lesson) -> None:
    lesson.begin("role")
    while lesson.state != "role":
        lesson.step_on()

    assert_next_is_in_sight(lesson.teacher)
    box = lesson.pupil.locator("h1").bounding_box()
    assert box
    assert box["width"] > 100
    assert box["height"] > 20
    assert_board_is_legible(lesson.board, "role")


def test_every_sheet_takes_the_pages_it_should(lesson: Lesson) -> None:
    lesson.begin()
    while lesson.state != "result":
        lesson.step_on()

    assert {name: pages(lesson.teacher, f"/klasse/styr/ark/{name}") for name in SHEETS} == SHEETS
    for language in LANGUAGES:
        assert pages(lesson.teacher, f"/{language}/klasse/veiledning") == 2, language


def assert_no_sideways(lesson: Lesson) -> None:
    for page in lesson.pages:
        page.evaluate(OPENED)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate(WIDTH) <= width, f"{page.url} at {width}, {lesson.state}"


def assert_next_is_in_sight(teacher: Page) -> None:
    teacher.set_viewport_size(PHONE)
    assert teacher.evaluate(FOOT_OF_NEXT) <= PHONE["height"]


def assert_board_is_legible(board: Page, state: str) -> None:
    for screen in (PROJECTOR, LARGE_PROJECTOR):
        board.set_viewport_size(screen)
        size, words = board.evaluate(SMALLEST)
        assert size >= LEGIBLE, f"{words!r} on the board, {state}"
        if state in WITHOUT_SCROLLING:
            assert board.evaluate(HEIGHT) <= screen["height"], state


def pages(page: Page, path: str) -> int:
    """How many pages of A4 it is printed on."""
    page.goto(path)
    printed = page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", printed))
