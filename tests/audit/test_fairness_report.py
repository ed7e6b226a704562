"""`quiz audit` says what it found, and its exit code says whether the matcher is to blame."""

import json
import sys
from dataclasses import replace

import pytest
from click.testing import CliRunner, Result
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, TestResponse
from werkzeug.wrappers import Request

import quiz.audit.fairness_report
import quiz.cli
from quiz.app import ROOT
from quiz.audit.audit import audit
from quiz.domain.content import Content
from quiz.domain.fairness import Check
from quiz.editorial.fairness_file import as_json, read_findings
from tests.web.page import Page, assert_headings_in_order, assert_ids, assert_nothing_external


def run(*arguments: str) -> Result:
    return CliRunner().invoke(quiz.cli.main, ["audit", "--voters", "50", *arguments])


def test_the_table_names_every_voice_and_is_followed_by_sentences(content: Content) -> None:
    result = run()

    assert result.exit_code == 0
    for voice in content.voices.values():
        assert voice.name.en.split()[0] in result.stdout
    assert "the order of the files changes nothing" in result.stdout
    assert "2 of 5 are milder" in result.stdout
    assert result.stderr == ""


def test_json_is_the_findings_and_nothing_else(content: Content) -> None:
    result = run("--json", "--seed", "7")

    assert result.exit_code == 0
    assert result.stdout == as_json(audit(content, 50, 7))
    assert json.loads(result.stdout)["version"] == content.version


def test_html_is_one_whole_document_that_needs_nothing_else() -> None:
    result = run("--html")

    assert result.exit_code == 0
    request = Request(EnvironBuilder("/nb/").get_environ())
    answer = TestResponse([result.stdout.encode()], "200 OK", Headers(), request)
    page = Page.read("/nb/", answer)
    assert page.text(".//h1") == "Er den rettferdig?"
    assert page.root.get("lang") == "nb"
    assert (ROOT / "static/style.css").read_text(encoding="utf-8") in page.body
    assert page.links == []
    assert page.values("src") == []
    assert_headings_in_order(page)
    assert_ids(page)
    assert_nothing_external(page)


def test_a_matcher_that_fails_fails_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = read_findings(ROOT)
    assert kept
    checks = (Check("order", 1, ("another file order changes everything",)),)
    unfair = replace(kept, checks=checks)
    monkeypatch.setattr(quiz.audit.fairness_report, "audit_with_progress", lambda *_: unfair)

    for form in ((), ("--json",), ("--html",)):
        result = run(*form)
        assert result.exit_code == 1
        assert "The matcher fails: another file order changes everything" in result.stderr


def test_without_numpy_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("quiz.audit")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(quiz, "audit")
    monkeypatch.setitem(sys.modules, "numpy", None)

    result = run()

    assert result.exit_code == 1
    assert "make tools" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("option", [("--voters", "0"), ("--seed", "-1")])
def test_numbers_that_make_no_sense_are_refused(option: tuple[str, str]) -> None:
    assert run(*option).exit_code == 2
