"""Whoever began with an older content goes on with it, beside those who have the new one."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.domain.text import LANGUAGES, Language
from quiz.settings import Settings
from quiz.web.bad_form import BadForm
from quiz.web.editions import Editions
from quiz.web.site import Site
from tests.web.made_up import POSITIONS, QUESTIONS, made_up

NEW = made_up()
OLD = replace(made_up({voice: row[:3] for voice, row in POSITIONS.items()}), version="ba9876543210")


class Workshop:
    """Makes sites that are the current one but for their content, and remembers which."""

    def __init__(self, current: Site) -> None:
        self._current = current
        self.made: list[str] = []

    def make(self, content: Content) -> Site:
        self.made.append(content.version)
        return replace(self._current, content=content)


def of(version: str) -> Callable[[], Content]:
    return lambda: replace(OLD, version=version)


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(NEW, Settings())


@pytest.fixture
def current(app: Flask) -> Site:
    found: Site = app.extensions["site"]
    return found


@pytest.fixture
def older(app: Flask) -> Site:
    editions: Editions = app.extensions["editions"]
    return editions.find(OLD.version, lambda: OLD)


@pytest.fixture
def workshop(current: Site) -> Workshop:
    return Workshop(current)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_older_edition_renders_its_own_questions_and_version_and_the_current_its_own(
    older: Site, current: Site, language: Language
) -> None:
    for here, asked, version, other in (
        (older, QUESTIONS[:3], OLD.version, NEW.version),
        (current, QUESTIONS, NEW.version, OLD.version),
    ):
        page = here.render(language, "voter/questions.html", submission=None)
        footer = page.partition("<footer")[2]

        assert tuple(re.findall('<fieldset class="question" id="(.*?)"', page)) == asked
        assert f'name="innhold" value="{version}"' in page
        assert f"<code>{version}</code>" in footer
        assert other not in page


def test_an_older_edition_reads_its_own_form(older: Site, current: Site) -> None:
    later = MultiDict({"innhold": OLD.version, "bananer": "2"})

    assert not older.forms.read(MultiDict({"innhold": OLD.version, "epler": "2"})).outdated
    assert current.forms.read(later).outdated
    with pytest.raises(BadForm):
        older.forms.read(later)


def test_an_older_edition_has_the_files_of_today(older: Site, current: Site) -> None:
    page = older.render("nb", "voter/questions.html", submission=None)

    assert current.assets.address("quiz.js") in page


def test_who_is_up_to_date_is_given_the_current_site_and_nothing_is_loaded(
    current: Site, workshop: Workshop
) -> None:
    def load() -> Content:
        raise AssertionError

    assert Editions(current, workshop.make).find(NEW.version, load) is current
    assert not workshop.made


def test_an_edition_is_made_once_also_when_many_ask_at_once(
    current: Site, workshop: Workshop
) -> None:
    editions = Editions(current, workshop.make)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: editions.find("a", of("a")), range(64)))

    assert workshop.made == ["a"]
    assert all(site is found[0] for site in found)


def test_the_one_that_was_asked_for_longest_ago_goes_first(
    current: Site, workshop: Workshop
) -> None:
    editions = Editions(current, workshop.make, most=2)

    for version in "abacab":
        assert editions.find(version, of(version)).content.version == version

    assert workshop.made == ["a", "b", "c", "b"]


def test_what_cannot_be_loaded_is_tried_again_the_next_time(
    current: Site, workshop: Workshop
) -> None:
    def load() -> Content:
        raise LookupError

    editions = Editions(current, workshop.make)
    with pytest.raises(LookupError):
        editions.find("a", load)

    assert editions.find("a", of("a")).content.version == "a"
