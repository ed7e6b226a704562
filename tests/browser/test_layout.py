"""Nothing has to be scrolled sideways: on no screen, with no size of text, and on no paper."""

import pytest
from playwright.sync_api import Page

from tests.browser.voter import OneComes, Voter

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "avsender/senterungdommen",
    "dokument/arbeiderpartiet",
    "ikke-spurt",
    "metode",
    "oversikt",
    "oversikt/oslo-hoyre/senterungdommen",
    "personvern",
    "rettferdighet",
)
NARROW = {"width": 320, "height": 568}
TWICE = "document.documentElement.style.fontSize = '200%'"


@pytest.fixture(params=["nb", "nn", "en"])
def narrow(request: pytest.FixtureRequest, come: OneComes) -> tuple[Voter, str]:
    """Somebody with the narrowest screen, and their language."""
    return come(viewport=NARROW), str(request.param)


def assert_no_sideways(page: Page) -> None:
    """As it comes, and with text twice as large."""
    for larger in ("", TWICE):
        page.evaluate(larger or "0")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROW["width"], f"{page.url} {larger}"
    page.evaluate("document.documentElement.style.fontSize = ''")


def test_no_reading_page_scrolls_sideways(narrow: tuple[Voter, str]) -> None:
    voter, language = narrow
    for path in PAGES:
        voter.open(f"/{language}/{path}")
        voter.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        assert_no_sideways(voter.page)


def test_neither_questions_nor_result_scroll_sideways(narrow: tuple[Voter, str]) -> None:
    voter, language = narrow
    voter.open(f"/{language}/sporsmal")
    while voter.shown.count():
        assert_no_sideways(voter.page)
        voter.answer("1")
    assert_no_sideways(voter.page)
    voter.ask()
    voter.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    assert_no_sideways(voter.page)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_on_paper(come: OneComes, path: str) -> None:
    """Paper does not scroll: 174 mm of an A4 sheet, everything opened, and no table goes beyond."""
    voter = come(viewport={"width": 658, "height": 900})
    voter.open(f"/nn/{path}")
    voter.page.emulate_media(media="print")
    voter.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")

    widest = "Math.max(0, ...[...document.querySelectorAll('table')].map((t) => t.offsetWidth))"
    assert voter.page.evaluate(widest) <= 658
    assert voter.page.evaluate("document.documentElement.scrollWidth") <= 658
