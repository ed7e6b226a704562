"""What a code, a link and an answer may be seen by: nobody who looks at addresses and headers."""

import pytest
from playwright.sync_api import expect

from quiz.domain.content import Content
from tests.browser.school import School, Visitor

pytestmark = pytest.mark.browser


def sent(visitor: Visitor) -> str:
    """All addresses that were asked for, and all headers that were sent, but for the cookie."""
    return "\n".join(
        f"{request.url}\n"
        + "\n".join(
            f"{name}: {value}" for name, value in request.all_headers().items() if name != "cookie"
        )
        for request in visitor.requests
    )


def test_the_code_of_the_camera_is_filled_in_and_leaves_the_address_before_anything_is_asked(
    school: School,
) -> None:
    teacher = school.teacher()
    code = teacher.code.replace(" ", "")
    pupil = school.pupil()
    pupil.context.add_init_script(
        "addEventListener('DOMContentLoaded', () => (window.address = location.href), true)"
    )

    pupil.open(f"/k#{code}")

    expect(pupil.page.locator("#kode")).to_have_value(code)
    assert pupil.page.url == f"{school.server.address}/k"
    assert pupil.page.evaluate("window.address") == f"{school.server.address}/k"
    pupil.page.locator(".join button").click()
    expect(pupil.page.locator("#svar.stepping")).to_be_visible()
    pupil.asked()
    assert code not in sent(pupil)
    pupil.page.go_back()
    expect(pupil.page.locator("#svar")).to_be_visible()
    assert "#" not in pupil.page.url


def test_the_link_is_in_no_address_no_referer_and_on_no_other_page(school: School) -> None:
    teacher = school.teacher()
    secret = teacher.kept["value"]
    board = school.board(teacher)
    assert secret not in sent(teacher)
    assert secret not in board.page.content()
    other = school.colleague(teacher)
    expect(other.page).to_have_url(f"{school.server.address}/klasse/styr")
    other.asked()
    other.next("collecting")
    with other.context.expect_page() as opened:
        other.page.locator(".next[target=_blank]").first.click()
    opened.value.wait_for_load_state()
    assert opened.value.evaluate("document.referrer") in {"", f"{other.server.address}/klasse/styr"}
    assert opened.value.evaluate("opener") is None
    (arrival,) = [each for each in other.requests if secret in each.url]
    assert arrival.is_navigation_request()
    assert sent(other).count(secret) == 1
    other.page.go_back()
    assert secret not in other.page.url
    expect(other.page.locator(".secret")).to_be_hidden()


def test_answers_go_into_the_body_of_a_form_and_into_the_cookie_of_a_seat_alone(
    school: School, content: Content
) -> None:
    teacher = school.teacher()
    pupil = school.pupil().join(teacher.code)
    pupil.take_part(dict.fromkeys(content.questions, "-2"))
    pupil.asked()

    said = sent(pupil)

    assert not any(question in said for question in content.questions)
    assert pupil.kept["value"] not in said
    assert pupil.kept["path"] == "/k"
    with pupil.context.expect_page() as opened:
        pupil.page.locator("footer a", has_text="Personvern").click()
    opened.value.wait_for_load_state()
    assert all(
        "cookie" not in request.all_headers()
        for request in pupil.requests
        if "/k" not in request.url.removeprefix(school.server.address)[:2]
    )
