"""The content that stands in this checkout: right to the letter, and no letter may change."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.editorial.files import DOCUMENTS, content_version, read_files
from quiz.editorial.load import load_content
from quiz.editorial.mistakes import ContentError

ROOT = Path(__file__).resolve().parents[2]
BOTH = ("questions.yaml", "party_answers.yaml")


def _quotations(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if {"quote", "document"} <= value.keys():
            yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else []:
        yield from _quotations(inner)


def _as_compared(path: Path) -> str:
    """A document as anyone would compare with it, in a few lines of their own."""
    words = path.read_text(encoding="utf-8")
    if re.search(r"^1 ", words, re.MULTILINE):
        words = re.sub(r"^[ \t]*(- )?\d+ *[•○]?", "", words, flags=re.MULTILINE).replace("*", "")
    return " ".join(line.strip("•\u00a0 ") for line in words.split("\n"))


def _one_space(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_the_content_has_no_mistake() -> None:
    content = load_content(ROOT)

    assert len(content.voices) == 5
    assert len(content.documents) == 5


@pytest.mark.parametrize("name", BOTH)
def test_an_independent_reader_finds_every_quote(name: str) -> None:
    texts = {path.stem: _one_space(_as_compared(path)) for path in ROOT.glob("documents/*.txt")}

    quotations = list(_quotations(yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))))

    assert len(quotations) > 20
    assert [q for q in quotations if _one_space(q["quote"]) not in texts[q["document"]]] == []


def test_every_document_has_the_digest_that_is_written_of_it() -> None:
    listed = yaml.safe_load((ROOT / DOCUMENTS).read_text(encoding="utf-8"))["documents"]

    assert len(listed) == 5
    for entry in listed:
        raw = (ROOT / "documents" / entry["file"]).read_bytes()
        assert hashlib.sha256(raw).hexdigest() == entry["sha256"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content, to be changed and put right again."""
    root = tmp_path_factory.mktemp("content")
    for folder in ("documents", "codings"):
        shutil.copytree(ROOT / folder, root / folder)
    for name in BOTH:
        shutil.copy(ROOT / name, root / name)
    return root


def _version(root: Path) -> str:
    return content_version(root, read_files(root).forms[DOCUMENTS])


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("position: helt enig", "position: litt enig"), ("nb: Senterungdommen", "nb: Ungdommen")],
)
def test_another_stance_or_name_is_another_version(copy: Path, right: str, wrong: str) -> None:
    before, file = _version(copy), copy / "party_answers.yaml"
    words = file.read_text(encoding="utf-8")
    assert right in words

    file.write_text(words.replace(right, wrong, 1), encoding="utf-8")
    after = _version(copy)
    file.write_text(words, encoding="utf-8")

    assert before == _version(ROOT) != after


def _mistakes(root: Path) -> set[str]:
    try:
        load_content(root)
    except ContentError as error:
        return {mistake.words for mistake in error.mistakes}
    return set()


@pytest.mark.parametrize("coder", ["first", "second"])
def test_the_first_codings_say_what_they_said_when_they_were_made(coder: str) -> None:
    stood = _as_made(coder)
    coding = yaml.safe_load((ROOT / f"codings/{coder}.yaml").read_text(encoding="utf-8"))

    said = {
        (each["voice"], each["question"]): (each["position"], each.get("basis"))
        for each in coding["readings"]
    }

    assert len(said) == 30
    assert said == stood


LETTERS = {
    "K": "senterungdommen",
    "M": "arbeiderpartiet",
    "P": "oslo-hoyre",
    "R": "arbeiderpartiet-mindretall",
    "T": "senterpartiet",
}
"""Under which the second coder met the voices; as-made/second.yaml says so too."""


def _as_made(coder: str) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Position and basis of the asked cells, from the file the coder left."""
    made = yaml.safe_load((ROOT / f"codings/as-made/{coder}.yaml").read_text(encoding="utf-8"))
    if coder == "first":
        marks = {"E": "explicit", "I": "interpretation", "": None}
        rows = (
            (title, voice, *said.partition(", ")[::2])
            for title in made
            for voice, said in made[title].items()
        )
        return {
            (voice, title.split()[1]): (position, marks[mark])
            for title, voice, position, mark in rows
        }
    asked = [
        each for each in made if each["statement"].split()[0] in ("1", "2", "3a", "4", "5", "6a")
    ]
    return {
        (LETTERS[each["voice"]], each["statement"].split()[1]): (each["position"], each["basis"])
        for each in asked
    }


def test_the_comments_of_the_second_coding_are_the_coders_own_words() -> None:
    made = yaml.safe_load((ROOT / "codings/as-made/second.yaml").read_text(encoding="utf-8"))
    coding = yaml.safe_load((ROOT / "codings/second.yaml").read_text(encoding="utf-8"))

    assert {each["comment"] for each in coding["readings"]} <= {each["reasoning"] for each in made}


def _letters(words: str) -> list[int]:
    """Where the letters of all quotes and places stand, and those of every id that others name."""
    fields = re.finditer(
        r"^( *)(?:- )?(?:quote|place|document|topic|question|terms|passages|counter): "
        r"(>-(?:\n\1 +.*)+|[^>\n].*)",
        words,
        re.MULTILINE,
    )
    spans = [(found.start(2), found.end(2)) for found in fields]
    return [at for start, end in spans for at in range(start, end) if words[at].isalnum()]


@settings(max_examples=10, deadline=None)
@given(name=st.sampled_from(BOTH), data=st.data())
def test_no_letter_of_a_quote_a_place_or_a_named_id_can_change(
    copy: Path, name: str, data: st.DataObject
) -> None:
    words = (ROOT / name).read_text(encoding="utf-8")
    at = data.draw(st.sampled_from(_letters(words)))
    letter = data.draw(st.sampled_from("aeinrst5øx").filter(lambda other: other != words[at]))
    standing = _mistakes(ROOT)

    (copy / name).write_text(words[:at] + letter + words[at + 1 :], encoding="utf-8")
    found = _mistakes(copy)
    (copy / name).write_text(words, encoding="utf-8")

    assert found - standing
