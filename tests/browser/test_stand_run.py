"""One visitor at the stand: from the first screen to the code that is taken along."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from quiz.domain.ballot import Ballot
from quiz.domain.content import Content
from quiz.domain.matching import rank
from quiz.domain.nearness import nearness
from quiz.domain.scale import OFFERED
from quiz.domain.take_along import encode
from tests.browser.tablet import Tablet, a_tablet, drawn, text
from tests.conftest import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def tablet(browser: Browser, server: Server) -> Iterator[Tablet]:
    with a_tablet(browser, server) as ready:
        yield ready.open()


def test_all_statements_are_asked_in_the_order_of_the_quiz(
    tablet: Tablet, content: Content
) -> None:
    tablet.press("begin")
    for number, (id_, question) in enumerate(content.questions.items(), 1):
        assert tablet.shown == id_
        assert text(tablet.page, ".where") == f"{number} av {len(content.questions)}"
        heading = tablet.screen.locator("h2")
        expect(heading).to_have_text(question.statement["nb"])
        expect(heading).to_be_focused()
        expect(tablet.page.get_by_role("button", name="Neste person")).to_be_in_viewport()
        tablet.press("answer", value="")
    assert tablet.shown == "done"


@pytest.mark.parametrize(
    "values",
    [
        ("2", "2", "2", "2", "2", "2"),
        ("-2", "-1", "1", "2", "", "-2"),
        ("", "", "", "", "", "1"),
        ("1", "-1", "1", "-1", "1", "-1"),
    ],
)
def test_the_groups_are_those_of_the_engine_with_all_voices_and_no_number(
    tablet: Tablet, content: Content, values: tuple[str, ...]
) -> None:
    answers = {
        id_: int(value) if value else None
        for id_, value in zip(content.questions, values, strict=True)
    }
    voices = sorted(content.voices, key=lambda id_: content.voices[id_].name["nb"].casefold())
    matches = rank(Ballot(answers), content.positions, content.version).matches
    told = nearness(matches, voices)

    tablet.finish(values)

    alone = "only" if len(told.nearest) == 1 else "alike"
    nearest = alone if told.alike else "nearest"
    bands = {
        nearest: told.nearest,
        "between": told.between,
        "farthest": told.farthest,
        "unranked": told.unranked,
    }
    assert tablet.bands == {band: list(found) for band, found in bands.items() if found}
    shown = " ".join(tablet.page.locator("[data-band]:visible").all_inner_texts())
    assert "%" not in shown
    assert not any(character.isdigit() for character in shown)


def test_why_shows_what_one_answered_beside_every_stance_and_its_quotes(
    tablet: Tablet, content: Content
) -> None:
    tablet.finish(["2", "-1", "", "2", "1", "-2"])
    said = ["helt enig", "litt uenig", "hoppet over", "helt enig", "litt enig", "helt uenig"]
    tablet.pass_time()
    for voice in content.voices:
        article = tablet.page.locator(f"[data-voice='{voice}']")
        article.locator("summary").click()
        points = article.locator(".point").all()
        assert len(points) == len(content.questions)
        for point, (id_, _), answer in zip(points, content.questions.items(), said, strict=True):
            told = point.inner_text()
            assert answer in told
            stance = content.stances[voice, id_]
            for passage in (*stance.passages, *stance.counter):
                expect(point.locator("blockquote").filter(has_text=passage.quote)).to_be_visible()
    assert not tablet.page.locator("main a:not(noscript a)").count(), "nothing leads out of here"


def test_the_code_opens_the_quiz_with_these_answers(
    tablet: Tablet, server: Server, content: Content
) -> None:
    tablet.finish(["2", "-1", "", "2", "1", "-2"])

    code = encode(content.version, [2, -1, None, 2, 1, -2])
    address = f"{server.address}/nb/sporsmal#{code}"
    shown = tablet.page.locator("[data-qr] path").get_attribute("d")
    assert shown == drawn(tablet.page, address)
    visitor = tablet.context.new_page()
    visitor.goto(address)
    expect(visitor.locator("#svar input[type=radio]:checked")).to_have_count(len(content.questions))


def test_who_goes_back_finds_the_statement_and_may_answer_anew(tablet: Tablet) -> None:
    tablet.answer("2", "2")
    third = tablet.shown
    tablet.press("back")
    second = tablet.shown
    tablet.press("answer", value="-2")
    assert tablet.shown == third
    tablet.press("back")
    tablet.press("back")
    tablet.press("back")
    assert tablet.shown == "start"
    assert second != third


@pytest.mark.parametrize("value", [str(each) for each in OFFERED])
def test_a_drop_of_rain_on_a_new_screen_does_nothing(tablet: Tablet, value: str) -> None:
    tablet.page.clock.pause_at(tablet.page.evaluate("Date.now()") + 1000)
    tablet.page.clock.run_for(400)
    tablet.page.locator("[data-do=begin]").click()
    first = tablet.shown
    answer = tablet.screen.locator(f"[data-value='{value}']")
    answer.click()
    tablet.screen.locator("summary").click()
    tablet.page.clock.run_for(300)
    answer.click()
    assert tablet.shown == first
    expect(tablet.screen.locator("details")).not_to_have_attribute("open", "")
    tablet.page.clock.run_for(100)
    answer.click()
    assert tablet.shown != first


def test_it_is_led_by_keys_alone(tablet: Tablet, content: Content) -> None:
    keyboard = tablet.page.keyboard
    begin = tablet.page.locator("[data-do=begin]")
    begin.focus()
    keyboard.press("Enter")
    for id_ in content.questions:
        assert tablet.shown == id_
        keyboard.press("Tab")
        keyboard.press("Space")
    assert tablet.shown == "done"
    keyboard.press("Tab")
    keyboard.press("Enter")
    assert tablet.shown == "result"
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(tablet.screen.locator(".voice details").first).to_have_attribute("open", "")


def test_the_version_and_how_it_is_made_stand_with_every_result(
    tablet: Tablet, content: Content
) -> None:
    tablet.finish(["1"] * len(content.questions))
    expect(tablet.screen.locator("footer")).to_contain_text(content.version)
    tablet.press("show", screen="made")
    expect(tablet.screen).to_contain_text("ordrett sitat")


def test_without_the_script_it_leads_to_the_quiz_that_needs_none(
    browser: Browser, server: Server
) -> None:
    with a_tablet(browser, server, java_script_enabled=False) as tablet:
        tablet.page.goto("/stand/nb")
        expect(tablet.page.locator("[data-do=begin]")).to_be_disabled()
        tablet.page.get_by_role("link", name="Åpne valgomaten").click()
        expect(tablet.page).to_have_url(f"{server.address}/nb/sporsmal")
