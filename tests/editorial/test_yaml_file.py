"""YAML is read plain, bounded, and with the line of everything in it."""

from pathlib import Path

import pytest

from quiz.editorial.mistakes import ContentError
from quiz.editorial.yaml_file import MAX_BYTES, YamlFile, read_yaml


def _read(folder: Path, words: str | bytes) -> YamlFile:
    raw = words if isinstance(words, bytes) else words.encode()
    (folder / "file.yaml").write_bytes(raw)
    return read_yaml(folder, "file.yaml")


def _refused(folder: Path, words: str | bytes) -> list[str]:
    with pytest.raises(ContentError) as caught:
        _read(folder, words)
    return [str(mistake) for mistake in caught.value.mistakes]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        pytest.param("no: yes", {"no": "yes"}, id="no is a word"),
        pytest.param("Norge: NO\non: off", {"Norge": "NO", "on": "off"}, id="so are its likes"),
        pytest.param("a: true\nb: false", {"a": True, "b": False}, id="true and false"),
        pytest.param("a: null\nb: ~\nc:", {"a": None, "b": None, "c": None}, id="null"),
        pytest.param("a: 'true'\nb: \"null\"", {"a": "true", "b": "null"}, id="quoted words"),
        pytest.param("a: 12\nb: -1\nc: 0", {"a": 12, "b": -1, "c": 0}, id="whole numbers"),
        pytest.param("a: '12'\nb: 012\nc: 1_0", {"a": "12", "b": "012", "c": "1_0"}, id="others"),
        pytest.param("a: 1.5\nb: .nan\nc: 1e9", {"a": "1.5", "b": ".nan", "c": "1e9"}, id="float"),
        pytest.param("a: 2020-03-03", {"a": "2020-03-03"}, id="a date is text"),
        pytest.param("a: 12:30:45", {"a": "12:30:45"}, id="so is a time"),
        pytest.param("12: a\ntrue: b", {"12": "a", "true": "b"}, id="keys are words"),
        pytest.param("<<: {a: b}", {"<<": {"a": "b"}}, id="nothing is merged"),
        pytest.param("a: >-\n  to\n  linjer\nb: |\n  x", {"a": "to linjer", "b": "x"}, id="blocks"),
        pytest.param("\ufeffa: b", {"a": "b"}, id="byte-order mark"),
        pytest.param("", None, id="empty"),
    ],
)
def test_only_true_false_null_and_whole_numbers_are_not_text(
    tmp_path: Path, words: str, value: object
) -> None:
    assert _read(tmp_path, words).value == value


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_everything_has_its_line(tmp_path: Path, newline: str) -> None:
    words = "# først\na:\n  - x\n  - b: y\n    c: >-\n      en\n      to\nd: z\n"

    file = _read(tmp_path, words.replace("\n", newline))

    paths: list[tuple[str | int, ...]] = [(), ("a",), ("a", 0), ("a", 1), ("a", 1, "c"), ("d",)]
    assert [file.line(path) for path in paths] == [2, 2, 3, 4, 5, 8]
    assert file.line(("a", 1, "b", "missing", 7)) == 4
    assert str(file.mistake(("d",), "er feil")) == "file.yaml:8: er feil"


@pytest.mark.parametrize(
    ("words", "line", "why"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", 3, "«a» stands here twice", id="key twice"),
        pytest.param("a:\n  b: 1\n  'b': 2", 3, "«b» stands here twice", id="key twice, quoted"),
        pytest.param("{a: 1,\n a: 2}", 2, "«a» stands here twice", id="key twice, flow"),
        pytest.param("a: 1\nb: &x 2", 2, "anchors and aliases", id="anchor"),
        pytest.param("a: 1\nb: *x", 2, "anchors and aliases", id="alias"),
        pytest.param("a: 1\nb:\n  - &x [c]", 3, "anchors and aliases", id="anchor on a list"),
        pytest.param("a: 1\n*x : 2", 2, "a key must be a word", id="alias as key"),
        pytest.param("a: 1\nb: !!int '2'", 2, "tags are not used", id="tag"),
        pytest.param("a: 1\n&x b: 2", 2, "anchors and aliases", id="anchor on a key"),
        pytest.param("a: 1\n!!str b: 2", 2, "tags are not used", id="tag on a key"),
        pytest.param("a: !!python/object/apply:os.system [ls]", 1, "tags", id="python"),
        pytest.param("a: 1\n? [b]\n: 2", 2, "a key must be a word", id="list as key"),
        pytest.param("a: 1\n---\nb: 2", 2, "more than one YAML document", id="two documents"),
        pytest.param("a: 1\n...\n---\nb: 2", 3, "more than one YAML document", id="two, ended"),
        pytest.param("a:\n\tb: 1", 2, "cannot start any token", id="tab"),
        pytest.param("a: 1\nb: 'x", 2, "unexpected end of stream", id="open quote"),
        pytest.param("a: 1\nb: [x\nc: 2\n", 3, "did not find expected", id="open list"),
        pytest.param("a: b: c", 1, "mapping values are not allowed", id="colon"),
        pytest.param("a: 1\nb: @x", 2, "cannot start any token", id="reserved"),
        pytest.param("%YAML 3.0\n---\na: 1", 1, "incompatible YAML", id="another YAML"),
        pytest.param("a: 1\nb: " + "[" * 13, 2, "nested more than 12 deep", id="thirteen deep"),
        pytest.param("[" * 20_000, 1, "nested more than 12 deep", id="20,000 lists deep"),
        pytest.param("{a: " * 20_000, 1, "nested more than 12 deep", id="20,000 maps deep"),
        pytest.param("- " * 20_000, 1, "nested more than 12 deep", id="20,000 dashes deep"),
        pytest.param("a: 1\nb: \0", 1, "a character YAML does not allow", id="NUL"),
        pytest.param("a: \x07", 1, "a character YAML does not allow", id="bell"),
        pytest.param(b"a: 1\nb: \xff", 2, "is not UTF-8", id="Latin-1"),
        pytest.param(b"a: 1\n\nb: \xed\xa0\x80", 3, "is not UTF-8", id="half a surrogate"),
        pytest.param("a: å".encode("utf-16"), 1, "is not UTF-8", id="UTF-16"),
        pytest.param(b"#" * (MAX_BYTES + 1), 1, "is larger than 1,000,000 bytes", id="too large"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_with_its_line(
    tmp_path: Path, words: str | bytes, line: int, why: str
) -> None:
    found = _refused(tmp_path, words)

    assert len(found) == 1
    assert found[0].startswith(f"file.yaml:{line}: ")
    assert why in found[0]


def test_a_file_may_be_as_large_as_that(tmp_path: Path) -> None:
    assert _read(tmp_path, b"a: b #" + b"#" * (MAX_BYTES - 6)).value == {"a": "b"}


def test_twelve_deep_is_deep_enough(tmp_path: Path) -> None:
    assert _read(tmp_path, "[" * 12 + "]" * 12).value is not None


def test_all_duplicate_keys_are_told_at_once(tmp_path: Path) -> None:
    found = _refused(tmp_path, "a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n")

    assert [words.split(": ")[0] for words in found] == [
        "file.yaml:2",
        "file.yaml:3",
        "file.yaml:4",
    ]


def test_a_file_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"file\.yaml:1: cannot be read: No such file"):
        read_yaml(tmp_path, "file.yaml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").mkdir()

    with pytest.raises(ContentError, match=r"file\.yaml:1: cannot be read: Is a directory"):
        read_yaml(tmp_path, "file.yaml")
