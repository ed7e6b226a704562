"""Real Chromium, and voters who use it and leave no trace."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.school import School, opened
from tests.browser.voter import OneComes, Voter, coming
from tests.conftest import Server


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as ready:
        yield ready


def launch(playwright: Playwright, **options: Any) -> Browser:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=chromium, args=sandbox, **options)


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with launch(playwright) as started:
        yield started


@pytest.fixture(scope="session")
def browser_with_page_cache(playwright: Playwright) -> Iterator[Browser]:
    """One that keeps pages for Back and Forward, as people's do; Playwright turns that off."""
    with launch(playwright, ignore_default_args=["--disable-back-forward-cache"]) as started:
        yield started


@pytest.fixture
def come(browser: Browser, server: Server) -> Iterator[OneComes]:
    """Voters, each in a browser of their own; when they leave, they have left no trace."""
    with coming(browser, server) as one_comes:
        yield one_comes


@pytest.fixture
def voter(come: OneComes) -> Voter:
    """Somebody with a phone."""
    return come()


@pytest.fixture
def school(playwright: Playwright, browser: Browser, server: Server) -> Iterator[School]:
    """Teachers and pupils; when they leave, what their browsers have sent and kept is checked."""
    with opened(playwright, browser, server) as ready:
        yield ready


@pytest.fixture(params=["from the page cache", "from the network"])
def returning(
    request: pytest.FixtureRequest,
    server: Server,
    browser: Browser,
    browser_with_page_cache: Browser,
) -> Iterator[Voter]:
    """Somebody who goes back and forth, in both kinds of browser."""
    cached = request.param == "from the page cache"
    with coming(browser_with_page_cache if cached else browser, server) as one_comes:
        yield one_comes()
