"""A quotation stands in its document, to the letter and at its place, or the editor hears of it."""

import pytest

from tests.editorial.tree import ANSWERS, QUESTIONS, Tree

QUOTE = "quote: Butikker skal selge epler hver dag."


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("quote: Butikker skul selge epler hver dag.", id="letter"),
        pytest.param("quote: butikker skal selge epler hver dag.", id="case"),
        pytest.param("quote: Butikker skal epler hver dag.", id="word left out"),
        pytest.param("quote: Butikker … epler hver dag.", id="ellipsis"),
        pytest.param("quote: utikker skal selge", id="half word first"),
        pytest.param("quote: skal selge epler hver da", id="half word last"),
        pytest.param("quote: Butikker skal selge epler hver dag!", id="full stop"),
        pytest.param("quote: vil Butikker skal", id="across paragraphs"),
        pytest.param('quote: " "', id="nothing"),
    ],
)
def test_words_that_do_not_stand_there_are_refused(tree: Tree, wrong: str) -> None:
    line = tree.line(ANSWERS, QUOTE)

    tree.spoil(ANSWERS, QUOTE, wrong)

    tree.assert_mistake(ANSWERS, line, "is not in blaaveis, to the letter")


def test_a_wrong_place_is_refused_and_the_right_one_is_named(tree: Tree) -> None:
    tree.spoil(ANSWERS, "place: bullet 1", "place: bullet 2")

    line = tree.line(ANSWERS, "place: bullet 2")
    tree.assert_mistake(ANSWERS, line, "the quote stands at bullet 1 of blaaveis")


def test_a_bullet_is_no_paragraph(tree: Tree) -> None:
    tree.spoil(ANSWERS, "place: bullet 1", "place: paragraph 1")

    tree.assert_mistake(ANSWERS, tree.line(ANSWERS, "place: paragraph 1\n    quote: P"), "bullet 1")


def test_a_quote_over_two_printed_lines_names_both(tree: Tree) -> None:
    tree.spoil(ANSWERS, "place: lines 3-4", "place: line 3")

    tree.assert_mistake(ANSWERS, tree.line(ANSWERS, "place: line 3"), "lines 3-4 of rognebaer")


def test_a_quote_from_another_document_is_refused(tree: Tree) -> None:
    tree.spoil(
        ANSWERS, "document: blaaveis\n    place: bullet", "document: hvitveis\n    place: bullet"
    )

    tree.assert_mistake(ANSWERS, tree.line(ANSWERS, "quote: Pærer"), "is not in hvitveis")


def test_a_quote_from_nowhere_is_refused(tree: Tree) -> None:
    tree.spoil(ANSWERS, "document: blaaveis\n    place: bullet", "document: bok\n    place: bullet")

    tree.assert_mistake(ANSWERS, tree.line(ANSWERS, "document: bok"), "there is no document «bok»")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("quote: Vi vil ha flere hager.", "quote: Vi vil ha færre hager.", id="debate"),
        pytest.param("quote: Ingen bør selge ban", "quote: Ingen bør selge Ban", id="register"),
    ],
)
def test_quotes_in_debates_and_register_are_checked_too(tree: Tree, right: str, wrong: str) -> None:
    tree.spoil(QUESTIONS, right, wrong)

    tree.assert_mistake(QUESTIONS, tree.line(QUESTIONS, wrong), "to the letter")


def test_the_quote_of_a_judgement_is_checked_too(tree: Tree) -> None:
    tree.spoil(ANSWERS, "quote: Skolen kan gi frukt.", "quote: Skolen kan gi fukt.")

    tree.assert_mistake(ANSWERS, tree.line(ANSWERS, "quote: Skolen kan gi f"), "to the letter")


def test_line_breaks_and_no_break_spaces_are_forgiven(tree: Tree) -> None:
    wrapped = "quote: >-\n      Pærer skal\u00a0være\n      gratis\u202fpå skolen."
    tree.spoil(ANSWERS, "quote: Pærer skal være gratis på skolen.", wrapped)

    assert tree.mistakes() == []


def test_quotes_are_checked_even_where_the_rest_of_the_file_has_no_form(tree: Tree) -> None:
    tree.spoil(ANSWERS, "basis: interpretation", "basis: guesswork")
    tree.spoil(ANSWERS, "quote: Pærer skal", "quote: Plommer skal")

    tree.assert_mistake(ANSWERS, tree.line(ANSWERS, "basis: guesswork"), "basis")
    tree.assert_mistake(ANSWERS, tree.line(ANSWERS, "quote: Plommer"), "to the letter")
