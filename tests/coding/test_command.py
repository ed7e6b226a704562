"""`quiz code` opens the pages to this machine alone, and to nobody who is done."""

import subprocess
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from quiz.app import ROOT
from tests.conftest import COMMAND, free_port

CODER = "nobody-at-all"
"""Sends nothing in, so that nothing is written beside the real codings."""


def test_it_says_where_to_code_and_where_that_is_saved() -> None:
    port = free_port()
    with subprocess.Popen(
        [COMMAND, "code", "--coder", CODER, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as line:
                line.request("GET", "/1")
                answer = line.getresponse()
                page = answer.read().decode()
        finally:
            process.terminate()
        rest = process.stdout.read()

    assert f"http://127.0.0.1:{port}/" in said
    assert f"codings/{CODER}.yaml" in said
    assert answer.status == 200
    assert answer.headers["Server"] == "quiz"
    assert "Side 1 av 30" in page
    assert rest == "", "nothing is logged"
    assert not (ROOT / f"codings/{CODER}.yaml").exists()


@pytest.mark.parametrize(
    ("coder", "words"),
    [("first", "codings/first.yaml is finished"), ("../x", "is no name for a coder")],
)
def test_it_refuses_in_one_line(coder: str, words: str) -> None:
    refused = subprocess.run(
        [COMMAND, "code", "--coder", coder], capture_output=True, text=True, check=False, timeout=30
    )

    assert refused.returncode == 1
    assert words in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_it_refuses_a_port_that_is_taken() -> None:
    port = str(free_port())
    with subprocess.Popen(
        [COMMAND, "code", "--coder", CODER, "--port", port], stdout=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout
            process.stdout.readline()
            again: list[str | Path] = [COMMAND, "code", "--coder", CODER, "--port", port]
            refused = subprocess.run(again, capture_output=True, text=True, check=False, timeout=30)
        finally:
            process.terminate()

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"port {port}: ")
