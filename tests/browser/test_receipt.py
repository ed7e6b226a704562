"""From the result to its receipt and back, with and without JavaScript."""

import json

import pytest
from playwright.sync_api import Page, expect

from quiz.domain.content import Content
from quiz.domain.receipt import Receipt
from quiz.domain.recount import recount
from quiz.plain import read_as
from tests.browser.voter import OneComes, Voter

pytestmark = pytest.mark.browser


@pytest.fixture(params=["with script", "without script"])
def reader(request: pytest.FixtureRequest, come: OneComes, content: Content) -> Voter:
    """Somebody who has their result before them."""
    voter = come(java_script_enabled=request.param == "with script")
    voter.open()
    if voter.scripted:
        voter.answer_all("2", "-1", "1")
    else:
        for question in content.questions:
            voter.page.locator(f"#{question} label").first.click()
    voter.show.click()
    expect(voter.heading).to_be_visible()
    return voter


def open_receipt(reader: Voter) -> Page:
    with reader.context.expect_page() as opened:
        reader.page.get_by_role("button", name="Kvittering").click()
    page = opened.value
    expect(page.locator("h1")).to_have_text("Kvittering")
    return page


def test_the_receipt_opens_in_a_tab_of_its_own_and_the_result_stays(reader: Voter) -> None:
    ranking, chosen = reader.ranking(), reader.chosen

    receipt = open_receipt(reader)

    assert receipt.url == f"{reader.server.address}/nb/kvittering"
    assert receipt.locator("section.voice").count() == len(ranking)
    assert reader.ranking() == ranking
    assert reader.chosen == chosen


def test_back_after_the_receipt_loses_nothing(reader: Voter) -> None:
    chosen = reader.chosen
    open_receipt(reader).close()

    reader.back()

    expect(reader.heading.locator("visible=true")).to_have_count(0)
    reader.expect_chosen(chosen)


def test_the_file_that_is_saved_holds(reader: Voter, content: Content) -> None:
    receipt = open_receipt(reader)

    with receipt.expect_download() as saved:
        receipt.get_by_role("button", name="Last ned").click()

    assert saved.value.suggested_filename == f"kvittering-{content.version}.json"
    given = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert recount(read_as(Receipt, given), content).holds
    answers = {answer["question"]: str(answer["value"]) for answer in given["answers"]}
    assert answers == reader.chosen
    expect(receipt.locator("h1")).to_have_text("Kvittering")


def test_the_receipt_changes_language_with_its_answers(reader: Voter) -> None:
    receipt = open_receipt(reader)
    numbers = receipt.locator(".points tfoot strong").all_inner_texts()

    receipt.get_by_role("button", name="English").click()

    expect(receipt.locator("html")).to_have_attribute("lang", "en")
    changed = receipt.locator(".points tfoot strong").all_inner_texts()
    assert [said.replace(".", ",") for said in changed] == numbers


def test_the_receipt_fits_a_small_phone(reader: Voter) -> None:
    receipt = open_receipt(reader)
    receipt.set_viewport_size({"width": 320, "height": 640})

    for element in receipt.locator(".reckoning, .formula").all():
        box = element.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 320
