"""The result follows the answers, and keeps out of the reader's way."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, Route, expect

from quiz.domain.content import Content
from tests.browser.voter import Voter

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(voter: Voter) -> Voter:
    """Somebody with a result before them, who agreed with everything."""
    voter.open()
    voter.answer_all()
    voter.ask()
    return voter


def test_a_changed_answer_changes_the_ranking_and_keeps_the_focus(
    reader: Voter, content: Content
) -> None:
    before = reader.ranking()
    question = next(iter(content.questions))
    other = reader.page.locator(f"#{question} input[value='-2']")
    where = other.locator("..").bounding_box()
    assert where is not None

    with reader.page.expect_response("**/resultat"):
        other.click()

    expect(reader.page.locator(".ranking")).not_to_have_text("".join(before))
    assert reader.ranking() != before
    expect(other).to_be_focused()
    expect(other).to_be_in_viewport()
    expect(reader.page.locator("[data-said]")).to_have_text(reader.heading.inner_text())


def test_answers_changed_in_haste_all_count(reader: Voter, content: Content) -> None:
    """The ranking that stands in the end is that of the last answers."""
    for question in content.questions:
        reader.page.locator(f"#{question} input[value='-2']").click()
    reader.settle()
    hasty = reader.ranking()

    reader.ask()
    with reader.page.expect_response("**/resultat"):
        reader.show.click()
    reader.settle()

    assert reader.chosen == dict.fromkeys(content.questions, "-2")
    assert hasty == reader.ranking()


def test_on_a_slow_line_the_last_answers_are_the_ones_that_count(
    reader: Voter, content: Content
) -> None:
    """Each reply waits until the next question has been sent."""
    held: list[Route] = []
    reader.page.route("**/resultat", lambda route: held.append(route))  # noqa: PLW0108 (needs a name)
    for question in content.questions:
        with reader.page.expect_request("**/resultat"):
            reader.page.locator(f"#{question} input[value='-2']").click()
    for route in held:
        with suppress(Error):  # the browser has given up all but the last
            route.continue_()
    reader.page.unroute("**/resultat")
    reader.settle()
    slow = reader.ranking()

    with reader.page.expect_response("**/resultat"):
        reader.show.click()
    reader.settle()

    assert reader.ranking() == slow


@pytest.mark.parametrize("status", [200, 502])
def test_a_strangers_reply_is_no_result_and_loses_nothing(voter: Voter, status: int) -> None:
    voter.open()
    given = voter.answer_all()
    voter.page.route(
        "**/resultat", lambda route: route.fulfill(status=status, body="<h1>Bad gateway</h1>")
    )

    voter.show.click()

    expect(voter.page.locator(".offline")).to_be_visible()
    voter.page.unroute("**/resultat")
    voter.ask()
    voter.expect_chosen(given)


def test_start_again_empties_form_and_result(reader: Voter, content: Content) -> None:
    reader.page.get_by_role("button", name="Start på nytt").click()

    expect(reader.shown).to_have_id(next(iter(content.questions)))
    assert reader.chosen == {}
    expect(reader.page.locator("#resultat h2")).to_have_count(0)
    reader.page.reload()
    assert reader.chosen == {}


def test_an_answer_changed_from_the_review_leads_back_to_it(voter: Voter, content: Content) -> None:
    voter.open()
    voter.answer_all()
    second = list(content.questions)[1]
    voter.page.locator(f"#viktig a[href='#{second}']").click()
    expect(voter.shown).to_have_id(second)

    voter.choice("-2").click()

    expect(voter.page.locator("#viktig")).to_be_visible()
    assert voter.chosen[second] == "-2"


def test_the_link_from_the_evidence_leads_to_the_question(reader: Voter, content: Content) -> None:
    question = list(content.questions)[2]
    reader.page.locator("details.voice summary").first.click()

    reader.page.locator(f"details.voice .change a[href='#{question}']").first.click()

    expect(reader.page.locator(f"#{question} legend")).to_be_in_viewport()
    assert len(reader.chosen) == len(content.questions)


def test_the_link_past_the_header_leaves_the_result_where_it_is(reader: Voter) -> None:
    skip = reader.page.locator(".skip")
    skip.focus()

    skip.press("Enter")

    expect(reader.page.locator("main")).to_be_focused()
    expect(reader.heading).to_be_visible()


def test_the_link_past_the_header_leaves_the_question_where_it_is(voter: Voter) -> None:
    voter.open()
    voter.answer("2", "2")
    voter.page.get_by_role("button", name="Tilbake").click()
    question = str(voter.shown.get_attribute("id"))
    skip = voter.page.locator(".skip")
    skip.focus()

    skip.press("Enter")

    expect(voter.shown).to_have_id(question)


def test_links_out_of_a_result_open_a_new_tab(reader: Voter) -> None:
    reader.page.locator("details.voice summary").first.click()
    link = reader.page.locator("details.voice figcaption a").first

    with reader.context.expect_page() as opened:
        link.click()

    there = opened.value
    there.wait_for_load_state()
    assert "/nb/dokument/" in there.url
    assert there.evaluate("document.querySelector(location.hash) !== null")
    assert there.evaluate("opener") is None
    expect(reader.heading).to_be_visible()


def test_without_contact_the_voter_is_told_and_nothing_is_lost(voter: Voter) -> None:
    voter.open()
    given = voter.answer_all("1", "-2")
    voter.context.set_offline(True)

    voter.show.click()

    expect(voter.page.locator(".offline")).to_be_visible()
    expect(voter.show).to_be_visible()
    assert voter.chosen == given
    voter.context.set_offline(False)
    voter.ask()
    expect(voter.page.locator(".offline")).to_be_hidden()
    assert voter.chosen == given


def test_on_paper_there_is_the_ranking_and_not_the_form(reader: Voter, content: Content) -> None:
    reader.page.emulate_media(media="print")

    expect(reader.page.locator(".ranking")).to_be_visible()
    expect(reader.page.locator("#svar")).to_be_hidden()
    expect(reader.page.locator("[data-restart]")).to_be_hidden()
    expect(reader.page.locator("nav").first).to_be_hidden()
    expect(reader.page.locator("header .printed")).to_contain_text(content.version)
    expect(reader.page.locator("main .printed")).to_be_visible()
    assert reader.page.pdf(format="A4").startswith(b"%PDF")


def test_on_paper_there_is_the_evidence_that_was_opened_and_no_other(reader: Voter) -> None:
    """All of it would be twenty pages."""
    opened, closed = (reader.page.locator("details.voice").nth(number) for number in (0, 1))
    opened.locator("> summary").click()

    reader.page.emulate_media(media="print")

    expect(opened.locator(".point").last).to_be_visible()
    expect(closed).to_be_hidden()
