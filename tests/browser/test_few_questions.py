"""A quiz of two questions, of which none can be important: step by step, and as one form."""

from collections.abc import Iterator
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from quiz.app import create_app
from quiz.settings import Settings
from tests.web.made_up import POSITIONS, made_up


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the two questions are put."""
    few = made_up({voice: row[:2] for voice, row in POSITIONS.items()})
    server = make_server("127.0.0.1", 0, create_app(few, Settings()), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/nb/sporsmal"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """On a phone, with or without JavaScript; nothing may go wrong in the script."""
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, java_script_enabled=request.param
    )
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()
    assert not errors


@pytest.mark.parametrize("page", [True], indirect=True)
def test_the_last_step_shows_the_answers_and_back_leads_to_it(page: Page) -> None:
    review = page.locator("#viktig")
    expect(page.locator("fieldset:visible")).to_have_count(1)
    page.locator("#epler .answers label").first.click()
    page.locator("#paerer .answers label").nth(2).click()

    expect(review.locator("legend")).to_have_text("Svarene dine")
    expect(review.locator("legend")).to_be_focused()
    expect(review.locator("[data-answer-to]")).to_have_text(["Helt enig", "Litt uenig"])
    assert not review.locator("input").count()

    page.locator("[data-show]").click()
    expect(page.locator("#resultat h2")).to_be_visible()
    expect(review).to_be_hidden()
    expect(page.locator("fieldset.question:visible")).to_have_count(2)

    page.go_back()
    expect(review).to_be_visible()


@pytest.mark.parametrize("page", [False], indirect=True)
def test_without_the_script_there_is_nothing_to_mark(page: Page) -> None:
    expect(page.locator("fieldset:visible")).to_have_count(2)

    page.locator("#epler .answers label").first.click()
    page.locator("[data-show]").click()

    expect(page.locator("#resultat h2")).to_be_visible()
    expect(page.locator("fieldset:visible")).to_have_count(2)
