"""How often an address may do what fills a disk, without anybody's address being kept."""

import hmac
import ipaddress
import re
import secrets
from collections import Counter
from collections.abc import Callable
from math import ceil
from threading import Lock
from time import monotonic

HOUR = 3600
"""Seconds."""

_HOUSEHOLD = 56
"""Bits of an IPv6 address that one subscriber cannot choose; some are given fewer."""


class Limits:
    """Counts for an hour, in memory, under a key that nobody sees and that goes with the counts.

    There are never more counts than `in_all`.
    """

    def __init__(self, each: int, in_all: int, clock: Callable[[], float] = monotonic) -> None:
        """Let each address do it `each` times an hour, and all together `in_all` times."""
        self._each, self._in_all, self._clock = each, in_all, clock
        self._lock = Lock()
        self._begin()

    def wait(self, address: str | None) -> int:
        """How many seconds `address` must wait; 0 when it need not, and then that is counted."""
        with self._lock:
            if self._clock() >= self._ends:
                self._begin()
            who = self._who(address)
            if self._counts[who] < self._each and self._counts.total() < self._in_all:
                self._counts[who] += 1
                return 0
            return max(1, ceil(self._ends - self._clock()))

    def give_back(self, address: str | None) -> None:
        """Take back what was counted for `address`: it came to nothing, and not by its fault.

        Counting first and giving back keeps many who come at once from getting past the limit.
        """
        with self._lock:
            who = self._who(address)
            if self._counts[who] > 1:
                self._counts[who] -= 1
            else:
                del self._counts[who]

    def _who(self, address: str | None) -> bytes:
        return hmac.digest(self._key, _network(address or "").encode(), "sha256")

    def _begin(self) -> None:
        self._key, self._counts = secrets.token_bytes(32), Counter[bytes]()
        self._ends = self._clock() + HOUR


def _network(address: str) -> str:
    """Whoever has one IPv6 address has its whole network too; a port makes nobody another.

    What is no address is all one: a proxy of ours would not have written it.
    """
    bare = re.fullmatch(r"\[([^]]*)\](?::\d+)?|([\d.]+):\d+", address)
    try:
        found = ipaddress.ip_address((bare[1] or bare[2]) if bare else address)
    except ValueError:
        return ""
    if found.version == 4:  # noqa: PLR2004 (it is its name)
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((int(found), _HOUSEHOLD), strict=False))
