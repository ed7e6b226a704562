"""What a stand hands out fits its paper: each page whole, every word large enough to read."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from quiz.domain.text import LANGUAGES
from tests.browser.test_accessibility import assert_accessible
from tests.browser.test_class_layout import SMALLEST
from tests.conftest import Server

pytestmark = pytest.mark.browser

SHEETS = {"ark": (1, (842, 595)), "kort": (12, (298, 420)), "frivillig": (2, (420, 595))}
"""How many pages each takes, and how large they are in points: A4 across, A6, A5."""

LEGIBLE = 8 * 96 / 72
"""Pixels: eight points, the smallest text."""

CUT = """() => [...document.querySelectorAll(".copy, .copy :is(td, th, dd, figcaption)")]
    .filter((each) => each.checkVisibility())
    .filter((each) => each.scrollHeight > each.clientHeight + 2
        || each.scrollWidth > each.clientWidth + 2)
    .map((each) => `${each.tagName} ${each.textContent.trim().slice(0, 60)}`)"""
FACES = """() => [...document.querySelectorAll(".faces")].map((each) => each.offsetHeight)"""
OVER = """() => {
    const [copy, ...parts] = document.querySelectorAll(".copy, .copy:first-of-type > *")
    const foot = copy.getBoundingClientRect().bottom
    return parts.filter((each) => copy.contains(each) && each.getBoundingClientRect().bottom > foot)
        .map((each) => each.className)
}"""
TWO_SIDES = 2 * 139 * 96 / 25.4
"""Pixels: what an A6 card holds on both sides, inside its margins."""


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(base_url=server.address)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_takes_the_pages_it_should(page: Page, language: str) -> None:
    for name, (count, size) in SHEETS.items():
        page.goto(f"/{language}/stand/{name}")

        assert pages(page.pdf(prefer_css_page_size=True)) == [size] * count, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_and_all_can_be_read(page: Page, language: str) -> None:
    page.emulate_media(media="print")
    for name in SHEETS:
        page.goto(f"/{language}/stand/{name}")

        size, words = page.evaluate(SMALLEST)
        assert size >= LEGIBLE - 0.01, f"{words!r} on {name}"
        assert page.evaluate(CUT) == []
        if name == "ark":
            assert page.evaluate(OVER) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_fits_on_its_two_sides(page: Page, language: str) -> None:
    """Measured as wide as the paper is within its margins."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": round(94 * 96 / 25.4), "height": 600})
    page.goto(f"/{language}/stand/kort")

    assert max(page.evaluate(FACES)) <= TWO_SIDES


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_screen_they_are_pages_like_others(page: Page, language: str) -> None:
    for name in SHEETS:
        page.goto(f"/{language}/stand/{name}")
        assert_accessible(page)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def pages(printed: bytes) -> list[tuple[int, int]]:
    """The size of every page, in whole points."""
    found = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    return [(round(float(width)), round(float(height))) for width, height in found]
