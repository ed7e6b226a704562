"""The one secret of a running quiz: a file that its processes share, and nobody else may read."""

import os
import secrets
import stat
from functools import cached_property
from pathlib import Path

_BYTES = 32


class SecretUnavailable(Exception):
    """The secret cannot be read or made; the message says why."""


class SecretFile:
    """A file of 32 random bytes, made by whoever needs it first."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def key(self) -> bytes:
        """The secret, the same in every process. Raises SecretUnavailable."""
        try:
            self._make_if_missing()
            return self._read()
        except OSError as error:
            raise SecretUnavailable(f"{self._path.name}: {error.strerror}") from error

    def _make_if_missing(self) -> None:
        """Written whole beside it and linked into place, so that nobody reads half of it."""
        if self._path.exists():
            return
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = self._path.with_name(f"{self._path.name}.{secrets.token_hex(8)}")
        file = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(file, secrets.token_bytes(_BYTES))
            os.fsync(file)
        finally:
            os.close(file)
        try:
            self._path.hardlink_to(new)
        except FileExistsError:
            pass  # Another process was first, and its secret is the secret.
        finally:
            new.unlink()

    def _read(self) -> bytes:
        mode = self._path.stat().st_mode
        if stat.S_IMODE(mode) & 0o077:
            raise SecretUnavailable(f"{self._path.name}: others may read it; chmod 600 it")
        key = self._path.read_bytes()
        if len(key) != _BYTES:
            raise SecretUnavailable(f"{self._path.name}: it is not {_BYTES} bytes long")
        return key
