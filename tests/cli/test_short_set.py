"""`quiz short-set` writes the few statements of a stand, and says what they cost."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import quiz.cli
from quiz.app import ROOT
from quiz.domain.content import Content
from quiz.editorial.short_set_file import SHORT_SET, check_short_set, read_short_set
from tests.audit.many import many


def run(*arguments: str) -> Result:
    return CliRunner().invoke(quiz.cli.main, ["short-set", "--voters", "20", *arguments])


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """A content of eleven statements, where the command looks for one."""
    content = many(statements=11, voices=4)
    command = sys.modules["quiz.cli.short_set"]  # the package has the command under that name
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "load_content", lambda _root: content)
    return content


def test_the_file_is_written_and_the_cost_is_told(content: Content, tmp_path: Path) -> None:
    result = run()

    assert result.exit_code == 0
    found = read_short_set(tmp_path)
    assert found
    assert check_short_set(tmp_path, content) == []
    assert f"{len(found.questions)} of 11 statements, in {SHORT_SET}:" in result.stdout
    assert "495 sets were tried" in result.stdout
    for cost in found.costs:
        assert f"Voters «{cost.kind}»" in result.stdout
    for question in found.questions:
        assert content.questions[question].statement.en in result.stdout
    assert result.stdout.count("comes first") == len(found.costs) * len(content.voices)
    assert result.stdout.count("speaks on") == len(content.voices)


def test_the_same_seed_writes_the_same_bytes(content: Content, tmp_path: Path) -> None:
    assert content
    run()
    first = (tmp_path / SHORT_SET).read_bytes()

    run()

    assert (tmp_path / SHORT_SET).read_bytes() == first


def test_of_few_statements_nothing_is_computed(tmp_path: Path) -> None:
    result = run()

    assert result.exit_code == 0
    assert result.stdout.startswith("A stand asks all 6 statements")
    assert not (ROOT / SHORT_SET).exists()
    assert not list(tmp_path.iterdir())


def test_without_the_extra_it_says_in_a_line_how_to_get_it() -> None:
    hidden = (
        "import sys\nsys.modules['numpy'] = None\nfrom quiz.cli import main\nmain(['short-set'])\n"
    )

    refused = subprocess.run(
        [sys.executable, "-c", hidden], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert refused.returncode == 1
    assert "make tools" in refused.stderr
    assert refused.stderr.count("\n") == 1
