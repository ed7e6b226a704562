"""What a stand hands out on paper says what the screen says, and nothing that favours anybody."""

import re
from itertools import product

import pytest
from flask import Flask

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.domain.paper_grid import paper_grid
from quiz.domain.text import LANGUAGES, Language
from quiz.settings import Settings
from tests.web.made_up import NAMES, QUESTIONS, Positions, made_up
from tests.web.page import Page, Visitor, words

NAMES_OF_SHEETS = ("ark", "kort", "frivillig")
OPPOSED: Positions = {
    "blaaveis": (2, None, None),
    "hvitveis": (None, -1, None),
    "mindretallet": (1, 1, -2),
    "rognebaer": (-2, 2, 1),
}
"""So much silence that no grid is good enough."""


def columns(page: Page) -> list[str]:
    return [words(head) for head in page.all(".//main//table")[0].findall(".//thead//th")]


def numbers(page: Page) -> list[list[str]]:
    """The points of the first copy, a row an answer."""
    rows = page.all(".//main//table")[0].findall(".//tbody/tr")
    return [[words(cell) for cell in row.findall("td")] for row in rows]


@pytest.mark.parametrize(("language", "name"), list(product(LANGUAGES, NAMES_OF_SHEETS)))
def test_every_sheet_tells_its_version_and_needs_no_script(
    visitor: Visitor, content: Content, language: str, name: str
) -> None:
    page = visitor.get(f"/{language}/stand/{name}")

    assert content.version in page.text()
    assert not page.all(".//script")


def test_the_sheet_has_the_points_of_the_grid(fruit: Visitor) -> None:
    content = made_up()
    grid = paper_grid(content.positions, list(content.questions))
    assert grid

    page = fruit.get("/nb/stand/ark")

    assert columns(page) == sorted(NAMES.values())
    found = [[int(number.strip("()")) for number in row] for row in numbers(page)]
    order = [grid.voices.index(voice) for voice in sorted(NAMES)]
    assert found == [
        [grid.points[question, value][at] for at in order]
        for question in QUESTIONS
        for value in (2, 1, -1, -2)
    ]
    for limit in (grid.limits.near, grid.limits.far, grid.limits.alike):
        assert str(limit) in [words(number) for number in page.all(".//main//b")]
    assert f"{int(100 * grid.kept.share)} av 100 ganger" in page.text()


def test_points_for_what_a_voice_does_not_speak_on_stand_in_brackets(fruit: Visitor) -> None:
    found = numbers(fruit.get("/nb/stand/ark"))

    silent = [[number.startswith("(") for number in row] for row in found]
    assert silent[:4] == [[False] * 4] * 4, "everybody speaks on apples"
    assert silent[4:20] == [[False, False, False, True]] * 16
    assert silent[20:] == [[False, True, False, True]] * 4


def test_two_copies_are_on_a_sheet_and_one_is_read_aloud(fruit: Visitor) -> None:
    page = fruit.get("/nb/stand/ark")

    assert len(page.all(".//table")) == 2
    assert len(page.all(".//*[@aria-hidden]//table")) == 1


def test_where_no_grid_is_good_enough_none_is_printed() -> None:
    visitor = Visitor(create_app(made_up(OPPOSED), Settings()))

    page = visitor.get("/nb/stand/ark")

    assert "kan ikke regnes ut for hånd" in page.text()
    assert "Slik leser du summene" not in page.text()
    assert numbers(page) == [[]] * 12
    assert page.all(".//figure/div[@role='img']"), "the code still leads to the quiz"


def test_the_code_leads_to_the_host_that_was_asked(app: Flask) -> None:
    client = app.test_client()

    first = client.get("/nn/stand/ark", headers={"Host": "localhost:8000"})
    second = client.get("/nn/stand/ark", headers={"Host": "127.0.0.1"})

    assert "localhost:8000/nn/" in first.text
    assert "127.0.0.1/nn/" in second.text
    assert "localhost" not in second.text
    assert first.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cards_hold_every_quote_and_show_silence_as_silence(
    visitor: Visitor, content: Content, language: str
) -> None:
    page = visitor.get(f"/{language}/stand/kort")

    cards = page.all(".//article")
    assert len(cards) == len(content.questions)
    for card, question in zip(cards, content.questions, strict=True):
        said = words(card)
        for stance in content.stances_on(question):
            for passage in (*stance.passages, *stance.counter):
                assert re.sub(r"\s+", " ", passage.quote) in said
            for searched in stance.searched:
                assert searched in said
        silent = sum(s.position is None for s in content.stances_on(question))
        unsaid = {
            "nb": "står ikke i teksten",
            "nn": "står ikkje i teksten",
            "en": "not in the text",
        }
        assert said.count(unsaid[language]) == silent
        assert not card.findall(".//a")


@pytest.mark.parametrize("language", LANGUAGES)
def test_voices_stand_in_the_order_of_the_alphabet(
    visitor: Visitor, content: Content, language: Language
) -> None:
    called = sorted((v.name[language] for v in content.voices.values()), key=str.casefold)
    called = [f"{name[:1].upper()}{name[1:]}" for name in called]

    assert columns(visitor.get(f"/{language}/stand/ark")) == called
    for card in visitor.get(f"/{language}/stand/kort").all(".//article"):
        heads = [words(head) for head in card.findall(".//h3")]
        assert len(heads) == len(called)
        assert all(head.startswith(name) for head, name in zip(heads, called, strict=True))


def test_the_volunteers_card_gives_no_number_to_call(visitor: Visitor) -> None:
    """What is counted and how long things take are numbers; nothing else is."""
    for language in LANGUAGES:
        text = visitor.get(f"/{language}/stand/frivillig").text(".//article")
        assert set(re.findall(r"\d+", text.split("Innh")[0].split("Content")[0])) == {"45", "25"}


def test_without_a_stand_there_is_no_paper(content: Content) -> None:
    visitor = Visitor(create_app(content, Settings(stand=False)))

    for name in NAMES_OF_SHEETS:
        visitor.get(f"/nb/stand/{name}", 404)
