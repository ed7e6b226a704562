"""A silence is searched for again, and every hit has been judged."""

import pytest

from tests.editorial.tree import ANSWERS, Tree

SEARCHED = "searched: [pære, gi frukt]"


@pytest.mark.parametrize("word", ["evaluere", "EVALUERE", "valuer"])
def test_a_hit_that_nobody_has_judged_is_a_mistake(tree: Tree, word: str) -> None:
    tree.spoil(ANSWERS, SEARCHED, f"searched: [pære, gi frukt, {word}]")

    line = tree.line(ANSWERS, "searched:")
    words = f"«{word}» stands in rognebaer, line 3, and nobody has judged it"
    tree.assert_only_mistake(ANSWERS, line, words)


def test_each_hit_of_a_word_is_judged_by_itself(tree: Tree) -> None:
    tree.spoil(ANSWERS, SEARCHED, "searched: [frukt]")

    line = tree.line(ANSWERS, "searched:")
    tree.assert_only_mistake(ANSWERS, line, "«frukt» stands in rognebaer, line 1, and nobody")


def test_a_word_is_searched_for_with_the_spaces_of_the_documents(tree: Tree) -> None:
    tree.spoil(ANSWERS, SEARCHED, "searched: [pære, gi frukt, 'vil\u00a0 evaluere']")

    line = tree.line(ANSWERS, "searched:")
    tree.assert_mistake(ANSWERS, line, "stands in rognebaer, line 3, and nobody has judged it")


def test_only_the_lines_that_are_the_voices_own_are_searched(tree: Tree) -> None:
    tree.spoil(ANSWERS, SEARCHED, "searched: [gi frukt, mindretallet]")

    assert tree.mistakes() == []


def test_a_judgement_without_a_hit_is_a_mistake(tree: Tree) -> None:
    tree.spoil(ANSWERS, SEARCHED, "searched: [pære]")

    line = tree.line(ANSWERS, "- document: rognebaer\n            place: line 4")
    tree.assert_only_mistake(ANSWERS, line, "holds none of the words searched for")


def test_a_judgement_covers_no_hit_elsewhere(tree: Tree) -> None:
    tree.spoil(
        ANSWERS,
        "place: line 4\n            quote: Skolen kan gi frukt.",
        "place: line 4\n            quote: Skolen kan",
    )

    tree.assert_mistake(ANSWERS, tree.line(ANSWERS, "searched:"), "«gi frukt» stands in rognebaer")
