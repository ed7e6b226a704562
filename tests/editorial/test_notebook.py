"""A coder's file is content like all other, and never half of itself."""

from threading import Thread

import pytest
import yaml

from quiz.domain.content import Reading
from quiz.editorial.load import load_unsealed
from quiz.editorial.mistakes import ContentError
from quiz.editorial.notebook import Notebook, Taken
from tests.editorial.tree import Tree

CELLS = tuple(
    (voice, question)
    for voice in ("blaaveis", "hvitveis", "rognebaer")
    for question in ("epler", "paerer")
)
ALIKE = {
    ("blaaveis", "epler"): Reading("third", 2, "explicit", "Det: «står» #der, 'nei'."),
    ("blaaveis", "paerer"): Reading("third", 2, "explicit"),
    ("hvitveis", "epler"): Reading("third", -2, "explicit", "no"),
    ("hvitveis", "paerer"): Reading("third", -1, "interpretation", "7"),
    ("rognebaer", "epler"): Reading("third", 0, "explicit", "null"),
    ("rognebaer", "paerer"): Reading("third", None, None, "- [a, {b: c}]"),
}


def test_what_is_written_is_read_again(tree: Tree) -> None:
    notebook = Notebook.open(tree.root, "third", CELLS)
    assert notebook.readings() == {}

    notebook.write(ALIKE)

    assert notebook.readings() == ALIKE


def test_a_finished_notebook_is_a_coding_without_mistakes(tree: Tree) -> None:
    Notebook.open(tree.root, "third", CELLS).write(ALIKE)

    content = load_unsealed(tree.root)

    assert {key: stance.readings for key, stance in content.stances.items()} == {
        key: (reading,) for key, reading in ALIKE.items()
    }


def test_an_unfinished_notebook_says_so_and_is_content_too(tree: Tree) -> None:
    cell = ("blaaveis", "epler")

    Notebook.open(tree.root, "third", CELLS).write({cell: ALIKE[cell]})

    assert "\npartial: true\n" in tree.read("codings/third.yaml")
    assert load_unsealed(tree.root).stances[cell].readings == (ALIKE[cell],)


def test_a_notebook_that_somebody_has_spoilt_is_not_written_over(tree: Tree) -> None:
    tree.code()
    tree.write("codings/third.yaml", "coder: third\npartial: true\nreadings: [1]\n")
    spoilt = tree.read("codings/third.yaml")

    with pytest.raises(ContentError, match=r"codings/third\.yaml:3"):
        Notebook.open(tree.root, "third", CELLS)

    assert tree.read("codings/third.yaml") == spoilt


def test_what_was_noted_of_how_it_was_made_stays_when_a_reading_is_added(tree: Tree) -> None:
    first, second = CELLS[:2]
    Notebook.open(tree.root, "third", CELLS).write({first: ALIKE[first]})
    note = "Laget på toget: «uten» #nett, 'nei'." * 9
    tree.spoil("codings/third.yaml", "partial:", f"note: {note!r}\npartial:")

    notebook = Notebook.open(tree.root, "third", CELLS)
    for read in ({first, second}, set(CELLS)):
        notebook.write({cell: ALIKE[cell] for cell in read})
        assert yaml.safe_load(tree.read("codings/third.yaml"))["note"] == note

    load_unsealed(tree.root)


def test_a_notebook_with_readings_of_what_is_no_longer_asked_is_not_written_over(
    tree: Tree,
) -> None:
    gone = ("hvitveis", "epler")
    Notebook.open(tree.root, "third", CELLS).write({cell: ALIKE[cell] for cell in CELLS[:4]})
    written = tree.read("codings/third.yaml")
    fewer = tuple(cell for cell in CELLS if cell != gone)

    with pytest.raises(Taken, match=r"codings/third\.yaml .* hvitveis on epler"):
        Notebook.open(tree.root, "third", fewer)
    with pytest.raises(Taken):
        Notebook(tree.root, "third", fewer).write(ALIKE)

    assert tree.read("codings/third.yaml") == written


def test_whoever_reads_while_it_is_written_gets_all_of_it(tree: Tree) -> None:
    notebook = Notebook.open(tree.root, "third", CELLS)
    half = dict(list(ALIKE.items())[:3])
    notebook.write(half)

    def write() -> None:
        for _ in range(50):
            notebook.write(ALIKE)
            notebook.write(half)

    writer = Thread(target=write)
    writer.start()
    seen = {len(notebook.readings())}
    while writer.is_alive():
        seen.add(len(notebook.readings()))
    writer.join()

    assert seen <= {3, 6}
    assert [path.name for path in (tree.root / "codings").iterdir()] == ["third.yaml"]
