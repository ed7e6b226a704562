"""`quiz agreement` tells how far the codings agree, and each cell that differs."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

import quiz.cli
from quiz.app import ROOT
from quiz.audit.agreement_report import report
from quiz.domain.content import Content
from quiz.editorial.load import load_unsealed
from tests.editorial.tree import Tree


def test_the_command_tells_how_far_the_real_codings_agree(content: Content) -> None:
    result = CliRunner().invoke(quiz.cli.main, ["agreement"])

    assert result.exit_code == 0
    assert "Krippendorff's alpha" in result.stdout
    assert "95 % interval" in result.stdout
    for stance in content.stances.values():
        assert not stance.differs or stance.question in result.stdout


@pytest.fixture
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return Tree.plant(tmp_path_factory.mktemp("tree"))


def test_what_differs_is_listed_with_each_coders_reading(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.code()

    report(load_unsealed(tree.root))

    said = " ".join(capsys.readouterr().out.split())
    assert "6 cells, each read by 1 or 2: first, second" in said
    assert "3 pairs of readings" in said
    for words in ("paerer", "hvitveis", "litt uenig", "helt uenig"):
        assert words in said
    assert "rognebaer" not in said


def test_where_nothing_is_read_twice_there_is_nothing_to_say(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    report(load_unsealed(tree.root))

    assert capsys.readouterr().out == "No stance has been read twice.\n"


def test_without_the_extra_it_says_in_a_line_how_to_get_it() -> None:
    hidden = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(('krippendorff', 'numpy', 'rich')))\n"
        "from quiz.cli import main\n"
        "main(['agreement'])\n"
    )

    refused = subprocess.run(
        [sys.executable, "-c", hidden], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert refused.returncode == 1
    assert "make tools" in refused.stderr
    assert refused.stderr.count("\n") == 1
