"""The agreement map, and two voices side by side, as the visitor reads them."""

from itertools import combinations

import pytest

from quiz.domain.comparison import RELATIONS, comparisons
from quiz.domain.content import Content
from tests.web.made_up import NAMES, QUESTIONS
from tests.web.page import Page, Visitor, assert_headers, words


@pytest.fixture(scope="module")
def seen(fruit: Visitor) -> Page:
    return fruit.get("/nb/oversikt")


def test_the_map_is_a_table_with_voices_over_it_and_statements_beside_it(seen: Page) -> None:
    heads = seen.texts(".//table[@class='matrix']/thead//th[@scope='col']//a")
    rows = seen.texts(".//table[@class='matrix']/tbody/tr/th[@scope='row']")

    assert heads == list(NAMES.values())
    assert rows == [f"Det bør være gratis {question}." for question in QUESTIONS]
    assert seen.text(".//table[@class='matrix']/caption").endswith("versjon 0123456789ab.")


def test_every_cell_says_who_what_and_whose_reading(seen: Page) -> None:
    epler, paerer, *_ = seen.all(".//table[@class='matrix']/tbody/tr")

    assert [cell.get("aria-label") for cell in epler.iter("button")] == [
        "Blåveis: helt enig, vis sitatet",
        "Hvitveis: helt uenig, vis sitatet",
        "Mindretallet: helt enig, vis sitatet",
        "Rognebær: tar ikke side, vis sitatet",
    ]
    assert [cell.get("aria-label") for cell in paerer.iter("button")] == [
        "Blåveis: litt enig, vår tolkning, vis sitatet",
        "Hvitveis: litt uenig, vår tolkning, vis sitatet",
        "Mindretallet: helt enig, vår tolkning, vis sitatet",
        "Rognebær: står ikke i teksten, vis hva vi har lett etter",
    ]
    assert ["reading" in (cell.get("class") or "") for cell in paerer.iter("button")] == [
        True,
        True,
        True,
        False,
    ]


def test_every_cell_opens_its_own_evidence(visitor: Visitor, content: Content) -> None:
    page = visitor.get("/nb/oversikt")
    targets = [
        cell.get("popovertarget") for cell in page.all(".//table[@class='matrix']/tbody//button")
    ]

    assert len(targets) == len(set(targets)) == len(content.stances)
    for target, stance in zip(
        targets,
        (each for question in content.questions for each in content.stances_on(question)),
        strict=True,
    ):
        card = page.one(f".//div[@id='{target}']")
        assert "popover" in card.attrib
        for passage in (*stance.passages, *stance.counter):
            assert passage.quote in words(card)
        for searched in stance.searched:
            assert searched in words(card)
        link = f"/nb/avsender/{stance.voice}#{stance.question}"
        assert link in [found.get("href") for found in card.iter("a")]


def test_the_age_of_the_texts_stands_with_the_voices(visitor: Visitor) -> None:
    heads = visitor.get("/nb/oversikt").texts(".//table[@class='matrix']/thead//th[@scope='col']")

    assert "Oslo Høyre, 2020 og udatert" in heads
    assert "Arbeiderpartiet, udatert" in heads


def test_at_a_glance_only_what_the_table_bears_out(seen: Page) -> None:
    said = seen.text()

    assert "Seks påstander, fire avsendere" in said
    assert "I alle spørsmålene står" not in said
    assert "I fem av seks spørsmål står avsendere på hver sin side. Ellers" in said
    assert "Oftest på hver sin side, i fem spørsmål: Blåveis og Hvitveis; Hvitveis og " in said
    assert (
        "I 6 av de 24 feltene over står ikke saken i teksten, og i 1 tar teksten ikke side." in said
    )
    assert "I 3 er standpunktet vår tolkning." in said


def test_every_pair_leads_to_its_own_page(seen: Page) -> None:
    pairs = seen.all(".//table[@class='triangle']/tbody//a")

    assert sorted(link.get("href", "") for link in pairs) == sorted(
        f"/nb/oversikt/{one}/{other}" for one, other in combinations(NAMES, 2)
    )
    assert "Blåveis og Hvitveis: uenige 5, enige 0" in [words(link) for link in pairs]


def test_what_all_agree_on_and_what_one_says_stand_with_their_quotes(
    visitor: Visitor, content: Content
) -> None:
    page = visitor.get("/nb/oversikt")

    for section, reason in (("enige", "agreement"), ("bare-en", "one-voice")):
        here = page.one(f".//section[@aria-labelledby='{section}']")
        entries = [entry for entry in content.register if entry.reason == reason]
        assert {entry.id for entry in entries} == {each.get("id") for each in here.iter("article")}
        for entry in entries:
            assert entry.point.nb in words(here)
            assert all(passage.quote in words(here) for passage in entry.passages)


def test_what_one_voice_says_stands_under_its_name(seen: Page) -> None:
    alone = seen.one(".//section[@aria-labelledby='bare-en']")

    assert [words(heading) for heading in alone.iter("h3")] == ["Hvitveis"]


def test_the_licence_and_how_to_cite_the_quiz_are_stated(seen: Page) -> None:
    said = seen.text(".//section[@aria-labelledby='bruk']")

    assert "CC BY 4.0" in said
    assert "Sitatene er utgivernes egne ord." in said
    assert "(u.å.). Valgomat om rusreform (Innhold: versjon 0123456789ab) [Nettsted]." in said
    assert "/nb/oversikt.csv" in seen.links


def test_two_voices_are_compared_in_groups_what_parts_them_first(fruit: Visitor) -> None:
    page = fruit.get("/nb/oversikt/blaaveis/mindretallet")
    sections = page.all(".//section[@class='meetings']")

    assert [words(section[0]) for section in sections] == [
        "Hvor de er uenige",
        "På samme side, men ikke like sterkt",
        "Samme standpunkt til påstanden",
    ]
    assert [len(section.findall("article")) for section in sections] == [0, 3, 3]
    assert "Ikke i noe spørsmål vi stiller." in words(sections[0])
    assert page.text(".//p[@class='lead']") == "Aldri på hver sin side. På samme side i seks."


def test_the_sentence_counts_every_kind(fruit: Visitor) -> None:
    apart = fruit.get("/nb/oversikt/blaaveis/hvitveis")
    silent = fruit.get("/nb/oversikt/hvitveis/rognebaer")

    assert apart.text(".//p[@class='lead']") == (
        "På hver sin side i fem av seks spørsmål. Aldri på samme side. "
        "I ett er det bare én av dem som sier noe."
    )
    assert silent.text(".//p[@class='lead']") == (
        "Aldri på hver sin side. Aldri på samme side. I ett er det bare én av dem som tar side. "
        "I fire er det bare én av dem som sier noe. I ett sier ingen av dem noe."
    )


def test_both_sides_stand_with_their_evidence(visitor: Visitor, content: Content) -> None:
    for pair in comparisons(content):
        page = visitor.get(f"/nb/oversikt/{pair.first.id}/{pair.second.id}")
        said = page.text()
        assert (
            page.text(".//h1").lower() == f"{pair.first.name.nb} og {pair.second.name.nb}".lower()
        )
        for relation in RELATIONS:
            for meeting in pair.groups[relation]:
                for stance in (meeting.first, meeting.second):
                    assert stance.reasoning.nb in said
                    assert all(passage.quote in said for passage in stance.passages)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_other_order_leads_to_the_one_there_is(fruit: Visitor, language: str) -> None:
    response = fruit.client.get(f"/{language}/oversikt/mindretallet/blaaveis")

    assert_headers(response.headers)
    assert response.status_code == 308
    assert response.headers["Location"] == f"/{language}/oversikt/blaaveis/mindretallet"


@pytest.mark.parametrize(
    "pair", ["blaaveis/blaaveis", "blaaveis/x", "x/blaaveis", "x/y", "x/x", "blaaveis"]
)
def test_a_pair_that_is_none_does_not_exist(fruit: Visitor, pair: str) -> None:
    page = fruit.get(f"/nb/oversikt/{pair}", 404)

    assert page.text(".//*[@id='resultat']/h2") == "Siden finnes ikke"
