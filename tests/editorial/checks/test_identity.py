"""Every id is made once and refers to something; everything made is used."""

import pytest

from tests.editorial.tree import ANSWERS, DOCUMENTS, QUESTIONS, SENTENCES, Tree


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        (QUESTIONS, "epler", "paerer"),
        (QUESTIONS, "hager-er-bra", "sunt"),
        (ANSWERS, "bl-gratis", "hv-dyrt"),
        (ANSWERS, "blaaveis", "hvitveis"),
        (DOCUMENTS, "blaaveis", "hvitveis"),
    ],
)
def test_an_id_is_taken_once(tree: Tree, name: str, first: str, second: str) -> None:
    line = tree.line(name, f"- id: {second}\n")

    tree.spoil(name, f"- id: {second}\n", f"- id: {first}\n")

    tree.assert_mistake(name, line, f"the id «{first}» is taken")


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        (
            "topic: frukt\n    direction: neither",
            "topic: mat\n    direction: neither",
            "there is no «mat»",
        ),
        ("terms: [gratis]", "terms: [gratis, dyr]", "there is no «dyr»"),
        ("- question: epler", "- question: eplar", "there is no «eplar»"),
        ("- question: epler", "- question: paerer", "there is no «paerer»"),
        ("    question: epler\n    point", "    question: eple\n    point", "there is no «eple»"),
    ],
)
def test_what_a_question_names_exists(tree: Tree, right: str, wrong: str, words: str) -> None:
    tree.spoil(QUESTIONS, right, wrong)

    tree.assert_only_mistake(QUESTIONS, tree.line(QUESTIONS, wrong), words)


def test_a_question_is_disputed_by_passages_that_exist(tree: Tree) -> None:
    tree.spoil(QUESTIONS, "passages: [bl-gratis,", "passages: [bl-grats, bl-gratis,")

    (mistake,) = tree.mistakes()

    assert mistake.startswith(f"{QUESTIONS}:")
    assert "there is no «bl-grats»" in mistake


def test_what_a_stance_names_exists(tree: Tree) -> None:
    tree.spoil(ANSWERS, "passages: [bl-selge]", "passages: [bl-selge]\n        counter: [bl-selje]")

    line = tree.line(ANSWERS, "counter: [bl-selje]")
    tree.assert_only_mistake(ANSWERS, line, "there is no «bl-selje»")


def test_a_voice_has_documents_that_exist(tree: Tree) -> None:
    tree.spoil(ANSWERS, "- document: hvitveis\n    stances", "- document: gulveis\n    stances")

    line = tree.line(ANSWERS, "- document: gulveis")
    tree.assert_mistake(ANSWERS, line, "there is no «gulveis»")


def test_a_stance_answers_a_question_that_exists(tree: Tree) -> None:
    tree.spoil(
        ANSWERS,
        "      paerer:\n        position: litt uenig",
        "      parar:\n        position: litt uenig",
    )

    tree.assert_mistake(ANSWERS, tree.line(ANSWERS, "parar:"), "there is no «parar»")


def test_a_voice_is_never_simply_left_out(tree: Tree) -> None:
    tree.spoil(
        ANSWERS,
        """\
      paerer:
        position: litt uenig
        basis: interpretation
        passages: [hv-dyrt]
        reasoning: {nb: Dyrt er et nei., nn: Dyrt er eit nei., en: Dear is a no.}
""",
        "",
    )

    line = tree.line(ANSWERS, "stances:\n      epler:\n        position: helt uenig")
    tree.assert_mistake(
        ANSWERS, line, "hvitveis has no stance on «paerer»; silence is written down"
    )


def test_a_passage_that_no_stance_rests_on_is_superfluous(tree: Tree) -> None:
    place = "    document: hvitveis\n    place: paragraph 3\n    quote: Hager er fint.\n"
    tree.write(ANSWERS, f"{tree.read(ANSWERS)}  - id: ekstra\n{place}")

    line = tree.line(ANSWERS, "- id: ekstra")
    tree.assert_only_mistake(ANSWERS, line, "no stance rests on the passage «ekstra»")


def test_a_term_that_no_question_uses_is_superfluous(tree: Tree) -> None:
    tree.spoil(QUESTIONS, "    terms: [gratis]\n", "")

    line = tree.line(QUESTIONS, "- id: gratis")
    tree.assert_only_mistake(QUESTIONS, line, "no question uses the term «gratis»")


def test_sentences_of_a_document_nobody_knows_are_refused(tree: Tree) -> None:
    tree.write(SENTENCES, tree.read(SENTENCES) + "gulveis:\n  - policy: Hva som helst.\n")

    tree.assert_only_mistake(
        SENTENCES, tree.line(SENTENCES, "gulveis:"), "there is no document «gulveis»"
    )
