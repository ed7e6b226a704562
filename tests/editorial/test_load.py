"""From the files to Content, or to everything that is wrong with them."""

from datetime import date

import pytest

from quiz.domain.content import Tilsvar
from quiz.domain.document import Place
from quiz.editorial.load import load_unsealed
from quiz.editorial.mistakes import ContentError, Mistake
from tests.editorial.tree import ANSWERS, DOCUMENTS, QUESTIONS, SENTENCES, Tree


def test_a_tree_without_mistakes_becomes_content(tree: Tree) -> None:
    content = load_unsealed(tree.root)

    assert content.positions == {
        "blaaveis": {"epler": 2, "paerer": 2},
        "hvitveis": {"epler": -2, "paerer": -1},
        "rognebaer": {"epler": 0, "paerer": None},
    }
    assert content.most_important == 0
    assert content.register[2].question == "epler"
    assert content.debates[0].passages[0].quote == "Vi vil ha flere hager."


def test_a_passage_knows_where_it_stands(tree: Tree) -> None:
    content = load_unsealed(tree.root)

    (passage,) = content.stances["rognebaer", "epler"].passages
    assert passage.place == Place("line", 3, 4)
    words = content.documents["rognebaer"].text[passage.start : passage.end]
    assert words == passage.quote == "Vi vil evaluere salget av epler i butikker."
    assert [voice.id for voice in content.speakers(passage)] == ["rognebaer"]


def test_a_silence_keeps_what_was_searched_for_and_found(tree: Tree) -> None:
    stance = load_unsealed(tree.root).stances["rognebaer", "paerer"]

    assert (stance.position, stance.basis, stance.passages) == (None, None, ())
    assert stance.searched == ("pære", "gi frukt")
    assert [judged.passage.place for judged in stance.judged] == [Place("line", 4, 4)]
    assert stance.judged[0].because.en == "Not pears."


def test_a_side_that_rests_on_our_reading_alone_is_known(tree: Tree) -> None:
    content = load_unsealed(tree.root)

    assert content.one_sided_interpretations("paerer") == (-1,)
    assert content.one_sided_interpretations("epler") == ()


TILSVAR = """\
        position: litt uenig
        basis: interpretation
        tilsvar:
          - date: 2025-03-03
            language: nn
            from: Partiet sentralt
            words: |-
              Vi er ikkje usamde.

              Vi spør om prisen.
"""
POSITION = """\
        position: litt uenig
        basis: interpretation
"""


def test_a_tilsvar_is_kept_word_for_word_and_moves_nothing(tree: Tree) -> None:
    before = load_unsealed(tree.root)
    tree.spoil(ANSWERS, POSITION, TILSVAR)

    content = load_unsealed(tree.root)

    (answer,) = content.stances["hvitveis", "paerer"].tilsvar
    assert answer == Tilsvar(
        date(2025, 3, 3), "nn", "Vi er ikkje usamde.\n\nVi spør om prisen.", "Partiet sentralt"
    )
    assert content.positions == before.positions
    assert content.version != before.version
    assert not before.stances["hvitveis", "paerer"].tilsvar


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("date: 2025-03-03", "date: i går", "date"),
        ("language: nn", "language: sv", "language"),
        ("from: Partiet sentralt", "from: " + "a" * 101, "from"),
        ("from: Partiet sentralt", "", "«from» is missing"),
        ("from: Partiet sentralt", "from: x\n            by: y", "«by» is not a key here"),
        ("Vi spør om prisen.", "Vi spør\u200b", "cannot be printed"),
    ],
)
def test_a_tilsvar_that_is_not_whole_is_a_mistake(
    tree: Tree, right: str, wrong: str, words: str
) -> None:
    written = TILSVAR.replace(right, wrong)
    tree.spoil(ANSWERS, POSITION, written)

    assert [mistake for mistake in tree.mistakes() if words in mistake], tree.mistakes()


def test_all_mistakes_are_told_at_once(tree: Tree) -> None:
    """One of every kind, in all four files, in the order of files and lines."""
    tree.spoil(QUESTIONS, "nn: Barn bør få pærer utan å betale.", "# borte")
    tree.spoil(QUESTIONS, "nb: Butikker bør selge epler.", "nb: Butikker selger epler.")
    tree.spoil(QUESTIONS, "terms: [gratis]", "terms: [grattis]")
    tree.spoil(QUESTIONS, "direction: milder", "direction: milder\n    extra: 1")
    tree.spoil(QUESTIONS, "quote: Hager er fint.", "quote: Hager er flott.")
    tree.spoil(ANSWERS, "position: helt uenig\n        basis: explicit", "position: helt uenig")
    tree.spoil(ANSWERS, "searched: [pære, gi frukt]", "searched: [pære, gi frukt, salg]")
    tree.spoil(ANSWERS, "place: bullet 1", "place: bullet 2")
    tree.spoil(ANSWERS, "id: hv-dyrt", "id: hv-epler")
    tree.spoil(SENTENCES, "background: Skolen", "policy: Skolen")
    tree.spoil("documents/blaaveis.txt", "hver dag", "hver uke")

    found = tree.mistakes()

    assert [_where(mistake) for mistake in found] == sorted(_where(mistake) for mistake in found)
    for words in (
        "«nn» is missing",
        "has not exactly one «bør» or «skal»",
        "there is no «grattis»",
        "«extra» is not a key here",
        "is not in hvitveis, to the letter: «Hager er flott.»",
        "a stance has a basis",
        "«salg» stands in rognebaer, line 3, and nobody has judged it",
        "the id «hv-epler» is taken",
        "there is no «hv-dyrt»",
        "is policy, and neither",
        "blaaveis.txt: has been changed",
    ):
        assert [mistake for mistake in found if words in mistake], words


def _where(mistake: str) -> tuple[str, int]:
    name, line, _ = mistake.split(":", 2)
    return name, int(line)


def test_mistakes_come_once_and_in_the_order_of_files_and_lines() -> None:
    early, late, other = Mistake("b", 2, "x"), Mistake("b", 10, "x"), Mistake("a", 99, "y")

    error = ContentError([late, early, other, early])

    assert error.mistakes == (other, early, late)
    assert str(error) == "a:99: y\nb:2: x\nb:10: x"


@pytest.mark.parametrize("name", [QUESTIONS, ANSWERS, DOCUMENTS, SENTENCES])
def test_a_file_that_is_not_there_does_not_hide_the_mistakes_of_others(
    tree: Tree, name: str
) -> None:
    (tree.root / name).unlink()
    other = SENTENCES if name == QUESTIONS else QUESTIONS
    tree.write(other, "- \0")

    tree.assert_mistake(name, 1, "cannot be read: No such file")
    tree.assert_mistake(other, 1, "a character YAML does not allow")
