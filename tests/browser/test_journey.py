"""A voter comes all the way to the result: by thumb, by keyboard, without JavaScript."""

import pytest
from playwright.sync_api import Locator, expect

from quiz.domain.content import Content
from tests.browser.voter import OneComes, Voter

pytestmark = pytest.mark.browser

ANSWERS = ("2", "1", "-1", "-2", "")


def test_a_voter_comes_to_the_result_by_thumb(voter: Voter, content: Content) -> None:
    voter.open("/nb/")
    voter.page.get_by_role("link", name="Begynn").click()

    given: dict[str, str] = {}
    for number in range(1, len(content.questions) + 1):
        expect(voter.page.locator("[data-progress]")).to_have_text(
            f"{number} av {len(content.questions)}"
        )
        given |= voter.answer(ANSWERS[number % len(ANSWERS)])
    voter.ask()

    expect(voter.heading).to_be_focused()
    expect(voter.page.locator("h1")).to_have_text("Resultatet ditt")
    assert len(voter.ranking()) == len(content.voices)
    assert voter.chosen == given
    (post,) = voter.posts
    assert "straffritt=" in str(post.post_data)
    assert voter.page.url == f"{voter.server.address}/nb/sporsmal"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_answer_is_in_reach_of_the_thumb_without_scrolling(
    voter: Voter, language: str
) -> None:
    voter.open(f"/{language}/sporsmal")

    while voter.shown.count():
        assert voter.page.evaluate("scrollY") == 0
        for value in ANSWERS:
            box = voter.choice(value).bounding_box()
            assert box is not None
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= 640, voter.shown.get_attribute("id")
            assert box["height"] >= 44
        voter.answer("2")


def test_a_voter_comes_to_the_result_by_keyboard_alone(voter: Voter, content: Content) -> None:
    keyboard = voter.page.keyboard
    voter.open("/nb/")
    start = voter.page.get_by_role("link", name="Begynn")
    tab_to(start)
    keyboard.press("Enter")

    expect(voter.shown).to_have_count(1)
    for question in content.questions:
        expect(voter.shown).to_have_id(question)
        tab_to(voter.shown.locator("input").first)
        keyboard.press("ArrowDown")
        expect(voter.shown).to_have_id(question)
        keyboard.press("Enter")
    expect(voter.page.locator("#viktig legend")).to_be_focused()
    tab_to(voter.show)
    keyboard.press("Enter")

    expect(voter.heading).to_be_focused()
    assert voter.chosen == dict.fromkeys(content.questions, "1")


def tab_to(there: Locator) -> None:
    """Press Tab until the focus is there, as one does."""
    for _ in range(40):
        if there.evaluate("element => element === document.activeElement"):
            return
        there.page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach {there}")


def test_a_voter_without_javascript_comes_to_the_result(come: OneComes, content: Content) -> None:
    voter = come(java_script_enabled=False)
    voter.open("/nb/")
    voter.page.get_by_role("link", name="Begynn").click()

    for question in content.questions:
        voter.page.locator(f"#{question} label").first.click()
    voter.page.locator("#viktig label").first.click()
    voter.page.get_by_role("button", name="Vis resultatet").click()

    expect(voter.heading).to_be_visible()
    assert voter.page.url == f"{voter.server.address}/nb/resultat"
    assert voter.page.title().startswith("Resultatet ditt")
    assert len(voter.ranking()) == len(content.voices)
    assert voter.chosen == dict.fromkeys(content.questions, "2")
    first = voter.page.locator("details.voice").first
    expect(first.locator("blockquote").first).to_be_hidden()
    first.locator("summary").first.click()
    expect(first.locator("blockquote").first).to_be_visible()
    assert len(voter.posts) == 1


def test_a_skipped_question_can_be_gone_past_and_come_back_to(voter: Voter) -> None:
    voter.open()
    voter.page.get_by_role("button", name="Neste").click()
    second = voter.shown.get_attribute("id")
    voter.answer("2")

    voter.page.get_by_role("button", name="Tilbake").click()

    expect(voter.shown).to_have_id(str(second))
    expect(voter.choice("2").locator("input")).to_be_checked()
    voter.page.get_by_role("button", name="Tilbake").click()
    expect(voter.page.get_by_role("button", name="Tilbake")).to_be_hidden()


def test_everything_skipped_leads_to_a_friendly_page_and_back_to_the_questions(
    voter: Voter, content: Content
) -> None:
    voter.open()
    voter.answer(*[""] * len(content.questions))
    voter.ask()

    expect(voter.heading).to_have_text("Du har ikke svart på noe ennå")
    voter.page.get_by_role("link", name="Gå til spørsmålene").click()
    first = voter.page.locator(f"#{next(iter(content.questions))}")
    expect(first.locator("legend")).to_be_in_viewport()


def test_no_more_can_be_marked_as_important_than_may_be(voter: Voter, content: Content) -> None:
    voter.open()
    voter.answer_all()
    boxes = voter.page.locator("#viktig input")

    for number in range(content.most_important):
        boxes.nth(number).check()

    expect(boxes.nth(content.most_important)).to_be_disabled()
    expect(voter.page.locator("#viktig .limit")).to_be_visible()
    boxes.first.uncheck()
    expect(boxes.nth(content.most_important)).to_be_enabled()
    expect(voter.page.locator("#viktig .limit")).to_be_hidden()


def test_too_many_important_without_javascript_is_told_with_everything_kept(
    come: OneComes, content: Content
) -> None:
    voter = come(java_script_enabled=False)
    voter.open()
    for question in content.questions:
        voter.page.locator(f"#{question} label").first.click()
    boxes = voter.page.locator("#viktig input")
    for number in range(content.most_important + 1):
        boxes.nth(number).check()

    voter.show.click()

    expect(voter.heading).to_have_text("For mange er merket som viktige")
    assert voter.chosen == dict.fromkeys(content.questions, "2")
    assert voter.page.locator("#viktig input:checked").count() == content.most_important + 1


@pytest.mark.parametrize("scripted", [True, False])
def test_enter_asks_for_the_result_and_never_for_another_language(
    come: OneComes, *, scripted: bool
) -> None:
    """The language buttons belong to the form too, and stand before its own."""
    voter = come(java_script_enabled=scripted)
    voter.open()
    if scripted:
        voter.answer_all()
    box = voter.page.locator("#viktig input").first
    box.focus()

    voter.page.keyboard.press("Enter")

    expect(voter.heading).to_be_visible()
    expect(voter.page.locator("html")).to_have_attribute("lang", "nb")


def test_a_word_of_law_opens_in_place(voter: Voter) -> None:
    voter.open()
    while not voter.shown.locator("button.term").count():
        voter.answer("2")
    word = voter.shown.locator("button.term").first

    word.click()

    meaning = voter.shown.locator("div.term").first
    expect(meaning).to_be_visible()
    voter.page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()
