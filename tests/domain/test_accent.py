"""An accent can be read on, and is no party's colour."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.app import ROOT
from quiz.domain.accent import (
    DEFAULT,
    LEAST_CONTRAST,
    Objection,
    contrast_to_white,
    family,
    objection,
)

channels = st.integers(0, 255)
colours = st.builds("#{:02x}{:02x}{:02x}".format, channels, channels, channels)
dark = st.integers(0, 120)
dark_colours = st.builds("#{:02x}{:02x}{:02x}".format, dark, dark, dark)

ALLOWED = (
    *(DEFAULT, "#000000", "#444444", "#37474f", "#2f4f4f", "#5d4037", "#36404d", "#3a4a3a"),
    *("#5c3a21", "#6f4e37", "#8b4513", "#7a3b00", "#6b4a00"),  # browns
    *("#4b0082", "#4a148c", "#663399", "#800080", "#6a1b4d", "#614051"),  # purples
)
REFUSED: dict[Objection, tuple[str, ...]] = {
    "red": ("#800000", "#6d0f2c", "#9b0b2b", "#5b2a3a", "#6b2e2e", "#79443b", "#880e4f"),
    "yellow": ("#4d4d00", "#5f5200", "#574b1f"),
    "green": ("#1b5e20", "#0b3d0b", "#004d40"),
    "blue": ("#000080", "#0000ff", "#191970", "#004d5c", "#311b92", "#2a3550"),
    "weak": ("#ff0000", "#ffff00", "#008000", "#ffffff", "#888888", "#b48ead", "#a0522d"),
}
HOSTILE = (
    *("", "#", "#fff", "red", "#GGGGGG", "5b2a56", "#5b2a5", "#5b2a566", " #5b2a56", "#5b2a56\n"),
    *("#5b2a56;", "#5b2a56ff", "\0", "#\u0665b2a56", "#\uff15b2a56", "rgb(0,0,0)", "var(--accent)"),
    *("#" + "5" * 1_000_000, "url(x)", "#-1-1-1", "#+1+1+1", "#0x0x0x", "#1_1_1_", "# 1 1 1"),
)


@pytest.mark.parametrize("colour", ALLOWED)
def test_greys_browns_and_purples_that_can_be_read_on_are_taken(colour: str) -> None:
    assert objection(colour) is None
    assert objection(colour.upper()) is None


@pytest.mark.parametrize(
    ("why", "colour"), [(why, each) for why in REFUSED for each in REFUSED[why]]
)
def test_what_is_weak_or_could_be_a_partys_is_refused_with_the_reason(
    why: Objection, colour: str
) -> None:
    assert objection(colour) == why


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words[:12]))
def test_what_is_no_colour_is_said_to_be_none(words: str) -> None:
    assert objection(words) == "no colour"


@given(st.text())
def test_any_words_are_answered(words: str) -> None:
    assert objection(words) is None or isinstance(objection(words), str)


@given(dark_colours)
def test_what_is_taken_carries_white_text_and_is_in_no_family(colour: str) -> None:
    assume(objection(colour) is None)

    assert contrast_to_white(colour) >= LEAST_CONTRAST
    assert family(colour) is None


@given(colours)
def test_the_case_of_the_digits_changes_nothing(colour: str) -> None:
    assert objection(colour) == objection(colour.upper())


@given(channels)
def test_a_grey_is_in_no_family(light: int) -> None:
    assert family(f"#{light:02x}{light:02x}{light:02x}") is None


@given(channels, channels, channels)
def test_a_darker_colour_carries_white_text_better(red: int, green: int, blue: int) -> None:
    darker = f"#{red // 2:02x}{green // 2:02x}{blue // 2:02x}"

    assert contrast_to_white(darker) >= contrast_to_white(f"#{red:02x}{green:02x}{blue:02x}")


@pytest.mark.parametrize(
    ("colour", "expected"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("#ff0000", 4.0)]
)
def test_the_contrast_is_that_of_wcag(colour: str, expected: float) -> None:
    assert contrast_to_white(colour) == pytest.approx(expected, abs=0.005)


def test_seven_to_one_is_enough_and_a_shade_lighter_is_not() -> None:
    """#595959 has 7.0:1 to white, as every table of greys says."""
    assert objection("#595959") is None
    assert objection("#5a5a5a") == "weak"


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        *(("#ff0000", "red"), ("#ffff00", "yellow"), ("#00ff00", "green"), ("#0000ff", "blue")),
        *(("#00ffff", "green"), ("#ff8000", None), ("#ff00ff", None)),
    ],
)
def test_pure_colours_are_in_their_own_family(colour: str, expected: str | None) -> None:
    assert family(colour) == expected


@pytest.mark.parametrize(("taken", "refused"), [("#614051", "#5b2a3a"), ("#7a3b00", "#6b2d1f")])
def test_purple_and_brown_end_where_red_begins(taken: str, refused: str) -> None:
    assert (objection(taken), objection(refused)) == (None, "red")


def test_the_default_is_the_accent_of_our_own_pages() -> None:
    sheet = (ROOT / "static/style.css").read_text(encoding="utf-8")

    assert re.findall(r"--accent: (#\w+);", sheet)[0] == DEFAULT
    assert objection(DEFAULT) is None
