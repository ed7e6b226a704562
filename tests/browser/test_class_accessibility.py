"""Nothing serious or critical for axe-core on any page of the classroom, by day and by night."""

import pytest
from playwright.sync_api import expect

from quiz.domain.content import Content
from quiz.web.classroom.teacher.sheets import SHEETS
from tests.browser.school import School
from tests.browser.test_accessibility import assert_accessible

pytestmark = pytest.mark.browser

STATES = ("collecting", "picture", "debate", "revote", "result", "ended")


def test_every_state_of_a_lesson(school: School, content: Content) -> None:
    teacher = school.teacher("prove")
    board, late = school.board(teacher), school.pupil()
    done, writing = school.pupil().join(teacher.code), school.pupil().join(teacher.code)
    everybody = [teacher, board, done, writing]
    assert_accessible(writing.page)
    done.take_part(dict.fromkeys(content.questions, "1"))
    done.page.locator(".own-answers summary").click()
    assert_accessible(done.page)
    assert_accessible(teacher.page)
    assert_accessible(board.page)
    late.open("/k")
    assert_accessible(late.page)
    late.page.locator("#kode").fill("CCC CCC")
    late.page.locator(".join button").click()
    expect(late.page.locator("#feil")).to_be_visible()
    assert_accessible(late.page)

    for state in STATES:
        teacher.next(state)
        for visitor in everybody[1:3]:
            visitor.see(state)
        if state == "collecting":
            expect(writing.page.locator("#puls button")).to_be_visible(timeout=10_000)
            assert_accessible(writing.page)
        if state == "revote":
            assert_accessible(done.page)
            done.take_part({str(done.page.locator("#svar fieldset").get_attribute("id")): "2"})
        for visitor in everybody[:3]:
            visitor.page.evaluate(
                "document.querySelectorAll('details').forEach((each) => (each.open = true))"
            )
            assert_accessible(visitor.page)

    teacher.press("Slett alt nå")
    assert_accessible(teacher.page)
    for visitor in (board, done):
        expect(visitor.page.get_by_text("finnes ikke lenger")).to_be_visible(timeout=10_000)
        assert_accessible(visitor.page)


def test_role_mode(school: School) -> None:
    teacher = school.teacher("role")
    board, pupil = school.board(teacher), school.pupil().join(teacher.code)
    for visitor in (teacher, board, pupil):
        assert_accessible(visitor.page)
    pupil.answer_all("2", "-1")
    pupil.hand_in_button.click()
    expect(pupil.page.locator(".point").first).to_be_visible()
    assert_accessible(pupil.page)


def test_the_start_the_guide_and_the_sheets(school: School) -> None:
    teacher = school.teacher("prove")
    teacher.next("collecting")
    teacher.next("picture")
    for path in ("/nb/klasse", "/nb/klasse/veiledning"):
        teacher.open(path)
        assert_accessible(teacher.page)
    for sheet in SHEETS:
        teacher.open(f"/klasse/styr/ark/{sheet}")
        assert_accessible(teacher.page)
