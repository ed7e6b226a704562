"""Style sheet, scripts and icon: served from memory, under an address that names their bytes."""

import hashlib
import mimetypes
from pathlib import Path

from quiz.web.ready import FOR_EVER, Ready


class Assets:
    """The files of one folder by name. A change in any of them changes every address."""

    def __init__(self, folder: Path, names: tuple[str, ...]) -> None:
        """Read `names` under `folder`. Raises FileNotFoundError where set-up has left one out."""
        files = {name: (folder / name).read_bytes() for name in names}
        digest = hashlib.sha256()
        for name in names:
            digest.update(name.encode() + b"\0" + files[name] + b"\0")
        self.digest = digest.hexdigest()[:12]
        self._ready = {
            name: Ready.make(body, _type(name), FOR_EVER) for name, body in files.items()
        }

    def address(self, name: str) -> str:
        """Where `name` is served; KeyError if it is not."""
        if name not in self._ready:
            raise KeyError(name)
        return f"/static/{self.digest}/{name}"

    def __getitem__(self, name: str) -> Ready:
        """A file by its name; KeyError where there is none."""
        return self._ready[name]

    def find(self, digest: str, name: str) -> Ready | None:
        """The file at that address; None where there is none, or it is another's bytes."""
        return self._ready.get(name) if digest == self.digest else None


def _type(name: str) -> str:
    type_ = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{type_}; charset=utf-8" if type_.startswith(("text/", "image/svg")) else type_
