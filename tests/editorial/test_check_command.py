"""`quiz check` says what is wrong and where, and its exit code says whether."""

import pytest
from click.testing import CliRunner

import quiz.cli
import quiz.cli.content
from quiz.app import ROOT
from quiz.editorial.fairness_file import FAIRNESS, read_findings
from quiz.editorial.load import load_unsealed
from quiz.editorial.seal import seal
from tests.editorial.tree import ANSWERS, QUESTIONS, Tree


@pytest.fixture
def here(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """The small tree, where the command looks for content."""
    monkeypatch.setattr(quiz.cli.content, "ROOT", tree.root)
    seal(tree.root, load_unsealed(tree.root).version)
    return tree


def test_content_without_mistakes_is_well_and_has_a_version(here: Tree) -> None:
    result = CliRunner().invoke(quiz.cli.main, ["check"])

    assert result.exit_code == 0
    assert "2 questions" in result.stdout
    assert load_unsealed(here.root).version in result.stdout


def test_every_mistake_has_a_line_of_its_own(here: Tree) -> None:
    here.spoil(QUESTIONS, "terms: [gratis]", "terms: [gratis, dyr]")
    here.spoil(ANSWERS, "qualifier: hver dag", "qualifier: hver uke")

    result = CliRunner().invoke(quiz.cli.main, ["check"])

    assert result.exit_code == 1
    first, second, count = result.stdout.splitlines()
    assert first.startswith(f"{ANSWERS}:{here.line(ANSWERS, 'qualifier:')}: ")
    assert second.startswith(f"{QUESTIONS}:{here.line(QUESTIONS, 'terms:')}: ")
    assert count == "2 mistakes"


def test_a_file_that_cannot_be_read_is_a_mistake_and_no_crash(here: Tree) -> None:
    here.write(QUESTIONS, b"\xff")

    result = CliRunner().invoke(quiz.cli.main, ["check"])

    assert result.exit_code == 1
    assert f"{QUESTIONS}:1: is not UTF-8" in result.stdout


def test_figures_of_another_version_are_a_mistake_that_sealing_does_not_mind(here: Tree) -> None:
    kept = read_findings(ROOT)
    assert kept
    here.write(FAIRNESS, (ROOT / FAIRNESS).read_bytes())

    result = CliRunner().invoke(quiz.cli.main, ["check"])

    assert result.exit_code == 1
    assert result.stdout.startswith(f"{FAIRNESS}:1: is of version {kept.version}, ")
    assert CliRunner().invoke(quiz.cli.main, ["seal"]).exit_code == 0
