"""Whoever comes next finds nothing of the last: one test for each way in which somebody leaves."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from quiz.domain.content import Content
from tests.browser.tablet import Tablet, a_tablet
from tests.conftest import Server

pytestmark = pytest.mark.browser

MARKED = "-1"
"""An answer that nobody gives but the one who is looked for."""

HIDE = """(hidden) => {
    Object.defineProperty(document, "hidden", {configurable: true, get: () => hidden});
    document.dispatchEvent(new Event("visibilitychange"));
}"""
SCROLL = """new Promise((done) => {
    addEventListener("scrollend", done, {once: true})
    scrollTo(0, 1000)
})"""
IDLE, LEFT = 45_000, 25_000
"""Milliseconds."""


@pytest.fixture(params=["before any answer", "in the middle", "at the result"])
def stage(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tablet(browser: Browser, server: Server) -> Iterator[Tablet]:
    """One that has been made ready, and is shown to somebody new."""
    with a_tablet(browser, server) as ready:
        ready.open().prepare()
        ready.page.reload()
        ready.wait()
        yield ready


def use(tablet: Tablet, stage: str, content: Content) -> None:
    """Do what somebody does until they leave: answer, read what words mean, look at quotes."""
    if stage == "before any answer":
        tablet.press("begin")
    elif stage == "in the middle":
        tablet.answer(MARKED, MARKED)
        tablet.screen.locator("summary").click()
    else:
        tablet.finish([MARKED] * len(content.questions))
        tablet.screen.locator(".voice summary").first.click()
        tablet.page.evaluate(SCROLL)


def assert_nothing_left(tablet: Tablet, before: dict[str, object]) -> None:
    """All is as it was, but for the counts, which tell of eleven people or of nobody."""
    expect(tablet.page.locator("#start")).to_be_visible()
    tablet.pass_time()
    after = tablet.left_behind()
    tally = after["local"].pop("stand-tally", "{}")
    before["local"].pop("stand-tally", None)  # type: ignore[attr-defined]
    page, stood = after.pop("page"), before.pop("page")
    assert page.splitlines() == stood.splitlines()  # type: ignore[attr-defined]
    assert after == before
    for day in json.loads(tally).values():
        assert all(counted == [0, 0, 0] for counted in day["statements"].values())
    tablet.page.go_back(wait_until="commit", timeout=2000)
    assert "#" not in tablet.page.url


def test_next_person(tablet: Tablet, stage: str, content: Content) -> None:
    before = tablet.left_behind()
    use(tablet, stage, content)
    tablet.press("next-person")

    assert_nothing_left(tablet, before)


def test_somebody_who_has_gone(tablet: Tablet, stage: str, content: Content) -> None:
    before = tablet.left_behind()
    use(tablet, stage, content)
    tablet.pass_time(IDLE + 500)
    expect(tablet.page.locator("#idle")).to_be_visible()
    tablet.pass_time(LEFT + 500)

    assert_nothing_left(tablet, before)


def test_reload(tablet: Tablet, stage: str, content: Content) -> None:
    before = tablet.left_behind()
    use(tablet, stage, content)
    tablet.page.reload()
    tablet.wait()

    assert_nothing_left(tablet, before)


def test_back_and_forward(
    browser_with_page_cache: Browser, server: Server, stage: str, content: Content
) -> None:
    with a_tablet(browser_with_page_cache, server) as tablet:
        tablet.page.goto("/nb/personvern")
        tablet.open()
        before = tablet.left_behind()
        use(tablet, stage, content)
        tablet.page.go_back(wait_until="commit")
        expect(tablet.page).to_have_url(f"{server.address}/nb/personvern")
        tablet.page.go_forward(wait_until="commit")
        tablet.wait()

        assert_nothing_left(tablet, before)


def test_another_application(tablet: Tablet, stage: str, content: Content) -> None:
    before = tablet.left_behind()
    use(tablet, stage, content)
    tablet.page.evaluate(HIDE, True)  # noqa: FBT003
    tablet.page.evaluate(HIDE, False)  # noqa: FBT003
    tablet.page.evaluate("delete document.hidden")

    assert_nothing_left(tablet, before)


def test_another_language(tablet: Tablet, content: Content) -> None:
    """It is chosen where one begins, which the last has left."""
    before = tablet.left_behind()
    use(tablet, "at the result", content)
    tablet.press("next-person")
    tablet.press("language", language="en")
    expect(tablet.page.locator("html")).to_have_attribute("lang", "en")
    expect(tablet.page.locator("h1")).to_be_focused()
    tablet.finish([""] * len(content.questions))
    expect(tablet.page.locator("[data-nothing]")).to_be_visible()
    tablet.press("next-person")
    tablet.press("language", language="nb")
    expect(tablet.page.locator("html")).to_have_attribute("lang", "nb")

    assert_nothing_left(tablet, before)


def test_what_the_last_answered_does_not_count_for_the_next(
    tablet: Tablet, content: Content
) -> None:
    use(tablet, "in the middle", content)
    tablet.press("next-person")
    tablet.finish([""] * len(content.questions))

    expect(tablet.page.locator("[data-nothing]")).to_be_visible()
    assert not tablet.bands
    said = {each.inner_text() for each in tablet.page.locator("[data-answer-to]").all()}
    assert said <= {"", "hoppet over"}


def test_whoever_is_still_there_says_so_and_goes_on(tablet: Tablet) -> None:
    tablet.answer(MARKED)
    for _ in range(12):
        tablet.pass_time(IDLE + 1000)
        dialog = tablet.page.locator("#idle")
        expect(dialog).to_be_visible()
        expect(dialog).to_contain_text("24 sekunder")
        expect(dialog.get_by_role("button", name="Fortsett")).to_be_focused()
        tablet.page.keyboard.press("Enter")
        expect(dialog).to_be_hidden()
    tablet.press("back")
    assert tablet.shown != "start"


def test_back_to_the_first_screen(tablet: Tablet) -> None:
    before = tablet.left_behind()
    tablet.answer(MARKED)
    tablet.press("back")
    tablet.pass_time()
    tablet.screen.locator("summary").click()
    tablet.press("back")

    assert_nothing_left(tablet, before)


def test_rain_on_the_glass_is_no_answer(tablet: Tablet) -> None:
    tablet.answer(MARKED)
    tablet.pass_time(IDLE + 500)
    expect(tablet.page.locator("#idle")).to_be_visible()
    tablet.page.mouse.click(5, 5)
    tablet.pass_time(LEFT + 500)
    expect(tablet.page.locator("#start")).to_be_visible()


def test_a_page_that_somebody_enlarged_is_as_large_as_ever(
    browser: Browser, server: Server
) -> None:
    with a_tablet(browser, server, has_touch=True, is_mobile=True) as tablet:
        tablet.open().answer(MARKED)
        session = tablet.context.new_cdp_session(tablet.page)
        session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 2.5})
        assert tablet.page.evaluate("visualViewport.scale") > 2
        # Where one points is not where the page is drawn, as long as it is enlarged.
        tablet.page.locator("[data-do=next-person]").dispatch_event("click")
        for _ in range(50):
            tablet.pass_time(20)
            if tablet.page.evaluate("visualViewport.scale") == 1:
                return
        pytest.fail("it is still enlarged")
