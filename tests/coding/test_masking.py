"""No name is left, whatever its form, and nothing else is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.coding.masking import MARK, mask, names
from quiz.domain.content import Content

NAMES = frozenset({"Senterpartiet", "mindretallet i Senterpartiet", "Oslo Høyre", "Høyre", "Sp"})


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("Senterpartiet vil.", "[…] vil."),
        ("Senterpartiets politikk", "[…] politikk"),
        ("senterpartiet, SENTERPARTIET", "[…], […]"),
        ("Senterpartiet’s text", "[…]’s text"),
        ("Oslo Høyres representantskap", "[…] representantskap"),
        ("Oslo\n  Høyre", "[…]"),
        ("mindretallet i Senterpartiet", "[…]"),
        ("et mindretall i utvalget", "et mindretall i utvalget"),
        ("Høyre, HØYRE, Høyres og Høyre-politikk", "[…], […], […] og […]-politikk"),
        ("å høyre, Høyring, uhøyret", "å høyre, Høyring, uhøyret"),
        ("Sp og Sps", "[…] og […]"),
        ("spør, Spania", "spør, Spania"),
        ("", ""),
    ],
)
def test_a_name_is_hidden_in_every_form_and_nothing_but_a_name(words: str, masked: str) -> None:
    assert mask(words, NAMES) == masked


def test_without_names_nothing_is_hidden() -> None:
    assert mask("Senterpartiet vil.", frozenset()) == "Senterpartiet vil."


pieces = st.sampled_from([*NAMES, "s", " ", "-", "ø", ".", "\n", "[…]", "høyre", "et"])


@given(st.lists(pieces).map("".join))
def test_what_is_masked_holds_no_name_and_need_not_be_masked_again(words: str) -> None:
    masked = mask(words, NAMES)

    assert mask(masked, NAMES) == masked
    assert not re.search(r"\b(Senterpartiet|Høyre|Sp)\b", masked)


@given(st.text("abcæø .,«»-", max_size=50))
def test_words_without_a_name_stay_as_they_are(words: str) -> None:
    assert mask(words, NAMES) == words


def test_the_mark_is_the_same_for_every_voice(content: Content) -> None:
    hidden = names(content)

    assert {mask(name, hidden) for name in hidden} == {MARK}
