"""The real server: it stands hostile requests, writes nothing down, refuses to start on errors."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from quiz.app import ROOT
from tests.conftest import Server, free_port, serving
from tests.web.page import HEADERS

NAME = "hemmelig"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"


def request(
    first: bytes,
    headers: bytes = b"",
    body: bytes = b"",
    host: bytes | None = b"Host: localhost\r\n",
) -> bytes:
    return first + b"\r\n" + (host or b"") + headers + b"Connection: close\r\n\r\n" + body


def post(body: bytes, length: int | None = None) -> bytes:
    headers = FORM + b"Content-Length: %d\r\n" % (len(body) if length is None else length)
    return request(b"POST /nb/resultat HTTP/1.1", headers, body)


def ask(body: bytes) -> bytes:
    """A program's ballot."""
    headers = b"Content-Type: application/json\r\nContent-Length: %d\r\n" % len(body)
    return request(b"POST /api/v1/match HTTP/1.1", headers, body)


HOSTILE: dict[str, bytes] = {
    "a foreign host": request(b"GET /nb/ HTTP/1.1", host=b"Host: evil.example\r\n"),
    "no host": request(b"GET /nb/ HTTP/1.1", host=None),
    "two hosts": request(b"GET /nb/ HTTP/1.1", b"Host: evil.example\r\n"),
    "HTTP/1.0": request(b"GET /nb/ HTTP/1.0"),
    "HTTP/9": request(b"GET /nb/ HTTP/9"),
    "an absolute target": request(b"GET http://evil.example/nb/ HTTP/1.1"),
    "an absolute target of ours": request(
        b"GET http://localhost/nb/ HTTP/1.1", host=b"Host: evil.example\r\n"
    ),
    "an authority": request(b"CONNECT evil.example:443 HTTP/1.1"),
    "an asterisk": request(b"OPTIONS * HTTP/1.1"),
    "a way up": request(b"GET /nb/../../../../etc/passwd HTTP/1.1"),
    "a hidden way up": request(b"GET /static/%2e%2e/%2e%2e/pyproject.toml HTTP/1.1"),
    "a NUL in the path": request(b"GET /nb/%00 HTTP/1.1"),
    "half an escape": request(b"GET /nb/%zz%f HTTP/1.1"),
    "a path that is no text": request(b"GET /nb/%ff%fe HTTP/1.1"),
    "raw bytes in the path": request(b"GET /nb/\xff\xfe HTTP/1.1"),
    "a deep path": request(b"GET " + b"/a" * 3000 + b" HTTP/1.1"),
    "an endless path": request(b"GET /" + b"a" * 100_000 + b" HTTP/1.1"),
    "a secret query": request(b"GET /nb/?straffritt=" + NAME.encode() + b" HTTP/1.1"),
    "an odd method": request(b"BREW /nb/ HTTP/1.1"),
    "HEAD": request(b"HEAD /nb/ HTTP/1.1"),
    "OPTIONS": request(b"OPTIONS /nb/resultat HTTP/1.1"),
    "TRACE": request(b"TRACE /nb/ HTTP/1.1"),
    "DELETE": request(b"DELETE /nb/resultat HTTP/1.1"),
    "a huge header": request(b"GET /nb/ HTTP/1.1", b"X: " + b"a" * 500_000 + b"\r\n"),
    "a thousand headers": request(b"GET /nb/ HTTP/1.1", b"X: a\r\n" * 1000),
    "a header that is no header": request(b"GET /nb/ HTTP/1.1", b"no colon\r\n"),
    "no HTTP": b"\x16\x03\x01\x02\0\x01\0\r\n\r\n",
    "an answer": post(b"straffritt=2&viktig=straffritt"),
    "a NUL": post(b"straffritt=%00"),
    "other digits": post("straffritt=٣".encode()),
    "an unknown field": post(NAME.encode() + b"=2"),
    "a repeated field": post(b"straffritt=2&straffritt=-2"),
    "no text": post(b"straffritt=\xff\xfe"),
    "64 KiB": post(b"x" * 64 * 1024),
    "one byte more": post(b"x" * (64 * 1024 + 1)),
    "10 MB": post(b"x" * 1000, length=10_000_000),
    "no number of bytes": request(b"POST /nb/resultat HTTP/1.1", FORM + b"Content-Length: x\r\n"),
    "two numbers of bytes": request(
        b"POST /nb/resultat HTTP/1.1", FORM + b"Content-Length: 1\r\nContent-Length: 2\r\n", b"ab"
    ),
    "chunks": request(
        b"POST /nb/resultat HTTP/1.1",
        FORM + b"Transfer-Encoding: chunked\r\n",
        b"c\r\nstraffritt=2\r\n0\r\n\r\n",
    ),
    "bad chunks": request(
        b"POST /nb/resultat HTTP/1.1", FORM + b"Transfer-Encoding: chunked\r\n", b"zz\r\n"
    ),
    "chunks and a length": request(
        b"POST /nb/resultat HTTP/1.1",
        FORM + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        b"c\r\nstraffritt=2\r\n0\r\n\r\n",
    ),
    "a program's answer": ask(b'{"answers": {"straffritt": -2}}'),
    "a program's secret": ask(b'{"answers": {"' + NAME.encode() + b'": 2}}'),
    "a program's depth": ask(b"[" * 60_000),
    "a program's NaN": ask(b'{"answers": {"straffritt": NaN}}'),
    "a program's half character": ask(b'{"answers": {"\\ud800": 1}}'),
    "a program's bytes": ask(b"\xff\x00"),
    "a program's nothing": ask(b""),
    "parts": request(
        b"POST /nb/resultat HTTP/1.1",
        b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n",
        b"--x\r\n",
    ),
}

STATUS = {
    "a foreign host": 421,
    "an absolute target of ours": 421,
    "64 KiB": 400,
    "one byte more": 413,
    "10 MB": 413,
    "chunks": 411,
    "chunks and a length": 411,
    "an answer": 200,
    "a program's answer": 200,
    "a program's secret": 422,
    "a program's depth": 400,
    "a program's NaN": 400,
    "a program's half character": 422,
    "a program's bytes": 400,
    "a program's nothing": 400,
    "HEAD": 200,
    "a NUL": 400,
    "other digits": 400,
    "an unknown field": 400,
    "a repeated field": 400,
    "no text": 400,
    "half an escape": 404,
    "a path that is no text": 404,
    "an odd method": 405,
    "DELETE": 405,
}


def send(server: Server, sent: bytes) -> bytes:
    """Everything the server answers until it hangs up."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        with suppress(BrokenPipeError, ConnectionResetError):
            line.sendall(sent)  # it may answer and hang up before it is told everything
        return b"".join(receive(line))


def receive(line: socket.socket) -> Iterator[bytes]:
    try:
        while piece := line.recv(65536):
            yield piece
    except ConnectionResetError:
        return


def test_http_2_is_not_spoken(server: Server) -> None:
    """Its streams, once abandoned, would hold the server's threads until it is started anew."""
    answer = send(server, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(3) + b"\x04" + bytes(5))

    assert not answer or answer.startswith(b"HTTP/1.1 4")


@pytest.mark.parametrize("name", HOSTILE)
def test_the_server_stands_a_hostile_request(server: Server, name: str) -> None:
    answer = send(server, HOSTILE[name])

    if answer:
        head, _, body = answer.partition(b"\r\n\r\n")
        status = int(head.split(b" ", 2)[1])
        assert status == STATUS.get(name, status)
        assert 200 <= status < 500
        assert b"Traceback" not in body
        if body or b"content-type" in head.lower():
            assert_headers_in(head)
    else:
        assert name not in STATUS
    assert server.is_ready()


def assert_headers_in(head: bytes) -> None:
    lines = head.decode("latin-1").lower().split("\r\n")
    for name, value in HEADERS.items():
        assert lines.count(f"{name}: {value}".lower()) == 1
    assert any(line.startswith("permissions-policy:") for line in lines)
    assert any(line.startswith("cache-control:") for line in lines)
    assert not any(line.startswith("set-cookie") for line in lines)


def test_nothing_about_a_request_is_written_down(tmp_path: Path) -> None:
    with serving(tmp_path / "log") as server:
        before = server.log.read_text()
        for sent in HOSTILE.values():
            send(server, sent)
        server.stop()
        after = server.log.read_text().removeprefix(before)

    kept = [line for line in after.splitlines() if not re.match(r"\[INFO\] [\w ,-]+!?$", line)]
    assert not kept


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The whole quiz, to be spoilt."""
    for name in ("quiz", "documents", "codings", "templates", "translations", "static"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("questions.yaml", "party_answers.yaml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def serve(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`quiz serve` as it is under `root`, which is expected to refuse."""
    return subprocess.run(
        [sys.executable, "-c", "from quiz.cli import main; main(['serve'])"],
        cwd=root,
        env={**os.environ, "PORT": str(free_port()), **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_the_server_does_not_start_on_a_broken_quote(copy: Path) -> None:
    file = copy / "party_answers.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if re.match(r" +quote: \w", line))
    lines[number - 1] = lines[number - 1].replace("quote: ", "quote: Ikke ", 1)
    file.write_text("\n".join(lines), encoding="utf-8")

    refused = serve(copy)

    assert refused.returncode == 1
    assert f"party_answers.yaml:{number}: " in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_server_does_not_start_on_a_setting_that_makes_no_sense() -> None:
    refused = serve(ROOT, HOSTS="http://valg.example")

    assert refused.returncode == 1
    assert refused.stderr.startswith("HOSTS=http://valg.example: ")
    assert "Traceback" not in refused.stderr


def test_a_second_server_does_not_share_the_port_of_the_first(server: Server) -> None:
    refused = serve(ROOT, PORT=str(server.port), BIND="127.0.0.1")

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"BIND=127.0.0.1 PORT={server.port}: ")
    assert "Traceback" not in refused.stderr
    assert server.is_ready()
