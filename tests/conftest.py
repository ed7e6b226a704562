"""The quiz as it is: its content, and a server that serves it on a port of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

import quiz.settings
from quiz.app import ROOT
from quiz.domain.content import Content
from quiz.editorial.load import load_content
from tests.postgresql import Server as PostgreSQLServer
from tests.postgresql import a_server

COMMAND = Path(sys.executable).with_name("quiz")
PATIENCE = 60
"""How long a server may take to be ready, in seconds."""

OPERATORS = quiz.settings.FILE
"""The database of whoever runs the quiz from this checkout."""


@pytest.fixture(scope="session", autouse=True)
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give whoever names no database one of the tests' own."""
    stood = OPERATORS.parent.exists()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quiz.settings, "FILE", tmp_path_factory.mktemp("var") / "quiz.sqlite3")
        yield
    assert OPERATORS.parent.exists() == stood, "a test has made the operator's database"


@dataclass(frozen=True)
class Server:
    """A running `quiz serve`."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def is_ready(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=1)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    @property
    def workers(self) -> set[int]:
        """The numbers of the processes that answer, as far as they have been started."""
        threads = Path(f"/proc/{self.process.pid}/task").iterdir()
        return {int(each) for thread in threads for each in _words(thread / "children")}

    def wait_for(self, workers: int) -> None:
        """Wait until so many processes answer, after however many have died."""
        deadline = time.monotonic() + PATIENCE
        while True:
            told = self.log.read_text()
            if told.count("Started worker-") - told.count("Unexpected exit from") == workers:
                return
            assert time.monotonic() < deadline, told
            time.sleep(0.05)

    def stop(self) -> None:
        """End it, and wait until everything it had to say is written."""
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            # Nobody else would end those.
            for worker in self.workers:
                os.kill(worker, signal.SIGKILL)
            self.process.kill()
        self.process.wait()


def _words(file: Path) -> list[str]:
    """None where the thread that it tells of has just ended."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return file.read_text().split()
    return []


@contextmanager
def serving(
    log: Path, database: str | None = None, port: int | None = None, **settings: str
) -> Iterator[Server]:
    """A server that is ready, and that ends with the block; its files are beside `log`."""
    port = port or free_port()
    environment = {**os.environ, "PORT": str(port), "BIND": "127.0.0.1", "HOSTS": ""}
    environment["DATABASE"] = database or f"sqlite:///{log.resolve().with_name('quiz.sqlite3')}"
    environment["SECRET"] = str(log.resolve().with_name("secret"))
    environment |= settings
    with log.open("wb") as file:
        process = subprocess.Popen(
            [COMMAND, "serve"], env=environment, stdout=file, stderr=subprocess.STDOUT
        )
    server = Server(process, port, log)
    try:
        deadline = time.monotonic() + PATIENCE
        while not server.is_ready():
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.05)
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, "the server is not ready"
        yield server
    finally:
        server.stop()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def content() -> Content:
    """What the quiz really knows."""
    return load_content(ROOT)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server") / "log") as ready:
        yield ready


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQLServer]:
    """A server of the tests' own, which is neither stopped nor killed."""
    with a_server(free_port()) as ready:
        yield ready


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new database, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'kept' / 'quiz.sqlite3'}"
        return
    server: PostgreSQLServer = request.getfixturevalue("postgresql")
    with server.database() as address:
        yield address
