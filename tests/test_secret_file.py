"""The one secret of a running quiz."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.secret_file import SecretFile, SecretUnavailable


def test_it_is_made_by_whoever_needs_it_first_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "secret"

    key = SecretFile(file).key

    assert len(key) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in file.parent.iterdir()] == ["secret"]


def test_it_stays_the_same(tmp_path: Path) -> None:
    file = tmp_path / "secret"

    assert SecretFile(file).key == SecretFile(file).key != SecretFile(tmp_path / "other").key


def test_processes_that_begin_at_once_have_the_same(tmp_path: Path) -> None:
    program = f"""
from pathlib import Path
from quiz.secret_file import SecretFile
print(SecretFile(Path("{tmp_path / "secret"}")).key.hex())
"""
    processes = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) for _ in range(6)
    ]

    assert len({process.communicate()[0] for process in processes}) == 1


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_one_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "secret"
    assert SecretFile(file).key
    file.chmod(mode)

    with pytest.raises(SecretUnavailable, match="chmod 600"):
        _ = SecretFile(file).key


@pytest.mark.parametrize("words", [b"", b"short", b"x" * 33])
def test_what_is_no_secret_is_refused_and_left_alone(tmp_path: Path, words: bytes) -> None:
    file = tmp_path / "secret"
    file.write_bytes(words)
    file.chmod(0o600)

    with pytest.raises(SecretUnavailable, match="32 bytes"):
        _ = SecretFile(file).key
    assert file.read_bytes() == words


def test_where_none_can_be_made_it_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("")
    found = SecretFile(tmp_path / "kept" / "secret")
    with pytest.raises(SecretUnavailable):
        _ = found.key

    (tmp_path / "kept").unlink()

    assert found.key
