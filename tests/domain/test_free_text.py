"""What somebody may write in their own words, and what of it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.free_text import is_plain, is_visible, plain, tidy

ODD = (
    *(
        "\0",
        "\x07",
        "\x08",
        "\x0b",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9b",
        "\ud800",
        "\ufdd0",
        "\U0001fffe",
    ),
    *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"),
)


@given(st.text())
def test_tidying_twice_is_tidying_once(words: str) -> None:
    assert tidy(tidy(words)) == tidy(words)


@given(st.text())
def test_tidied_words_have_one_kind_of_line_end_and_nothing_around_them(words: str) -> None:
    tidied = tidy(words)

    assert tidied == tidied.strip()
    assert not set(tidied) & set("\r\t\u2028\u2029")
    assert "\n\n\n" not in tidied


def test_a_line_end_is_one_character_whatever_the_browser_sends() -> None:
    assert tidy("a\r\nb\rc\nd\u2028e\u2029f") == "a\nb\nc\nd\ne\nf"


@pytest.mark.parametrize("odd", ODD)
def test_what_a_terminal_or_a_page_could_take_for_more_is_not_plain(odd: str) -> None:
    assert not is_plain(f"før{odd}etter")
    assert plain(f"før{odd}etter") == "føretter"


@pytest.mark.parametrize(
    "words",
    ["", "én\nto", "«sitat» – her…", "e\u0301", "myk\u00adbinde", "👩\u200d🔬", "سلام", "a\u00a0b"],
)
def test_what_people_write_is_plain(words: str) -> None:
    assert is_plain(words)


@pytest.mark.parametrize(
    "words", ["", " \n", "\u200b\u200d", "\ufeff", "\u3164", "\u2800", "\u00ad"]
)
def test_what_nobody_can_see_says_nothing(words: str) -> None:
    assert not is_visible(words)


@pytest.mark.parametrize("words", ["a", "7", "…", "☂", "ø\u200b"])
def test_whatever_can_be_seen_says_something(words: str) -> None:
    assert is_visible(words)


@pytest.mark.parametrize("letter", ["\U000e0041", "\ufffd"])
def test_hidden_letters_and_what_was_no_utf_8_are_not_plain(letter: str) -> None:
    assert not is_plain(f"a{letter}b")
