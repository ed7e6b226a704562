"""Teachers and pupils who come over the network, with their cookies kept by hand."""

import re
import socket
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from quiz.domain.secret import new_secret

PATIENCE = 60
"""How long somebody asks again, in seconds, before they give up."""

_PAUSE = 0.05
_AT_ONCE = struct.pack("ii", 1, 0)
"""How a connection is cut: without a word to the other side."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    head: str
    body: str

    def cookie(self, name: str) -> str | None:
        """What the browser is to keep."""
        found = re.search(
            rf"^set-cookie: {name}=([^;\r]*)", self.head, re.IGNORECASE | re.MULTILINE
        )
        return found[1] if found else None


class Cut(Exception):
    """The server went away in the middle of it, or is not there."""


@dataclass
class Caller:
    """Somebody's browser, at one of the ports where the quiz is served."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        """Ask until there is an answer."""
        return self._insist("GET", path, None)

    def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Send a form until there is an answer."""
        return self._insist("POST", path, fields)

    def call(self, method: str, path: str, fields: Mapping[str, str] | None) -> socket.socket:
        """Send a request, and do not wait for what comes back. Raises Cut."""
        head = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if fields is None:
            return send(self.port, method, path, head)
        head["Content-Type"] = "application/x-www-form-urlencoded"
        return send(self.port, method, path, head, urlencode(fields).encode())

    def hear(self, line: socket.socket) -> Answer:
        """What comes back on it. Raises Cut."""
        answer = hear(line)
        for name in ("plass", "klasse"):
            if kept := answer.cookie(name):
                self.cookies[name] = kept
        return answer

    def _insist(self, method: str, path: str, fields: Mapping[str, str] | None) -> Answer:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                answer = self.hear(self.call(method, path, fields))
            except Cut:
                answer = None
            if answer and answer.status != 503:
                return answer
            assert time.monotonic() < deadline, answer
            time.sleep(_PAUSE)


def send(
    port: int, method: str, path: str, head: Mapping[str, str], body: bytes | None = None
) -> socket.socket:
    """Send a request as one of our own pages would, and do not wait for the answer. Raises Cut."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", "Connection: close"]
    lines += ["Sec-Fetch-Site: same-origin", *(f"{k}: {v}" for k, v in head.items() if v)]
    if body is not None:
        lines.append(f"Content-Length: {len(body)}")
    try:
        line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        line.sendall("\r\n".join((*lines, "", "")).encode() + (body or b""))
    except OSError as error:
        raise Cut from error
    return line


def hear(line: socket.socket) -> Answer:
    """What comes back on it. Raises Cut."""
    with line:
        try:
            told = b"".join(iter(lambda: line.recv(65536), b""))
        except OSError as error:
            raise Cut from error
    head, _, body = told.decode().partition("\r\n\r\n")
    length = re.search(r"^content-length: (\d+)", head, re.IGNORECASE | re.MULTILINE)
    if not head or (length and int(length[1]) > len(body.encode())):
        raise Cut
    return Answer(int(head.split(" ", 2)[1]), head, body)


def cut(line: socket.socket) -> None:
    """Hang up without having heard anything."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
    line.close()


def hidden(page: str, name: str) -> str:
    """A hidden field that has one value on the whole page."""
    (found,) = set(re.findall(rf'name="{name}" value="([^"]*)"', page))
    return str(found)


@dataclass
class Lesson(Caller):
    """A teacher with a lesson."""

    code: str = ""
    board: str = ""

    def open(self, size: int, **fields: str) -> None:
        """Open it, and read what is on the page."""
        asked = {"antall": str(size), "slag": "lesson", "terskel": "11", **fields}
        opened = self.post("/nb/klasse", asked)
        assert opened.status == 303, opened
        self.look()

    def look(self) -> Answer:
        page = self.get("/klasse/styr")
        assert page.status == 200, page
        self.code = re.findall(r'<strong class="code">([^<]*)</strong>', page.body)[0]
        self.board = re.findall(r'/skjerm/([0-9a-f]{16})"', page.body)[0]
        return page

    def press(self, action: str = "neste") -> Answer:
        """Press a button on the page as it is now."""
        page = self.get("/klasse/styr").body
        signed = {name: hidden(page, name) for name in ("bevis", "trinn")}
        return self.post(f"/klasse/styr/{action}", signed)


@dataclass
class Phone(Caller):
    """A pupil's."""

    place: str = field(default_factory=new_secret)

    def join(self, code: str) -> None:
        """Join; asked again, it is the same place."""
        joined = self.post("/k", {"kode": code, "plass": self.place})
        assert joined.status == 303, joined

    def form(self) -> dict[str, str]:
        """The hidden fields of the form that is handed in."""
        page = self.get("/k").body
        return {name: hidden(page, name) for name in ("bevis", "runde", "innhold")}
