"""What the one who runs the quiz may set, read from the environment."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\]", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DIGITS = re.compile(r"[0-9]{1,5}", re.ASCII)
_HTTP = 80
_MAX_PORT = 65535
_MAX_PROXIES = 9
_MAX_WORKERS = 64
_FILE = "sqlite:/// and the whole path of a file"
_SERVER = "postgresql://user:password@host:port/name, with %40 for @ and the like in a password"
_DRIVERS = {"postgresql", "postgresql+psycopg"}
_IN_QUERY = {"host", "sslmode", "sslrootcert"}
"""What may follow the address of a server: where its socket is, and whom to trust."""

FILE = Path(__file__).resolve().parent.parent / "var/quiz.sqlite3"
"""The database, unless another is named."""


class SettingsError(ValueError):
    """A setting that cannot be used; the message says which and what would do."""


def _here() -> str:
    return URL.create("sqlite", database=str(FILE)).render_as_string()


def _secret() -> Path:
    return FILE.with_name("secret")


@dataclass(frozen=True)
class Settings:
    """Where the quiz listens, the names it answers to, and where it keeps what must be kept.

    `hosts` are host names and addresses without port, in lower case. `database` is an SQLAlchemy
    URL. `proxies` is how many servers of ours stand in front, each adding to X-Forwarded-For.
    `secret` is the file whose bytes sign the classroom's cookies, for all processes the same.
    `workers` is how many processes answer. `stand` is whether there is one; where there is none,
    tablets that have it remove it. On `election_days` stands show no totals until the polling
    stations have closed.
    """

    bind: str = "127.0.0.1"
    port: int = 8000
    hosts: frozenset[str] = frozenset({"localhost", "127.0.0.1", "[::1]"})
    database: str = field(default_factory=_here, repr=False)
    proxies: int = 0
    secret: Path = field(default_factory=_secret)
    workers: int = 1
    stand: bool = True
    election_days: frozenset[date] = frozenset()

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the settings, by their names in capitals.

        Raises SettingsError for a value that makes no sense.

        HOSTS is a list of names with commas between, besides localhost and BIND, which always work.
        """
        bind = _address(environment.get("BIND") or cls.bind)
        return cls(
            bind=bind,
            port=_number(environment, "PORT", cls.port, 1, _MAX_PORT),
            hosts=cls.hosts | {_in_url(bind)} | _hosts(environment.get("HOSTS", "")),
            database=_database(environment.get("DATABASE") or _here()),
            proxies=_number(environment, "PROXIES", cls.proxies, 0, _MAX_PROXIES),
            secret=_file(environment.get("SECRET") or str(_secret())),
            workers=_number(environment, "WORKERS", cls.workers, 1, _MAX_WORKERS),
            stand=_switch(environment, "STAND"),
            election_days=_days(environment.get("ELECTION_DAYS", "")),
        )

    @property
    def origins(self) -> frozenset[str]:
        """Where our own forms are sent from: our port here, and https at a proxy."""
        port = "" if self.port == _HTTP else f":{self.port}"
        return frozenset(
            origin for host in self.hosts for origin in (f"http://{host}{port}", f"https://{host}")
        )

    @property
    def address(self) -> str:
        """Where somebody on this machine finds the quiz."""
        everywhere = ipaddress.ip_address(self.bind).is_unspecified
        return f"http://{'localhost' if everywhere else _in_url(self.bind)}:{self.port}"


def _address(words: str) -> str:
    try:
        return str(ipaddress.ip_address(words))
    except ValueError as error:
        raise SettingsError(f"BIND={words}: write an address, such as 0.0.0.0") from error


def _in_url(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _number(environment: Mapping[str, str], name: str, usual: int, least: int, most: int) -> int:
    words = environment.get(name) or str(usual)
    if not (_DIGITS.fullmatch(words) and least <= int(words) <= most):
        raise SettingsError(f"{name}={words}: write a number from {least} to {most}")
    return int(words)


def _switch(environment: Mapping[str, str], name: str) -> bool:
    words = environment.get(name) or "on"
    if words not in {"on", "off"}:
        raise SettingsError(f"{name}={words}: write on or off")
    return words == "on"


def _database(words: str) -> str:
    """The words are not repeated: the address of a database may hold a password."""
    try:
        url = make_url(words)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        url = URL.create("none")
    if not (_is_a_file(url) or _is_a_server(url)):
        raise SettingsError(f"DATABASE: write {_FILE}, or {_SERVER}")
    if not _is_a_file(url):
        _find_driver()
    return words


def _file(words: str) -> Path:
    if not Path(words).is_absolute():
        raise SettingsError(f"SECRET={words}: write the whole path of a file")
    return Path(words)


def _is_a_file(url: URL) -> bool:
    known = (url.drivername, url.host, len(url.query)) == ("sqlite", None, 0)
    return known and Path(url.database or "").is_absolute()


def _is_a_server(url: URL) -> bool:
    known = url.drivername in _DRIVERS and url.query.keys() <= _IN_QUERY
    # What follows an @ in a password would be taken for the host, and told when it is not found.
    split = "@" in f"{url.host}{url.database}"
    port = 1 if url.port is None else url.port
    return known and not split and bool(url.database) and 0 < port <= _MAX_PORT


def _find_driver() -> None:
    try:
        import_module("psycopg")
    except ImportError as error:
        raise SettingsError("DATABASE: PostgreSQL needs its driver: make postgresql") from error


def _hosts(words: str) -> frozenset[str]:
    names = frozenset(name.strip().lower() for name in words.split(",") if name.strip())
    for name in names:
        if not _HOST.fullmatch(name):
            raise SettingsError(f"HOSTS={name}: write names without port, with commas between")
    return names


def _days(words: str) -> frozenset[date]:
    days = frozenset(day.strip() for day in words.split(",") if day.strip())
    try:
        return frozenset(map(_day, days))
    except ValueError as error:
        raise SettingsError(
            f"ELECTION_DAYS={words}: write days such as 2029-09-10, with commas between"
        ) from error


def _day(words: str) -> date:
    if not _DAY.fullmatch(words):
        raise ValueError(words)
    return date.fromisoformat(words)
