"""Every sentence of every document is accounted for."""

from tests.editorial.tree import ANSWERS, DOCUMENTS, QUESTIONS, SENTENCES, Tree


def test_a_sentence_that_is_left_out_is_missed(tree: Tree) -> None:
    tree.spoil(SENTENCES, "  - policy: Epler er sunt for barn.\n", "")

    line = tree.line(SENTENCES, "- policy: Pærer")
    tree.assert_only_mistake(SENTENCES, line, "the document goes on: «Epler er sunt for barn. P")


def test_the_last_sentence_is_missed_too(tree: Tree) -> None:
    tree.spoil(SENTENCES, "  - policy: Vi vil ha flere hager.\n", "")

    line = tree.line(SENTENCES, "blaaveis:")
    tree.assert_only_mistake(SENTENCES, line, "the document goes on: «Vi vil ha flere hager.»")


def test_a_sentence_more_than_the_document_has_is_refused(tree: Tree) -> None:
    extra = "  - policy: Mindretallet vil ha epler.\n"
    tree.write(SENTENCES, tree.read(SENTENCES) + extra.replace("Mindretallet", "Flertallet"))

    tree.assert_only_mistake(SENTENCES, tree.line(SENTENCES, "- policy: Flertallet"), "goes on: «»")


def test_a_letter_that_differs_from_the_document_is_found(tree: Tree) -> None:
    tree.spoil(SENTENCES, "Hager er fint.", "Hagar er fint.")

    tree.assert_only_mistake(SENTENCES, tree.line(SENTENCES, "- policy: Hagar"), "goes on: «Hager")


def test_policy_that_is_neither_asked_nor_registered_is_a_mistake(tree: Tree) -> None:
    tree.spoil(SENTENCES, "background: Skolen kan gi frukt.", "policy: Skolen kan gi frukt.")

    line = tree.line(SENTENCES, "- policy: Skolen")
    tree.assert_only_mistake(SENTENCES, line, "neither a question nor the register quotes it")


def test_policy_that_leaves_the_register_is_missed(tree: Tree) -> None:
    text = tree.read(QUESTIONS)
    tree.write(QUESTIONS, text[: text.index("  - id: mindretallet")])

    line = tree.line(SENTENCES, "- policy: Mindretallet")
    tree.assert_only_mistake(SENTENCES, line, "is policy, and neither")


def test_a_stance_rests_on_policy_only(tree: Tree) -> None:
    tree.spoil(SENTENCES, "policy: Gratis pærer", "background: Gratis pærer")

    line = tree.line(SENTENCES, "- background: Gratis")
    tree.assert_only_mistake(SENTENCES, line, "a stance rests on it, and it is marked as no policy")


def test_a_sentence_has_one_mark(tree: Tree) -> None:
    tree.spoil(SENTENCES, "- policy: Hager er fint.", "- policy: Hager er fint.\n    web: Hager.")

    line = tree.line(SENTENCES, "- policy: Hager er fint.")
    tree.assert_only_mistake(SENTENCES, line, "a sentence has exactly one mark")


def test_every_document_has_its_sentences(tree: Tree) -> None:
    text = tree.read(SENTENCES)
    tree.write(SENTENCES, text[: text.index("rognebaer:")])

    line = tree.line(DOCUMENTS, "id: rognebaer")
    tree.assert_only_mistake(DOCUMENTS, line, "rognebaer is not in documents/sentences.yaml")


def test_a_passage_that_only_argues_against_needs_no_policy(tree: Tree) -> None:
    """A counter-quote may be background; only what a stance rests on must be a demand."""
    tree.spoil(
        ANSWERS, "passages: [ro-evaluere]", "passages: [ro-evaluere]\n        counter: [ro-frukt]"
    )
    place = "    document: rognebaer\n    place: line 4\n    quote: Skolen kan gi frukt.\n"
    tree.write(ANSWERS, f"{tree.read(ANSWERS)}  - id: ro-frukt\n{place}")

    assert tree.mistakes() == []
