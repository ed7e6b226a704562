"""How pages keep in step with a lesson: by asking now and then, and by leaving people alone."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from quiz.domain.content import Content
from tests.browser.school import SOON, School, Visitor, is_poll

pytestmark = pytest.mark.browser

OFTEN_ENOUGH = 20_000
"""Milliseconds in which every page has asked several times."""


def expect_focus(found: Locator) -> None:
    expect(found).to_be_focused()


def polls(visitor: Visitor) -> int:
    return sum("hx-request" in request.headers for request in visitor.requests)


def test_a_page_that_is_right_is_told_304_until_something_happens(school: School) -> None:
    teacher = school.teacher()
    board, pupil = school.board(teacher), school.pupil().join(teacher.code)
    teacher.read("1 med")
    board.read("1 med")
    for visitor in (teacher, board, pupil):
        told = visitor.asked()
        assert told.status == 304
        assert not told.headers.get("content-length", "0").strip("0")

    school.pupil().join(teacher.code)
    board.read("2 med")
    teacher.read("2 med")

    for visitor in (teacher, board, pupil):
        assert visitor.asked().status == 304
    assert [each.status for each in pupil.responses if is_poll(each)].count(200) == 0
    assert [each.status for each in board.responses if is_poll(each)].count(200) in {1, 2}


def test_nothing_is_asked_from_a_tab_that_nobody_sees_and_at_once_when_it_is_seen(
    school: School,
) -> None:
    teacher = school.teacher()
    board, pupil = school.board(teacher), school.pupil().join(teacher.code)
    for visitor in (teacher, board, pupil):
        visitor.page.clock.install()
        visitor.page.reload()
        with visitor.page.expect_response(is_poll):
            visitor.page.clock.run_for(OFTEN_ENOUGH)
        visitor.settle()

        visitor.hide()
        before = polls(visitor)
        visitor.page.clock.run_for(OFTEN_ENOUGH)
        assert polls(visitor) == before

        visitor.page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
        with visitor.page.expect_response(is_poll):
            visitor.hide(hidden=False)


def test_focus_stays_and_what_is_open_or_chosen_too_while_the_page_changes(
    school: School, content: Content
) -> None:
    teacher = school.teacher("prove")
    pupil = school.pupil().join(teacher.code)
    teacher.read("25 med, 24 ferdig")
    teacher.next_button.focus()
    paper = teacher.page.locator("details", has=teacher.page.locator("form[action$='papir']"))
    paper.locator("summary").click()
    number = paper.locator("input:not([type=hidden])").first
    number.fill("7")
    pupil.take_part(dict.fromkeys(content.questions, "1"))
    teacher.read("25 med, 25 ferdig")
    expect_focus(number)
    expect(number).to_have_value("7")
    expect(paper).to_have_attribute("open", "")

    own = pupil.page.locator(".own-answers")
    own.locator("summary").click()
    teacher.next("collecting")
    pupil.see("collecting")
    expect_focus(own.locator("summary"))
    expect(own).to_have_attribute("open", "")

    teacher.next("picture")
    pupil.see("picture")
    expect_focus(own.locator("summary"))
    expect(own).to_have_attribute("open", "")
    choose = teacher.page.locator("details.choose")
    choose.locator("summary").click()
    another = choose.locator("input[type=radio]").nth(2)
    another.check()
    expect_focus(another)
    school.pupil().join(teacher.code)
    teacher.read("26 av 32 plasser er tatt.")
    expect(choose).to_have_attribute("open", "")
    expect(another).to_be_checked()
    expect_focus(another)
    teacher.next_button.focus()
    school.pupil().join(teacher.code)
    teacher.read("27 av 32 plasser er tatt.")
    expect_focus(teacher.next_button)
    expect(another).to_be_checked()
    teacher.press("Velg")
    expect(choose.locator("input:checked")).to_have_value(str(another.get_attribute("value")))


@pytest.mark.parametrize("stage", ["a statement", "the last step"])
def test_what_is_filled_in_is_not_touched_when_answers_are_collected(
    school: School, stage: str
) -> None:
    teacher = school.teacher()
    pupil = school.pupil().join(teacher.code)
    if stage == "a statement":
        pupil.answer("2", "", "-1")
        focused = pupil.shown.locator("input").nth(1)
        help_ = pupil.shown.locator("details.help")
        help_.locator("summary").click()
        focused.focus()
        pupil.page.keyboard.press("Space")
    else:
        pupil.answer_all("2", "-1")
        focused = pupil.page.locator("#viktig input").nth(1)
        focused.check()
        help_ = None
    pupil.settle()
    form = pupil.page.locator("#svar")
    pupil.page.evaluate("window.mark = document.getElementById('svar')")
    before: Any = (pupil.chosen, form.inner_html())

    teacher.next("collecting")

    expect(pupil.page.locator("#puls")).to_contain_text("Læreren samler inn", timeout=SOON)
    teacher.press("Gi 45 sekunder til")
    expect(pupil.page.locator("#puls")).to_contain_text("Om lag to minutter", timeout=SOON)
    assert (pupil.chosen, form.inner_html()) == before
    assert pupil.page.evaluate("window.mark.isConnected")
    expect_focus(focused)
    expect(focused).to_be_checked()
    if help_:
        expect(help_).to_have_attribute("open", "")
    teacher.read("1 med, 0 ferdig")
    pupil.page.locator("#puls button").click()
    pupil.read("Levert")
    teacher.read("1 med, 1 ferdig")


def test_a_new_code_reaches_the_colleague_and_the_board_by_itself(school: School) -> None:
    teacher = school.teacher()
    colleague, board = school.colleague(teacher), school.board(teacher)
    old = teacher.code

    teacher.press("Ny kode")

    expect(colleague.page.locator("strong.code")).to_have_text(teacher.code, timeout=SOON)
    board.read(teacher.code)
    assert teacher.code != old
    colleague.press("Steng for flere")
    expect(teacher.page.get_by_text("Ingen flere kan bli med.")).to_be_visible(timeout=SOON)


def test_the_tab_is_named_after_what_goes_on(school: School) -> None:
    teacher = school.teacher("prove")
    pupil = school.pupil().join(teacher.code)
    for state in ("collecting", "picture", "debate"):
        teacher.next(state)
    pupil.page.reload()
    pupil.see("debate")
    debated = pupil.page.title()
    teacher.next("revote")
    pupil.see("revote")
    teacher.next("result")
    pupil.see("result")
    assert pupil.page.title() != debated
    teacher.next("ended")
    pupil.see("ended")
    expect(pupil.page).to_have_title(re.compile("Timen er ferdig"))
