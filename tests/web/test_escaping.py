"""Whatever somebody has written in a file, it reaches the page as text."""

import pytest

from quiz.app import create_app
from quiz.settings import Settings
from quiz.storage.challenges import decide
from quiz.storage.database import Database
from quiz.storage.open import open_database
from tests.storage.made_up import challenge, decision
from tests.web.made_up import QUESTIONS, made_up
from tests.web.page import Page, Visitor

EVIL = "<script>alert(1)</script><img src=x onerror=y>\"'&amp;{{4321*1234}}{% x %}%(x)s</p></title>"

PRODUCT = str(4321 * 1234)
"""Where this stands, a template engine has run what somebody wrote."""

OURS_ALONE = frozenset({"personvern"})
"""Pages, without their language, on which nothing stands that is written in a file of content."""


def evil(words: str) -> str:
    return f"{words}{EVIL}"


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """Every page, and a result, of a quiz in which every text is an attack; each is checked."""
    url = f"sqlite:///{tmp_path_factory.mktemp('database') / 'quiz.sqlite3'}"
    challenged(open_database(url))
    visitor = Visitor(create_app(made_up(say=evil), Settings(database=url)))
    pages = [
        visitor.get(f"/{language}/{page}")
        for language in ("nb", "nn", "en")
        for page in (
            *("", "sporsmal", "metode", "ikke-spurt", "personvern"),
            *("oversikt", "oversikt/blaaveis/hvitveis"),
            *("avsender/blaaveis", "avsender/hvitveis", "avsender/rognebaer"),
            *("dokument/blaaveis", "dokument/rognebaer"),
            *("innvending/hvitveis/epler", "innvending/hvitveis/fiken", "endringer"),
        )
    ]
    answers = dict.fromkeys(QUESTIONS, "2")
    form = {"innhold": "0123456789ab", "sitat": evil("sitat"), "hvorfor": evil("a" * 1000)}
    pages.append(visitor.post("/nb/innvending/blaaveis/epler", form, status=422))
    pages += [
        visitor.post(f"/{language}/{page}", answers)
        for language in ("nb", "nn", "en")
        for page in ("resultat", "kvittering")
    ]
    return pages


def challenged(database: Database) -> None:
    """Let every field of a challenge and of its decision be an attack."""
    written = [challenge(passage=evil("sitat"), why=evil("hvorfor")) for _ in range(3)]
    written[1].voice = written[1].question = written[1].content_version = EVIL
    written[2].why = None
    with database.writing() as session:
        session.add_all(written)
        session.flush()
        for each in written:
            outcome = decision(reason=evil("derfor"), changed=evil("endret"))
            decide(session, each.id, outcome)


def test_no_text_becomes_an_element(visited: list[Page]) -> None:
    for page in visited:
        assert not page.all(".//img")
        assert all(script.get("src") and not script.text for script in page.all(".//script"))
        assert "<script>alert" not in page.body


def test_no_text_is_run_by_the_template_engine(visited: list[Page]) -> None:
    for page in visited:
        stands = EVIL in page.text(".//body")
        assert stands == (page.path.split("/", 2)[2] not in OURS_ALONE), page.path
        assert PRODUCT not in page.body


def test_the_reader_sees_what_was_written(visited: list[Page]) -> None:
    seen = {page.path: page.text(".//body") for page in visited}

    assert f"Blåveis{EVIL}" in seen["/nb/"]
    assert f"Det bør være gratis epler.{EVIL}" in seen["/nb/sporsmal"]
    assert f"Det bør være gratis epler. (en){EVIL}" in seen["/en/sporsmal"]
    assert f"Blåveis skriver om epler.{EVIL}" in seen["/nn/avsender/blaaveis"]
    assert f"søkeord fiken{EVIL}" in seen["/nb/avsender/hvitveis"]
    assert f"Blåveis skriver om epler.{EVIL}" in seen["/nb/dokument/blaaveis"]
    assert f"Blåveis skriver om epler.{EVIL}" in seen["/nb/oversikt"]
    assert f"Blåveis skriver om epler.{EVIL}" in seen["/en/oversikt/blaaveis/hvitveis"]
    assert f"Uten å betale.{EVIL}" in seen["/nb/sporsmal"]
    assert f"Ingen er imot.{EVIL}" in seen["/nb/ikke-spurt"]
    assert f"Vi elskar fiken.{EVIL}" in seen["/nb/avsender/hvitveis"]
    assert f"Tilsvar fra Styret{EVIL}" in seen["/nb/innvending/hvitveis/fiken"]
    for words in ("sitat", "hvorfor", "derfor", "endret"):
        assert f"{words}{EVIL}" in seen["/nn/endringer"]
    assert f"sitat{EVIL}" in seen["/nb/innvending/blaaveis/epler"]
    assert f"{EVIL}: {EVIL}" in seen["/en/endringer"]


def test_names_in_a_list_of_names_are_escaped_once(visited: list[Page]) -> None:
    """The sentence of a result is put together from names, by a macro inside a translation."""
    for page in visited:
        assert "&amp;lt;" not in page.body
        assert "&amp;amp;amp;" not in page.body
