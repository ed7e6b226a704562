"""Every public page is there, whole, in three languages, and says what it must."""

from itertools import combinations
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quiz.domain.content import Content
from quiz.domain.text import LANGUAGES, Language
from tests.web.page import Page, Visitor, assert_headers, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_is_reached_and_whole(
    pages: dict[str, Page], content: Content, language: Language
) -> None:
    names = ["", "sporsmal", "ikke-spurt", "metode", "personvern", "oversikt", "endringer"]
    names += ["rettferdighet", "klasse", "klasse/veiledning", "stand", "stand/ny"]
    names += [f"stand/{sheet}" for sheet in ("ark", "kort", "frivillig")]
    names += [f"oversikt/{one}/{other}" for one, other in combinations(content.voices, 2)]
    names += [f"avsender/{voice}" for voice in content.voices]
    names += [f"dokument/{document}" for document in content.documents]
    names += [f"innvending/{voice}/{question}" for voice, question in content.stances]

    reached = {path for path in pages if path.startswith(f"/{language}/")}

    assert reached == {f"/{language}/{name}" for name in names}


def test_every_link_leads_to_a_place_that_is_there(pages: dict[str, Page]) -> None:
    lost = {
        link
        for page in pages.values()
        for link in page.links
        for path, _, id_ in [link.partition("#")]
        if id_ and id_ not in pages[path or page.path].ids
    }

    assert not lost


def test_no_two_pages_of_a_language_have_the_same_title(pages: dict[str, Page]) -> None:
    titles = [(page.language, page.text(".//title")) for page in pages.values()]

    assert len(titles) == len(set(titles))


def test_a_page_leads_to_itself_in_the_other_languages(pages: dict[str, Page]) -> None:
    for page in pages.values():
        rest = page.path.removeprefix(f"/{page.language}/")
        others = {f"/{language}/{rest}" for language in LANGUAGES if language != page.language}
        nav = page.one(".//nav[@class='languages']")
        linked = {link.get("href") for link in nav.findall("a")}
        posted = {button.get("formaction") for button in nav.findall("button")}
        assert others == linked | posted


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("nb", "nb"),
        ("nn", "nn"),
        ("no", "nb"),
        ("en", "en"),
        ("da", "nb"),
        (None, "nb"),
        ("nb-NO,nb;q=0.9,no;q=0.8,nn;q=0.7,en;q=0.6", "nb"),
        ("nn-NO,nn;q=0.9,nb;q=0.8", "nn"),
        ("en-GB,en;q=0.9,nb;q=0.8", "en"),
        ("da,en;q=0.5", "en"),
        ("no-NO,en;q=0.5", "nb"),
    ],
)
def test_the_root_leads_to_the_readers_language(
    visitor: Visitor, accepted: str | None, language: str
) -> None:
    headers = {"Accept-Language": accepted} if accepted else {}

    response = visitor.client.get("/", headers=headers)

    assert_headers(response.headers)
    assert response.status_code == 302
    assert response.headers["Location"] == f"/{language}/"
    assert response.headers["Vary"] == "Accept-Language"


def test_the_start_page_says_what_this_is(visitor: Visitor) -> None:
    said = visitor.get("/nb/").text()

    for promise in (
        "om lag tre minutter",
        "Vi lagrer ikke svarene dine.",
        "Partiene har ikke svart selv.",
        "de daterte er fra 2020. Resten er udaterte, men to av dem nevner noe fra 2021.",
        "partiene kan mene noe annet i dag",
        "ikke et stemmeråd",
        "laget av",
    ):
        assert promise in said


def test_the_start_page_says_who_the_voices_are(visitor: Visitor, content: Content) -> None:
    listed = visitor.get("/nb/").texts(".//ul[@class='voices']/li")

    assert len(listed) == len(content.voices)
    for line, voice in zip(listed, content.voices.values(), strict=True):
        assert line.lower().startswith(voice.name.nb.lower())
    assert [any(kind in line for line in listed) for kind in ("lokallag", "parti", "dissens")]
    assert any("3. mars 2020" in line for line in listed)
    assert any("udatert" in line for line in listed)


@pytest.mark.parametrize("path", ["/nb/", "/nb/sporsmal"])
def test_a_public_page_is_the_same_for_everyone(app: Flask, path: str) -> None:
    def fetch(**headers: str) -> TestResponse:
        return app.test_client(use_cookies=False).get(path, headers=headers)

    plain = fetch()
    someone = fetch(
        Cookie="a=b", **{"User-Agent": "x", "Accept-Language": "en", "HX-Request": "true"}
    )

    assert plain.data == someone.data
    assert plain.headers["ETag"] == someone.headers["ETag"]
    assert plain.headers["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in someone.headers


@pytest.mark.parametrize("path", ["avsender/hvitveis", "innvending/hvitveis/fiken"])
def test_what_a_voice_answers_stands_beside_its_stance_with_date_and_language(
    fruit: Visitor, path: str
) -> None:
    page = fruit.get(f"/nb/{path}")

    assert page.text(".//figure[@class='passage tilsvar']") == (
        "Tilsvar fra Styret, 3. mars 2025: Vi elskar fiken. "
        "Tilsvaret endrer ingenting i utregningen."
    )
    assert page.one(".//figure[@class='passage tilsvar']/blockquote").get("lang") == "nn"


def test_the_question_page_holds_the_whole_form(visitor: Visitor, content: Content) -> None:
    page = visitor.get("/nb/sporsmal")
    form = page.one(".//form")

    assert (form.get("method"), form.get("action")) == ("post", "/nb/resultat")
    assert [e.get("id") for e in form.findall("fieldset")] == [*content.questions, "viktig"]
    for id_, question in content.questions.items():
        fieldset = page.one(f".//fieldset[@id='{id_}']")
        radios = fieldset.findall(".//input")
        assert [radio.get("value") for radio in radios] == ["2", "1", "-1", "-2", ""]
        assert {radio.get("name") for radio in radios} == {id_}
        assert question.statement.nb in page.text(f".//fieldset[@id='{id_}']/legend")
    assert not page.checked()
    assert not page.all(".//input[@required]")


def test_the_question_page_says_in_a_number_how_many_may_be_important(
    visitor: Visitor, content: Content
) -> None:
    said = visitor.get("/nb/sporsmal").text(".//fieldset[@id='viktig']")

    assert f"Merk inntil {len(content.questions) // 3} påstander" in said


def test_nobodys_result_leads_to_the_questions(visitor: Visitor) -> None:
    response = visitor.client.get("/nb/resultat")

    assert_headers(response.headers)
    assert (response.status_code, response.headers["Location"]) == (303, "/nb/sporsmal")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", ["sporsmal", "resultat"])
def test_a_change_of_language_keeps_every_answer(fruit: Visitor, page: str) -> None:
    answers = {"epler": "2", "paerer": "-1", "plommer": ""}
    form = {**answers, "viktig": ["paerer", "druer"], "innhold": "0123456789ab"}

    changed = fruit.post(f"/en/{page}", form)

    assert changed.checked() == answers, "«hopp over» too"
    assert changed.marked() == {"paerer", "druer"}
    assert changed.root.get("lang") == "en"
    assert changed.one(".//form[@id='svar']").get("action") == "/en/resultat"


def test_languages_are_changed_by_posting_the_form_so_that_no_address_holds_answers(
    visitor: Visitor,
) -> None:
    for page in (visitor.get("/nb/sporsmal"), visitor.post("/nb/resultat", {"innhold": "0" * 12})):
        nav = page.one(".//nav[@class='languages']")
        buttons = nav.findall("button")
        assert not nav.findall("a")
        assert {button.get("form") for button in buttons} == {"svar"}
        assert {button.get("type") for button in buttons} == {"submit"}


def test_enter_in_the_form_asks_for_the_result_and_not_for_another_language(
    visitor: Visitor,
) -> None:
    """A browser presses the first submit button of the form, in the order of the page."""
    page = visitor.get("/nb/sporsmal")
    form = page.one(".//form[@id='svar']")
    inside = set(form.iter())
    submits = [
        button
        for button in page.all(".//button[@type='submit']")
        if button in inside or button.get("form") == "svar"
    ]

    assert submits[0].get("formaction", "/nb/resultat") == "/nb/resultat"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_does_its_sums_before_the_readers_eyes(
    visitor: Visitor, language: Language
) -> None:
    page = visitor.get(f"/{language}/metode")
    start, *rows = page.all(".//table[@class='example']/tbody/tr")
    totals = [_number(cell) for cell in page.all(".//table[@class='example']/tfoot/tr[1]/td")]

    sums = [_number(cell) for cell in start.findall("td")]
    for row in rows:
        for column, cell in enumerate(row.findall("td")[1:]):
            sums[column] += sum(_number(added) for added in cell.findall("strong"))

    assert len(rows) == 3
    assert totals == pytest.approx(sums, abs=0.21)  # each number is rounded to a tenth


def _number(element: Element) -> float:
    return float(words(element).replace(",", ".").replace("−", "-"))


def test_the_privacy_page_promises_what_the_tests_hold(visitor: Visitor) -> None:
    said = visitor.get("/nb/personvern").text()

    assert "Vi lagrer ikke svarene dine. Vi logger ikke hvem du er." in said
    assert "Ingen informasjonskapsler" in said


def test_what_is_not_asked_stands_with_its_quotes(visitor: Visitor, content: Content) -> None:
    page = visitor.get("/nb/ikke-spurt")

    for debate in content.debates:
        assert debate.title.nb in page.text(f".//article[@id='{debate.id}']")
    for entry in content.register:
        said = page.text(f".//article[@id='{entry.id}']")
        assert entry.point.nb in said
        assert all(passage.quote in said for passage in entry.passages)


@pytest.mark.parametrize(
    "path", ["/nb/x", "/nb/avsender/x", "/nb/dokument/x", "/dokument/x.txt", "/x", "/static/0/x"]
)
def test_what_does_not_exist_is_a_whole_page_that_helps(visitor: Visitor, path: str) -> None:
    page = visitor.get(path, 404)

    assert page.text(".//*[@id='resultat']/h2") == "Siden finnes ikke"
    assert page.one(".//main//a").get("href") == "/nb/"
