"""A cookie: for its own pages alone, closed to scripts, and gone with the browser's session."""

from dataclasses import dataclass

from flask import Request, Response


@dataclass(frozen=True)
class Cookie:
    """Sent to the addresses under `path`, and with no form of another site."""

    name: str
    path: str

    def keep(self, response: Response, value: str, request: Request) -> None:
        """Have the browser keep it; Secure where the request has come by https."""
        # Lax, not Strict: the link that somebody has kept is opened from a mail or a note.
        response.set_cookie(
            self.name,
            value,
            path=self.path,
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )

    def drop(self, response: Response, request: Request) -> None:
        """Have the browser forget it."""
        response.delete_cookie(
            self.name, path=self.path, secure=request.is_secure, httponly=True, samesite="Lax"
        )
