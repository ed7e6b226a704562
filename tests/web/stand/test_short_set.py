"""A stand of a content of many statements asks the few that were computed, wherever it asks."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from quiz.app import create_app
from quiz.audit.short_set import short_set
from quiz.domain.content import Content
from quiz.domain.short_set import ShortSet
from quiz.settings import Settings
from tests.audit.many import many
from tests.web.page import Page, Visitor
from tests.web.stand.bare import Clock, Organiser, alike, joined, move_in

OLD = "fedcba987654"
"""Another version than that of the fruit quiz."""


@pytest.fixture(scope="module")
def content() -> Content:
    return many(statements=12, voices=4)


@pytest.fixture(scope="module")
def found(content: Content) -> ShortSet:
    return short_set(content, 20, 1)


@pytest.fixture(scope="module")
def app(content: Content, found: ShortSet) -> Flask:
    return create_app(replace(content, short=found.questions), Settings())


@pytest.fixture(scope="module")
def visitor(app: Flask) -> Visitor:
    return Visitor(app)


def data(page: Page) -> dict[str, list[str]]:
    (script,) = page.all(".//script[@id='data']")
    read: dict[str, list[str]] = json.loads(script.text or "")
    return read


def test_the_tablet_asks_the_few(visitor: Visitor, found: ShortSet) -> None:
    page = visitor.get("/stand/nb")

    assert data(page)["questions"] == list(found.questions)
    screens = page.all(".//section[@data-statement]")
    assert [screen.get("id") for screen in screens] == list(found.questions)
    assert f"Her er {'sju' if len(found.questions) == 7 else 'åtte'} av 12 påstander" in page.body


def test_the_phone_that_delivers_counts_the_same(visitor: Visitor, found: ShortSet) -> None:
    (here,) = visitor.get("/nb/stand/levert").all(".//script[@id='here']")

    assert json.loads(here.text or "")["questions"] == list(found.questions)


def test_the_question_page_asks_all_and_knows_which_a_code_is_of(
    visitor: Visitor, content: Content, found: ShortSet
) -> None:
    page = visitor.get("/nb/sporsmal")

    assert page.one(".//form[@id='svar']").get("data-at-stand") == " ".join(found.questions)
    assert len(page.all(".//fieldset[@data-step]")) == len(content.questions) + 1


def test_paper_asks_the_few_and_says_that_they_are_computed(
    visitor: Visitor, found: ShortSet
) -> None:
    sheet, cards = visitor.get("/nb/stand/ark"), visitor.get("/nb/stand/kort")

    assert len(sheet.all(".//main//table")[0].findall("tbody")) == len(found.questions)
    assert len(cards.all(".//article")) == len(found.questions)
    assert "De er regnet ut, ikke valgt for hånd." in sheet.text()


def test_without_the_file_all_are_asked(content: Content) -> None:
    visitor = Visitor(create_app(content, Settings()))

    assert data(visitor.get("/stand/nb"))["questions"] == list(content.questions)
    form = visitor.get("/nb/sporsmal").one(".//form[@id='svar']")
    assert "data-at-stand" not in form.attrib


def test_a_stand_counts_what_it_asked_also_after_the_quiz_has_moved_on(
    content: Content, found: ShortSet, building: Flask, tmp_path: Path, clock: Clock
) -> None:
    older = create_app(replace(content, version=OLD, short=found.questions), Settings())
    for app in (older, building):
        move_in(app, f"sqlite:///{tmp_path / 'quiz.sqlite3'}", tmp_path / "secret", clock)
    organiser = Organiser(older)
    device = joined(older, organiser)

    for at, app in enumerate((older, building), start=1):
        device.client = app.test_client(use_cookies=False)
        few = alike([11 * at, 0, 0], found.questions)
        everything = alike([11 * at, 0, 0], [*content.questions])
        for statements, status in ((few, 200), (everything, 422)):
            sent = device.deliver(version=OLD, sequence=at, finished=11 * at, statements=statements)
            assert sent.status_code == status
