"""Secrets of the classroom, and the digests of them that are kept instead."""

import hashlib
import re
import secrets

_SECRET = re.compile(r"[0-9a-f]{32}", re.ASCII)


def new_secret() -> str:
    """128 bits that nobody can guess, as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def is_secret(words: str) -> bool:
    """Whether the words could be one that `new_secret` has drawn."""
    return _SECRET.fullmatch(words) is not None


def digest(secret: str, room: str = "") -> bytes:
    """What is kept of a secret, 32 bytes; a seat's is bound to its `room`.

    A plain digest is enough: of 128 random bits there is no dictionary.
    """
    return hashlib.sha256(f"{room}:{secret}".encode()).digest()
