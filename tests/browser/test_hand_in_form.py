"""The form that a class hands in: step by step as the voter's, and nothing of it stays behind."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from flask import Response, request
from playwright.sync_api import Browser, Page, expect
from werkzeug.routing import Rule
from werkzeug.serving import make_server

from quiz.app import create_app
from quiz.domain.text import Language
from quiz.settings import Settings
from quiz.web.site import Site
from quiz.web.voter.forms import HandIn, Submission
from quiz.web.voter.views import submission
from tests.browser.voter import NOTHING_KEPT
from tests.web.made_up import QUESTIONS, made_up

pytestmark = pytest.mark.browser

FORM = """
{% extends "base.html" %}
{% block title %}Klasse{% endblock %}
{% block scripts %}
<meta name="htmx-config" content='{"history": false, "includeIndicatorCSS": false}'>
<script src="{{ asset("vendor/htmx.min.js") }}" defer></script>
<script src="{{ asset("quiz.js") }}" defer></script>
{% endblock %}
{% block first_button %}<button type="submit" form="svar" hidden>Lever</button>{% endblock %}
{% block languages %}
<button type="submit" form="svar" formaction="/nn/rom" data-language="nn">Nynorsk</button>
{% endblock %}
{% block main %}<h1>Klasse</h1>{{ pieces.hand_in_form(submission, way, "Lever") }}{% endblock %}
"""
HANDED_IN = """
{% extends "base.html" %}
{% block title %}Klasse{% endblock %}
{% block languages %}{% endblock %}
{% block main %}<h1>Levert</h1>{% endblock %}
"""


class Room:
    """The smallest class there can be: one machine, at which one pupil comes after another."""

    def __init__(self) -> None:
        self.turn = 0
        self.kept: dict[int, Submission] = {}
        self.handed_in: dict[int, dict[str, str]] = {}
        self.app = create_app(made_up(), Settings())
        self._add("/<any(nb, nn):language>/rom", self.page, "GET", "POST")
        self._add("/rom/behold", self.keep, "POST")
        self._add("/nb/rom/lever", self.hand_in, "POST")

    def _add(self, path: str, view: Callable[..., Response], *methods: str) -> None:
        """Add a page to the app, which has answered already and lets Flask add none."""
        self.app.view_functions[path] = view
        self.app.url_map.add(Rule(path, endpoint=path, methods=methods))

    def page(self, language: Language) -> Response:
        here: Site = self.app.extensions["site"]
        source = HANDED_IN if self.turn in self.handed_in else FORM
        template = here.templates.environment(language).from_string(source)
        way = HandIn("/nb/rom/lever", f"/{language}/rom", "/rom/behold", {})
        sent = submission() if request.method == "POST" else self.kept.get(self.turn)
        page = template.render(here="rom", submission=sent, way=way)
        return Response(page, content_type="text/html; charset=utf-8")

    def keep(self) -> Response:
        self.kept[self.turn] = submission()
        return Response(status=204)

    def hand_in(self) -> Response:
        self.handed_in[self.turn] = request.form.to_dict()
        return Response(status=303, headers={"Location": "/nb/rom"})


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def address(room: Room) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, room.app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/nb/rom"
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def machine(browser: Browser, address: str, *, scripted: bool) -> Iterator[Page]:
    """A phone that is at the room's page. Nothing may go wrong in the script."""
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, java_script_enabled=scripted
    )
    context.set_default_timeout(5000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()
    assert not errors


@pytest.fixture(params=["from the page cache", "from the network"])
def page(
    request: pytest.FixtureRequest,
    browser: Browser,
    browser_with_page_cache: Browser,
    address: str,
) -> Iterator[Page]:
    """The machine, in both kinds of browser."""
    cached = request.param == "from the page cache"
    with machine(browser_with_page_cache if cached else browser, address, scripted=True) as page:
        yield page


@pytest.fixture
def unscripted(browser: Browser, address: str) -> Iterator[Page]:
    """The machine without JavaScript."""
    with machine(browser, address, scripted=False) as page:
        yield page


def answer(page: Page, *questions: str) -> None:
    """Choose the first answer to each question as it comes, and wait until it is kept."""
    for question in questions:
        with page.expect_response("**/rom/behold"):
            page.locator(f"#{question} .answers label").first.click()


def chosen(page: Page) -> list[str]:
    found = page.locator("#svar input[type=radio]:checked").all()
    return [str(radio.get_attribute("name")) for radio in found]


def expect_nothing_kept(page: Page) -> None:
    assert not any(page.evaluate(NOTHING_KEPT).values())
    assert page.evaluate("history.state") is None


def test_step_by_step_to_the_button_that_hands_in(page: Page, room: Room) -> None:
    expect(page.locator("[data-show]")).to_be_hidden()
    expect(page).to_have_title("Klasse – Valgomat om rusreform")
    answer(page, *QUESTIONS)
    page.locator("#viktig input").first.check()

    expect(page.locator("[data-show]")).to_have_text("Lever")
    page.locator("[data-show]").click()

    expect(page.locator("h1")).to_have_text("Levert")
    assert room.handed_in[0].items() >= {"viktig": "epler", **dict.fromkeys(QUESTIONS, "2")}.items()
    expect_nothing_kept(page)


def test_enter_on_the_last_step_hands_in(page: Page) -> None:
    answer(page, *QUESTIONS)

    page.locator("#viktig input").first.press("Enter")

    expect(page.locator("h1")).to_have_text("Levert")


def test_enter_on_a_question_does_not_hand_in(page: Page, room: Room) -> None:
    page.locator("#epler input").first.press("Enter")

    expect(page.locator("#paerer")).to_be_visible()
    assert not room.handed_in


def test_back_is_the_question_before_and_reload_keeps_answers_and_place(page: Page) -> None:
    answer(page, *QUESTIONS[:3])

    page.go_back(wait_until="commit")
    expect(page.locator("#plommer")).to_be_visible()
    page.reload()

    expect(page.locator("#plommer")).to_be_visible()
    assert chosen(page) == list(QUESTIONS[:3])


def test_away_and_back_keeps_answers_and_place(page: Page) -> None:
    answer(page, *QUESTIONS[:3])

    page.get_by_role("link", name="Personvern").click()
    expect(page.locator("h1")).to_have_text("Personvern")
    page.go_back(wait_until="commit")

    expect(page.locator("#bananer")).to_be_visible()
    expect(page.locator("#svar input:checked")).to_have_count(3)


def test_the_other_language_has_the_answers_and_leads_to_itself(page: Page) -> None:
    answer(page, *QUESTIONS[:3])

    page.get_by_role("button", name="Nynorsk").click()

    expect(page.locator("html")).to_have_attribute("lang", "nn")
    expect(page.locator("#bananer")).to_be_visible()
    assert chosen(page) == list(QUESTIONS[:3])
    assert page.url.endswith("/nn/rom")


def test_back_after_the_hand_in_is_no_form_and_no_entry_holds_an_answer(page: Page) -> None:
    answer(page, *QUESTIONS)
    page.locator("[data-show]").click()
    expect(page.locator("h1")).to_have_text("Levert")

    for _ in QUESTIONS:
        page.go_back(wait_until="commit")
        expect(page.locator("h1")).to_have_text("Levert")
        assert "given" not in str(page.evaluate("history.state"))
        assert not any(page.evaluate(NOTHING_KEPT).values())


def test_a_form_that_a_browser_has_kept_whole_is_fetched_again(page: Page, room: Room) -> None:
    """Chromium keeps no page that says no-store, but others do."""
    answer(page, *QUESTIONS[:3])
    room.handed_in[0] = {}

    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    expect(page.locator("h1")).to_have_text("Levert")
    assert not any(page.evaluate(NOTHING_KEPT).values())
    assert "given" not in str(page.evaluate("history.state"))


@pytest.mark.parametrize("handed_in", [True, False])
def test_the_next_pupil_at_the_machine_goes_back_and_finds_nothing(
    page: Page, room: Room, *, handed_in: bool
) -> None:
    answer(page, *QUESTIONS)
    if handed_in:
        page.locator("[data-show]").click()
        expect(page.locator("h1")).to_have_text("Levert")
    room.turn += 1
    page.reload()
    expect(page.locator("#svar")).to_be_attached()
    assert not chosen(page)

    for _ in QUESTIONS:
        page.go_back(wait_until="commit")
        page.wait_for_load_state()
        expect(page.locator("#svar.stepping")).to_be_visible()
        assert not chosen(page)


def test_without_the_script_too_nothing_comes_back_for_the_next_pupil(
    unscripted: Page, room: Room
) -> None:
    for question in QUESTIONS:
        unscripted.locator(f"#{question} .answers label").first.click()
    unscripted.locator("[data-show]").click()
    expect(unscripted.locator("h1")).to_have_text("Levert")
    room.turn += 1
    unscripted.reload()

    unscripted.go_back()

    expect(unscripted.locator("#svar")).to_be_visible()
    assert not chosen(unscripted)
