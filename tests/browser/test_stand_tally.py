"""What a tablet counts, keeps and delivers: sums of eleven people or more, each of them once."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from quiz.domain.content import Content
from tests.browser.tablet import Tablet, a_tablet, drawn
from tests.conftest import Server

pytestmark = pytest.mark.browser

TALLY = "**/stand/api/tally"
KEPT = "JSON.parse(localStorage.getItem('stand-tally') ?? '{}')"
FEWEST = 11
SPREAD = 600_000
"""Milliseconds within which a delivery goes."""


KNOWN = "JSON.parse(localStorage.getItem('stand-tablet'))"


@pytest.fixture(scope="module")
def code(browser: Browser, server: Server) -> Iterator[str]:
    with a_stand(browser, server) as made:
        yield made


@contextmanager
def a_stand(browser: Browser, server: Server) -> Iterator[str]:
    """The code of a stand that somebody has made."""
    context = browser.new_context(base_url=server.address)
    page = context.new_page()
    page.goto("/nb/stand/ny")
    page.get_by_label("Hvem står bak standen?").fill("Ungdomsrådet")
    page.locator("main form button").last.click()
    yield page.locator("strong.code").inner_text()
    context.close()


@pytest.fixture
def tablet(browser: Browser, server: Server, code: str) -> Iterator[Tablet]:
    with a_tablet(browser, server) as ready:
        ready.open().prepare(code=code)
        yield ready


def day(tablet: Tablet) -> Any:
    """What is kept of today."""
    (found,) = tablet.page.evaluate(KEPT).values()
    return found


def come(tablet: Tablet, people: int, content: Content, value: str = "2") -> None:
    for _ in range(people):
        tablet.finish([value] * len(content.questions))
        tablet.press("next-person")


def counts(content: Content, *counted: int) -> Mapping[str, list[int]]:
    return {question: list(counted) for question in content.questions}


def test_ten_are_in_no_sum_and_the_eleventh_brings_all_of_them(
    tablet: Tablet, content: Content
) -> None:
    sent: list[Any] = []

    def note(request: Request) -> None:
        if request.method == "PUT":
            sent.append(json.loads(request.post_data or ""))

    tablet.context.on("request", note)
    come(tablet, FEWEST - 1, content)
    assert day(tablet)["finished"] == FEWEST - 1
    assert day(tablet)["statements"] == counts(content, 0, 0, 0)
    assert not sent

    come(tablet, 1, content)
    assert not sent, "a delivery does not tell when somebody came"
    with tablet.page.expect_response(TALLY) as told:
        tablet.pass_time(SPREAD)

    assert told.value.status == 200
    assert [each["statements"] for each in sent] == [counts(content, 0, 0, FEWEST)]
    assert sent[0]["finished"] == FEWEST
    come(tablet, 3, content, "-1")
    assert day(tablet)["statements"] == counts(content, 0, 0, FEWEST)


def test_who_leaves_is_counted_as_that_and_in_no_sum(tablet: Tablet) -> None:
    tablet.answer("2", "-2")
    tablet.press("next-person")
    tablet.press("begin")
    tablet.press("next-person")

    assert (day(tablet)["abandoned"], day(tablet)["finished"]) == (1, 0)


def test_it_is_called_delivered_when_there_is_a_receipt_and_not_before(
    tablet: Tablet, content: Content
) -> None:
    tablet.context.route(TALLY, lambda route: route.abort())
    come(tablet, FEWEST, content)
    tablet.open_volunteers_page()
    here, delivered = (
        tablet.page.locator(f"[data-say={said}]:visible") for said in ("here", "delivered")
    )
    expect(here).to_be_visible()
    with tablet.page.expect_event("requestfailed"):
        tablet.press("deliver")
    expect(here).to_be_visible()

    tablet.context.unroute(TALLY)
    lost: list[Route] = []

    def lose_the_receipt(route: Route) -> None:
        lost.append(route)
        assert route.fetch().status == 200
        route.abort()

    tablet.context.route(TALLY, lose_the_receipt)
    with tablet.page.expect_event("requestfailed"):
        tablet.press("deliver")
    expect(here).to_be_visible()
    assert lost

    tablet.context.unroute(TALLY)
    tablet.press("deliver")
    expect(delivered).to_be_visible()
    assert day(tablet)["delivered"] == day(tablet)["sequence"]


def test_when_the_day_ends_those_who_wait_are_forgotten(tablet: Tablet, content: Content) -> None:
    come(tablet, 5, content)
    tablet.open_volunteers_page()
    expect(tablet.page.locator("[data-count=waiting]")).to_have_text("5")
    tablet.press("end-day")
    expect(tablet.page.locator("[data-count=waiting]")).to_have_text("0")
    tablet.press("next-person")
    come(tablet, FEWEST - 1, content, "-1")
    assert day(tablet)["statements"] == counts(content, 0, 0, 0)
    assert day(tablet)["finished"] == 5 + FEWEST - 1


def test_only_one_tab_counts_and_the_other_goes_on_when_it_is_closed(
    tablet: Tablet, content: Content
) -> None:
    other = Tablet.__new__(Tablet)
    other.context, other.errors = tablet.context, tablet.errors
    other.page = tablet.context.new_page()
    other.open()
    come(other, FEWEST - 1, content)
    other.open_volunteers_page()
    expect(other.page.locator("[data-say=elsewhere]")).to_be_visible()
    other.press("next-person")
    assert tablet.page.evaluate(KEPT) == {}
    tablet.page.close()
    come(other, 1, content)
    assert (day(other)["finished"], day(other)["statements"]) == (1, counts(content, 0, 0, 0))


def test_a_day_that_is_refused_keeps_no_other_back(tablet: Tablet, content: Content) -> None:
    come(tablet, FEWEST, content)
    tablet.page.evaluate(
        """() => {
            const counts = JSON.parse(localStorage.getItem("stand-tally"))
            const [today] = Object.values(counts)
            counts[`2020-01-01 ${today.version}`] = {...today, day: "2020-01-01", sequence: 5}
            localStorage.setItem("stand-tally", JSON.stringify(counts))
        }"""
    )
    tablet.open_volunteers_page()
    tablet.press("deliver")
    expect(tablet.page.locator("[data-say=refused]")).to_be_visible()
    today = max(tablet.page.evaluate(KEPT).values(), key=lambda each: each["day"])
    assert today["delivered"] == today["sequence"]


def test_a_tablet_that_can_keep_nothing_asks_the_next_all_the_same(
    tablet: Tablet, content: Content
) -> None:
    tablet.page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    tablet.answer("2", "2")
    tablet.press("next-person")
    assert tablet.shown == "start"
    tablet.finish(["2"] * len(content.questions))
    tablet.press("next-person")
    assert tablet.shown == "start"


def test_a_phone_delivers_for_a_tablet_that_has_no_net(
    browser: Browser, server: Server, tablet: Tablet, content: Content
) -> None:
    tablet.context.route(TALLY, lambda route: route.abort())
    come(tablet, FEWEST, content)
    tablet.open_volunteers_page()
    tablet.press("hand-over")
    secret = tablet.page.evaluate(f"{KNOWN}.secret")
    kept = day(tablet)
    said = [secret, *(str(kept[each]) for each in ("day", "version", "sequence", "finished"))]
    said += [str(kept["abandoned"]), *(["0-0-11"] * len(content.questions))]
    address = f"{server.address}/nb/stand/levert#{'.'.join(said)}"
    shown = tablet.page.locator("[data-handed] path").get_attribute("d")
    assert shown == drawn(tablet.page, address)

    phone = browser.new_context()
    page = phone.new_page()
    deliver_with(page, address)
    shown_on_phone = deliver_with(page, address)
    phone.close()

    tablet.page.locator("#receipt").fill("0000" if shown_on_phone != "0000" else "1111")
    tablet.press("handed-over")
    expect(tablet.page.locator("[data-say=wrong]:visible")).to_be_visible()
    tablet.page.locator("#receipt").fill(shown_on_phone)
    tablet.press("handed-over")
    expect(tablet.page.locator("[data-say=delivered]:visible")).to_be_visible()
    assert day(tablet)["delivered"] == kept["sequence"]


def deliver_with(page: Page, address: str) -> str:
    """The receipt that the phone shows."""
    page.goto("about:blank")
    page.goto(address)
    assert "#" not in page.evaluate("location.href")
    page.get_by_role("button", name="Lever tellingen").click()
    expect(page.locator("[data-say=delivered]")).to_be_visible()
    return page.locator("[data-say=delivered] strong").inner_text()


def test_a_wrong_code_is_told_and_the_tablet_belongs_to_nobody(
    browser: Browser, server: Server
) -> None:
    with a_tablet(browser, server) as tablet:
        tablet.open().press("volunteer")
        tablet.page.locator("#new-pin").fill("1234")
        tablet.page.locator("#stand-code").fill("CDF4H7")
        tablet.press("start")
        expect(tablet.page.locator("[data-say=unknown]")).to_be_visible()
        assert "secret" not in tablet.page.evaluate("JSON.parse(localStorage['stand-tablet'])")


def test_at_another_stand_a_tablet_begins_from_nothing(
    browser: Browser, server: Server, tablet: Tablet, content: Content
) -> None:
    """What it has delivered may have been shown, and the same people must not be shown again."""
    come(tablet, FEWEST, content)
    before = tablet.page.evaluate(f"{KNOWN}.secret")
    tablet.open_volunteers_page()
    tablet.press("prepare")
    tablet.page.locator("#new-pin").fill("1234")
    with a_stand(browser, server) as code:
        tablet.page.locator("#stand-code").fill(code)
        tablet.press("start")
        expect(tablet.page.locator("[data-say=ready]")).to_be_visible(timeout=20_000)
    tablet.press("next-person")

    assert tablet.page.evaluate(f"{KNOWN}.secret") != before
    assert tablet.page.evaluate(KEPT) == {}
    come(tablet, 1, content)
    assert (day(tablet)["finished"], day(tablet)["sequence"]) == (1, 1)


def test_the_organiser_is_named_on_the_first_screen_and_that_is_all(
    browser: Browser, server: Server, tablet: Tablet
) -> None:
    named = tablet.page.locator("[data-organiser]")
    expect(named).to_have_text("Standen er laget av Ungdomsrådet")
    tablet.finish(["2", "-2", "1", "-1", "2", ""])
    shown = tablet.page.locator("#result").inner_text()
    with a_tablet(browser, server) as plain:
        plain.open().finish(["2", "-2", "1", "-1", "2", ""])
        assert plain.page.locator("#result").inner_text() == shown
