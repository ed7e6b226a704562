"""No name is left, whatever its form, and nothing else is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.content import Content
from quiz.domain.masking import mask, names

MARK = "[…]"
NAMES = frozenset({"Senterpartiet", "mindretallet i Senterpartiet", "Oslo Høyre", "Høyre", "Sp"})


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("Senterpartiet vil.", "[…] vil."),
        ("Senterpartiets politikk", "[…]s politikk"),
        ("senterpartiet, SENTERPARTIET", "[…], […]"),
        ("Senterpartiet’s text", "[…]’s text"),
        ("Oslo Høyres representantskap", "[…]s representantskap"),
        ("Oslo\n  Høyre", "[…]"),
        ("mindretallet i Senterpartiet", "[…]"),
        ("et mindretall i utvalget", "et mindretall i utvalget"),
        ("Høyre, HØYRE, Høyres og Høyre-politikk", "[…], […], […]s og […]-politikk"),
        ("å høyre, Høyring, uhøyret", "å høyre, Høyring, uhøyret"),
        ("Sp og Sps, SP’s", "[…] og […]s, […]’s"),
        ("Senterpartimann, senterpartisten", "Senterpartimann, senterpartisten"),
        ("Senterpartietmann", "[…]"),
        ("spør, Spania", "spør, Spania"),
        ("", ""),
    ],
)
def test_a_name_is_hidden_in_every_form_and_nothing_but_a_name(words: str, masked: str) -> None:
    assert mask(words, NAMES, MARK) == masked


def test_the_mark_is_the_readers(content: Content) -> None:
    assert mask("Høyre vil.", names(content), "[partiet]") == "[partiet] vil."
    assert mask("Høyre vil.", names(content), "[the party]") == "[the party] vil."


def test_without_names_nothing_is_hidden() -> None:
    assert mask("Senterpartiet vil.", frozenset(), MARK) == "Senterpartiet vil."


pieces = st.sampled_from([*NAMES, "s", " ", "-", "ø", ".", "\n", "[…]", "[partiet]", "høyre", "et"])
marks = st.sampled_from([MARK, "[partiet]", "[the party]"])


@given(st.lists(pieces).map("".join), marks)
def test_what_is_masked_holds_no_name_and_need_not_be_masked_again(words: str, mark: str) -> None:
    masked = mask(words, NAMES, mark)

    assert mask(masked, NAMES, mark) == masked
    assert not re.search(r"\b(Senterpartiet|Høyre|Sp)\b", masked)


@given(st.text("abcæø .,«»-", max_size=50), marks)
def test_words_without_a_name_stay_as_they_are(words: str, mark: str) -> None:
    assert mask(words, NAMES, mark) == words


def test_the_mark_is_the_same_for_every_voice(content: Content) -> None:
    hidden = names(content)

    assert {mask(name, hidden, MARK) for name in hidden} == {MARK}


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("Mindretallet vil, Arbeiderpartiet og mindretallet", "[…] vil, […] og […]"),
        ("mindretallets syn, mindretalet og mindretalets syn", "[…]s syn, […] og […]s syn"),
        ("The minority in Arbeiderpartiet wants a fee", "[…] wants a fee"),
        ("Arbeiderpartiet and its minority; the minority’s text", "[…] and […]; […]’s text"),
        ("Arbeiderpartiet’s minority", "[…]"),
    ],
)
def test_the_dissent_is_hidden_where_it_stands_without_its_party(
    content: Content, words: str, masked: str
) -> None:
    assert mask(words, names(content), MARK) == masked


@pytest.mark.parametrize(
    "words",
    [
        "et mindretall i utvalget, rusreformutvalgets mindretall, eit mindretal i utvalet",
        "a minority of the committee, a minority of it",
        "å høyre, den høyre sida, ap, sp, arbeidere, senter, en ungdom, partiet, minoritet",
    ],
)
def test_ordinary_words_are_not_taken_for_a_voice(content: Content, words: str) -> None:
    assert mask(words, names(content), MARK) == words
