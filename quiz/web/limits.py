"""How often an address may do what fills a disk, without anybody's address being kept."""

import hmac
import ipaddress
import re
import time
from collections.abc import Callable
from contextlib import suppress
from math import ceil

from quiz.secret_file import SecretFile, SecretUnavailable
from quiz.storage.attempts import Limit, attempt, is_reached, take_back
from quiz.storage.database import Database, Unavailable

HOUR = 3600
"""Seconds."""

_HOUSEHOLD = 56
"""Bits of an IPv6 address that one subscriber cannot choose; some are given fewer."""


class Limits:
    """Counts for an hour, for all processes that share the database and the secret.

    Counted is a digest of the address, under a key of the secret and the hour.
    """

    def __init__(
        self,
        database: Database,
        secret: SecretFile,
        limit: Limit,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`clock` gives the seconds since 1970."""
        self._database, self._secret, self._limit, self._clock = database, secret, limit, clock

    def wait(self, address: str | None) -> int:
        """How many seconds `address` must wait; 0 when it need not, and then that is counted.

        Raises Unavailable and SecretUnavailable.
        """
        now = self._clock()
        hour = int(now) // HOUR
        who = self._who(address, hour)
        # Whoever has reached the limit writes nothing, and keeps nobody waiting who must write.
        with self._database.reading() as session:
            reached = is_reached(session, self._limit, hour, who)
        if not reached:
            with self._database.writing() as session:
                if attempt(session, self._limit, hour, who):
                    return 0
        return max(1, ceil((hour + 1) * HOUR - now))

    def give_back(self, address: str | None) -> None:
        """Take back what was counted for `address`: it came to nothing, and not by its fault.

        Counting first and giving back keeps many who come at once from getting past the limit.
        """
        hour = int(self._clock()) // HOUR
        with suppress(Unavailable, SecretUnavailable), self._database.writing() as session:
            take_back(session, self._limit, hour, self._who(address, hour))

    def _who(self, address: str | None, hour: int) -> bytes:
        key = hmac.digest(self._secret.key, f"attempts:{hour}".encode(), "sha256")
        words = f"{self._limit.what}:{_network(address or '')}"
        return hmac.digest(key, words.encode(), "sha256")


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
