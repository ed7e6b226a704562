"""What the one who runs the quiz may set, read from the environment."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\]", re.ASCII)
_MAX_PORT = 65535


class SettingsError(ValueError):
    """A setting that cannot be used; the message says which and what would do."""


@dataclass(frozen=True)
class Settings:
    """Where the quiz listens, and the names it answers to.

    `hosts` are host names and addresses without port, in lower case.
    """

    bind: str = "127.0.0.1"
    port: int = 8000
    hosts: frozenset[str] = frozenset({"localhost", "127.0.0.1", "[::1]"})

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Read BIND, PORT and HOSTS. Raises SettingsError for a value that makes no sense.

        HOSTS is a list of names with commas between, besides localhost and BIND, which always work.
        """
        bind = _address(environment.get("BIND") or cls.bind)
        return cls(
            bind=bind,
            port=_port(environment.get("PORT") or str(cls.port)),
            hosts=cls.hosts | {_in_url(bind)} | _hosts(environment.get("HOSTS", "")),
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


def _port(words: str) -> int:
    if not (words.isascii() and words.isdigit() and 0 < int(words) <= _MAX_PORT):
        raise SettingsError(f"PORT={words}: write a number from 1 to {_MAX_PORT}")
    return int(words)


def _hosts(words: str) -> frozenset[str]:
    names = frozenset(name.strip().lower() for name in words.split(",") if name.strip())
    for name in names:
        if not _HOST.fullmatch(name):
            raise SettingsError(f"HOSTS={name}: write names without port, with commas between")
    return names
