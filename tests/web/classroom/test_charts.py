"""The pictures of a class: what is drawn is what the table says, and no finer than a band."""

import re
from fractions import Fraction
from typing import cast
from xml.etree.ElementTree import Element

import html5lib
import pytest
from werkzeug.datastructures import Headers

from quiz.app import ROOT
from quiz.domain.bands import THRESHOLDS, Band, Bands, Picture, Tally, Threshold, band, picture
from quiz.domain.text import LANGUAGES, Language
from quiz.web.classroom.figures import BeforeAfter, Beside, beside, compare
from quiz.web.languages import Templates
from quiz.web.strips import Shown, draw
from tests.web.made_up import made_up
from tests.web.page import Page, assert_whole, words

TEMPLATES = Templates(ROOT)
CONTENT = made_up()
STATEMENTS = {id_: question.statement for id_, question in CONTENT.questions.items()}
BANDS = [Band(place, of) for of in (2, 3, 4, 5) for place in range(of + 2)]
FEW = Picture(7, 11, {})
"""Fewer than eleven have handed in."""

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {f"{SVG}circle": "cx", f"{SVG}rect": "x"}
PAGE = """\
{% import template as charts -%}
<!doctype html>
<html lang="{{ language }}"><head><title>Klassen</title></head>
<body><main><h1>Klassen</h1>{{ charts[macro](figure, *heading) }}</main></body></html>"""
CHARTS = "classroom/_charts.html"
FIGURES = {
    Shown: ("_picture.html", "picture"),
    BeforeAfter: (CHARTS, "before_after"),
    Beside: (CHARTS, "beside_voices"),
}
Figure = Shown | BeforeAfter | Beside


def whole(figure: Figure, language: Language = "nb") -> Page:
    """A page with one figure in it, which must be whole as every page."""
    template, macro = FIGURES[type(figure)]
    page = TEMPLATES.environment(language).from_string(PAGE)
    heading = () if template == "_picture.html" else ("Epler",)
    body = page.render(template=template, macro=macro, figure=figure, heading=heading)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = cast("Element", parser.parse(body))
    found = Page(f"/{language}/", 200, Headers(), body, root)
    assert_whole(found)
    return found


def said(value: Band, language: Language = "nb") -> str:
    """The words for a band."""
    template = TEMPLATES.environment(language).get_template("_bands.html")
    return str(template.make_module().band(value))  # type: ignore[attr-defined]


def alike(value: Band, handed_in: int = 26) -> Picture:
    """A class in which every category of every statement is at one and the same band."""
    return Picture(handed_in, 11, dict.fromkeys(STATEMENTS, Bands(value, value, value)))


def counted(*tally: int) -> Picture:
    """A class that has answered every statement in the same way."""
    return picture(dict.fromkeys(STATEMENTS, Tally(*tally)), sum(tally), 11)


def drawn(svg: Element) -> Band:
    """The band that a strip shows to who sees it, from the left."""
    places = sorted(
        (float(shape.attrib[SHAPES[shape.tag]]), shape.get("class") == "here")
        for shape in svg
        if shape.tag in SHAPES
    )
    (place,) = (at for at, (_, filled) in enumerate(places) if filled)
    return Band(place, len(places) - 2)


PHRASES: dict[str, tuple[Fraction, Fraction]] = {
    "høyst en femdel": (Fraction(0), Fraction(1, 5)),
    "høyst en firedel": (Fraction(0), Fraction(1, 4)),
    "høyst en tredel": (Fraction(0), Fraction(1, 3)),
    "høyst halvparten": (Fraction(0), Fraction(1, 2)),
    "mellom en og to femdeler": (Fraction(1, 5), Fraction(2, 5)),
    "mellom to og tre femdeler": (Fraction(2, 5), Fraction(3, 5)),
    "mellom tre og fire femdeler": (Fraction(3, 5), Fraction(4, 5)),
    "mellom en firedel og halvparten": (Fraction(1, 4), Fraction(1, 2)),
    "mellom halvparten og tre firedeler": (Fraction(1, 2), Fraction(3, 4)),
    "mellom en og to tredeler": (Fraction(1, 3), Fraction(2, 3)),
    "over halvparten": (Fraction(1, 2), Fraction(1)),
    "over to tredeler": (Fraction(2, 3), Fraction(1)),
    "over tre firedeler": (Fraction(3, 4), Fraction(1)),
    "over fire femdeler": (Fraction(4, 5), Fraction(1)),
}
"""Over the first and at most the second, as whoever reads the words would check them."""


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_every_phrase_is_true_of_every_count_it_is_said_of(threshold: Threshold) -> None:
    few = {11: 2, 15: 3}[threshold]
    for handed_in in range(threshold, 41):
        for count in range(handed_in + 1):
            phrase = said(band(count, handed_in, threshold))
            if phrase == "ingen eller få":
                assert count <= few
            elif phrase == "nesten alle eller alle":
                assert count >= handed_in - few
            else:
                over, most = PHRASES[phrase]
                assert over < Fraction(count, handed_in) <= most


@pytest.mark.parametrize("language", LANGUAGES)
def test_bands_that_differ_are_said_differently(language: Language) -> None:
    for of in (2, 3, 4, 5):
        assert len({said(Band(place, of), language) for place in range(of + 2)}) == of + 2


@pytest.mark.parametrize("value", BANDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_says_what_the_strip_shows(value: Band, language: Language) -> None:
    page = whole(draw(alike(value), STATEMENTS), language)

    cells = page.all(".//table[@class='strips']/tbody/tr/td")
    assert len(cells) == 3 * len(STATEMENTS)
    for cell in cells:
        assert words(cell) == said(value, language)
        assert drawn(cell[0]) == value


def test_each_category_is_at_its_own_band() -> None:
    page = whole(draw(counted(3, 0, 9), {"epler": STATEMENTS["epler"]}))

    assert page.texts(".//table[@class='strips']/tbody/tr") == [
        "uenig høyst halvparten",
        "hoppet over ingen eller få",
        "enig over halvparten",
    ]
    strips = page.all(f".//table[@class='strips']/tbody/tr/td/{SVG}svg")
    assert [drawn(svg).place for svg in strips] == [1, 0, 2]


@pytest.mark.parametrize("of", [2, 3, 4, 5])
def test_shares_are_as_wide_as_each_other_and_the_half_is_in_the_middle(of: int) -> None:
    (chart, *_) = draw(alike(Band(1, of)), STATEMENTS).charts
    strip = chart.strips[0]

    lefts = [float(share.x) for share in strip.shares]
    rights = [left + float(share.width) for left, share in zip(lefts, strip.shares, strict=True)]
    assert len({share.width for share in strip.shares}) == 1
    assert lefts[0] + rights[-1] == pytest.approx(400, abs=0.2)
    assert float(strip.ends[0].x) + float(strip.ends[1].x) == 400
    assert float(strip.ends[0].x) < lefts[0] < rights[-1] < float(strip.ends[1].x)


def test_statements_stand_in_the_order_given() -> None:
    order = ("druer", "epler", "fiken")
    page = whole(draw(counted(6, 0, 6), {id_: STATEMENTS[id_] for id_ in order}))

    assert page.texts(".//h2") == [STATEMENTS[id_].nb for id_ in order]


def test_equal_bands_are_byte_identical() -> None:
    """Counts that differ, in bands that do not."""
    one, other = counted(11, 2, 13), counted(13, 0, 13)
    assert one == other

    assert whole(draw(one, STATEMENTS)).body == whole(draw(other, STATEMENTS)).body
    assert (
        whole(compare(one, other, "epler", STATEMENTS["epler"])).body
        == whole(compare(other, one, "epler", STATEMENTS["epler"])).body
    )
    assert whole(beside(one, CONTENT, "epler")).body == whole(beside(other, CONTENT, "epler")).body


def test_a_strip_is_the_same_however_many_answered() -> None:
    one, other = draw(alike(Band(2, 5), 26), STATEMENTS), draw(alike(Band(2, 5), 31), STATEMENTS)

    assert one.charts == other.charts
    assert whole(one).body.replace("26 svarte", "31 svarte") == whole(other).body


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_told_but_how_many_answered(language: Language) -> None:
    now = counted(9, 5, 12)
    for figure in (
        draw(now, STATEMENTS),
        compare(now, now, "epler", STATEMENTS["epler"]),
        beside(now, CONTENT, "epler"),
    ):
        page = whole(figure, language)
        heard = [*page.values("aria-label"), page.text()]
        assert set(re.findall(r"\d+", " ".join(heard))) == {"26"}
        assert not [name for e in page.root.iter() for name in e.attrib if name.startswith("data")]


def test_what_is_drawn_is_hidden_from_who_listens_and_told_in_words() -> None:
    page = whole(beside(counted(9, 5, 12), CONTENT, "epler"))

    assert {svg.get("aria-hidden") for svg in page.all(f".//{SVG}svg")} == {"true"}
    assert not page.all(f".//{SVG}text")


def test_fewer_than_the_threshold_are_not_drawn_and_not_counted() -> None:
    page = whole(draw(FEW, STATEMENTS))

    assert page.text() == "Klassen Færre enn 11 svarte."
    assert "7" not in page.body
    assert "Færre enn 15 svarte." in whole(draw(Picture(14, 15, {}), STATEMENTS)).text()


def test_before_and_after_are_two_pictures() -> None:
    page = whole(compare(counted(9, 5, 12), counted(0, 5, 21), "epler", STATEMENTS["epler"]))

    assert page.texts(".//h3") == ["Før debatten", "Etter debatten"]
    rows = page.texts(".//table[@class='strips']/tbody/tr")
    assert rows[0] == "uenig mellom en og to femdeler"
    assert rows[3] == "uenig ingen eller få"
    assert "Små endringer vises ikke." in page.text()


def test_places_that_differ_in_size_are_not_compared_without_a_word() -> None:
    five, four = counted(9, 5, 12), counted(8, 4, 10)

    assert "ulike ruter" in whole(compare(five, four, "epler", STATEMENTS["epler"])).text()
    for before, after in ((five, five), (five, FEW), (FEW, five), (FEW, FEW)):
        page = whole(compare(before, after, "epler", STATEMENTS["epler"]))
        assert "ulike ruter" not in page.text()


@pytest.mark.parametrize("before", [True, False])
def test_a_round_that_too_few_answered_leaves_the_other(before: bool) -> None:  # noqa: FBT001
    rounds = (FEW, counted(9, 5, 12)) if before else (counted(9, 5, 12), FEW)
    page = whole(compare(*rounds, "epler", STATEMENTS["epler"]))

    sides = page.texts(".//section")
    assert ["Færre enn 11 svarte." in side for side in sides] == [before, not before]
    assert len(page.all(".//table")) == 1


def test_every_voice_stands_at_its_stance() -> None:
    assert whole(beside(counted(9, 5, 12), CONTENT, "epler")).texts(
        ".//table[@class='stations']/tbody/tr"
    ) == [
        "helt uenig Hvitveis",
        "litt uenig ingen",
        "tar ikke side Rognebær",
        "litt enig ingen",
        "helt enig Blåveis Mindretallet",
        "står ikke i teksten ingen",
    ]


def test_silence_is_not_taking_no_side() -> None:
    rows = whole(beside(FEW, CONTENT, "fiken")).texts(".//table[@class='stations']/tbody/tr")

    assert rows[2] == "tar ikke side ingen"
    assert rows[5] == "står ikke i teksten Hvitveis Rognebær"


def test_no_two_positions_are_marked_alike() -> None:
    page = whole(beside(FEW, CONTENT, "epler"))

    marks = page.all(f".//table[@class='stations']/tbody/tr/th/{SVG}svg")
    shapes = [tuple((shape.tag, shape.get("class")) for shape in mark) for mark in marks]
    assert len(set(shapes)) == 6


def test_the_class_is_never_said_to_agree_fully_or_partly() -> None:
    page = whole(beside(counted(9, 5, 12), CONTENT, "epler"))

    assert page.texts(".//table[@class='strips']/tbody/tr/th") == ["uenig", "hoppet over", "enig"]
    assert "skiller ikke mellom helt og litt" in page.text()
    assert "skiller ikke" not in whole(beside(FEW, CONTENT, "epler")).text()
