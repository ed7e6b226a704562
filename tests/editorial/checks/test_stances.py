"""A stance rests on the voice's own words, in the form its position asks for."""

import pytest

from tests.editorial.tree import ANSWERS, Tree

EXPLICIT = "position: helt uenig\n        basis: explicit\n        passages: [hv-epler]"
SILENT = "position: silent\n        searched: [pære, gi frukt]"


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        pytest.param(
            EXPLICIT,
            "position: helt uenig\n        basis: explicit",
            "rests on at least one passage",
            id="no quote",
        ),
        pytest.param(
            EXPLICIT,
            "position: helt uenig\n        passages: [hv-epler]",
            "a stance has a basis",
            id="no basis",
        ),
        pytest.param(
            EXPLICIT,
            EXPLICIT + "\n        searched: [banan]",
            "only a silent stance",
            id="searched",
        ),
        pytest.param(
            "position: undecided\n        basis: explicit",
            "position: undecided\n        basis: interpretation",
            "«undecided» is only what the text says outright",
            id="undecided by interpretation",
        ),
        pytest.param(
            SILENT, "position: silent", "names the words that were searched for", id="no search"
        ),
        pytest.param(SILENT, SILENT + "\n        basis: explicit", "neither passages", id="basis"),
        pytest.param(
            SILENT, SILENT + "\n        passages: [ro-evaluere]", "neither passages", id="passages"
        ),
    ],
)
def test_a_position_and_its_evidence_go_together(
    tree: Tree, right: str, wrong: str, words: str
) -> None:
    line = tree.line(ANSWERS, right) - 1

    tree.spoil(ANSWERS, right, wrong)

    tree.assert_mistake(ANSWERS, line, words)


def test_nobody_is_held_to_the_words_of_others(tree: Tree) -> None:
    tree.spoil(ANSWERS, "passages: [hv-epler]", "passages: [hv-epler, bl-selge]")

    line = tree.line(ANSWERS, "passages: [hv-epler, bl-selge]")
    tree.assert_only_mistake(ANSWERS, line, "blaaveis, paragraph 2, is not the words of hvitveis")


def test_nobody_is_held_to_the_lines_of_others_in_the_same_document(tree: Tree) -> None:
    tree.spoil(ANSWERS, "lines: [1-5]", "lines: [1-3, 5-6]")

    line = tree.line(ANSWERS, "passages: [ro-evaluere]")
    tree.assert_mistake(ANSWERS, line, "rognebaer, lines 3-4, is not the words of rognebaer")


def test_a_counter_quote_is_the_voices_own_too(tree: Tree) -> None:
    tree.spoil(ANSWERS, "passages: [hv-dyrt]", "passages: [hv-dyrt]\n        counter: [bl-gratis]")

    line = tree.line(ANSWERS, "counter: [bl-gratis]")
    tree.assert_only_mistake(ANSWERS, line, "is not the words of hvitveis")


def test_a_qualifier_stands_in_a_quote(tree: Tree) -> None:
    tree.spoil(ANSWERS, "qualifier: hver dag", "qualifier: hver uke")

    line = tree.line(ANSWERS, "qualifier: hver uke")
    tree.assert_only_mistake(ANSWERS, line, "is not in any of the stance's quotes")
