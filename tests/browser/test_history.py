"""Back, Forward and reload never lose an answer."""

import pytest
from playwright.sync_api import Error, expect

from quiz.domain.content import Content
from tests.browser.voter import OneComes, Voter

pytestmark = pytest.mark.browser

GIVEN = ("2", "-1", "1")


@pytest.fixture
def midway(returning: Voter) -> Voter:
    """Somebody who came from the start page and has answered three."""
    returning.open("/nb/")
    returning.page.get_by_role("link", name="Begynn").click()
    returning.answer(*GIVEN)
    return returning


def given(content: Content) -> dict[str, str]:
    return dict(zip(content.questions, GIVEN, strict=False))


def test_back_from_a_question_is_the_question_before(midway: Voter, content: Content) -> None:
    midway.back()

    expect(midway.shown).to_have_id(list(content.questions)[2])
    expect(midway.choice("1").locator("input")).to_be_checked()
    midway.forward()
    expect(midway.shown).to_have_id(list(content.questions)[3])
    midway.expect_chosen(given(content))


def test_back_to_the_start_page_and_forward_again_keeps_the_answers(
    midway: Voter, content: Content
) -> None:
    for _ in GIVEN:
        midway.back()
    expect(midway.shown).to_have_id(next(iter(content.questions)))
    midway.back()
    expect(midway.page).to_have_url(f"{midway.server.address}/nb/")

    midway.forward()

    expect(midway.shown).to_have_id(next(iter(content.questions)))
    midway.expect_chosen(given(content))


def test_reload_at_a_question_keeps_the_answers_and_the_place(
    midway: Voter, content: Content
) -> None:
    midway.page.reload()

    expect(midway.shown).to_have_id(list(content.questions)[3])
    midway.expect_chosen(given(content))


def test_away_from_a_question_and_back_keeps_the_answers_and_the_place(
    midway: Voter, content: Content
) -> None:
    midway.page.get_by_role("link", name="Personvern").click()
    midway.back()

    expect(midway.shown).to_have_id(list(content.questions)[3])
    midway.expect_chosen(given(content))


@pytest.mark.parametrize("way", ["reload", "away and back", "back and forward"])
def test_the_review_keeps_answers_and_marks(returning: Voter, way: str) -> None:
    returning.open()
    given = returning.answer_all(*GIVEN)
    returning.page.locator("#viktig input").first.check()

    travel(returning, way)

    expect(returning.show).to_be_visible()
    returning.expect_chosen(given)
    expect(returning.page.locator("#viktig input").first).to_be_checked()


@pytest.mark.parametrize("way", ["reload", "away and back", "back and forward"])
def test_the_result_keeps_answers_and_comes_again(
    returning: Voter, content: Content, way: str
) -> None:
    returning.open()
    given = returning.answer_all(*GIVEN)
    returning.ask()
    ranking = returning.ranking()

    travel(returning, way)

    expect(returning.heading).to_be_visible()
    expect(returning.page.locator(".ranking > li")).to_have_count(len(content.voices))
    assert returning.ranking() == ranking
    returning.expect_chosen(given)


def travel(voter: Voter, way: str) -> None:
    if way == "reload":
        voter.page.reload()
    elif way == "away and back":
        voter.page.get_by_role("link", name="Personvern").click()
        expect(voter.page.locator("h1")).to_have_text("Personvern")
        voter.back()
    else:
        voter.back()
        voter.forward()


def test_back_from_the_result_is_the_review(returning: Voter) -> None:
    returning.open()
    given = returning.answer_all(*GIVEN)
    returning.ask()

    returning.back()

    expect(returning.heading).to_be_hidden()
    expect(returning.page.locator("#viktig")).to_be_visible()
    expect(returning.shown).to_have_count(0)
    returning.expect_chosen(given)


def test_away_from_a_question_after_the_result_and_back_is_that_question(
    returning: Voter, content: Content
) -> None:
    returning.open()
    given = returning.answer_all(*GIVEN)
    returning.ask()
    returning.back()
    returning.back()
    last = list(content.questions)[-1]
    expect(returning.shown).to_have_id(last)

    travel(returning, "away and back")

    expect(returning.shown).to_have_id(last)
    returning.expect_chosen(given)


def test_an_answer_changed_on_the_result_is_kept_by_back_forward_and_reload(
    returning: Voter, content: Content
) -> None:
    returning.open()
    given = returning.answer_all(*GIVEN)
    returning.ask()
    first = next(iter(content.questions))
    with returning.page.expect_response("**/resultat"):
        returning.page.locator(f"#{first} input[value='-2']").click()

    for way in ("back and forward", "reload", "away and back"):
        travel(returning, way)
        expect(returning.heading).to_be_visible()
        returning.expect_chosen(given | {first: "-2"})


def test_a_link_out_of_the_result_in_the_same_tab_and_back_keeps_it(returning: Voter) -> None:
    returning.open()
    given = returning.answer_all(*GIVEN)
    returning.ask()
    returning.page.goto("/nb/metode")

    returning.back()

    expect(returning.heading).to_be_visible()
    returning.expect_chosen(given)


@pytest.mark.parametrize("way", ["back", "reload"])
def test_without_javascript_the_answers_are_kept_too(
    come: OneComes, content: Content, way: str
) -> None:
    voter = come(java_script_enabled=False)
    voter.open()
    for question in content.questions:
        voter.page.locator(f"#{question} label").first.click()
    voter.show.click()
    expect(voter.heading).to_be_visible()

    if way == "back":
        voter.back()
        expect(voter.heading).to_have_count(0)
    else:
        voter.page.reload()
        expect(voter.heading).to_be_visible()

    voter.expect_chosen(dict.fromkeys(content.questions, "2"))


def test_two_tabs_are_two_ballots(voter: Voter, content: Content) -> None:
    voter.open()
    mine = voter.answer_all()
    other = voter.context.new_page()
    other.goto("/nb/sporsmal")
    expect(other.locator("fieldset.question:visible")).to_have_id(next(iter(content.questions)))
    assert not other.locator("#svar input[type=radio]:checked").count()
    other.locator("fieldset.question:visible label").nth(3).click()

    voter.ask()

    voter.expect_chosen(mine)
    assert other.locator("#svar input[type=radio]:checked").count() == 1


@pytest.mark.parametrize("way", ["back", "back and forward", "reload"])
def test_a_change_of_language_keeps_the_answers_and_so_does_the_way_back(
    returning: Voter, content: Content, way: str
) -> None:
    returning.open()
    returning.answer(*GIVEN)
    returning.page.get_by_role("button", name="English").click()
    expect(returning.page.locator("html")).to_have_attribute("lang", "en")
    expect(returning.shown).to_have_id(list(content.questions)[3])
    returning.expect_chosen(given(content))

    if way == "reload":
        returning.page.reload()
    else:
        returning.back()
        expect(returning.page.locator("html")).to_have_attribute("lang", "nb")
    if way == "back and forward":
        try:
            returning.forward()
        except Error:  # Chromium does not post again by itself; one step back, all is there
            returning.back()

    expect(returning.shown).to_have_count(1)
    returning.expect_chosen(given(content))


def percentages(voter: Voter) -> list[str]:
    """The ranking's numbers, however a language sets its per cent sign."""
    return [row.strip(" %\xa0") for row in voter.page.locator(".percent").all_inner_texts()]


def test_a_change_of_language_on_the_result_keeps_answers_and_result(returning: Voter) -> None:
    returning.open()
    given = returning.answer_all(*GIVEN)
    returning.ask()
    ranking = percentages(returning)

    returning.page.get_by_role("button", name="English").click()

    expect(returning.page.locator("html")).to_have_attribute("lang", "en")
    expect(returning.heading).to_be_visible()
    assert percentages(returning) == ranking
    returning.expect_chosen(given)
    returning.page.reload()
    expect(returning.heading).to_be_visible()
    assert percentages(returning) == ranking
    returning.expect_chosen(given)
    returning.back()
    expect(returning.page.locator("html")).to_have_attribute("lang", "nb")
    expect(returning.heading).to_be_visible()
    returning.expect_chosen(given)
