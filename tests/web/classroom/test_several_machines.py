"""A class that meets another machine at every request never notices."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from quiz.domain.content import Content
from tests.conftest import serving
from tests.postgresql import Server as PostgreSQLServer
from tests.web.classroom.callers import Lesson, Phone


@contextmanager
def taking_turns(*ports: int) -> Iterator[tuple[int, list[int]]]:
    """A proxy that hands each connection to the next server; yields its port, and who had them."""
    turns, had = cycle(ports), []
    lock = threading.Lock()

    class Turn(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with lock:
                port = next(turns)
                had.append(port)
            with socket.create_connection(("127.0.0.1", port)) as server:
                there = threading.Thread(target=pass_on, args=(self.request, server))
                there.start()
                pass_on(server, self.request)
                there.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Turn) as proxy:
        threading.Thread(target=proxy.serve_forever).start()
        yield proxy.server_address[1], had
        proxy.shutdown()


def pass_on(one: socket.socket, other: socket.socket) -> None:
    """All that one says, to the other."""
    while words := one.recv(65536):
        other.sendall(words)
    other.shutdown(socket.SHUT_WR)


def test_a_class_may_meet_another_machine_at_every_request(
    postgresql: PostgreSQLServer, tmp_path: Path, content: Content
) -> None:
    secret = str(tmp_path / "secret")
    with (
        postgresql.database() as address,
        serving(tmp_path / "one", address, SECRET=secret) as one,
        serving(tmp_path / "other", address, SECRET=secret) as other,
        taking_turns(one.port, other.port) as (port, had),
    ):
        lesson = Lesson(port)
        lesson.open(12)
        phones = [Phone(port) for _ in range(12)]
        for phone in phones:
            phone.join(lesson.code)
            handed_in = phone.post("/k/lever", phone.form() | dict.fromkeys(content.questions, "2"))
            assert handed_in.status == 303
        assert "12" in lesson.look().body
        for _ in range(2):
            assert lesson.press().status == 303
        seen = {phone.get("/k").status for phone in phones}

    assert seen == {200}
    assert abs(had.count(one.port) - had.count(other.port)) <= 1
