"""A stand of many statements: few are asked, carried along, and printed on a sheet that folds."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from quiz.app import create_app
from quiz.audit.short_set import short_set
from quiz.domain.content import Content
from quiz.domain.short_set import ShortSet
from quiz.domain.take_along import encode
from quiz.domain.text import Text
from quiz.settings import Settings
from tests.audit.many import many
from tests.browser.test_class_layout import SMALLEST
from tests.browser.test_stand_paper import CUT, LEGIBLE, OVER, pages

pytestmark = pytest.mark.browser

LONG = Text(*("People who are caught using drugs without being dependent should be fined.",) * 3)
"""As long as statements are."""


@pytest.fixture(scope="module")
def content() -> Content:
    return many(statements=14, voices=8)


@pytest.fixture(scope="module")
def found(content: Content) -> ShortSet:
    return short_set(content, 20, 1)


@pytest.fixture(scope="module")
def address(content: Content, found: ShortSet) -> Iterator[str]:
    with serving(create_app(replace(content, short=found.questions), Settings())) as address:
        yield address


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address)
    yield context.new_page()
    context.close()


def test_a_code_of_the_few_is_filled_in_and_the_rest_is_asked(
    page: Page, content: Content, found: ShortSet
) -> None:
    answers: list[int | None] = [2, -1, None, 1, -2, 2, 1, -1][: len(found.questions)]

    page.goto(f"/nb/sporsmal#{encode(content.version, answers)}")

    expect(page.locator("[data-arrival] .notice:visible")).to_have_attribute("data-when", "filled")
    for question, answer in zip(found.questions, answers, strict=True):
        value = "" if answer is None else str(answer)
        expect(page.locator(f"[id='{question}'] input[value='{value}']")).to_be_checked()
    expect(page.locator("#svar input[type=radio]:checked")).to_have_count(len(answers))
    unasked = next(question for question in content.questions if question not in found.questions)
    expect(page.locator("[data-step]:visible")).to_have_id(unasked)


def test_a_code_of_all_statements_is_not_taken_for_one_of_the_few(
    page: Page, content: Content
) -> None:
    page.goto(f"/nb/sporsmal#{encode(content.version, [2] * len(content.questions))}")

    expect(page.locator("[data-arrival] .notice:visible")).to_have_attribute("data-when", "old")
    expect(page.locator("#svar input[type=radio]:checked")).to_have_count(0)


def test_the_sheet_takes_one_folded_page_on_which_nothing_is_cut_off(page: Page) -> None:
    page.goto("/nb/stand/ark")

    assert_whole(page)


def test_so_does_the_sheet_of_ten_long_statements_that_need_no_choice(browser: Browser) -> None:
    ten = many(statements=10, voices=8)
    asked = {id_: replace(each, statement=LONG) for id_, each in ten.questions.items()}
    with serving(create_app(replace(ten, questions=asked), Settings())) as address:
        page = browser.new_context(base_url=address).new_page()
        page.goto("/en/stand/ark")
        assert_whole(page)
        page.context.close()


def assert_whole(page: Page) -> None:
    assert pages(page.pdf(prefer_css_page_size=True)) == [(842, 595)]
    page.emulate_media(media="print")
    assert page.evaluate(CUT) == []
    assert page.evaluate(OVER) == []
    assert page.evaluate(SMALLEST)[0] >= LEGIBLE - 0.01
