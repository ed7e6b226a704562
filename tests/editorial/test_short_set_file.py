"""The few statements that are kept are those of this content, or a mistake says why not."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.app import ROOT
from quiz.audit.short_set import short_set
from quiz.domain.content import Content
from quiz.domain.short_set import MOST_ASKED, ShortSet
from quiz.editorial.load import load_content
from quiz.editorial.short_set_file import (
    SHORT_SET,
    as_json,
    check_short_set,
    read_short_set,
    short_questions,
    write_short_set,
)
from tests.audit.many import many
from tests.web.made_up import made_up


@pytest.fixture(scope="module")
def content() -> Content:
    return many(statements=11, voices=4)


@pytest.fixture(scope="module")
def found(content: Content) -> ShortSet:
    return short_set(content, 20, 1)


def test_a_set_comes_back_from_the_file_as_it_was(
    content: Content, found: ShortSet, tmp_path: Path
) -> None:
    write_short_set(tmp_path, found)

    assert read_short_set(tmp_path) == found
    assert check_short_set(tmp_path, content) == []
    assert short_questions(tmp_path, content) == found.questions


def test_too_many_statements_and_no_file_is_a_mistake(content: Content, tmp_path: Path) -> None:
    (mistake,) = check_short_set(tmp_path, content)

    assert str(mistake) == (
        f"{SHORT_SET}:1: is missing, and 11 statements are more than 10; run «quiz short-set»"
    )


def test_a_set_of_another_version_is_a_mistake_and_is_not_asked(
    content: Content, found: ShortSet, tmp_path: Path
) -> None:
    write_short_set(tmp_path, found)
    changed = replace(content, version="ffffffffffff")

    (mistake,) = check_short_set(tmp_path, changed)

    assert "is of version 0123456789ab, the content is ffffffffffff" in mistake.words
    assert short_questions(tmp_path, changed) == ()


def test_a_file_where_all_are_asked_is_a_mistake_and_changes_nothing(
    found: ShortSet, tmp_path: Path
) -> None:
    write_short_set(tmp_path, found)
    few = made_up()

    (mistake,) = check_short_set(tmp_path, few)

    assert mistake.words == "is not needed, as a stand asks all 6 statements; delete it"
    assert short_questions(tmp_path, few) == ()


def test_up_to_ten_statements_need_no_file(tmp_path: Path) -> None:
    assert check_short_set(tmp_path, many(statements=MOST_ASKED, voices=3)) == []


def test_statements_that_the_content_does_not_have_are_a_mistake(
    content: Content, found: ShortSet, tmp_path: Path
) -> None:
    write_short_set(tmp_path, replace(found, questions=("else", *found.questions[1:])))

    (mistake,) = check_short_set(tmp_path, content)

    assert "asks what the content does not" in mistake.words
    assert short_questions(tmp_path, content) == ()


@pytest.mark.parametrize("words", ["", "{}", "[]", '{"version": 1}', "\ud800"])
def test_a_spoilt_file_is_a_mistake_and_no_crash(
    words: str, content: Content, tmp_path: Path
) -> None:
    (tmp_path / SHORT_SET).write_bytes(words.encode(errors="surrogatepass"))

    assert read_short_set(tmp_path) is None
    (mistake,) = check_short_set(tmp_path, content)
    assert "cannot be read" in mistake.words


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("questions", ["q1", "q2"]),
        ("questions", ["q1"] * 7),
        ("tied", 0),
        ("compared", 10_000_000),
        ("costs", []),
    ],
)
def test_a_set_that_cannot_have_been_found_is_not_asked(
    part: str, wrong: object, found: ShortSet, tmp_path: Path
) -> None:
    (tmp_path / SHORT_SET).write_text(json.dumps({**json.loads(as_json(found)), part: wrong}))

    assert read_short_set(tmp_path) is None


def test_the_real_content_has_the_file_it_should() -> None:
    assert check_short_set(ROOT, load_content(ROOT)) == []
