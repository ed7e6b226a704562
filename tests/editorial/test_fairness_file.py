"""The figures that are kept are whole, of this content, and can be made again."""

import json
from pathlib import Path

import pytest

from quiz.app import ROOT
from quiz.audit.audit import audit
from quiz.cli.audit import SEED, VOTERS
from quiz.domain.content import Content
from quiz.domain.fairness import Findings
from quiz.editorial.fairness_file import FAIRNESS, as_json, check_fairness, read_findings
from tests.web.made_up import made_up


@pytest.fixture(scope="module")
def found() -> Findings:
    return audit(made_up(), 50, 1)


def test_findings_come_back_from_the_file_as_they_were(found: Findings, tmp_path: Path) -> None:
    (tmp_path / FAIRNESS).write_text(as_json(found), encoding="utf-8")

    assert read_findings(tmp_path) == found
    assert check_fairness(tmp_path, found.version) == []


def test_without_a_file_there_are_no_findings_and_no_mistake(tmp_path: Path) -> None:
    assert read_findings(tmp_path) is None
    assert check_fairness(tmp_path, "0123456789ab") == []


def test_figures_of_another_version_are_a_mistake(found: Findings, tmp_path: Path) -> None:
    (tmp_path / FAIRNESS).write_text(as_json(found), encoding="utf-8")

    (mistake,) = check_fairness(tmp_path, "ffffffffffff")
    assert str(mistake).startswith(f"{FAIRNESS}:1: is of version 0123456789ab, ")
    assert "make fairness" in mistake.words


@pytest.mark.parametrize("words", ["", "{}", "[]", '{"version": 1}', "\ud800"])
def test_a_spoilt_file_is_a_mistake_and_no_crash(words: str, tmp_path: Path) -> None:
    (tmp_path / FAIRNESS).write_bytes(words.encode(errors="surrogatepass"))

    assert read_findings(tmp_path) is None
    assert len(check_fairness(tmp_path, "0123456789ab")) == 1


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        (("rounds", 0, "chances"), []),
        (("rounds", 0, "chances", 0, "value"), -1),
        (("rounds", 0, "chances", 0, "voice"), "someone-else"),
        (("rounds", 0, "ties"), 1.5),
        (("influences", 0, "share"), 2),
        (("pairs", 0, "opposed"), ["no-such-question"]),
        (("generated", 0, "ratio"), -0.1),
        (("here", 0, "ratio"), -1),
    ],
)
def test_figures_that_cannot_be_do_not_stop_the_server(
    where: tuple[str | int, ...], wrong: object, found: Findings, tmp_path: Path
) -> None:
    spoilt = json.loads(as_json(found))
    part = spoilt
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = wrong
    (tmp_path / FAIRNESS).write_text(json.dumps(spoilt), encoding="utf-8")

    assert read_findings(tmp_path) is None


def test_a_folder_in_its_place_does_not_stop_the_server(tmp_path: Path) -> None:
    (tmp_path / FAIRNESS).mkdir()

    assert read_findings(tmp_path) is None


@pytest.mark.parametrize("part", ["rounds", "generated", "here", "influences"])
def test_figures_that_lack_what_the_page_shows_cannot_be_read(
    part: str, found: Findings, tmp_path: Path
) -> None:
    less = json.loads(as_json(found))
    less[part].pop()
    (tmp_path / FAIRNESS).write_text(json.dumps(less), encoding="utf-8")

    assert read_findings(tmp_path) is None


def test_the_committed_figures_are_what_the_audit_finds_again(content: Content) -> None:
    kept = (ROOT / FAIRNESS).read_text(encoding="utf-8")

    assert kept == as_json(audit(content, VOTERS, SEED)), "run «make fairness»"


def test_the_committed_figures_find_nothing_wrong_with_the_matcher() -> None:
    kept = read_findings(ROOT)

    assert kept is not None
    assert kept.voters >= 20_000
    assert kept.faults == ()
