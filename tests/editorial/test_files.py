"""Each file has its form, each document its digest, and all of them together one version."""

import hashlib

import pytest

from quiz.editorial.load import load_unsealed
from tests.editorial.tree import ANSWERS, DOCUMENTS, QUESTIONS, SENTENCES, Tree


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_missing_language_is_a_mistake(tree: Tree, language: str) -> None:
    words = {"nb": "nb: Barn bør", "nn": "nn: Barn bør", "en": "en: Children should"}[language]
    text = tree.read(QUESTIONS)
    gone = next(line for line in text.splitlines() if words in line)
    tree.spoil(QUESTIONS, f"{gone}\n", "")

    found = tree.line(QUESTIONS, "direction: neither") + 1
    tree.assert_mistake(QUESTIONS, found, f"«{language}» is missing")


@pytest.mark.parametrize(
    ("name", "right", "wrong", "words"),
    [
        (QUESTIONS, "direction: neither", "direction: softer", "«direction»: Input should be"),
        (QUESTIONS, "id: paerer", "id: Pærer", "«id»: String should match pattern"),
        (QUESTIONS, "id: paerer", f"id: {'p' * 41}", "«id»: String should match pattern"),
        (QUESTIONS, "id: paerer", "id: 7", "«id»: Input should be a valid string"),
        (QUESTIONS, "nb: Hager, nn", "nb: '', nn", "«nb»: String should have at least 1"),
        (QUESTIONS, "nb: Hager, nn", 'nb: "Ha\\eger", nn', "holds a character that cannot be"),
        (QUESTIONS, "nb: Hager, nn", f"nb: {'H' * 2001}, nn", "at most 2000 characters"),
        (QUESTIONS, "place: line 6", "place: linje 6", "is no place; write"),
        (
            QUESTIONS,
            "direction: neither",
            "direction: neither\n    extra: 1",
            "«extra» is not a key",
        ),
        (QUESTIONS, "reason: too-vague", "reason: boring", "«reason»: Input should be"),
        (ANSWERS, "position: litt uenig", "position: nøytral", "«position»: Input should be"),
        (ANSWERS, "kind: local branch", "kind: club", "«kind»: Input should be"),
        (ANSWERS, "votable: false", "votable: no", "«votable»: Input should be a valid boolean"),
        (ANSWERS, "lines: [1-5]", "lines: [0-5]", "String should match pattern"),
        (ANSWERS, "lines: [1-5]", f"lines: [1-{5 * '9999'}]", "String should match pattern"),
        (ANSWERS, "lines: [1-5]", "lines: [5-1]", "ends before it begins"),
        (ANSWERS, "qualifier: hver dag", "qualifier: ' '", "is empty, or begins or ends"),
        (ANSWERS, "searched: [pære, gi frukt]", "searched: [' ']", "is empty, or begins or ends"),
        (QUESTIONS, "nb: Hager, nn", "nb: ' ', nn", "is empty, or begins or ends"),
        (DOCUMENTS, "date: 2020-03-03", "date: 2020-13-03", "month must be in 1..12"),
        (DOCUMENTS, "file: rognebaer.txt", "file: ../rognebaer.txt", "«file»: String should match"),
        (
            SENTENCES,
            "heading: Frukt for alle",
            "title: Frukt for alle",
            "«title» is not a key here",
        ),
    ],
)
def test_what_does_not_fit_the_form_is_told_on_its_line(
    tree: Tree, name: str, right: str, wrong: str, words: str
) -> None:
    tree.spoil(name, right, wrong)

    line = tree.line(name, wrong) + wrong.count("\n")
    tree.assert_mistake(name, line, words)


@pytest.mark.parametrize("name", [QUESTIONS, ANSWERS, DOCUMENTS, SENTENCES])
@pytest.mark.parametrize("words", ["", "null", "[]", "7", "ord", "a: {b: c}"])
def test_a_file_that_is_something_else_altogether_is_refused(
    tree: Tree, name: str, words: str
) -> None:
    tree.write(name, words)

    assert any(mistake.startswith(f"{name}:1: ") for mistake in tree.mistakes())


def test_a_document_that_was_changed_is_refused(tree: Tree) -> None:
    tree.spoil("documents/hvitveis.txt", "Hager er fint.", "Hager er stygt.")

    line = tree.line(DOCUMENTS, "file: hvitveis.txt")
    tree.assert_mistake(DOCUMENTS, line, "hvitveis.txt: has been changed: its SHA-256 is ")


def test_a_document_that_is_missing_is_a_mistake(tree: Tree) -> None:
    (tree.root / "documents/hvitveis.txt").unlink()

    line = tree.line(DOCUMENTS, "file: hvitveis.txt")
    tree.assert_mistake(DOCUMENTS, line, "No such file")


@pytest.mark.parametrize(
    ("raw", "words"),
    [(b"1 Frukt\nuten nummer\n", "a line without a printed number"), (b"1 \xe5\n", "utf-8")],
)
def test_a_document_that_cannot_be_read_is_a_mistake(tree: Tree, raw: bytes, words: str) -> None:
    before = hashlib.sha256((tree.root / "documents/rognebaer.txt").read_bytes()).hexdigest()
    tree.write("documents/rognebaer.txt", raw)
    tree.spoil(DOCUMENTS, before, hashlib.sha256(raw).hexdigest())

    tree.assert_mistake(DOCUMENTS, tree.line(DOCUMENTS, "file: rognebaer.txt"), words)


def test_the_same_files_have_the_same_version(tree: Tree) -> None:
    version = load_unsealed(tree.root).version

    assert load_unsealed(tree.root).version == version
    assert len(version) == 12


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        pytest.param(ANSWERS, "position: helt uenig", "position: litt uenig", id="stance"),
        pytest.param(ANSWERS, "name: {nb: Blåveis,", "name: {nb: Blåveisen,", id="name"),
        pytest.param(QUESTIONS, "nb: Epler vokser.", "nb: Epler gror.", id="background"),
        pytest.param(DOCUMENTS, "title: Epler", "title: Eple", id="title"),
        pytest.param(SENTENCES, "heading: Blåveis vil", "web: Blåveis vil", id="mark"),
    ],
)
def test_any_change_makes_another_version(tree: Tree, name: str, right: str, wrong: str) -> None:
    before = load_unsealed(tree.root).version

    tree.spoil(name, right, wrong)

    assert load_unsealed(tree.root).version != before
