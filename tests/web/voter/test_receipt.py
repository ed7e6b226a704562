"""The receipt as a page and as a file: by hand, on paper, and never in an address."""

import json
import re
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.domain.receipt import Receipt
from quiz.domain.recount import recount
from quiz.domain.text import LANGUAGES, Language
from quiz.plain import read_as
from quiz.settings import Settings
from tests.web.made_up import NAMES, POSITIONS, QUESTIONS, made_up
from tests.web.page import Page, Visitor, assert_headers, words

FORM = {"epler": "2", "paerer": "-1", "plommer": "", "fiken": "1", "viktig": "paerer"}
THREE = {**dict.fromkeys(QUESTIONS, "2"), "viktig": list(QUESTIONS[:3])}


def ask(visitor: Visitor, form: Any = FORM, language: str = "nb") -> Page:
    return visitor.post(f"/{language}/kvittering", form)


def save(visitor: Visitor, form: Any = FORM, language: str = "nb") -> TestResponse:
    response = visitor.client.post(f"/{language}/kvittering.json", data=form)
    assert_headers(response.headers)
    assert response.headers["Cache-Control"] == "no-store"
    return response


def number(said: str) -> float:
    return float(said.replace(",", ".").replace("−", "-"))


def table(voice: str) -> str:
    return f".//table[@aria-labelledby='{voice}']"


def test_the_answers_stand_with_what_follows_from_them(fruit: Visitor) -> None:
    rows = ask(fruit).texts(".//table[@aria-labelledby='svarene']/tbody/tr")

    assert rows == [
        "Det bør være gratis epler. helt enig 2 1 0 4",
        "Det bør være gratis paerer. litt uenig −1 2 1 3",
        "Det bør være gratis fiken. litt enig 1 1 1 3",
    ]


def test_the_sums_of_the_answers_stand_below_them(fruit: Visitor) -> None:
    said = ask(fruit).text(".//table[@aria-labelledby='svarene']/tfoot")

    assert said == "n = 3 W = 4 C₀ = 13 B₀ = 19"


def test_a_voice_stands_with_place_stances_points_and_sums(fruit: Visitor) -> None:
    """Hvitveis is −2, −1 and silent."""
    page = ask(fruit)
    parts = page.texts(f"{table('hvitveis')}/tbody")

    epler, paerer, fiken = parts
    assert "helt enig 2 helt uenig −2 0 −4 −" in epler
    assert "sagt rett ut" in epler
    assert "Hvitveis skriver om epler. Hvitveis: Frukten til Hvitveis, udatert, avsnitt 1" in epler
    assert "litt uenig −1 litt uenig −1 4 6 +" in paerer
    assert "vår tolkning" in paerer
    assert fiken.endswith("litt enig 1 står ikke i teksten – – –")
    start, total, span = page.texts(f"{table('hvitveis')}/tfoot/tr")
    assert start == "Alle begynner på 100 · B₀/8W 59,4"
    assert re.fullmatch(r"Til sammen C = 10 N = 2 \d\d,\d", total)
    assert span == "Mulig spenn 56,2–75,0"


def test_points_and_start_add_up_to_the_score_and_the_score_is_the_results(fruit: Visitor) -> None:
    page, result = ask(fruit), fruit.post("/nb/resultat", FORM)

    for voice, name in NAMES.items():
        points = [
            number(said) for said in page.texts(f"{table(voice)}/tbody/tr/td[5]") if said != "–"
        ]
        start, score = (page.text(f"{table(voice)}/tfoot/tr[{row}]/td") for row in (1, 2))
        if score == "–":
            continue
        assert number(start) + sum(points) == pytest.approx(number(score), abs=0.21)
        (row,) = (row for row in result.texts(".//ol[@class='ranking']/li") if name in row)
        percent = re.search(r"(\d+) %", row)
        assert percent
        assert float(percent[1]) == pytest.approx(number(score), abs=0.56)


def test_the_voices_stand_in_the_order_of_the_result(fruit: Visitor) -> None:
    ranking = fruit.post("/nb/resultat", FORM).texts(".//ol[@class='ranking']//*[@class='name']")

    headings = ask(fruit).texts(".//section[@class='voice']/h3")

    assert [
        re.sub(r"^\d\. | (parti|ungdomsparti|lokallag|mindretall \(dissens\))$", "", heading)
        for heading in headings
    ] == ranking


def test_it_bears_the_version_and_neither_name_nor_time(fruit: Visitor) -> None:
    page = ask(fruit)

    assert "Innholdet er versjon 0123456789ab." in page.text()
    assert page.body == ask(fruit).body
    assert "Du har" not in page.text()


def test_the_file_is_the_receipt_under_a_name_that_bears_the_version(fruit: Visitor) -> None:
    response = save(fruit)

    assert response.status_code == 200
    assert response.content_type == "application/json"
    disposition = response.headers["Content-Disposition"]
    assert disposition == "attachment; filename=kvittering-0123456789ab.json"
    found = recount(read_as(Receipt, json.loads(response.text)), made_up())
    assert found.holds
    assert found.current


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_of_the_real_quiz_holds_in_every_language(
    visitor: Visitor, content: Content, language: Language
) -> None:
    form = dict(zip(content.questions, ("2", "-1", "1", "-2", "2", "1"), strict=False))

    response = save(visitor, form, language)

    assert recount(read_as(Receipt, json.loads(response.text)), content).holds
    assert json.loads(response.text)["language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_real_quiz_cites_every_passage_it_counts(
    visitor: Visitor, content: Content, language: Language
) -> None:
    page = ask(visitor, dict.fromkeys(content.questions, "2"), language)

    for voice in content.voices:
        said = page.text(table(voice))
        for question in content.questions:
            for passage in content.stances[voice, question].passages:
                assert passage.quote in said


def test_the_result_leads_to_it_with_the_form_and_opens_a_tab(fruit: Visitor) -> None:
    page = fruit.post("/nb/resultat", FORM)

    button = page.one(".//p[@class='to-receipt']/button")

    assert (button.get("type"), button.get("form")) == ("submit", "svar")
    assert button.get("formaction") == "/nb/kvittering"
    assert button.get("formtarget") == "_blank"
    assert "(åpnes i ny fane)" in words(button)


@pytest.mark.parametrize("form", [{}, {"viktig": "epler"}])
def test_a_result_without_answers_has_no_receipt(fruit: Visitor, form: dict[str, str]) -> None:
    assert not fruit.post("/nb/resultat", form).all(".//p[@class='to-receipt']")
    page = ask(fruit, form)
    assert "ikke noe å kvittere for" in page.text()
    assert not page.all(".//table")
    assert not page.all(".//main//button")


def sent_on(page: Page) -> dict[str, list[str]]:
    """What the page's own form would send."""
    found: dict[str, list[str]] = {}
    for field in page.all(".//form[@id='svar']/input"):
        found.setdefault(field.attrib["name"], []).append(field.attrib["value"])
    return found


def test_the_page_sends_the_same_answers_on(fruit: Visitor) -> None:
    page = ask(fruit)

    assert sent_on(page) == {
        "innhold": ["0123456789ab"],
        **{name: [value] for name, value in FORM.items()},
    }
    assert page.one(".//form[@id='svar']").get("action") == "/nb/kvittering.json"
    buttons = page.one(".//nav[@class='languages']").findall("button")
    assert [(b.get("form"), b.get("formaction")) for b in buttons] == [
        ("svar", "/nn/kvittering"),
        ("svar", "/en/kvittering"),
    ]
    assert sent_on(ask(fruit, sent_on(page), "en")) == sent_on(page)


def test_links_out_of_it_open_a_tab(fruit: Visitor) -> None:
    """Back to a page that was posted fails."""
    page = ask(fruit)

    for link in page.all(".//body//a"):
        assert link.attrib["href"].startswith("#") or link.get("target") == "_blank"


@pytest.mark.parametrize("name", ["kvittering", "kvittering.json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobodys_receipt_leads_to_the_questions(
    visitor: Visitor, language: Language, name: str
) -> None:
    response = visitor.client.get(f"/{language}/{name}")

    assert_headers(response.headers)
    assert (response.status_code, response.headers["Location"]) == (303, f"/{language}/sporsmal")
    assert response.headers["Cache-Control"] == "no-store"


def test_too_many_marks_have_no_receipt(fruit: Visitor) -> None:
    page = fruit.post("/nb/kvittering", THREE, 422)

    assert "Du har merket 3 påstander som viktige for deg. Velg høyst 2" in page.text()
    assert not page.all(".//table")
    assert save(fruit, THREE).status_code == 422


def test_a_form_for_another_version_is_told_so(fruit: Visitor) -> None:
    form = {**FORM, "innhold": "fedcba987654", "rips": "2"}

    page = ask(fruit, form)

    assert "Innholdet er endret siden du åpnet siden." in page.text(".//p[@class='notice']")
    assert sent_on(page) == sent_on(ask(fruit))
    assert json.loads(save(fruit, form).text) == json.loads(save(fruit).text)


@pytest.mark.parametrize("name", ["kvittering", "kvittering.json"])
@pytest.mark.parametrize("form", [{"epler": "0"}, {"rips": "1"}, {"epler": ["1", "2"]}])
def test_what_no_page_of_ours_could_have_sent_is_refused(
    fruit: Visitor, name: str, form: Any
) -> None:
    page = fruit.post(f"/nb/{name}", form, 400)

    assert page.text(".//*[@id='resultat']/h2") == "Skjemaet kunne ikke leses"


def test_where_nobody_says_anything_there_are_no_places() -> None:
    silent = {voice: (*row[:5], None) for voice, row in POSITIONS.items()}
    quiz: Flask = create_app(made_up(silent), Settings())

    page = ask(Visitor(quiz), {"fiken": "2"})

    for heading in page.texts(".//section[@class='voice']/h3"):
        assert not heading[0].isdigit()
    assert page.texts(".//tfoot/tr[2]/td") == ["–"] * 4
