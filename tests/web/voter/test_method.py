"""The method page says how many have read each stance, and where they came to something else."""

from dataclasses import replace

import pytest

from quiz.app import create_app
from quiz.domain.content import Content, Reading
from quiz.domain.text import LANGUAGES, Language, Text
from quiz.settings import Settings
from tests.web.made_up import made_up
from tests.web.page import Page, Visitor

BECAUSE = Text("Derfor <b>står</b> det.", "Difor står det.", "That is why it stands.")


def read_by(*readers: dict[tuple[str, str], tuple[int | None, str]]) -> Visitor:
    """The quiz about fruit, read as it stands by all but where a reader says otherwise."""
    content = made_up()
    stances = {}
    for key, stance in content.stances.items():
        readings = tuple(
            Reading(
                f"coder-{number}",
                reader[key][0] if key in reader else stance.position,
                "interpretation" if key in reader and reader[key][1] else stance.basis,
            )
            for number, reader in enumerate(readers)
        )
        differs = any(key in reader for reader in readers)
        stances[key] = replace(stance, readings=readings, settled=BECAUSE if differs else None)
    return Visitor(create_app(replace(content, stances=stances), Settings()))


DIFFERENT = ("blaaveis", "epler")
"""Stands as «helt enig», explicit."""
SILENT = ("rognebaer", "fiken")


def rows(page: Page) -> list[str]:
    return page.texts(".//table[@class='contested-readings']/tbody/tr")


def test_a_number_that_is_the_same_for_all_is_said_once() -> None:
    said = read_by({}, {}, {}).get("/nb/metode").text()

    assert "Tre har lest teksten bak hvert standpunkt, hver for seg" in said
    assert "I 24 av 24 tilfeller kom alle til det standpunktet som står her." in said
    assert "Omstridte tolkninger" not in said


def test_numbers_that_differ_are_said_as_the_fewest_and_the_most() -> None:
    visitor = read_by({}, {})
    content: Content = visitor.client.application.extensions["site"].content
    stance = content.stances[DIFFERENT]
    one = replace(stance, readings=stance.readings[:1])
    fewer = replace(content, stances={**content.stances, DIFFERENT: one})

    said = Visitor(create_app(fewer, Settings())).get("/nb/metode").text()

    assert "Mellom 1 og 2 lesere har lest teksten bak hvert standpunkt, hver for seg" in said


def test_a_single_reader_is_no_more_than_that() -> None:
    said = read_by({}).get("/nb/metode").text()

    assert "Bare én har lest teksten bak hvert standpunkt." in said
    assert "hver for seg" not in said


def test_where_nobody_has_read_nothing_is_said_of_readers(fruit: Visitor) -> None:
    said = fruit.get("/nb/metode").text()

    assert "har lest teksten" not in said
    assert "Det en tekst ikke sier, har den ikke sagt" in said


def test_another_position_is_listed_with_every_reading_and_the_reason() -> None:
    visitor = read_by({}, {DIFFERENT: (-1, "reading")})
    page = visitor.get("/nb/metode")

    (row,) = rows(page)
    assert "Det bør være gratis epler." in row
    assert "Blåveis" in row
    assert "Leser 1: helt enig, sagt rett ut" in row
    assert "Leser 2: litt uenig, vår tolkning" in row
    assert "Helt enig, sagt rett ut. Derfor <b>står</b> det." in row
    assert "I 23 av 24 tilfeller" in page.text()


def test_another_basis_is_listed_and_is_not_contested() -> None:
    visitor = read_by({DIFFERENT: (2, "reading")}, {})

    assert len(rows(visitor.get("/nb/metode"))) == 1
    assert "I 24 av 24 tilfeller" in visitor.get("/nb/metode").text()
    assert "omstridt tolkning" not in visitor.get("/nb/avsender/blaaveis").text()


@pytest.mark.parametrize(("voice", "question"), [DIFFERENT, SILENT])
def test_a_contested_stance_is_marked_where_it_is_shown_and_no_other(
    voice: str, question: str
) -> None:
    visitor = read_by({(voice, question): (1, "")})

    page = visitor.get(f"/nb/avsender/{voice}")

    marked = [
        element.get("id")
        for element in page.all(".//*[@id]")
        if element.get("id") in {"epler", "paerer", "plommer", "bananer", "druer", "fiken"}
        and any("contested" in (e.get("class") or "") for e in element.iter())
    ]
    assert marked == [question]


def test_a_contested_stance_is_marked_in_a_result_too() -> None:
    visitor = read_by({DIFFERENT: (1, "")})

    said = visitor.post("/nb/resultat", {"epler": "2", "paerer": "1"}).text()

    assert "omstridt tolkning" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_page_lists_every_difference(
    visitor: Visitor, content: Content, language: Language
) -> None:
    listed = rows(visitor.get(f"/{language}/metode"))
    differing = [stance for stance in content.stances.values() if stance.differs]

    assert len(listed) == len(differing) > 0
    for stance in differing:
        assert stance.settled
        assert any(stance.settled[language] in row for row in listed)
