"""How a stand is made: a name, a colour that is no party's, and nothing else to decide."""

from dataclasses import replace

import pytest
from flask import Flask

from quiz.domain.accent import DEFAULT
from quiz.domain.text import LANGUAGES
from quiz.web.stand.stands import STANDS
from tests.web.page import Page
from tests.web.stand.bare import Device, Organiser, Person, joined, rows, stands

FORM = {"navn": "Hagelaget", "farge": DEFAULT}


def sent(square: Flask, status: int = 422, **fields: str) -> Page:
    somebody = Person(square)
    response = somebody.send("/nb/stand/ny", {**FORM, **fields})
    return somebody.read("/nb/stand/ny", response, status)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_there_in_every_language(square: Flask, language: str) -> None:
    start = Person(square).look(f"/{language}/stand")
    form = Person(square).look(f"/{language}/stand/ny")

    assert f"/{language}/stand/ny" in start.links
    assert f"/stand/{language}" in start.links
    assert len(start.all(".//main//ol/li")) == 5
    assert form.one(".//main//form").attrib["action"] == f"/{language}/stand/ny"
    assert start.headers["Cache-Control"] == form.headers["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("page", ["stand", "stand/ny"])
def test_an_address_without_a_language_leads_to_the_readers(square: Flask, page: str) -> None:
    for accepted, language in (("", "nb"), ("nn", "nn"), ("de", "en"), ("sv", "nb")):
        response = Person(square).get(f"/{page}", **{"Accept-Language": accepted})
        assert response.status_code == 302
        assert response.headers["Location"] == f"/{language}/{page}"
        assert response.headers["Vary"] == "Accept-Language"


def test_nothing_is_asked_but_a_name_and_a_colour(square: Flask) -> None:
    """No setting hides, orders, rewords or weights anything, and nothing leads elsewhere."""
    page = Person(square).look("/nb/stand/ny")

    assert page.values("name") == ["viewport", "color-scheme", "navn", "farge"]
    for field in ("logo", "lenke", "epost", "rekkefolge", "skjul", "vekt", "sprak"):
        assert Person(square).send("/nb/stand/ny", {**FORM, field: "1"}).status_code == 400


def test_a_stand_is_made_in_the_language_of_the_form(square: Flask) -> None:
    for language in LANGUAGES:
        assert Organiser(square, language).page().root.get("lang") == language


def test_the_colour_need_not_be_chosen(square: Flask) -> None:
    page = Person(square).look("/nb/stand/ny")
    assert page.one(".//input[@id='farge']").attrib["value"] == DEFAULT

    somebody = Person(square)
    assert somebody.send("/nb/stand/ny", {"navn": "Hagelaget"}).status_code == 303


@pytest.mark.parametrize(
    ("colour", "words"),
    [
        ("#ffff00", "Fargen er for lys"),
        ("#800000", "for nær rødt"),
        ("#4d4d00", "for nær gult"),
        ("#1b5e20", "for nær grønt"),
        ("#000080", "for nær blått"),
    ],
)
def test_a_colour_is_refused_with_the_reason(square: Flask, colour: str, words: str) -> None:
    page = sent(square, farge=colour)

    assert words in page.text(".//*[@id='farge-feil']")
    assert page.one(".//input[@id='farge']").attrib["value"] == colour
    assert page.one(".//input[@id='farge']").attrib["aria-invalid"] == "true"
    assert page.one(".//input[@id='navn']").attrib["value"] == "Hagelaget"
    assert "aria-invalid" not in page.one(".//input[@id='navn']").attrib


@pytest.mark.parametrize("words", ["#fff", "red", "#GGGGGG", "", "#5b2a56;x", "#" + "5" * 50_000])
def test_what_is_no_colour_becomes_the_usual_one(square: Flask, words: str) -> None:
    page = sent(square, farge=words)

    assert "Det var ingen farge" in page.text(".//*[@id='farge-feil']")
    assert page.one(".//input[@id='farge']").attrib["value"] == DEFAULT


@pytest.mark.parametrize(
    ("name", "words", "left"),
    [
        ("", "Skriv hvem", ""),
        (" \t\n", "Skriv hvem", ""),
        ("\u3164\u2800", "Skriv hvem", "\u3164\u2800"),
        ("a" * 41, "for langt", "a" * 41),
        ("Hage\u202elaget", "tatt bort tegn", "Hagelaget"),
        ("Hage\0laget", "tatt bort tegn", "Hagelaget"),
    ],
)
def test_a_name_is_some_plain_words_on_one_line(
    square: Flask, name: str, words: str, left: str
) -> None:
    page = sent(square, navn=name)

    assert words in page.text(".//*[@id='navn-feil']")
    assert page.one(".//input[@id='navn']").attrib["value"] == left


def test_a_name_may_be_forty_characters_of_any_kind(square: Flask) -> None:
    for name in ("æ" * 40, "<b>«Hagelaget» & co.</b>", "'; DROP TABLE stand; --", "🌼", "ﷺ"):
        organiser = Organiser(square, navn=name)
        assert organiser.stand.name == name
        assert name in organiser.page().text()
    assert Organiser(square, navn="  Hage \n\t laget ").stand.name == "Hage laget"


def test_what_was_refused_has_made_nothing(square: Flask) -> None:
    Organiser(square)
    stood = rows(square)
    sent(square, navn="")
    sent(square, farge="red")

    assert rows(square) == stood


def test_where_the_stand_is_off_none_is_made_and_no_tablet_let_in_and_who_has_one_keeps_it(
    square: Flask,
) -> None:
    organiser = Organiser(square)
    device = joined(square, organiser)
    code = organiser.code
    square.extensions[STANDS] = replace(stands(square), is_open=False)
    for path in ("/stand", "/stand/ny"):
        assert Person(square).get(path).status_code == 404
    assert Person(square).send("/nb/stand/ny", FORM).status_code == 404
    assert Device(square).join(code).status_code == 404

    assert device.deliver((4, 4, 4)).status_code == 200
    assert "12" in organiser.page().text(".//dl")
    organiser.press("slett", 200)
