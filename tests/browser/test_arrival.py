"""Somebody opens on their own phone the code that a stand's tablet showed them."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from werkzeug.serving import make_server

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.domain.take_along import encode
from quiz.settings import Settings
from tests.browser.test_accessibility import assert_accessible
from tests.browser.test_layout import NARROW, assert_no_sideways
from tests.browser.voter import OneComes, Voter, coming
from tests.conftest import serving

pytestmark = pytest.mark.browser

ANSWERS = (2, -1, None, 1, -2, 2)
OTHERS = (-2, -2, 1, None, 2, 1)
WORDS = {
    "nb": ("Svarene fra nettbrettet er fylt inn.", "nettleserloggen"),
    "nn": ("Svara frå nettbrettet er fylte inn.", "nettlesarloggen"),
    "en": ("Your answers from the tablet have been filled in.", "browsing history"),
}


@pytest.fixture
def code(content: Content) -> str:
    return encode(content.version, ANSWERS)


def chosen(content: Content, answers: tuple[int | None, ...] = ANSWERS) -> dict[str, str]:
    """The radios that the code sets, but for those that skip."""
    pairs = zip(content.questions, answers, strict=True)
    return {question: str(value) for question, value in pairs if value}


def notice(page: Page) -> Locator:
    return page.locator("[data-arrival] .notice:visible")


def expect_arrived(voter: Voter, given: dict[str, str]) -> None:
    """On the last step, with these answers and a word about them, at a clean address."""
    expect(notice(voter.page)).to_have_attribute("data-when", "filled")
    expect(voter.page.locator("#viktig")).to_be_visible()
    voter.expect_chosen(given)
    assert voter.page.evaluate("location.href") == f"{voter.server.address}/nb/sporsmal"


def expect_empty(voter: Voter, content: Content, when: str) -> None:
    """On the first step, with no answer, and told why; at a clean address."""
    expect(notice(voter.page)).to_have_attribute("data-when", when)
    expect(voter.shown).to_have_id(next(iter(content.questions)))
    voter.expect_chosen({})
    assert voter.page.evaluate("location.href") == f"{voter.server.address}/nb/sporsmal"


def test_the_answers_are_filled_in_and_the_voter_goes_on_from_there(
    voter: Voter, content: Content, code: str
) -> None:
    voter.open(f"/nb/sporsmal#{code}")

    expect_arrived(voter, chosen(content))
    skipped = list(content.questions)[ANSWERS.index(None)]
    expect(voter.page.locator(f"#{skipped} input[value='']")).to_be_checked()
    voter.ask()
    assert len(voter.ranking()) == len(content.voices)
    expect(notice(voter.page)).to_have_count(0)


@pytest.mark.parametrize("language", WORDS)
def test_what_has_happened_is_told_in_three_languages_and_fits_the_narrowest_screen(
    come: OneComes, code: str, language: str
) -> None:
    voter = come(viewport=NARROW)
    voter.open(f"/{language}/sporsmal#{code}")

    for words in WORDS[language]:
        expect(notice(voter.page)).to_contain_text(words)
    assert_no_sideways(voter.page)
    assert_accessible(voter.page)


def test_a_screen_reader_hears_it_and_the_focus_is_not_moved(voter: Voter, code: str) -> None:
    voter.open(f"/nb/sporsmal#{code}")

    status = voter.page.get_by_role("status").filter(has_text=WORDS["nb"][0])
    expect(status.locator(".notice:visible")).to_have_count(1)
    assert voter.page.evaluate("document.activeElement === document.body")


def test_the_word_about_it_goes_as_the_voter_moves_on(voter: Voter, code: str) -> None:
    voter.open(f"/nb/sporsmal#{code}")
    expect(notice(voter.page)).to_have_count(1)

    voter.page.get_by_role("button", name="Tilbake").click()

    expect(voter.shown).to_have_count(1)
    expect(notice(voter.page)).to_have_count(0)


def test_the_address_is_clean_before_htmx_comes(voter: Voter, content: Content, code: str) -> None:
    held: list[Route] = []
    voter.page.route("**/htmx.min.js", lambda route: held.append(route))  # noqa: PLW0108

    voter.page.goto(f"/nb/sporsmal#{code}", wait_until="commit")
    voter.page.wait_for_function("!location.hash")

    assert not voter.page.evaluate("'htmx' in window")
    held[0].continue_()
    expect_arrived(voter, chosen(content))


def test_a_visit_with_a_code_is_six_requests_too(voter: Voter, code: str) -> None:
    voter.open(f"/nb/sporsmal#{code}")
    expect(notice(voter.page)).to_have_count(1)

    assert len({request.url for request in voter.requests}) <= 6


@pytest.fixture
def heard(browser: Browser, content: Content) -> Iterator[tuple[Page, list[dict[str, str]]]]:
    """A page of a server that keeps all it is told but bodies, and what it has been told."""
    told: list[dict[str, str]] = []
    app = create_app(content, Settings())

    def listening(environ: WSGIEnvironment, start: StartResponse) -> object:
        told.append({key: str(environ[key]) for key in environ if key.isupper()})
        return app(environ, start)

    server = make_server("127.0.0.1", 0, listening, threaded=True)  # type: ignore[arg-type]
    thread = Thread(target=server.serve_forever)
    thread.start()
    page = browser.new_page(base_url=f"http://127.0.0.1:{server.server_port}")
    yield page, told
    page.close()
    server.shutdown()
    thread.join()
    server.server_close()


def test_no_request_tells_the_code_or_any_fragment(
    heard: tuple[Page, list[dict[str, str]]], content: Content, code: str
) -> None:
    """Neither the first nor the result, a change on it, another language or a link away."""
    page, told = heard
    page.goto(f"/nb/sporsmal#{code}")
    page.locator("[data-show]").click()
    expect(page.locator("#resultat h2")).to_be_visible()
    page.locator("details.voice summary").first.click()
    page.locator("details.voice .change a").first.click()
    with page.expect_response("**/resultat"):
        page.locator(f"#{next(iter(content.questions))} input[value='-2']").click()
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"/nb/sporsmal#{code}")
    page.get_by_role("link", name="Personvern").click()
    expect(page.locator("h1")).to_have_text("Personvern")

    assert sum("HTTP_HX_CURRENT_URL" in request for request in told) == 2
    for request in told:
        assert code[12:] not in str(request)
        for name in ("HTTP_HX_CURRENT_URL", "HTTP_REFERER", "REQUEST_URI"):
            assert "#" not in request.get(name, "")


def test_the_server_writes_nothing_down_of_it(browser: Browser, tmp_path: Path, code: str) -> None:
    with serving(tmp_path / "log") as server:
        started = server.log.read_text()
        with coming(browser, server) as come:
            voter = come()
            voter.open(f"/nb/sporsmal#{code}")
            voter.ask()
        server.stop()
        said = server.log.read_text().removeprefix(started)

    assert "sporsmal" not in said
    assert code[12:] not in said


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(str.lower, id="small letters"),
        pytest.param(lambda code: code[:-1], id="cut off"),
        pytest.param(lambda code: code[:14] + code[15] + code[14] + code[16:], id="swapped"),
        pytest.param(lambda code: "%" + code[1:], id="half an escape"),
        pytest.param(lambda code: "%00" + code, id="a NUL"),
        pytest.param(lambda code: "٣" + code[1:], id="another digit"),
        pytest.param(lambda _: "straffritt=2", id="something else"),
        pytest.param(lambda code: code * 20_000, id="endless"),
    ],
)
def test_a_code_that_cannot_be_read_is_told_and_the_quiz_is_empty(
    voter: Voter, content: Content, code: str, spoil: object
) -> None:
    assert callable(spoil)
    voter.open(f"/nb/sporsmal#{spoil(code)}")

    expect_empty(voter, content, "wrong")
    voter.answer_all()
    voter.ask()


@pytest.mark.parametrize("count", [5, 6, 7])
def test_a_code_of_another_content_is_told_and_the_quiz_is_empty(
    voter: Voter, content: Content, count: int
) -> None:
    assert len(content.questions) == 6
    version = "0123456789ab" if count == 6 else content.version
    voter.open(f"/nb/sporsmal#{encode(version, [2] * count)}")

    expect_empty(voter, content, "old")


def test_a_code_that_cannot_be_read_for_want_of_a_connection_is_told(
    voter: Voter, content: Content, code: str
) -> None:
    voter.page.route("**/take_along.js", lambda route: route.abort())
    voter.open(f"/nb/sporsmal#{code}")

    expect_empty(voter, content, "wrong")


@pytest.mark.parametrize("fragment", ["", "attest", "resultat", "innhold", "svar"])
def test_an_ordinary_fragment_is_no_code(voter: Voter, content: Content, fragment: str) -> None:
    voter.open(f"/nb/sporsmal#{fragment}")

    expect(voter.shown).to_have_id(next(iter(content.questions)))
    expect(notice(voter.page)).to_have_count(0)
    assert not voter.chosen


def test_reload_keeps_the_answers(returning: Voter, content: Content, code: str) -> None:
    returning.open(f"/nb/sporsmal#{code}")
    expect_arrived(returning, chosen(content))

    returning.page.reload()

    expect(returning.page.locator("#viktig")).to_be_visible()
    returning.expect_chosen(chosen(content))


def test_back_and_forward_keep_the_answers(returning: Voter, content: Content, code: str) -> None:
    returning.open("/nb/personvern")
    returning.open(f"/nb/sporsmal#{code}")
    expect_arrived(returning, chosen(content))
    returning.ask()

    returning.back()
    expect(returning.heading).to_be_hidden()
    returning.back()
    expect(returning.page.locator("h1")).to_have_text("Personvern")
    returning.forward()

    expect(returning.page.locator("#viktig")).to_be_visible()
    returning.expect_chosen(chosen(content))
    assert "#" not in returning.page.evaluate("location.href")


def test_a_second_code_in_the_same_tab_takes_the_place_of_the_first(
    returning: Voter, content: Content, code: str
) -> None:
    returning.open(f"/nb/sporsmal#{code}")
    expect_arrived(returning, chosen(content))
    returning.page.locator("#viktig input").first.check()
    returning.ask()

    returning.open(f"/nb/sporsmal#{encode(content.version, OTHERS)}")

    expect_arrived(returning, chosen(content, OTHERS))
    expect(returning.heading).to_have_count(0)
    assert not returning.page.locator("#viktig input:checked").count()
    returning.page.reload()
    returning.expect_chosen(chosen(content, OTHERS))
    returning.back()
    expect(returning.heading).to_be_visible()
    assert "#" not in returning.page.evaluate("location.href")


def test_a_second_code_that_cannot_be_read_takes_no_answer_away(
    voter: Voter, content: Content, code: str
) -> None:
    voter.open(f"/nb/sporsmal#{code}")
    expect_arrived(voter, chosen(content))

    voter.open(f"/nb/sporsmal#{code[:-1]}")

    expect(notice(voter.page)).to_have_attribute("data-when", "wrong")
    voter.expect_chosen(chosen(content))
    assert "#" not in voter.page.evaluate("location.href")


def test_a_code_that_is_not_yet_read_waits_while_the_voter_goes_back_and_forward(
    voter: Voter, content: Content, code: str
) -> None:
    held: list[Route] = []
    voter.page.route("**/take_along.js", lambda route: held.append(route))  # noqa: PLW0108
    voter.open()
    voter.answer("2")
    with voter.page.expect_request("**/take_along.js"):
        voter.open(f"/nb/sporsmal#{code}")
    voter.back()
    expect(voter.shown).to_have_id(list(content.questions)[1])
    voter.forward()

    held[0].continue_()

    expect_arrived(voter, chosen(content))


def test_two_tabs_are_two_ballots(voter: Voter, content: Content, code: str) -> None:
    voter.open(f"/nb/sporsmal#{code}")
    expect_arrived(voter, chosen(content))
    other = voter.context.new_page()
    other.goto(f"/nb/sporsmal#{encode(content.version, OTHERS)}")
    expect(notice(other)).to_have_count(1)

    voter.expect_chosen(chosen(content))
    checked = other.locator("#svar input[type=radio]:checked:not([value=''])")
    expect(checked).to_have_count(len(chosen(content, OTHERS)))


def test_without_javascript_nothing_is_filled_in_and_nothing_breaks(
    come: OneComes, content: Content, code: str
) -> None:
    voter = come(java_script_enabled=False)
    voter.open(f"/nb/sporsmal#{code}")

    voter.expect_chosen({})
    expect(notice(voter.page)).to_have_count(0)
    voter.page.locator(f"#{next(iter(content.questions))} label").first.click()
    voter.show.click()
    expect(voter.heading).to_be_visible()
