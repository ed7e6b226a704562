"""The public log: what was claimed, what was decided, why, and what was changed."""

from datetime import timedelta
from typing import Any

import pytest

from quiz.domain.text import LANGUAGES
from quiz.storage.challenges import A_PAGE, add, decide, withhold
from quiz.storage.database import Database
from tests.storage.made_up import DAY, challenge, decision
from tests.web.page import Page, Visitor


def decided(database: Database, words: dict[str, Any], outcome: dict[str, Any]) -> None:
    with database.writing() as session:
        kept = challenge(**words)
        add(session, kept)
        session.flush()
        decide(session, kept.id, decision(**outcome))


def entries(page: Page) -> list[str]:
    return page.texts(".//article")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_log_with_nothing_in_it_says_how_to_begin(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/endringer")

    assert not entries(page)
    assert f"/{language}/avsender/blaaveis" in page.links


def test_the_log_is_read_anew_and_may_be_kept_for_a_minute(
    visitor: Visitor, database: Database
) -> None:
    assert visitor.get("/nb/endringer").headers["Cache-Control"] == "public, max-age=60"
    decided(database, {}, {})

    assert len(entries(visitor.get("/nb/endringer"))) == 1


def test_an_entry_has_the_claim_the_decision_the_reason_and_the_change(
    visitor: Visitor, database: Database
) -> None:
    decided(database, {}, {"outcome": "accepted", "changed": "Nå litt enig.", "language": "nn"})

    page = visitor.get("/nb/endringer")

    (said,) = entries(page)
    for words in (
        *("Innvending 1, 3. mars 2025", "Blåveis: Det bør være gratis epler.", "litt enig"),
        *("Blåveis skriver om epler.", "Det står «skriver», ikke «vil».", "Tatt til følge"),
        *("Å skrive er å ville.", "Nå litt enig.", "Gjaldt versjon 0123456789ab"),
    ):
        assert words in said
    assert "/nb/avsender/blaaveis#epler" in page.links
    assert [dd.get("lang") for dd in page.all(".//dd[@class='own-words']")] == [
        *("nb", "nb", "nn", "nn")
    ]


def test_the_latest_comes_first(visitor: Visitor, database: Database) -> None:
    for days, why in ((1, "i midten"), (0, "først"), (2, "sist")):
        decided(database, {"why": why}, {"day": DAY + timedelta(days=days)})

    said = entries(visitor.get("/nb/endringer"))

    assert [why in words for words, why in zip(said, ("sist", "i midten", "først"), strict=True)]
    assert "Ikke tatt til følge" in said[0]


def test_of_those_that_wait_only_the_number_is_told(visitor: Visitor, database: Database) -> None:
    for why in ("HEMMELIG", "MER"):
        with database.writing() as session:
            add(session, challenge(why=why, passage="HEMMELIG"))

    page = visitor.get("/nb/endringer")

    assert "2 innvendinger venter" in page.text()
    assert "HEMMELIG" not in page.body
    assert not entries(page)


def test_what_is_withheld_is_not_shown_and_it_is_said_so(
    visitor: Visitor, database: Database
) -> None:
    decided(database, {"why": "HEMMELIG", "passage": "HEMMELIG"}, {})
    assert "HEMMELIG" in visitor.get("/nb/endringer").body

    with database.writing() as session:
        withhold(session, 1)

    page = visitor.get("/nb/endringer")

    assert "HEMMELIG" not in page.body
    assert "Teksten vises ikke, og vi har slettet den." in entries(page)[0]
    assert "Å skrive er å ville." in entries(page)[0]


@pytest.mark.parametrize("gone", [{"voice": "borte"}, {"question": "borte"}])
def test_a_stance_that_is_gone_is_called_by_its_id(
    visitor: Visitor, database: Database, gone: dict[str, str]
) -> None:
    decided(database, gone, {})

    page = visitor.get("/nb/endringer")

    assert "borte" in entries(page)[0]
    assert not page.all(".//article//a")


def test_a_hundred_stand_on_a_page(visitor: Visitor, database: Database) -> None:
    with database.writing() as session:
        for number in range(A_PAGE + 1):
            add(session, challenge(why=f"nummer {number}"))
        for id_ in range(1, A_PAGE + 2):
            decide(session, id_, decision())

    first, second = visitor.get("/nb/endringer"), visitor.get("/nb/endringer/2")

    assert (len(entries(first)), len(entries(second))) == (A_PAGE, 1)
    assert "nummer 0" in entries(second)[0]
    assert "/nb/endringer/2" in first.links
    assert "/en/endringer/2" in second.links
    assert second.links.count("/nb/endringer") == 2  # from «Nyere» and from the foot of the page


@pytest.mark.parametrize(
    "page", ["0", "1", "2", "01", "-1", "x", "٢", "9999", "10000", "9" * 5000, "1e1", "2/"]
)
def test_there_is_no_such_page(visitor: Visitor, page: str) -> None:
    visitor.get(f"/nb/endringer/{page}", 404)
