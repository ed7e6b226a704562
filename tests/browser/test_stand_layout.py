"""The stand fits every tablet, is read at arm's length, and is pressed with cold fingers."""

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

import pytest
from playwright.sync_api import Browser, ViewportSize

from quiz.domain.content import Content
from tests.browser.tablet import Tablet, a_tablet
from tests.browser.test_accessibility import SCHEMES, axe
from tests.conftest import Server

pytestmark = pytest.mark.browser

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 640},
    "portrait": {"width": 768, "height": 1024},
    "landscape": {"width": 1024, "height": 768},
}
LEGIBLE, LARGE = 24, 72
"""Pixels: the smallest text, and the shortest side of what is pressed."""

SMALLEST = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) {
        const within = walker.currentNode.parentElement
        if (walker.currentNode.data.trim() && within.checkVisibility()
            && !within.closest(".visually-hidden, noscript, script"))
            found.push([parseFloat(getComputedStyle(within).fontSize), walker.currentNode.data])
    }
    return found.sort((one, other) => one[0] - other[0])[0]
}"""
TOO_SMALL = """(large) => [...document.querySelectorAll("button, summary, input")]
    .filter((each) => each.checkVisibility())
    .filter((each) => {
        const {width, height} = each.getBoundingClientRect()
        return width < large || height < large
    })
    .map((each) => each.outerHTML)"""
WIDER = "document.documentElement.scrollWidth - innerWidth"
AXE = """async () => (await axe.run(document, {
        resultTypes: ["violations"],
        rules: {"color-contrast-enhanced": {enabled: true}},
    })).violations
    .filter((found) => ["serious", "critical"].includes(found.impact))
    .map((found) => `${found.id}: ${found.nodes.map((node) => node.target).join(" ")}`)"""
SLOWER = 4
STARTS_IN = 1.0
"""Seconds until somebody may begin, from the copy, on a processor SLOWER times slower."""

Look = Callable[[Tablet, str], None]


def walk(tablet: Tablet, content: Content, look: Look) -> None:
    """Look at every screen, with all that opens opened."""
    look(tablet, "start")
    tablet.press("begin")
    tablet.pass_time()
    tablet.screen.locator("summary").click()
    look(tablet, "statement")
    for _ in content.questions:
        tablet.press("answer", value="-1")
    look(tablet, "done")
    tablet.press("result")
    look(tablet, "result")
    tablet.page.evaluate(
        "document.querySelectorAll('.voice details').forEach((e) => e.open = true)"
    )
    look(tablet, "why")
    tablet.press("show", screen="made")
    look(tablet, "made")
    tablet.pass_time(45_500)
    look(tablet, "idle")
    tablet.press("stay")
    tablet.press("next-person")
    tablet.press("volunteer")
    look(tablet, "prepare")
    tablet.page.locator("#new-pin").fill("1234")
    tablet.press("start")
    tablet.page.locator("[data-say=ready]:visible").wait_for()
    tablet.press("try-out")
    tablet.page.locator("[data-say=online]:visible").wait_for()
    look(tablet, "prepared")
    tablet.press("next-person")
    tablet.press("volunteer")
    look(tablet, "pin")
    tablet.page.locator("#pin-typed").fill("1234")
    tablet.press("open")
    look(tablet, "volunteer")


@pytest.fixture(params=["nb", "nn", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=SIZES)
def tablet(
    request: pytest.FixtureRequest, browser: Browser, server: Server, language: str
) -> Iterator[Tablet]:
    with a_tablet(browser, server, viewport=SIZES[request.param]) as ready:
        yield ready.open(language)


def test_everything_is_large_and_nothing_scrolls_sideways(tablet: Tablet, content: Content) -> None:
    def look(tablet: Tablet, where: str) -> None:
        smallest, words = tablet.page.evaluate(SMALLEST)
        assert smallest >= LEGIBLE, (where, words)
        assert not tablet.page.evaluate(TOO_SMALL, LARGE), where
        assert tablet.page.evaluate(WIDER) == 0, where

    walk(tablet, content, look)


def test_with_text_twice_as_large_nothing_scrolls_sideways(
    browser: Browser, server: Server, content: Content
) -> None:
    with a_tablet(browser, server) as tablet:
        tablet.page.add_init_script(
            """addEventListener("DOMContentLoaded",
                () => document.documentElement.style.setProperty("font-size", "200%"))"""
        )
        tablet.open()

        def look(tablet: Tablet, where: str) -> None:
            assert tablet.page.evaluate(WIDER) == 0, where

        walk(tablet, content, look)


def test_axe_finds_nothing_serious_and_contrast_is_seven_to_one(
    browser: Browser, server: Server, content: Content, language: str
) -> None:
    with a_tablet(browser, server) as tablet:
        tablet.open(language)
        tablet.page.evaluate(axe())

        def look(tablet: Tablet, where: str) -> None:
            for scheme in SCHEMES:
                tablet.page.emulate_media(color_scheme=scheme)
                found: Any = tablet.page.evaluate(AXE)
                assert not found, (where, scheme)

        walk(tablet, content, look)


@pytest.mark.parametrize("size", ["portrait", "landscape"])
def test_all_answers_are_in_sight_without_scrolling_on_a_tablet(
    browser: Browser, server: Server, content: Content, size: str
) -> None:
    with a_tablet(browser, server, viewport=SIZES[size]) as tablet:
        tablet.open().press("begin")
        for id_ in content.questions:
            last = tablet.screen.locator("[data-do=answer]").last.bounding_box()
            assert last, id_
            assert last["y"] + last["height"] <= SIZES[size]["height"], id_
            tablet.press("answer", value="1")


def test_the_first_screen_comes_from_the_copy_within_a_second_on_a_slow_tablet(
    browser: Browser, server: Server
) -> None:
    with a_tablet(browser, server) as tablet:
        tablet.open().prepare()
        session = tablet.context.new_cdp_session(tablet.page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        took = []
        for _ in range(3):
            began = perf_counter()
            tablet.page.goto("/stand/nb", wait_until="commit")
            tablet.wait()
            took.append(perf_counter() - began)
        assert min(took) < STARTS_IN, took
