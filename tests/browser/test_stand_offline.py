"""The tablet with the server gone: nothing is missing, and nothing that was changed is shown."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

import pytest
from flask import Response
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.domain.scale import OFFERED
from quiz.settings import Settings
from tests.browser.tablet import Tablet, a_tablet
from tests.conftest import PATIENCE, Server, free_port, serving

pytestmark = pytest.mark.browser

RUNS = 20
MOST = 300_000
"""Bytes of the whole bundle, in three languages."""

SPOIL = """async (part) => {
    const [name] = await caches.keys()
    const cache = await caches.open(name)
    const request = (await cache.keys()).find((each) => each.url.includes(part))
    const response = await cache.match(request)
    const body = (await response.text()).replace("a", "b")
    await cache.put(request, new Response(body, {headers: response.headers}))
}"""
LOSE = """async (part) => {
    const [name] = await caches.keys()
    const cache = await caches.open(name)
    await cache.delete((await cache.keys()).find((each) => each.url.includes(part)))
}"""
STORED = """caches.keys().then(async ([name]) =>
    (await (await caches.open(name)).keys()).map(({url}) => url))"""
NAMES = "caches.keys()"
REGISTERED = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
ASK_FOR_ANOTHER = "navigator.serviceWorker.ready.then((found) => void found.update())"
IT_WAITS = """navigator.serviceWorker.ready.then((found) => found.waiting || new Promise((done) => {
    const look = () => found.waiting && done()
    const watch = () => found.installing.addEventListener("statechange", look)
    if (found.installing) watch()
    else found.addEventListener("updatefound", watch)
})).then(() => true)"""


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def own_server(tmp_path: Path, port: int) -> Iterator[Server]:
    """A server that a test may take away."""
    with serving(tmp_path / "log", port=port) as ready:
        yield ready


@pytest.fixture
def tablet(browser: Browser, own_server: Server) -> Iterator[Tablet]:
    with a_tablet(browser, own_server) as ready:
        ready.open().prepare()
        yield ready


def test_everything_works_when_the_server_is_gone(
    tablet: Tablet, own_server: Server, content: Content
) -> None:
    own_server.stop()
    tablet.page.reload()
    tablet.wait()
    values = [*map(str, OFFERED), ""]
    seen = set()
    for run in range(RUNS):
        first, step = run % 5, 1 + run // 5
        tablet.finish([values[(first + step * at) % 5] for at in range(len(content.questions))])
        tablet.pass_time()
        voice = tablet.screen.locator("[data-band] [data-voice]").first
        voice.locator("summary").click()
        expect(voice.locator("blockquote").first).to_be_visible()
        seen.add(tablet.page.locator("[data-qr] path").get_attribute("d"))
        tablet.press("next-person")
    assert len(seen) == RUNS
    for language in ("nn", "en", "nb"):
        tablet.press("language", language=language)
        expect(tablet.page.locator("html")).to_have_attribute("lang", language)
        tablet.open(language)


def test_flight_mode_is_tried_and_told(tablet: Tablet, own_server: Server) -> None:
    tablet.open_volunteers_page()
    tablet.press("prepare")
    tablet.page.locator("#new-pin").fill("4321")
    tablet.press("start")
    tablet.press("try-out")
    expect(tablet.page.locator("[data-say=online]")).to_be_visible()
    own_server.stop()
    tablet.press("try-out")
    expect(tablet.page.locator("[data-say=works]")).to_be_visible()
    tablet.page.evaluate(LOSE, "style.css")
    tablet.press("try-out")
    expect(tablet.page.locator("[data-told=tried] [data-say=broken]")).to_be_visible()
    tablet.press("start")
    expect(tablet.page.locator("[data-say=offline]")).to_be_visible()


@pytest.mark.parametrize(
    ("part", "change"),
    [("/stand/nb", SPOIL), ("match.js", SPOIL), ("style.css", LOSE), ("nn.webmanifest", LOSE)],
)
def test_with_a_byte_changed_or_a_file_gone_it_does_not_start(
    tablet: Tablet, own_server: Server, part: str, change: str
) -> None:
    own_server.stop()
    tablet.page.evaluate(change, part)

    tablet.page.goto("/stand/nb")

    expect(tablet.page.locator("h1")).to_have_text("Starter ikke")
    assert not tablet.page.locator("[data-do]").count()


def test_what_has_changed_is_fetched_again_where_there_is_a_net(tablet: Tablet) -> None:
    tablet.page.evaluate(SPOIL, "match.js")
    tablet.page.evaluate(LOSE, "/stand/en")

    tablet.open("en")


def test_exactly_the_bundle_is_kept_and_all_that_a_page_loads_is_in_it(
    tablet: Tablet, own_server: Server
) -> None:
    asked: set[str] = set()
    tablet.context.on("request", lambda request: asked.add(request.url))
    pages = {f"{own_server.address}/stand/{language}" for language in ("nb", "nn", "en")}
    for language in ("nb", "nn", "en"):
        tablet.open(language)
    stored = set(tablet.page.evaluate(STORED))

    assert pages <= stored
    assert {url for url in asked if not url.endswith("/worker.js")} <= stored
    assert sum(len(tablet.page.request.get(url).body()) for url in stored) <= MOST


def test_a_browser_may_install_it(tablet: Tablet) -> None:
    told: Any = tablet.context.new_cdp_session(tablet.page).send("Page.getInstallabilityErrors")

    kinds = {each["errorId"] for each in told["installabilityErrors"]}
    assert kinds <= {"in-incognito"}, "each visitor of the tests is incognito"


class Changing:
    """The quiz, served by a thread of the test, which can hand out another edition of the stand."""

    def __init__(self, content: Content, folder: Path) -> None:
        settings = Settings(
            database=f"sqlite:///{folder / 'quiz.sqlite3'}", secret=folder / "secret"
        )
        self.quiz = create_app(content, settings)
        self.served = make_server("127.0.0.1", 0, self, threaded=True)
        self.another = False

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.served.server_port}"

    def __call__(self, environ: Any, start: Any) -> Any:
        if self.another and environ["PATH_INFO"] == "/stand/worker.js":
            made = self.quiz.test_client().get("/stand/worker.js", base_url=self.address)
            body = made.text.replace('DIGEST = "', 'DIGEST = "new-')
            return Response(body, content_type=made.content_type)(environ, start)
        return self.quiz(environ, start)


@pytest.fixture
def changing(content: Content, tmp_path: Path) -> Iterator[Changing]:
    found = Changing(content, tmp_path)
    thread = Thread(target=found.served.serve_forever)
    thread.start()
    yield found
    found.served.shutdown()
    thread.join()
    found.served.server_close()


def test_a_new_edition_comes_between_two_people_and_never_to_one(
    browser: Browser, changing: Changing
) -> None:
    tablet = Tablet(browser, changing.address)
    tablet.open().prepare()
    before = set(tablet.page.evaluate(NAMES))
    tablet.answer("2", "2")
    where = tablet.shown
    tablet.page.evaluate("window.mark = 1")
    changing.another = True
    tablet.page.evaluate(ASK_FOR_ANOTHER)
    assert tablet.page.evaluate(IT_WAITS)
    assert (tablet.shown, tablet.page.evaluate("window.mark")) == (where, 1)
    assert before < set(tablet.page.evaluate(NAMES))

    with tablet.page.expect_navigation():
        tablet.press("next-person")

    tablet.wait()
    assert tablet.page.evaluate("window.mark") is None
    assert not before & set(tablet.page.evaluate(NAMES))
    tablet.leave()


def test_where_the_stand_is_turned_off_tablets_lose_it(
    tablet: Tablet, own_server: Server, port: int, tmp_path: Path
) -> None:
    own_server.stop()
    with serving(tmp_path / "log", port=port, STAND="off"):
        with tablet.page.expect_navigation() as gone:
            tablet.page.evaluate(ASK_FOR_ANOTHER)
        assert gone.value
        assert gone.value.status == 404
        deadline = monotonic() + PATIENCE
        while tablet.page.evaluate(REGISTERED):
            assert monotonic() < deadline
        assert not tablet.page.evaluate(NAMES)


def test_a_volunteer_can_take_it_all_away(tablet: Tablet) -> None:
    tablet.open_volunteers_page()
    with tablet.page.expect_navigation():
        tablet.pass_time()
        tablet.screen.locator("details summary").click()
        tablet.press("remove")
    tablet.wait()
    assert not tablet.page.evaluate(REGISTERED)
    assert not tablet.page.evaluate(NAMES)
    assert not tablet.page.evaluate("localStorage.length")


def test_an_address_that_cannot_do_without_a_net_says_so_and_works_with_one(
    browser: Browser, server: Server
) -> None:
    with a_tablet(browser, server) as tablet:
        tablet.page.add_init_script("delete Navigator.prototype.serviceWorker")
        tablet.open().press("volunteer")
        expect(tablet.page.locator("[data-say=insecure]")).to_be_visible()
        tablet.press("next-person")
        tablet.answer("2")
