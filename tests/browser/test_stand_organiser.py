"""An organiser makes a stand, ends a day and deletes it all, with JavaScript and without."""

import json
import re
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from quiz.domain.content import Content
from quiz.domain.oslo import day_at
from quiz.domain.secret import new_secret
from tests.browser.test_accessibility import assert_accessible
from tests.browser.test_layout import NARROW, assert_no_sideways
from tests.conftest import Server

pytestmark = pytest.mark.browser

OPENED = "document.querySelectorAll('details').forEach((each) => (each.open = true))"
PHONE: ViewportSize = {"width": NARROW["width"], "height": NARROW["height"]}


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server.address, java_script_enabled=request.param, locale="nb-NO"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def narrow(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(base_url=server.address, viewport=PHONE)
    yield context.new_page()
    context.close()


def make(page: Page, language: str = "nb") -> str:
    """Make a stand by its pages; the code for tablets."""
    page.goto(f"/{language}/stand")
    page.locator("main .button").click()
    page.locator("#navn").fill("Hagelaget på torget")
    page.locator("main .button").click()
    expect(page).to_have_url(re.compile(r"/stand/styr$"))
    return page.locator(".code").inner_text()


def deliver(server: Server, content: Content, page: Page, code: str) -> None:
    """What a tablet delivers of the day that the stand has."""
    secret, today = new_secret(), day_at(int(time.time()))
    send(server, "POST", "tablet", {"code": code, "tablet": secret})
    whole = {
        "tablet": secret,
        "day": str(today),
        "version": content.version,
        "sequence": 1,
        "finished": 40,
        "abandoned": 2,
        "statements": {question: [3, 9, 21] for question in content.questions},
    }
    send(server, "PUT", "tally", whole)
    page.locator(".days .next").last.click()


def send(server: Server, method: str, what: str, value: dict[str, Any]) -> None:
    connection = HTTPConnection("127.0.0.1", server.port)
    head = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
    connection.request(method, f"/stand/api/{what}", json.dumps(value), head)
    assert connection.getresponse().status == 200
    connection.close()


def test_a_day_is_ended_and_the_stand_deleted(page: Page, server: Server, content: Content) -> None:
    code = make(page)
    deliver(server, content, page, code)
    expect(page.locator(".facts")).to_contain_text("40")
    expect(page.locator(".strips")).to_have_count(0)

    page.get_by_text("Lag bildet av dagen").click()
    page.get_by_role("button", name="Lag bildet nå").click()
    expect(page.locator(".strips")).to_have_count(len(content.questions))
    expect(page.get_by_text("33 svarte.")).to_be_visible()
    page.reload()
    expect(page.locator(".strips")).to_have_count(len(content.questions))
    with page.expect_download() as file:
        page.get_by_text("regneark (CSV)").click()
    assert file.value.suggested_filename == f"stand-{content.version}.csv"

    page.get_by_text("Slett nå").click()
    page.get_by_role("button", name="Slett alt nå").click()
    expect(page.locator("h1")).to_have_text("Standen er slettet")
    assert not page.context.cookies()
    page.goto("/stand/styr")
    expect(page.locator("h1")).to_have_text("Vi finner ikke standen din")


def test_a_refused_colour_is_told_beside_it_and_the_name_stays(page: Page) -> None:
    page.goto("/nb/stand/ny")
    page.locator("#navn").fill("Hagelaget")
    page.locator("#farge").fill("#1b5e20")
    page.locator("main .button").click()

    expect(page.locator("#farge-feil")).to_contain_text("for nær grønt")
    expect(page.locator("#navn")).to_have_value("Hagelaget")
    page.locator("#farge").fill("#4a148c")
    page.locator("main .button").click()
    expect(page.locator(".accent rect")).to_have_attribute("fill", "#4a148c")


def test_the_link_is_in_no_address_and_no_referer(page: Page, server: Server) -> None:
    make(page)
    (kept,) = page.context.cookies()
    secret = str(kept.get("value"))
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(f"{request.url} {request.headers}"))
    page.context.clear_cookies()
    page.goto(f"/stand/styr/{secret}")
    expect(page).to_have_url(f"{server.address}/stand/styr")
    with page.context.expect_page() as opened:
        page.get_by_text("Personvern").click()
    opened.value.wait_for_load_state()
    page.get_by_text("Se om noe har skjedd").click()
    expect(page.locator(".code")).to_be_visible()

    assert sum(secret in each for each in sent) == 1
    assert f"/stand/styr/{secret} " in sent[0]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_fits_a_phone_and_can_be_read_by_all(
    narrow: Page, server: Server, content: Content, language: str
) -> None:
    def look() -> None:
        narrow.evaluate(OPENED)
        assert_no_sideways(narrow)
        assert_accessible(narrow)

    for path in ("stand", "stand/ny"):
        narrow.goto(f"/{language}/{path}")
        look()
    narrow.locator("main .button").click()
    expect(narrow.locator("#navn-feil")).to_be_visible()
    look()
    code = make(narrow, language)
    look()
    deliver(server, content, narrow, code)
    look()
    narrow.locator("form[action$=avslutt] button").click()
    expect(narrow.locator(".strips").last).to_be_visible()
    look()
    narrow.locator("form[action$=steng] button").click()
    look()
    narrow.evaluate(OPENED)
    narrow.locator("form[action$=slett] button").click()
    look()
    narrow.goto("/stand/styr")
    look()
