"""A statement is short, single, neutral, and nobody's slogan."""

import pytest

from tests.editorial.tree import ANSWERS, QUESTIONS, Tree

STATEMENT = "nb: Butikker bør selge epler."


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("nb: Butikker selger epler.", "has not exactly one «bør» or «skal»"),
        ("nb: Butikker bør selge og skal spise epler.", "has not exactly one «bør» or «skal»"),
        (f"nb: Butikker bør selge {'grønne ' * 17}epler.", "has 21 words; 20 is the most"),
        ("nb: Ja, butikker skal selge Epler hver uke.", "«butikker skal selge epler hver» are"),
    ],
)
def test_a_statement_that_breaks_a_rule_is_refused(tree: Tree, wrong: str, words: str) -> None:
    tree.spoil(QUESTIONS, STATEMENT, wrong)

    tree.assert_only_mistake(QUESTIONS, tree.line(QUESTIONS, wrong), words)


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(f"nb: Butikker bør selge {'grønne ' * 16}epler.", id="twenty words"),
        pytest.param("nb: Noen skal selge epler hver uke.", id="a run of four"),
    ],
)
def test_a_statement_at_the_limit_is_let_through(tree: Tree, right: str) -> None:
    tree.spoil(QUESTIONS, STATEMENT, right)

    assert tree.mistakes() == []


def test_every_language_is_held_to_the_rules(tree: Tree) -> None:
    tree.spoil(QUESTIONS, "en: Shops should sell apples.", "en: Shops sell apples.")

    line = tree.line(QUESTIONS, "en: Shops sell")
    tree.assert_only_mistake(QUESTIONS, line, "has not exactly one «bør» or «skal» (should, must)")


@pytest.mark.parametrize(
    ("name", "right", "wrong", "found"),
    [
        (QUESTIONS, "nb: Epler vokser.", "nb: Et frislipp av epler.", "frislipp"),
        (QUESTIONS, "en: Gardens are good.", "en: The War on Drugs.", "War on Drugs"),
        (ANSWERS, "nb: Et lag.", "nb: Narkomane i laget.", "Narkoman"),
    ],
)
def test_loaded_words_stand_in_quotations_only(
    tree: Tree, name: str, right: str, wrong: str, found: str
) -> None:
    tree.spoil(name, right, wrong)

    tree.assert_only_mistake(name, tree.line(name, wrong), f"«{found}» is a loaded word")


def test_one_may_search_for_a_loaded_word(tree: Tree) -> None:
    tree.spoil(ANSWERS, "searched: [pære,", "searched: [narkoman, pære,")

    assert tree.mistakes() == []
