"""The map as a file: all of it, opened right by a spreadsheet, and run by none."""

import csv
import io

import pytest
from flask import Flask

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.domain.text import LANGUAGES, Language
from quiz.settings import Settings
from quiz.web.csv_file import as_text
from quiz.web.newsroom.spreadsheet import BETWEEN
from tests.web.made_up import made_up
from tests.web.page import assert_headers

NUMBER = "Standpunkt i tall, −2 til 2"


def rows(app: Flask, language: Language = "nb") -> list[dict[str, str]]:
    body = app.test_client().get(f"/{language}/oversikt.csv").data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body, newline=""), delimiter=";"))


def test_it_is_downloaded_under_the_version_it_holds(app: Flask, content: Content) -> None:
    response = app.test_client().get("/nb/oversikt.csv")

    assert_headers(response.headers)
    assert response.content_type == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == (
        f"attachment; filename=valgomat-rusreform-nb-{content.version}.csv"
    )
    assert response.data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_a_row_for_every_voice_on_every_question(
    app: Flask, content: Content, language: Language
) -> None:
    found = rows(app, language)

    assert [(question, voice) for question, _, _, voice, *_ in map(dict.values, found)] == [
        (question, voice) for question in content.questions for voice in content.voices
    ]
    for row in found:
        assert None not in row
        assert len(row) == 18
        assert content.version in row.values()
        assert any("CC BY 4.0" in cell for cell in row.values())


def test_a_row_holds_the_stance_and_what_it_rests_on(app: Flask) -> None:
    (found,) = (
        row
        for row in rows(app)
        if (row["Spørsmål"], row["Avsender"]) == ("ruskontrakt", "Senterpartiet")
    )

    assert found[NUMBER] == "1"
    assert found["Standpunkt"] == "litt enig"
    assert found["Grunnlag"] == "vår tolkning"
    assert found["Type avsender"] == "parti"
    assert found["Hva «enig» betyr"] == "verken mildere eller strengere"
    assert found["Forbehold"] == "som dreier seg om bruk og besittelse av små mengder"
    assert found["Sitater"].startswith("«Alternative reaksjonsformer")
    assert found["Kilder"].endswith("rusavhengige, udatert, avsnitt 9")


def test_each_quote_has_its_source_in_the_same_order(app: Flask, content: Content) -> None:
    for row in rows(app):
        stance = content.stances[row["Kode for avsender"], row["Spørsmål"]]
        for passages, quotes, sources in (
            (stance.passages, "Sitater", "Kilder"),
            (
                stance.counter,
                "Sitater som peker den andre veien",
                "Kilder for sitatene den andre veien",
            ),
        ):
            assert not any(BETWEEN in passage.quote for passage in passages)
            split = row[quotes].split(BETWEEN) if row[quotes] else []
            assert split == [f"«{passage.quote}»" for passage in passages]
            assert len(row[sources].split(BETWEEN) if row[sources] else []) == len(passages)


def test_a_dissent_is_named_as_one(app: Flask) -> None:
    found = [row for row in rows(app) if row["Kode for avsender"] == "arbeiderpartiet-mindretall"]

    assert any(", dissens, udatert, linje " in row["Kilder"] for row in found)


def test_silence_has_no_number_but_the_words_that_were_searched_for() -> None:
    app = create_app(made_up(), Settings())

    (found,) = (
        row
        for row in rows(app)
        if (row["Spørsmål"], row["Kode for avsender"]) == ("druer", "rognebaer")
    )

    assert found[NUMBER] == ""
    assert found["Standpunkt"] == "står ikke i teksten"
    assert (found["Grunnlag"], found["Sitater"], found["Kilder"]) == ("", "", "")
    assert found["Ord vi har lett etter"] == "søkeord druer"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_text_becomes_a_formula(sign: str) -> None:
    evil = f'{sign}HYPERLINK("x";"y")'
    app = create_app(made_up(say=lambda words: f"{evil}{words}"), Settings())

    for row in rows(app):
        for column, cell in row.items():
            assert not cell.startswith(sign) or column == NUMBER
        assert row["Påstand"].startswith(f"'{evil}Det bør være gratis")
        assert row[NUMBER] in {"-2", "-1", "0", "1", "2", ""}


def test_a_number_below_zero_stays_a_number() -> None:
    assert as_text(-2) == -2
    assert as_text("-2") == "'-2"
    assert as_text(None) is None


def test_markup_and_separators_in_a_text_stay_text() -> None:
    evil = "<b>&amp;\"; | '"
    app = create_app(made_up(say=lambda words: f"{words}{evil}"), Settings())

    (found, *_) = rows(app)

    assert found["Påstand"] == f"Det bør være gratis epler.{evil}"
    assert found["Sitater"] == f"«Blåveis skriver om epler.{evil}»"
    assert found["Kilder"].startswith(f"Blåveis{evil}: Frukten til Blåveis{evil}, udatert")
