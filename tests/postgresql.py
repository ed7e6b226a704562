"""A PostgreSQL server for the tests alone, in a folder of its own that is thrown away."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

PATIENCE = 60
"""How long a server may take to be ready or to end, in seconds."""

PASSWORD = "hemmelig@:/%"  # noqa: S105  letters that an address must escape
_IN_AN_ADDRESS = "hemmelig%40%3A%2F%25"
_number = count(1)


@dataclass
class Server:
    """A server, with a user `quiz` who may make databases and nothing else."""

    folder: Path
    port: int
    durable: bool
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a new and empty database, which ends with the block."""
        name = f"quiz_{next(_number)}"
        self.run(f"CREATE DATABASE {name} OWNER quiz")
        yield self.address(name)
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def address(self, name: str, password: str = _IN_AN_ADDRESS) -> str:
        return f"postgresql://quiz:{password}@127.0.0.1:{self.port}/{name}"

    def run(self, words: str) -> list[tuple[Any, ...]]:
        """Have the server's own administrator run this."""
        with psycopg.connect(self._administrators, autocommit=True) as connection:
            cursor = connection.execute(words.encode())
            return cursor.fetchall() if cursor.description else []

    def start(self) -> None:
        """Start it, again and again while what was left by a killed one is in the way."""
        deadline = time.monotonic() + PATIENCE
        while not self._is_ready():
            assert time.monotonic() < deadline, self.log.read_text()
            if self._process is None or self._process.poll() is not None:
                self._process = self._begin()
            time.sleep(0.05)

    def stop(self) -> None:
        """End it, with whoever is connected."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End it as a power cut would, but for what the kernel still writes."""
        self._end(signal.SIGKILL)

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def _administrators(self) -> str:
        return f"host={self.folder} port={self.port} user=administrator dbname=postgres"

    def _begin(self) -> subprocess.Popen[bytes]:
        settings = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self.folder,
            "fsync": "on" if self.durable else "off",
        }
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with self.log.open("ab") as log:
            return _start([program("postgres"), "-D", self.folder / "kept", *words], log)

    def _is_ready(self) -> bool:
        with suppress(psycopg.OperationalError):
            psycopg.connect(self._administrators).close()
            return True
        return False

    def _end(self, how: signal.Signals) -> None:
        if self._process:
            self._process.send_signal(how)
            self._process.wait(PATIENCE)


@contextmanager
def a_server(port: int, *, durable: bool = False) -> Iterator[Server]:
    """A server that is ready, and that ends with the block; without `durable` it never syncs."""
    with tempfile.TemporaryDirectory(prefix="quiz-postgresql-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, _ordinary())
        _make(folder)
        server = Server(folder, port, durable)
        try:
            server.start()
            server.run(f"CREATE ROLE quiz LOGIN CREATEDB PASSWORD '{PASSWORD}'")
            yield server
        finally:
            server.stop()


def _make(folder: Path) -> None:
    words = ["--auth-local=trust", "--auth-host=scram-sha-256", "--username=administrator"]
    words += ["--encoding=UTF8", "--locale=C", "--no-sync", "--pgdata"]
    with (folder / "log").open("ab") as log:
        made = _start([program("initdb"), *words, folder / "kept"], log)
    assert made.wait(PATIENCE) == 0, (folder / "log").read_text()


def _start(words: list[str | Path], log: Any) -> subprocess.Popen[bytes]:
    """As an ordinary user: PostgreSQL refuses to run as root."""
    who: dict[str, Any] = {"user": _ordinary(), "extra_groups": []} if os.geteuid() == 0 else {}
    if who:
        who["group"] = pwd.getpwnam(who["user"]).pw_gid
    quiet = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
    return subprocess.Popen(words, cwd="/", **quiet, **who)


def _ordinary() -> str:
    """Debian's package brings the first."""
    names = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def program(name: str) -> Path:
    """The newest one that Debian keeps, or the one on the path."""
    debians = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    found = max(debians, key=lambda each: float(each.parts[-3]), default=shutil.which(name))
    assert found, "the tests need PostgreSQL's server (on Debian: apt-get install postgresql)"
    return Path(found)
