"""How each passage says it is cited, by APA 7, and what every page says on paper."""

import tomllib

import pytest
import yaml
from jinja2 import Environment

from quiz.app import ROOT
from quiz.domain.content import Content
from quiz.domain.text import LANGUAGES
from quiz.web.filters import install_filters
from tests.web.page import Page, Visitor, words


def citations(page: Page) -> list[str]:
    return page.texts(".//details[@class='citation']")


def after(page: Page, quote: str) -> str:
    """The citation under a quotation, wherever on the page it stands."""
    (found,) = {
        words(citation)
        for figure in page.all(".//figure[@class='passage']")
        for citation in figure.findall("details")
        if quote in words(figure[0])
    }
    return found.removeprefix("Slik siterer du").strip()


def test_a_dated_text_without_a_title_is_described_in_brackets(visitor: Visitor) -> None:
    page = visitor.get("/nb/avsender/oslo-hoyre")

    assert after(page, "Mennesker som bruker narkotika har behov for hjelp, ikke straff.") == (
        "I kildelisten: Oslo Høyre. (2020, 3. mars). [Resolusjon om rusreformen]. "
        "I teksten: (Oslo Høyre, 2020, avsnitt 1)"
    )


def test_an_undated_text_with_a_title_is_given_no_date(visitor: Visitor) -> None:
    page = visitor.get("/nb/avsender/arbeiderpartiet")

    assert after(page, "Dette vil innebære å videreføre bruk av straffereaksjoner") == (
        "I kildelisten: Arbeiderpartiet. (u.å.). En sosialdemokratisk rusreform "
        "[Tekst med linjenummer og en dissens]. I teksten: (Arbeiderpartiet, u.å., linje 80–81)"
    )


def test_a_dissent_is_not_cited_as_the_party(visitor: Visitor) -> None:
    page = visitor.get("/nb/avsender/arbeiderpartiet-mindretall")

    assert "I teksten: (Arbeiderpartiet, u.å., dissens, linje 113–114)" in after(
        page, "Opprettholde et forbud mot narkotika"
    )


def test_the_date_is_written_as_each_language_has_it(content: Content) -> None:
    date = content.documents["oslo-hoyre-2020"].date
    assert date
    written = {}
    for language in LANGUAGES:
        environment = Environment(autoescape=True)
        install_filters(environment, language)
        written[language] = environment.filters["cited_date"](date)

    assert written == {"nb": "2020, 3. mars", "nn": "2020, 3. mars", "en": "2020, March 3"}


def test_every_passage_on_every_page_says_how_it_is_cited(pages: dict[str, Page]) -> None:
    shown = 0
    for page in pages.values():
        figures = page.all(".//figure[@class='passage']")
        shown += len(figures)
        for figure in figures:
            (citation,) = figure.findall("details")
            assert citation.get("class") == "citation"
            assert "open" not in citation.attrib

    assert shown > 100


def test_every_passage_in_a_result_says_it_too(visitor: Visitor, content: Content) -> None:
    page = visitor.post("/nb/resultat", dict.fromkeys(content.questions, "1"))

    assert len(citations(page)) == len(page.all(".//figure[@class='passage']")) > 50


def test_every_page_prints_its_title_and_version_once(
    pages: dict[str, Page], content: Content
) -> None:
    for page in pages.values():
        (printed,) = page.texts(".//header//p[@class='printed']")
        assert content.version in printed
        assert not page.all(".//main//*[@class='printed']")


def test_a_result_prints_its_version_once_and_its_date(visitor: Visitor, content: Content) -> None:
    page = visitor.post("/nb/resultat", {"straffritt": "1"})
    printed = page.texts(".//*[@class='printed']")

    assert sum(content.version in each for each in printed) == 1
    assert printed[1].startswith("Regnet ut ")


@pytest.fixture
def citation_file() -> dict[str, object]:
    read: dict[str, object] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return read


def test_the_citation_file_has_what_its_format_asks_for(citation_file: dict[str, object]) -> None:
    assert citation_file["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= citation_file.keys()
    assert citation_file["authors"] == [{"name": "The developers of Valgomat om rusreform"}]


def test_the_citation_file_names_the_version_of_the_program(
    citation_file: dict[str, object],
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert citation_file["version"] == project["version"]
