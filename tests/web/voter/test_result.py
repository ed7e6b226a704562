"""What the visitor sees of a result: the sums are done in the head, from the table in `made_up`."""

import re

import pytest

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.domain.text import LANGUAGES, Language
from quiz.settings import Settings
from tests.web.made_up import POSITIONS, made_up
from tests.web.page import Page, Visitor, words

STRONG = {"epler": "2", "paerer": "2", "plommer": "-2", "bananer": "-2", "druer": "2", "fiken": "2"}


def ask(visitor: Visitor, form: dict[str, str], language: str = "nb") -> Page:
    return visitor.post(f"/{language}/resultat", form)


def rows(page: Page) -> list[str]:
    """The ranking, a line for each voice as it is read."""
    return page.texts(".//ol[@class='ranking']/li")


def sentence(page: Page) -> str:
    return page.text(".//section[@id='resultat']/h2")


def test_the_first_thing_said_is_who_is_nearest(fruit: Visitor) -> None:
    page = ask(fruit, STRONG)

    assert sentence(page) == "Mindretallet er nærmest svarene dine."
    first = page.one(".//section[@id='resultat']")[0]
    assert first.tag == "h2"


def test_every_voice_stands_in_one_list_with_its_kind(fruit: Visitor) -> None:
    page = ask(fruit, STRONG)

    assert [
        (row.split()[0:2], kind in row) for row, kind in zip(rows(page), KINDS, strict=True)
    ] == [
        (["1.", "Mindretallet"], True),
        (["2.", "Blåveis"], True),
        (["3.", "Rognebær"], True),
        (["4.", "Hvitveis"], True),
    ]
    assert len(page.all(".//section[@id='resultat']//ol")) == 1


KINDS = ["mindretall (dissens)", "parti", "ungdomsparti", "lokallag"]


def test_the_count_comes_before_the_per_cent(fruit: Visitor) -> None:
    first, second, third, fourth = rows(ask(fruit, STRONG))

    assert "Enig i 6 100 %" in first
    assert "Enig i 6 88 %" in second  # 21 of 24
    assert "Tar ikke side i 1, står ikke i teksten om 5 50 %" in third
    assert "Uenig i 5, står ikke i teksten om 1 13 %" in fourth  # 12.6, drawn toward the middle


def test_mixed_answers_are_counted_each_for_itself(fruit: Visitor) -> None:
    """Blåveis is 2 1 −1 −2 against these."""
    page = ask(fruit, {"epler": "1", "paerer": "-1", "plommer": "-2", "bananer": "1"})

    (blaaveis,) = (row for row in rows(page) if "Blåveis" in row)
    assert "Enig i 2, uenig i 2" in blaaveis
    assert "56 %" in blaaveis  # 3 + 2 + 3 + 1 of 16


def test_silence_shows_as_an_interval(fruit: Visitor) -> None:
    """Hvitveis: 2 of 24 for certain, 6 of 24 at best; Rognebær: 2 of 24, 22 of 24."""
    first, second, third, fourth = rows(ask(fruit, STRONG))

    assert "Mulig spenn 8–25 % · sier noe om 5 av dine 6" in fourth
    assert "Mulig spenn 8–92 % · sier noe om 1 av dine 6" in third
    assert "spenn" not in first + second


def test_who_speaks_on_everything_gets_the_classic_percentage(fruit: Visitor) -> None:
    page = ask(fruit, {"epler": "2", "paerer": "-2", "plommer": "1", "bananer": "-1"})

    (blaaveis,) = (row for row in rows(page) if "Blåveis" in row)
    assert "63 %" in blaaveis  # 4 + 1 + 2 + 3 of 16


def test_a_voice_nobody_can_vote_for_is_followed_by_the_nearest_that_one_can(
    fruit: Visitor,
) -> None:
    page = ask(fruit, STRONG)

    assert "Nærmest av dem som stiller til valg: Blåveis." in page.text(
        ".//section[@id='resultat']"
    )


def test_where_a_voice_leads_that_one_can_vote_for_nothing_more_is_said(fruit: Visitor) -> None:
    page = ask(fruit, {"epler": "-2", "paerer": "-1", "bananer": "2"})

    assert sentence(page) == "Hvitveis er nærmest svarene dine."
    assert "Nærmest av dem som stiller" not in page.body


def test_who_agrees_in_nothing_is_not_offered_as_the_nearest_to_vote_for() -> None:
    """Mindretallet leads; of those that stand, Hvitveis is on the other side and Blåveis silent."""
    rows = {
        "hvitveis": (-1, -1, 1, 2, -2, None),
        "mindretallet": POSITIONS["mindretallet"],
        "blaaveis": (None, None, None, None, None, 1),
    }
    page = ask(Visitor(create_app(made_up(rows), Settings())), {"epler": "2"})

    assert sentence(page) == "Mindretallet er nærmest svarene dine."
    assert "stiller til valg" not in page.body


def test_the_nearest_who_agrees_in_nothing_is_called_just_that() -> None:
    rows = {"hvitveis": (-1, -1, 1, 2, -2, None), "rognebaer": POSITIONS["rognebaer"]}
    page = ask(Visitor(create_app(made_up(rows), Settings())), {"epler": "2"})

    assert sentence(page) == "Rognebær er nærmest, men er ikke enig med deg i noe."


def test_one_answer_alone_is_said_to_be_little(fruit: Visitor) -> None:
    page = ask(fruit, {"paerer": "1"})

    verdict = page.text(".//p[@class='verdict']")
    assert verdict.startswith("Jevnt. Du har bare svart på én påstand.")
    assert "Lite skal til: Også Hvitveis og Mindretallet kunne vært først." in verdict or (
        "Lite skal til: Også Mindretallet og Hvitveis kunne vært først." in verdict
    )


def test_a_tie_is_called_one(fruit: Visitor) -> None:
    page = ask(fruit, {"epler": "2"})

    assert sentence(page) in {
        "Blåveis og Mindretallet er like nær svarene dine, og nærmest.",
        "Mindretallet og Blåveis er like nær svarene dine, og nærmest.",
    }
    first, second, third, fourth = rows(page)
    assert re.match(r"1\. (Blåveis|Mindretallet) .* likt", first)
    assert re.match(r"1\. (Blåveis|Mindretallet) .* likt", second)
    assert third.startswith("3. Rognebær")
    assert "likt" not in third + fourth
    assert page.text(".//h3[@id='skiller']") == "Det som skiller dem"


def test_a_firm_first_place_is_called_firm_and_an_open_one_names_the_others(
    fruit: Visitor,
) -> None:
    firm = ask(fruit, STRONG).text(".//*[@id='resultat']")
    open_ = ask(fruit, {"druer": "-2", "fiken": "2"}).text(".//*[@id='resultat']")

    assert "Det tekstene tier om, kan ikke endre førsteplassen." in firm
    assert "kan ikke endre førsteplassen" not in open_
    assert "Hadde de sagt noe der, kunne også Mindretallet vært nærmest." in open_


def test_a_clear_first_place_says_what_it_would_take(fruit: Visitor) -> None:
    page = ask(fruit, STRONG)

    assert page.text(".//p[@class='verdict']").startswith(
        "Tydelig nærmest. Først i alle sju regnemåter, og ikke noe enkelt svar avgjør det."
    )
    grounds = page.text(".//section[@class='certainty']")
    assert "Mindretallet er først i alle sju regnemåter." in grounds
    assert "avgjør hvert for seg" not in grounds


def test_an_answer_that_decides_is_named_with_both_passages(fruit: Visitor) -> None:
    page = ask(fruit, {"paerer": "1"})

    assert "Jevnt." in page.text(".//p[@class='verdict']")
    decides = page.text(".//details[@class='deciding']")
    assert decides.startswith("Det bør være gratis paerer. Du svarte: litt enig.")
    assert "Hadde du svart litt uenig, ville Hvitveis ligget først." in decides
    assert "Uten dette svaret ville ingen ligget først." in decides
    assert "Blåveis skriver om paerer." in decides
    assert "Hvitveis skriver om paerer." in decides


def test_where_no_single_answer_decides_the_smallest_set_does(fruit: Visitor) -> None:
    page = ask(fruit, {"paerer": "1", "bananer": "-1", "plommer": "-1"})

    grounds = page.text(".//section[@class='certainty']")
    assert "Å endre ett svar er ikke nok. Det skal to til." in grounds


def test_the_first_place_by_other_rules_stands_in_a_table(fruit: Visitor) -> None:
    page = ask(fruit, {"epler": "1", "paerer": "2"})

    table = page.texts(".//details[@class='methods']//tbody/tr")
    assert len(table) == 7
    assert "Mindretallet er først i" in page.text(".//section[@class='certainty']")
    assert "Bare det teksten sier rett ut, teller" in table[-1]


def test_what_parts_those_who_tie_is_shown_on_skipped_questions_too(fruit: Visitor) -> None:
    page = ask(fruit, {"epler": "2"})

    parts = page.text(".//section[@class='difference']")
    assert "Tekstene skiller dem ikke på noe av det du svarte på, men på noe" in parts
    assert "Det bør være gratis paerer. Du hoppet over dette." in parts


def test_where_no_text_parts_them_that_is_said() -> None:
    twins = dict.fromkeys(("blaaveis", "mindretallet"), POSITIONS["mindretallet"])
    page = ask(Visitor(create_app(made_up(twins), Settings())), {"epler": "2"})

    parts = page.text(".//section[@class='difference']")
    assert parts == "Det som skiller dem Tekstene skiller dem ikke på noe av det vi spør om."


def test_a_voice_silent_on_all_that_was_answered_is_listed_and_not_ranked(fruit: Visitor) -> None:
    page = ask(fruit, {"paerer": "2", "druer": "2"})

    last = rows(page)[-1]
    assert last.startswith("– Rognebær ungdomsparti Står ikke i teksten om 2 ikke rangert")
    assert "Mulig spenn 0–100 % · sier noe om 0 av dine 2" in last
    assert "Rognebær sier ikke noe om det du svarte på, og har derfor ingen plass." in page.text()


def test_where_every_text_is_silent_nobody_is_first() -> None:
    silent = {voice: (*row[:5], None) for voice, row in POSITIONS.items()}
    page = ask(Visitor(create_app(made_up(silent), Settings())), {"fiken": "2"})

    assert sentence(page) == "Ingen av tekstene sier noe om det du svarte på."
    assert all(row.startswith("– ") and "ikke rangert" in row for row in rows(page))
    assert "nærmest svarene" not in page.body


@pytest.mark.parametrize("form", [{}, dict.fromkeys(STRONG, ""), {"innhold": "0123456789ab"}])
def test_everything_skipped_is_a_friendly_page_without_any_number(
    fruit: Visitor, form: dict[str, str]
) -> None:
    page = ask(fruit, form)

    said = page.text(".//section[@id='resultat']")
    assert said.startswith("Du har ikke svart på noe ennå")
    assert not re.search(r"\d|%|NaN", said)


def test_marks_alone_are_no_answers(fruit: Visitor) -> None:
    page = fruit.post("/nb/resultat", {"viktig": ["epler", "paerer", "druer"]})

    assert sentence(page) == "Du har ikke svart på noe ennå"


def test_what_parts_first_and_second_shows_the_answer_and_both_quotes(fruit: Visitor) -> None:
    page = ask(fruit, STRONG)

    section = page.one(".//section[@class='difference']")
    assert page.text(".//h3[@id='skiller']") == "Det som skiller nr. 1 og 2"
    parted = section.findall(".//article")
    assert {words(article)[:34] for article in parted} == {
        "Det bør være gratis paerer. Du sva",
        "Det bør være gratis plommer. Du sv",
        "Det bør være gratis fiken. Du svar",
    }
    said = next(words(article) for article in parted if "gratis paerer" in words(article))
    assert "Du svarte: helt enig" in said
    assert "Mindretallet helt enig" in said
    assert "Mindretallet skriver om paerer." in said
    assert "Blåveis litt enig" in said
    assert "Blåveis skriver om paerer." in said
    assert said.count("vår tolkning") == 2


def test_behind_every_match_stands_the_whole_file(fruit: Visitor) -> None:
    page = ask(fruit, STRONG | {"fiken": ""})

    blaaveis = page.texts(".//details[@id='bak-blaaveis']/article")
    epler, paerer, plommer, _, druer, fiken = blaaveis
    assert "Du helt enig Blåveis helt enig Poeng +10,0" in epler  # 4 of 40 points
    assert "sagt rett ut Slik leser vi Blåveis om epler." in epler
    assert "Blåveis skriver om epler." in epler
    assert "Blåveis: Frukten til Blåveis, udatert, avsnitt 1" in epler
    assert "vår tolkning" in paerer
    assert "Dette peker den andre veien: Blåveis skriver om fiken." in plommer
    assert "Det uthevede er et forbehold." in druer
    assert "Du hoppet over Blåveis litt enig Poeng –" in fiken


def test_silence_is_shown_with_the_words_that_were_searched_for(fruit: Visitor) -> None:
    page = ask(fruit, STRONG)

    fiken = page.texts(".//details[@id='bak-hvitveis']/article")[-1]
    assert "Hvitveis står ikke i teksten" in fiken
    assert "Vi har lett etter «søkeord fiken»" in fiken
    assert "Det vi fant, sier ikke noe om påstanden: Hvitveis skriver om fiken." in fiken
    assert "Det er en annen frukt." in fiken
    assert "Poeng –" in fiken


@pytest.mark.parametrize(
    "form", [STRONG, {"epler": "1", "fiken": "-2"}, {**STRONG, "viktig": "epler"}, {"druer": "-1"}]
)
def test_contributions_add_up_to_the_per_cent(fruit: Visitor, form: dict[str, str]) -> None:
    page = ask(fruit, form)

    for voice in POSITIONS:
        points = page.texts(f".//details[@id='bak-{voice}']//dl/div")
        said = [float(_plain(point)) for point in points if re.match(r"Poeng [+−]", point)]
        for line in page.texts(f".//details[@id='bak-{voice}']/p[@class='sum']"):
            start, score = (float(_plain(n)) for n in re.findall(r"(\d+,\d) poeng|(\d+,\d),", line))
            assert start + sum(said) == pytest.approx(score, abs=0.05 * len(said) + 0.11)


def _plain(number: str | tuple[str, ...]) -> str:
    found = "".join(number).removeprefix("Poeng")
    return found.replace(",", ".").replace("−", "-").strip()


def test_the_honesty_lines_stand_on_the_result(fruit: Visitor) -> None:
    said = ask(fruit, STRONG).text(".//section[@class='honesty']")

    assert "Partiene har ikke svart selv." in said
    assert "ikke et stemmeråd" in said


def test_links_out_of_a_result_open_a_new_tab_and_say_so(fruit: Visitor) -> None:
    page = ask(fruit, STRONG)

    links = page.all(".//section[@id='resultat']//a")
    leading_out = [link for link in links if not link.attrib["href"].startswith("#")]
    assert leading_out
    for link in leading_out:
        assert (link.get("target"), link.get("rel")) == ("_blank", "noopener")
        assert "(åpnes i ny fane)" in words(link)


def test_the_answers_stand_in_the_form_below_to_be_changed(fruit: Visitor) -> None:
    assert ask(fruit, STRONG).checked() == STRONG


def test_the_same_answers_always_give_the_same_page(fruit: Visitor) -> None:
    assert ask(fruit, STRONG).body == ask(fruit, STRONG).body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_of_the_real_quiz_cites_every_passage_behind_it(
    visitor: Visitor, content: Content, language: Language, pages: dict[str, Page]
) -> None:
    page = ask(visitor, dict.fromkeys(content.questions, "2"), language)

    for voice in content.voices:
        said = page.text(f".//details[@id='bak-{voice}']")
        for question in content.questions:
            stance = content.stances[voice, question]
            assert all(found.quote in said for found in (*stance.passages, *stance.counter))
            assert all(word in said for word in stance.searched)
    there = pages | {"": page}
    leading = [link.partition("#")[::2] for link in page.links]
    assert not [(path, id_) for path, id_ in leading if id_ and id_ not in there[path].ids]
