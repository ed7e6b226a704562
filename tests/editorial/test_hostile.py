"""Whatever stands in a content file, the editor is told what is wrong, and soon."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.editorial.load import load_content
from quiz.editorial.mistakes import ContentError
from tests.editorial.tree import ANSWERS, DOCUMENTS, QUESTIONS, SENTENCES, Tree

SOON = 5.0
"""Seconds; most are refused in a thousandth of that."""

BILLION_LAUGHS = "a0: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)

HOSTILE: dict[str, str | bytes] = {
    "nothing": "",
    "only a comment": "# quiz",
    "only a NUL": "\0",
    "NULs": b"\0" * 1000,
    "only a mark": "\ufeff",
    "two marks": "\ufeff\ufefftopics: []",
    "UTF-16": "topics: []".encode("utf-16"),
    "UTF-32": "topics: []".encode("utf-32"),
    "Latin-1": "topics: [æøå]".encode("latin-1"),
    "half a letter": "topics: æ".encode()[:-1],
    "too long a form of a slash": b"topics: \xc0\xaf",
    "a surrogate": b"topics: \xed\xa0\x80",
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + bytes(range(256)),
    "a terminal's escapes": "topics: \x1b[2J",
    "a billion laughs": BILLION_LAUGHS,
    "itself": "&a [*a]",
    "an alias to nothing": "topics: *nowhere",
    "a merge": "a: &a {b: c}\nd: {<<: *a}",
    "a merge of itself": "<<: *a",
    "python's own": "topics: !!python/object/apply:os.system ['true']",
    "python's new": "!!python/object/new:type {args: [x, [], {}]}",
    "python's module": "topics: !!python/module:antigravity",
    "a local tag": "topics: !include /etc/passwd",
    "a tag of a whole file": "!<tag:yaml.org,2002:map> {topics: []}",
    "a set": "!!set {a, b}",
    "binary": "topics: !!binary AAAA",
    "lists in lists": "[" * 20_000,
    "closed lists": "[" * 20_000 + "]" * 20_000,
    "maps in maps": "{a: " * 20_000,
    "dashes": "- " * 20_000,
    "steps": "".join(f"{' ' * n}a:\n" for n in range(1000)),
    "keys that are questions": "? " * 20_000,
    "a key that is a list": "? [a, b]\n: c",
    "two documents": "topics: []\n---\ntopics: []",
    "many documents": "---\n" * 20_000,
    "many directives": "%TAG ! tag:a,2000:\n" * 1000 + "--- a",
    "a key twice": "topics: []\ntopics: []",
    "a key a thousand times": "topics: []\n" * 1000,
    "a hundred thousand keys": "".join(f"a{n}: b\n" for n in range(100_000)),
    "a hundred thousand wrong topics": "topics:\n" + "- 1\n" * 100_000,
    "a number without end": f"topics: {'9' * 900_000}",
    "not a number": "topics: .nan",
    "a word without end": f"topics: {'a' * 900_000}",
    "a quote without end": "topics: '" + "a" * 900_000,
    "a list without end": "topics: [" + "a, " * 200_000,
    "colons": ": " * 100_000,
    "stars": "*" * 100_000,
    "a megabyte and a letter": "#" * 1_000_001,
    "odd line breaks": "topics: a\x85b\u2028c\u2029d\x0be",
    "right to left": "topics: \u202e[]",
}


def _refused_soon(tree: Tree) -> None:
    start = process_time()
    with pytest.raises(ContentError) as caught:
        load_content(tree.root)
    assert process_time() - start < SOON
    assert all(mistake.line >= 1 and mistake.words for mistake in caught.value.mistakes)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_soon(tree: Tree, words: str | bytes) -> None:
    tree.write(QUESTIONS, words)

    _refused_soon(tree)


@pytest.mark.parametrize("name", [ANSWERS, DOCUMENTS, SENTENCES])
def test_every_content_file_is_read_with_the_same_care(tree: Tree, name: str) -> None:
    for words in (
        "[" * 20_000,
        BILLION_LAUGHS,
        "!!python/module:antigravity",
        b"\xff",
        "a: 1\na: 1",
    ):
        tree.write(name, words)

        _refused_soon(tree)


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A tree that is planted anew for each mutant."""
    return Tree.plant(tmp_path_factory.mktemp("field"))


LETTERS = "æ:-#[]{},&*!|>'\"%@`?~\n\t 0\0\x85\u2028\ufeff"
WORDS = ("\r\n", ": ", "- ", "null", "no", "7", "...", "---\n", "<<: ", "!!int ", "lines: [1-5]")
NAMES = ("silent", "undecided", "helt enig", "follows", "document: ", "quote: ", "epler", "hv-dyrt")
PIECES = st.sampled_from([*LETTERS, *WORDS, *NAMES])


@settings(max_examples=200, deadline=None)
@given(
    name=st.sampled_from([QUESTIONS, ANSWERS, DOCUMENTS, SENTENCES]),
    changes=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.lists(PIECES, max_size=3)),
        min_size=1,
        max_size=4,
    ),
)
def test_a_mutant_raises_nothing_but_content_error(
    field: Tree, name: str, changes: list[tuple[float, int, list[str]]]
) -> None:
    Tree.plant(field.root)
    words = field.read(name)
    for where, gone, pieces in changes:
        at = round(where * len(words))
        words = words[:at] + "".join(pieces) + words[at + gone :]

    field.write(name, words)

    start = process_time()
    field.mistakes()
    assert process_time() - start < SOON


@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from([QUESTIONS, ANSWERS, DOCUMENTS, SENTENCES]),
    where=st.floats(0, 1),
    byte=st.integers(0, 255),
)
def test_one_byte_off_raises_nothing_but_content_error(
    field: Tree, name: str, where: float, byte: int
) -> None:
    Tree.plant(field.root)
    raw = field.read(name).encode()
    at = round(where * (len(raw) - 1))

    field.write(name, raw[:at] + bytes([byte]) + raw[at + 1 :])

    field.mistakes()
