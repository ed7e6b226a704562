"""Several processes answer at one address, and one that dies is replaced."""

import os
import signal
import socket
import time
from contextlib import ExitStack
from pathlib import Path

from tests.conftest import PATIENCE, Server, serving


def connections(worker: int, port: int) -> int:
    """How many connections to our port a process holds."""
    lines = (line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:])
    here, established = f":{port:04X}", "01"
    ours = {
        f"socket:[{words[9]}]"
        for words in lines
        if words[1].endswith(here) and words[3] == established
    }
    return sum(str(file.readlink()) in ours for file in Path(f"/proc/{worker}/fd").iterdir())


def ask_and_stay(server: Server) -> socket.socket:
    """A connection on which one answer has come."""
    line = socket.create_connection(("127.0.0.1", server.port), timeout=10)
    line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert line.recv(4096).startswith(b"HTTP/1.1 200 ")
    return line


def test_each_of_the_processes_answers(tmp_path: Path) -> None:
    with serving(tmp_path / "log", WORKERS="3") as server, ExitStack() as lines:
        server.wait_for(3)
        for _ in range(60):
            lines.enter_context(ask_and_stay(server))

        held = [connections(worker, server.port) for worker in server.workers]

    assert sum(held) == 60
    assert len(held) == 3
    assert all(held)


def test_one_process_answers_where_nobody_asks_for_more(server: Server) -> None:
    assert len(server.workers) == 1


def test_a_process_that_dies_is_replaced_and_the_server_stays(tmp_path: Path) -> None:
    with serving(tmp_path / "log") as server:
        (first,) = server.workers
        os.kill(first, signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE
        while not (server.workers - {first} and server.is_ready()):
            assert time.monotonic() < deadline, server.log.read_text()

        assert len(server.workers) == 1


def test_a_server_that_is_stopped_as_a_process_begins_leaves_none_behind(tmp_path: Path) -> None:
    with serving(tmp_path / "log") as server:
        (first,) = server.workers
        os.kill(first, signal.SIGKILL)
        while not (begun := server.workers - {first}):
            pass
        server.process.terminate()
        server.process.wait(PATIENCE)

    assert not any(Path(f"/proc/{worker}").exists() for worker in begun)
