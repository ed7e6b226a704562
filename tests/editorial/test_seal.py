"""What has been looked over is sealed, and what differs from it does not pass."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import quiz.cli
import quiz.cli.content
from quiz.editorial.load import load_content
from quiz.editorial.seal import SEAL
from tests.editorial.tree import ANSWERS, Tree

ROOT = Path(__file__).resolve().parents[2]


def _quiz(command: str) -> tuple[int, str]:
    result = CliRunner().invoke(quiz.cli.main, [command])
    return result.exit_code, result.stdout


@pytest.fixture
def sealed(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """The small tree, sealed as it is, where the commands look for content."""
    monkeypatch.setattr(quiz.cli.content, "ROOT", tree.root)
    assert _quiz("seal")[0] == 0
    return tree


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("position: litt uenig", "position: helt uenig"),
        ("nb: Hvitveis", "nb: Blåveis"),
        ("id: hvitveis", "id: hvitveiz"),
    ],
)
def test_a_changed_stance_name_or_id_does_not_pass(sealed: Tree, right: str, wrong: str) -> None:
    sealed.spoil(ANSWERS, right, wrong)

    code, said = _quiz("check")

    assert code == 1
    assert said.startswith(f"{SEAL}:1: was sealed as ")


def test_a_change_that_is_looked_over_is_sealed_anew(sealed: Tree) -> None:
    sealed.spoil(ANSWERS, "position: litt uenig", "position: helt uenig")

    assert _quiz("seal")[0] == 0
    assert _quiz("check")[0] == 0


def test_what_is_wrong_is_not_sealed(sealed: Tree) -> None:
    before = sealed.read(SEAL)
    sealed.spoil(ANSWERS, "position: litt uenig", "position: silent")

    assert _quiz("seal")[0] == 1
    assert sealed.read(SEAL) == before


def test_content_without_a_seal_does_not_pass(sealed: Tree) -> None:
    (sealed.root / SEAL).unlink()

    code, said = _quiz("check")

    assert code == 1
    assert said.startswith(f"{SEAL}:1: was sealed as nothing")


def test_the_real_content_is_sealed() -> None:
    assert (ROOT / SEAL).read_text(encoding="utf-8").strip() == load_content(ROOT).version
