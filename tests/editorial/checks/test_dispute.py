"""Every question passes the gates, and every reason in the register holds."""

import pytest

from tests.editorial.tree import ANSWERS, QUESTIONS, Tree

PAERER = "- id: paerer"


@pytest.mark.parametrize("position", ["helt enig", "litt enig"])
def test_where_all_who_speak_agree_there_is_no_question(tree: Tree, position: str) -> None:
    tree.spoil(ANSWERS, "position: litt uenig", f"position: {position}")

    line = tree.line(QUESTIONS, PAERER)
    tree.assert_mistake(QUESTIONS, line, "paerer: is no dispute")


def test_one_side_against_an_explicit_undecided_is_a_dispute(tree: Tree) -> None:
    tree.spoil(ANSWERS, "position: helt uenig", "position: helt enig")
    tree.spoil(QUESTIONS, "passages: [bl-selge, hv-epler]", "passages: [bl-selge, ro-evaluere]")

    assert tree.mistakes() == []


def test_undecided_alone_is_no_dispute(tree: Tree) -> None:
    yes = "      paerer:\n        position: helt enig"
    tree.spoil(ANSWERS, yes, yes.replace("helt enig", "undecided"))
    no = "position: litt uenig\n        basis: interpretation"
    tree.spoil(ANSWERS, no, "position: undecided\n        basis: explicit")

    tree.assert_mistake(QUESTIONS, tree.line(QUESTIONS, PAERER), "paerer: is no dispute")


def test_a_question_rests_on_something_said_outright(tree: Tree) -> None:
    right = "basis: explicit\n        passages: [bl-gratis]"
    tree.spoil(ANSWERS, right, right.replace("explicit", "interpretation"))

    line = tree.line(QUESTIONS, PAERER)
    tree.assert_only_mistake(QUESTIONS, line, "paerer: no stance on it is explicit")


def test_the_passages_shown_are_those_the_stances_rest_on(tree: Tree) -> None:
    tree.spoil(
        QUESTIONS, "passages: [bl-gratis, hv-dyrt]", "passages: [bl-gratis, hv-dyrt, hv-epler]"
    )

    line = tree.line(QUESTIONS, PAERER)
    tree.assert_only_mistake(QUESTIONS, line, "no stance on it rests on the passage «hv-epler»")


def test_the_passages_shown_are_of_two_who_differ(tree: Tree) -> None:
    tree.spoil(QUESTIONS, "passages: [bl-gratis, hv-dyrt]", "passages: [bl-gratis, bl-gratis]")

    line = tree.line(QUESTIONS, PAERER)
    tree.assert_only_mistake(QUESTIONS, line, "its passages do not show two voices that differ")


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("reason: follows", "reason: too-vague", "names the question it follows from"),
        ("reason: too-vague", "reason: follows", "names the question it follows from"),
        ("reason: one-voice", "reason: agreement", "quotes at least two voices"),
        ("reason: agreement", "reason: one-voice", "more than one voice is quoted"),
    ],
)
def test_a_reason_in_the_register_holds(tree: Tree, right: str, wrong: str, words: str) -> None:
    line = tree.line(QUESTIONS, right) - 1

    tree.spoil(QUESTIONS, right, wrong)

    tree.assert_only_mistake(QUESTIONS, line, words)
