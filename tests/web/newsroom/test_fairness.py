"""The page of the audit: its figures, in words and in tables, and which content they are of."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.app import ROOT, create_app
from quiz.audit.audit import audit
from quiz.domain.content import Content
from quiz.domain.fairness import KINDS, Balance, Findings
from quiz.editorial.fairness_file import FAIRNESS, as_json, read_findings
from quiz.settings import Settings
from quiz.web.newsroom.figures import draw
from tests.web.made_up import made_up
from tests.web.page import Page, Visitor

PATH = "/nb/rettferdighet"
SVG = "{http://www.w3.org/2000/svg}svg"


@pytest.fixture(scope="module")
def kept() -> Findings:
    found = read_findings(ROOT)
    assert found is not None
    return found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A checkout as ours, in which no figures have been made."""
    for name in ("templates", "translations", "static"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def visit(place: Path, findings: Findings, content: Content) -> Page:
    (place / FAIRNESS).write_text(as_json(findings), encoding="utf-8")
    return Visitor(create_app(content, Settings(), place)).get(PATH)


def test_every_page_leads_to_it(pages: dict[str, Page]) -> None:
    assert all("/nb/rettferdighet" in page.links for path, page in pages.items() if "/nb/" in path)


def test_every_chance_stands_in_a_table(visitor: Visitor, kept: Findings) -> None:
    page = visitor.get(PATH)

    cells = page.texts(".//table[@class='chances']/tbody/tr/td[last()]")
    plain = [r for kind in KINDS for r in [kept.round(kind)]]
    assert cells == [f"{c.value:.2f}".replace(".", ",") for r in plain for c in r.chances]


def test_a_drawing_is_passed_over_by_who_listens(visitor: Visitor) -> None:
    page = visitor.get(PATH)

    drawn = page.all(f".//{SVG}")
    within = page.all(f".//*[@aria-hidden='true']//{SVG}")
    hidden = [*within, *page.all(f".//{SVG}[@aria-hidden='true']")]
    assert len(drawn) > len(KINDS)
    assert {id(svg) for svg in drawn} == {id(svg) for svg in hidden}


def test_a_number_is_said_in_words(visitor: Visitor) -> None:
    words = visitor.get(PATH).text()

    assert "1,45 ganger så ofte som om alle sto likt" in words
    assert "20\u00a0000 tenkte velgere" in words or "20 000 tenkte velgere" in words


def test_what_the_documents_cannot_meet_is_said(visitor: Visitor) -> None:
    words = visitor.get(PATH).text()

    assert (
        "I to av de fem spørsmålene som har en retning, er det altså mildere å være enig." in words
    )
    assert "Målet er mindre enn dobbelt så ofte, og det har vi ikke nådd" in words
    assert "Arbeiderpartiet og Senterungdommen: aldri på motsatt side" in words
    assert "fire av seks spørsmål" in words


def test_silence_helps_some_and_harms_others(kept: Findings, content: Content) -> None:
    """As the page says in so many words."""
    figures = draw(kept, content)

    assert figures.silence("uniform", "quarter").generated > 1
    assert figures.silence("mixture", "quarter").generated < 1


def test_a_mean_does_not_hide_the_kinds_of_voter_it_is_made_of(visitor: Visitor) -> None:
    words = visitor.get(PATH).text()

    assert "utenfor 0,7 til 1,4 i tre av åtte tilfeller" in words


def test_figures_of_this_content_come_without_a_warning(visitor: Visitor) -> None:
    assert "tidligere versjon" not in visitor.get(PATH).text()


def test_figures_of_an_earlier_version_are_shown_as_such(fruit: Visitor, kept: Findings) -> None:
    page = fruit.get(PATH)

    notice = page.text(".//p[@class='notice']")
    assert "tidligere versjon" in notice
    assert kept.version in notice
    assert "0123456789ab" in notice
    assert "senterungdommen" in page.text().lower()  # by its id: the fruit quiz has no such voice


def test_without_figures_the_page_says_so(place: Path) -> None:
    visitor = Visitor(create_app(made_up(), Settings(), place))

    assert "Tallene er ikke laget ennå" in visitor.get(PATH).text()


def test_figures_of_a_quiz_that_meets_its_aims_say_so(place: Path) -> None:
    content = made_up({"blaaveis": (2, 2, 2, -2, -2, -2), "hvitveis": (-2, -2, -2, 2, 2, 2)})
    found = replace(audit(content, 50, 1), balance=Balance(1, 1, 0))

    words = visit(place, found, content).text()

    assert "Målet er 40 til 60 prosent, og det er nådd" in words
    assert "Alle par av avsendere står på hver sin side" in words
    assert "Vi har ikke nådd" not in words.partition("Den som er uenig i alt")[0]


def test_a_fault_of_the_matcher_would_be_told(place: Path, kept: Findings) -> None:
    spoilt = replace(kept, checks=(replace(kept.checks[0], faults=("wrong",)),))

    assert "Det er en feil i regnemåten" in visit(place, spoilt, made_up()).text()


def test_the_scale_holds_every_interval(kept: Findings, content: Content) -> None:
    figures = draw(kept, content)

    ends = [
        float(x.rstrip("%")) for c in figures.charts for m in c.marks for x in (m.left, m.right)
    ]
    assert min(ends) >= float(figures.scale.at(0).rstrip("%"))
    assert max(ends) <= float(figures.scale.at(figures.scale.most).rstrip("%"))
    assert [tick.number for tick in figures.scale.ticks] == list(range(figures.scale.most + 1))
