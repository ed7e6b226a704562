"""The agreement map in a hand: all voices side by side, and each cell opens by keyboard."""

import pytest
from playwright.sync_api import expect

from quiz.domain.content import Content
from tests.browser.voter import OneComes, Voter

pytestmark = pytest.mark.browser

CELL = "[popovertarget='straffritt--senterungdommen'].cell"
CARD = "#straffritt--senterungdommen"


@pytest.fixture(params=[320, 360])
def reader(request: pytest.FixtureRequest, come: OneComes) -> Voter:
    """Somebody with a phone who looks at the map."""
    found = come(viewport={"width": request.param, "height": 640})
    found.open("/nb/oversikt")
    return found


def test_on_a_phone_all_voices_stand_side_by_side_and_nothing_scrolls_sideways(
    reader: Voter, content: Content
) -> None:
    page, width = reader.page, reader.page.viewport_size
    assert width

    assert page.evaluate("document.documentElement.scrollWidth") == width["width"]
    for row in page.locator(".matrix tbody tr").all():
        boxes = [cell.bounding_box() for cell in row.locator(".cell").all()]
        found = [box for box in boxes if box]
        assert len(found) == len(content.voices)
        assert max(box["y"] for box in found) < min(box["y"] + box["height"] for box in found)
        assert found[0]["x"] >= 0
        assert found[-1]["x"] + found[-1]["width"] <= width["width"]


def test_a_screen_reader_still_finds_a_table(reader: Voter, content: Content) -> None:
    """The phone's layout takes the table apart for the eye, and must not for the ear."""
    table = reader.page.get_by_role("table").first

    expect(table.get_by_role("columnheader")).to_have_count(len(content.voices) + 1)
    expect(table.get_by_role("rowheader")).to_have_count(len(content.questions))
    expect(table.get_by_role("cell")).to_have_count(len(content.stances))
    cell = table.get_by_role(
        "button", name="Senterungdommen: litt uenig, vår tolkning, vis sitatet"
    )
    expect(cell).to_have_count(1)


def test_a_cell_opens_its_passage_by_keyboard_and_escape_closes_it(reader: Voter) -> None:
    page = reader.page
    page.locator(CELL).focus()

    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_be_visible()
    expect(page.locator(CARD)).to_be_focused()
    expect(page.locator(f"{CARD} blockquote").first).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator(CARD)).to_be_hidden()
    expect(page.locator(CELL)).to_be_focused()


def test_it_works_without_the_script(come: OneComes) -> None:
    reader = come(java_script_enabled=False)
    reader.open("/nb/oversikt")

    reader.page.locator(CELL).click()
    expect(reader.page.locator(CARD)).to_be_visible()
    reader.page.locator(CARD).get_by_role("button", name="Lukk").click()

    expect(reader.page.locator(CARD)).to_be_hidden()


def test_the_names_stay_in_sight_and_cover_no_cell_that_has_the_focus(reader: Voter) -> None:
    page = reader.page
    page.locator(".matrix .cell").last.focus()
    page.keyboard.press("Shift+Tab")

    head = page.locator(".matrix thead").bounding_box()
    cell = page.locator(".cell:focus").bounding_box()
    assert head
    assert cell
    assert head["y"] >= 0
    assert cell["y"] >= head["y"] + head["height"]


def test_on_paper_the_map_stands_whole_and_nothing_is_open(reader: Voter, content: Content) -> None:
    page = reader.page
    page.locator(CELL).click()
    page.emulate_media(media="print")

    expect(page.locator(CARD)).to_be_hidden()
    expect(page.locator(".printed")).to_contain_text(content.version)
    expect(page.locator("nav").first).to_be_hidden()
    expect(page.locator(".matrix .cell")).to_have_count(len(content.stances))
