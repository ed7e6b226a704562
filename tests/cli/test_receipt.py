"""`quiz receipt`: it holds, it does not, or it cannot be read; and what has changed since."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quiz.cli import main
from quiz.domain.ballot import Ballot
from quiz.domain.content import Content
from quiz.domain.receipt import receipt
from quiz.domain.text import LANGUAGES
from quiz.editorial.mistakes import ContentError
from quiz.plain import plain

Ask = Callable[[object], Result]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Ask about a receipt; bytes are written as they are, all else as JSON."""

    def asked(given: object) -> Result:
        file = tmp_path / "kvittering.json"
        file.write_bytes(given if isinstance(given, bytes) else json.dumps(given).encode())
        return CliRunner().invoke(main, ["receipt", str(file)])

    return asked


@pytest.fixture
def given(content: Content) -> Any:
    """A receipt of the quiz as it is."""
    ballot = Ballot(dict(zip(content.questions, (2, -1, 1, -2), strict=False)))
    return json.loads(json.dumps(plain(receipt(content, ballot, "nb"))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_true_receipt_holds(ask: Ask, content: Content, language: Any) -> None:
    ballot = Ballot(dict.fromkeys(content.questions, 2))

    told = ask(plain(receipt(content, ballot, language)))

    assert told.exit_code == 0
    assert told.stdout == (
        "It holds: every number follows from the answers and the stances.\n"
        f"It is of version {content.version}, the one here.\n"
    )


def test_a_changed_number_is_named_with_what_it_should_be(ask: Ask, given: Any) -> None:
    given["sums"]["C0"] += 1

    told = ask(given)

    assert told.exit_code == 1
    first, fault, *_ = told.stdout.splitlines()
    assert first == "It does not hold:"
    assert fault == f"  receipt.sums.C0 is {given['sums']['C0']}, and should be 14"


def test_answers_that_the_page_does_not_offer_are_named(ask: Ask, content: Content) -> None:
    ballot = Ballot(dict.fromkeys(content.questions, 0), dict.fromkeys(content.questions, 2))

    told = ask(plain(receipt(content, ballot, "nb")))

    assert told.exit_code == 1
    assert told.stdout.splitlines() == [
        "It does not hold:",
        *(
            f"  the page does not offer the answer that it has to '{id_}'"
            for id_ in sorted(content.questions)
        ),
        f"  at most {content.most_important} answers may have weight 2",
        f"It is of version {content.version}, the one here.",
    ]


UNKNOWN = (
    "The sums follow from what the receipt itself says.\n"
    "It says it is of version '0123456789ab', which nobody here can know.\n"
)


def test_how_one_of_another_version_differs_is_told(ask: Ask, given: Any, content: Content) -> None:
    given["version"] = "0123456789ab"
    first = given["voices"][0]
    spoken = next(points for points in first["points"] if points["quotes"])
    spoken["quotes"][0]["quote"] = "Noe annet."
    given["answers"][0]["statement"] = first["name"] = "Noe annet."

    told = ask(given)

    assert told.exit_code == 0
    assert told.stdout.startswith(UNKNOWN)
    assert told.stdout.splitlines()[2:] == [
        f"It differs from version {content.version}, the one here:",
        f"  '{given['answers'][0]['question']}' is worded otherwise here",
        f"  '{first['voice']}' has another name here",
        f"  '{first['voice']}' on '{spoken['question']}' is another stance here",
    ]


def test_where_it_does_not_differ_that_is_told(ask: Ask, given: Any, content: Content) -> None:
    told = ask({**given, "version": "0123456789ab"})

    assert told.exit_code == 0
    assert told.stdout == (
        f"{UNKNOWN}What it says is the same in version {content.version}, the one here.\n"
    )


def test_the_winner_cannot_be_hidden_behind_another_version(ask: Ask, content: Content) -> None:
    """The sums are right, as if the voice had never been."""
    ballot = Ballot(dict.fromkeys(content.questions, 2))
    winner = receipt(content, ballot, "nb").voices[0].voice
    others = {id_: voice for id_, voice in content.voices.items() if id_ != winner}
    forged = replace(content, version="0123456789ab", voices=others)

    told = ask(plain(receipt(forged, ballot, "nb")))

    assert "It holds" not in told.stdout
    assert told.stdout == (
        f"{UNKNOWN}It differs from version {content.version}, the one here:\n"
        f"  '{winner}' is a voice here, and not in it\n"
    )


def test_what_is_gone_is_told(ask: Ask, given: Any) -> None:
    question, voice = given["answers"][0]["question"], given["voices"][0]["voice"]
    words = json.dumps({**given, "version": "old"})

    told = ask(words.replace(f'"{question}"', '"q"').replace(f'"{voice}"', '"v"').encode())

    assert "  'q' is not asked here\n" in told.stdout
    assert "  'v' is no voice here\n" in told.stdout


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (b"", "Expecting value"),
        (b"[]", "receipt is not an object"),
        (b'{"format": "quiz-receipt-1"}', "version is missing"),
        (b'{"format": "quiz-receipt-1", "format": "quiz-receipt-1"}', "a key stands twice"),
        (b'{"format": "quiz-receipt-1", "sums": NaN}', "NaN is no number"),
        (b"[" * 100_000, "too deep"),
        (b"\xff\xfe", "not UTF-8"),
        (b" " * 300_000, "too large"),
        (b'"\\ud800"', "receipt is not an object"),
        (b'{"format": "\\ud800\\n"}', "cannot stand here"),
    ],
)
def test_a_file_that_is_no_receipt_is_refused_in_one_line(ask: Ask, words: bytes, why: str) -> None:
    told = ask(words)

    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith("kvittering.json: ")
    assert why in told.stderr
    assert told.stderr.count("\n") == 1


def test_half_a_character_in_a_receipt_is_told_without_harm(ask: Ask, given: Any) -> None:
    given["voices"][0]["name"] = "\ud800\x1b[2J"

    told = ask(given)

    assert told.exit_code == 1
    assert r"'\ud800\x1b[2J'" in told.stdout


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_opened_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    told = CliRunner().invoke(main, ["receipt", str(tmp_path / name)])

    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.count("\n") == 1


def test_against_content_with_mistakes_nothing_is_held(
    ask: Ask, given: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> Content:
        raise ContentError([])

    # By its name, the module is hidden behind the command.
    monkeypatch.setattr(sys.modules["quiz.cli.receipt"], "load_content", fail)

    told = ask(given)

    assert (told.exit_code, told.stdout) == (2, "")
    assert "quiz check" in told.stderr
