"""A content that was written is the same when it is read again, or it is refused."""

from dataclasses import replace
from hashlib import sha256

import pytest

from quiz.domain.content import Content
from quiz.plain import Misfit
from quiz.snapshot import read, write
from tests.web.made_up import POSITIONS, made_up

ONE = made_up({voice: row[:1] for voice, row in POSITIONS.items()})


SHORT = replace(made_up(), short=("epler", "fiken"))


@pytest.mark.parametrize("made", [made_up(), ONE, SHORT], ids=["fruit", "one question", "short"])
def test_what_is_read_is_what_was_written(made: Content) -> None:
    assert read(write(made)) == made


def test_the_real_content_is_too_and_everything_in_it_keeps_its_order(content: Content) -> None:
    found = read(write(content))

    assert found == content
    assert found.version == content.version
    for name in ("documents", "voices", "questions", "stances"):
        assert list(getattr(found, name)) == list(getattr(content, name))
    assert [document.original for document in found.documents.values()] == [
        document.original for document in content.documents.values()
    ]


def test_it_is_no_larger_than_a_database_may_be_asked_to_keep(content: Content) -> None:
    assert len(write(content).encode()) < 300_000


@pytest.mark.parametrize("at", [0, 63, 64, 65, 1000, -1])
def test_a_letter_lost_or_another_is_noticed(at: int) -> None:
    written = write(made_up())
    lost = written[:at] + written[at:][1:]
    other = f"{lost[:at]}~{lost[at:]}" if at >= 0 else f"{lost}~"

    for damaged in (lost, other):
        with pytest.raises(Misfit):
            read(damaged)


@pytest.mark.parametrize("damaged", ["", " ", "{}", "æ"])
def test_what_is_no_snapshot_is_refused(damaged: str) -> None:
    with pytest.raises(Misfit):
        read(damaged)


def test_what_a_quiz_of_another_make_has_written_is_refused() -> None:
    written = write(made_up()).partition(" ")[2].replace('"also_called"', '"nicknames"')

    with pytest.raises(Misfit, match="also_called is missing"):
        read(f"{sha256(written.encode()).hexdigest()} {written}")
