"""What goes wrong in a classroom: late, twice, without a net, at a shared machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, Route, expect

from quiz.domain.content import Content
from tests.browser.school import SOON, Pupil, School, Teacher, opened
from tests.browser.voter import NOTHING_KEPT
from tests.conftest import serving

pytestmark = pytest.mark.browser

NOT_THERE = "Dette klasserommet finnes ikke lenger"
LATE = {
    "answering": "#svar",
    "collecting": "#svar",
    "picture": "text=er ikke med i bildet",
    "debate": ".side-drawn",
    "revote": "#svar fieldset",
    "result": ".revealed",
}
"""What somebody finds who joins in a state."""


def all_of(content: Content, value: str) -> dict[str, str]:
    return dict.fromkeys(content.questions, value)


def joined(school: School, teacher: Teacher) -> Pupil:
    return school.pupil().join(teacher.code)


def test_whoever_comes_late_finds_what_goes_on_and_after_the_end_nobody_comes(
    school: School,
) -> None:
    teacher = school.teacher("prove")
    code = teacher.code
    for state, found in LATE.items():
        if state != "answering":
            teacher.next(state)
        pupil = school.pupil().join(code)
        expect(pupil.lesson).to_have_attribute("data-state", state)
        expect(pupil.page.locator(found).first).to_be_visible()
        expect(pupil.page.locator(".own-answers, .ranking")).to_have_count(0)
    teacher.next("ended")
    pupil = school.pupil()
    pupil.open("/k")
    pupil.page.locator("#kode").fill(code)
    pupil.page.locator(".join button").click()
    expect(pupil.page.locator("#feil")).to_be_visible()
    assert pupil.kept is None


def test_double_clicks_take_one_seat_one_hand_in_and_one_step(
    school: School, content: Content
) -> None:
    teacher = school.teacher()
    pupil = school.pupil()
    pupil.open("/k")
    pupil.page.locator("#kode").fill(teacher.code)
    pupil.page.locator(".join button").dblclick()
    expect(pupil.page.locator("#svar.stepping")).to_be_visible()
    teacher.read("1 med, 0 ferdig")

    pupil.fill_in(all_of(content, "1"))
    pupil.hand_in_button.dblclick()
    pupil.read("Levert")
    teacher.read("1 med, 1 ferdig")

    teacher.hide()
    teacher.next_button.dblclick()
    expect(teacher.page.locator("h2", has_text="Svarene samles inn")).to_be_visible()
    teacher.page.goto(teacher.HERE)
    teacher.see("collecting")
    teacher.read("1 med, 1 ferdig")


def test_a_stale_step_in_another_tab_does_nothing_and_shows_how_it_stands(school: School) -> None:
    teacher = school.teacher()
    other = teacher.context.new_page()
    other.goto(teacher.HERE)
    other.evaluate("Object.defineProperty(document, 'hidden', {get: () => true})")
    teacher.next("collecting")

    with other.expect_response("**/neste") as told:
        other.locator("button.forward").click()

    assert told.value.status == 409
    expect(other.locator("#feil")).to_have_text("Timen hadde alt gått videre")
    expect(other.locator("#time")).to_have_attribute("data-state", "collecting")
    other.locator("button.forward").click()
    expect(other.locator("#time")).to_have_attribute("data-state", "role")
    teacher.see("role")


def test_without_a_net_nothing_is_lost_and_nothing_is_called_handed_in(
    school: School, content: Content
) -> None:
    teacher = school.teacher()
    pupil = joined(school, teacher)
    given = all_of(content, "-1")
    pupil.answer(*list(given.values())[:3])
    pupil.context.set_offline(True)
    pupil.answer(*list(given.values())[3:])

    pupil.hand_in_button.click()

    expect(pupil.page.locator(".offline")).to_be_visible()
    expect(pupil.page.get_by_text("Levert")).to_have_count(0)
    pupil.expect_chosen(given)
    pupil.context.set_offline(False)
    teacher.read("1 med, 0 ferdig")
    pupil.hand_in()
    teacher.read("1 med, 1 ferdig")
    pupil.page.locator(".own-answers summary").click()
    assert pupil.seat["answers"] == given
    pupil.errors = [error for error in pupil.errors if "fetch" not in error]


def test_a_receipt_that_is_lost_on_its_way_comes_again_and_counts_once(
    school: School, content: Content
) -> None:
    teacher = school.teacher()
    pupil = joined(school, teacher)
    pupil.hide()  # so that it does not find out by itself
    given = all_of(content, "2")
    pupil.fill_in(given)

    def lose(route: Route) -> None:
        sent = {**route.request.headers, "Cookie": f"plass={pupil.kept['value']}"}
        api = school.playwright.request.new_context(extra_http_headers=sent)
        answer = api.post(
            route.request.url, data=route.request.post_data_buffer or b"", max_redirects=0
        )
        assert answer.status == 303
        api.dispose()
        route.abort("connectionreset")

    pupil.page.route("**/k/lever", lose)
    pupil.hand_in_button.click()
    expect(pupil.page.locator(".offline")).to_be_visible()
    teacher.read("1 med, 1 ferdig")
    pupil.page.unroute("**/k/lever")

    pupil.hand_in()

    assert pupil.seat["answers"] == given
    board = school.board(teacher)
    board.read("1 med, 1 ferdig")


def test_handed_in_in_one_tab_is_handed_in_in_the_other(school: School, content: Content) -> None:
    pupil = joined(school, school.teacher())
    other = pupil.context.new_page()
    other.goto(pupil.HERE)
    expect(other.locator("#svar.stepping")).to_be_visible()

    pupil.take_part(all_of(content, "2"))

    expect(other.locator("h2", has_text="Levert")).to_be_visible(timeout=SOON)
    expect(other.locator("#svar")).to_have_count(0)


def test_the_next_pupil_at_a_machine_finds_nothing_of_the_last(
    school: School, content: Content
) -> None:
    teacher = school.teacher()
    pupil = joined(school, teacher)
    pupil.fill_in(all_of(content, "-2"))
    pupil.page.locator("#viktig input").first.check()
    first = pupil.seat["secret"]
    pupil.hand_in()
    pupil.page.locator(".own-answers summary").click()
    pupil.page.get_by_role("button", name="Neste elev på denne maskinen").click()

    expect(pupil.page.locator("#svar.stepping")).to_be_visible()
    teacher.read("2 med, 1 ferdig")
    seat = pupil.seat
    assert seat["secret"] != first
    for _ in range(len(content.questions) + 2):
        assert first not in pupil.page.content()
        assert not pupil.chosen
        expect(pupil.page.locator("#viktig input:checked, .own-answers")).to_have_count(0)
        assert not any(pupil.page.evaluate(NOTHING_KEPT).values())
        assert "given" not in str(pupil.page.evaluate("history.state"))
        assert not any(pupil.seat[part] for part in ("answers", "important", "again", "played"))
        pupil.back()
        pupil.page.wait_for_load_state()
        if "/k" not in pupil.page.url:
            break
        expect(pupil.page.locator("#svar.stepping")).to_be_visible()


def test_the_teacher_goes_on_at_another_machine_from_the_link(school: School) -> None:
    teacher = school.teacher()
    teacher.next("collecting")
    other = school.colleague(teacher)

    expect(other.page).to_have_url(f"{school.server.address}/klasse/styr")
    other.see("collecting")
    other.next("role")
    teacher.see("role")


def test_a_code_that_has_got_about_is_closed_and_another_opens(
    school: School, content: Content
) -> None:
    teacher = school.teacher()
    board = school.board(teacher)
    old = teacher.code
    inside, outside = joined(school, teacher), school.pupil()

    def try_to_join() -> None:
        outside.open("/k")
        outside.page.locator("#kode").fill(old)
        outside.page.locator(".join button").click()
        expect(outside.page.locator("#feil")).to_be_visible()

    teacher.press("Steng for flere")
    board.read("Ingen flere kan bli med nå.")
    assert old not in board.page.content()
    try_to_join()
    teacher.press("Åpne igjen med ny kode")
    new = teacher.code
    assert new != old
    board.read(new)
    try_to_join()
    outside.join(new)
    inside.take_part(all_of(content, "1"))
    teacher.read("2 med, 1 ferdig")


def test_a_room_that_is_deleted_is_gone_from_every_screen(school: School, content: Content) -> None:
    teacher = school.teacher()
    board, other = school.board(teacher), school.colleague(teacher)
    writing, waiting = joined(school, teacher), joined(school, teacher)
    writing.fill_in(dict(list(all_of(content, "2").items())[:2]))
    waiting.take_part(all_of(content, "2"))

    teacher.page.get_by_text("Slett nå", exact=True).click()
    teacher.press("Slett alt nå")

    for visitor in (board, other, writing, waiting):
        expect(visitor.page.get_by_text(NOT_THERE)).to_be_visible(timeout=SOON)
        expect(
            visitor.page.locator("#svar, .own-answers, .way-in, .forward, .secret")
        ).to_have_count(0)
    assert [each.kept for each in (teacher, writing, waiting)] == [None] * 3


@pytest.fixture
def rebuilt(playwright: Playwright, browser: Browser, tmp_path: Path) -> Iterator[School]:
    """A school whose server may be stopped."""
    with serving(tmp_path / "log") as server, opened(playwright, browser, server) as ready:
        yield ready


def test_when_the_server_starts_again_in_the_middle_everything_goes_on(
    rebuilt: School, content: Content, tmp_path: Path
) -> None:
    teacher = rebuilt.teacher()
    board = rebuilt.board(teacher)
    writing, waiting = joined(rebuilt, teacher), joined(rebuilt, teacher)
    waiting.take_part(all_of(content, "2"))
    given = dict(list(all_of(content, "-2").items())[:3])
    writing.fill_in(given)
    board.read("2 med, 1 ferdig")
    rebuilt.server.stop()
    with board.page.expect_event("requestfailed", timeout=SOON):
        pass
    board.read("2 med, 1 ferdig")

    with serving(tmp_path / "log", port=rebuilt.server.port):
        writing.expect_chosen(given)
        teacher.next("collecting")
        board.see("collecting")
        expect(writing.page.locator("#puls button")).to_be_visible(timeout=SOON)
        writing.expect_chosen(given)
        writing.page.locator("#puls button").click()
        writing.read("Levert")
        board.read("2 med, 2 ferdig")
        waiting.see("collecting")
        for visitor in rebuilt.visitors:
            visitor.page.goto("about:blank")
