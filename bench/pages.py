"""Requests per second of the pages, beside a bare Flask «hello» on the same server and workers."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlencode
from urllib.request import urlopen

from quiz.domain.content import Content

HERE = Path(__file__).resolve().parent
ROUNDS = 3
SECONDS = 4
CONNECTIONS = 16


@dataclass(frozen=True)
class Load:
    """What a page stood: requests a second, and the milliseconds one reply in a hundred exceeds."""

    per_second: float
    p99: float


def measure(content: Content) -> dict[str, Load]:
    """The median of ROUNDS for each page, in turn, so that what disturbs one disturbs all."""
    ballot = urlencode(
        [(id_, 2) for id_ in content.questions]
        + [("viktig", id_) for id_ in list(content.questions)[: content.most_important]]
    )
    found: dict[str, list[Load]] = {"hello": [], "question page": [], "result page": []}
    with _served("bench.hello:create_app") as hello, _served("quiz.app:create_app") as quiz:
        for _ in range(ROUNDS):
            found["hello"].append(_wrk(f"{hello}/"))
            found["question page"].append(_wrk(f"{quiz}/nb/sporsmal", "-H", "Accept-Encoding: br"))
            found["result page"].append(
                _wrk(f"{quiz}/nb/resultat", "-s", str(HERE / "result.lua"), ballot=ballot)
            )
    return {
        page: Load(median(one.per_second for one in loads), median(one.p99 for one in loads))
        for page, loads in found.items()
    }


@contextmanager
def _served(factory: str) -> Iterator[str]:
    """An application on the server of `quiz serve`, with the same settings; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "granian", "--interface", "wsgi", "--factory", "--no-ws"]
    server = subprocess.Popen(  # noqa: S603 (our own words)
        [*words, "--log-level", "error", "--port", str(port), factory], cwd=HERE.parent
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait(address: str, patience: float = 30.0) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            with urlopen(address):  # noqa: S310 (our own address)
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def _wrk(address: str, *options: str, ballot: str = "") -> Load:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", *options, address]
    said = subprocess.run(  # noqa: S603 (our own words)
        command, env={**os.environ, "BALLOT": ballot}, check=True, capture_output=True, text=True
    ).stdout
    if refused := re.search(r"Non-2xx.*", said):
        raise SystemExit(f"{address}: {refused[0]}")
    rate = re.search(r"Requests/sec: +([\d.]+)", said)
    slow = re.search(r"99% +([\d.]+)(us|ms|s)\b", said)
    if not rate or not slow:
        raise SystemExit(f"wrk says something new: {said}")
    return Load(float(rate[1]), float(slow[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[slow[2]])
