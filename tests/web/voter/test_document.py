"""The documents: whole, with every cited passage marked and linked both ways."""

import hashlib
from collections.abc import Iterator

import pytest

from quiz.domain.content import Content, Passage
from quiz.domain.text import LANGUAGES, Language
from tests.web.page import Page, Visitor, assert_headers, words


def cited(content: Content) -> Iterator[tuple[str, str, Passage]]:
    """Every passage a stance shows, with the voice and the question."""
    for (voice, question), stance in content.stances.items():
        for passage in (*stance.passages, *stance.counter):
            yield voice, question, passage


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cited_passage_has_its_place_in_the_document(
    visitor: Visitor, content: Content, language: Language
) -> None:
    for document in content.documents:
        ids = visitor.get(f"/{language}/dokument/{document}").ids
        assert {p.id for *_, p in cited(content) if p.document == document} <= ids


def test_every_cited_word_is_marked_and_nothing_else(visitor: Visitor, content: Content) -> None:
    for id_, document in content.documents.items():
        passages = [p for *_, p in cited(content) if p.document == id_]
        inside = [any(p.start <= at < p.end for p in passages) for at in range(len(document.text))]
        expected = [c for c, yes in zip(document.text, inside, strict=True) if yes and c != " "]

        marks = visitor.get(f"/nb/dokument/{id_}").all(".//mark")

        shown = "".join("".join(mark.itertext()) for mark in marks)
        assert shown.replace(" ", "") == "".join(expected)


def test_the_whole_document_is_shown_in_order(visitor: Visitor, content: Content) -> None:
    for id_, document in content.documents.items():
        lines = visitor.get(f"/nb/dokument/{id_}").all(".//div[@class='document']//p")
        lines = lines or visitor.get(f"/nb/dokument/{id_}").all(".//div[@lang]//p")
        shown = " ".join(words(line) for line in lines)
        assert shown == document.text


def test_a_stance_leads_to_its_passage_and_the_passage_back_to_the_question(
    pages: dict[str, Page], content: Content
) -> None:
    for voice, question, passage in cited(content):
        there, back = f"/nb/dokument/{passage.document}", f"/nb/avsender/{voice}"
        article = pages[back].one(f".//article[@id='{question}']")
        links = [link.get("href") for link in article.findall(".//figcaption/a")]
        assert f"{there}#{passage.id}" in links
        returning = [link for link in pages[there].links if link.endswith(f"#{question}")]
        assert returning
        assert f"{back}#{question}" in returning


def test_quotes_and_documents_are_in_the_language_they_were_written_in(
    pages: dict[str, Page], content: Content
) -> None:
    for id_, document in content.documents.items():
        page = pages[f"/en/dokument/{id_}"]
        assert page.all(f".//div[@lang='{document.language}']")
    quotes = pages["/en/avsender/senterungdommen"].all(".//blockquote")
    assert {quote.get("lang") for quote in quotes} == {"nn"}


def test_printed_line_numbers_stand_where_the_original_has_them(
    visitor: Visitor, content: Content
) -> None:
    for id_, document in content.documents.items():
        page = visitor.get(f"/nb/dokument/{id_}")
        shown = [block for block in document.blocks if block.text]
        assert {f"{block.unit}-{block.number}" for block in shown} <= page.ids


def test_the_original_is_served_byte_for_byte(visitor: Visitor, content: Content) -> None:
    for id_, document in content.documents.items():
        response = visitor.client.get(f"/dokument/{id_}.txt")

        assert_headers(response.headers)
        assert response.content_type == "text/plain; charset=utf-8"
        assert hashlib.sha256(response.data).hexdigest() == document.sha256
        assert f"/dokument/{id_}.txt" in visitor.get(f"/nb/dokument/{id_}").links
        assert document.sha256 in visitor.get(f"/nb/dokument/{id_}").text()


def test_a_voice_page_shows_every_stance_with_its_year(
    pages: dict[str, Page], content: Content
) -> None:
    for id_, voice in content.voices.items():
        page = pages[f"/nb/avsender/{id_}"]
        assert voice.about.nb in page.text()
        for question in content.questions:
            stance = content.stances[id_, question]
            said = page.text(f".//article[@id='{question}']")
            assert stance.reasoning.nb in said
            assert all(passage.quote in said for passage in stance.passages)
            if stance.position is None:
                assert "står ikke i teksten" in said
            else:
                assert (
                    "vår tolkning" if stance.basis == "interpretation" else "sagt rett ut"
                ) in said
                assert "udatert" in said or "2020" in said
