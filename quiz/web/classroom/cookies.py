"""The two cookies of the classroom: a pupil's seat, with their own answers, and a teacher's secret.

Neither outlives the browser's session, and each is sent to its own pages alone.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from flask import Request, Response
from itsdangerous import BadData, URLSafeSerializer
from werkzeug.datastructures import MultiDict

from quiz.domain.secret import digest, is_secret
from quiz.domain.text import Language
from quiz.plain import Misfit, plain, read_as
from quiz.web.voter.forms import Submission

Name = Literal["plass", "klasse"]
SEAT: Name = "plass"
TEACHER: Name = "klasse"
PROOF = "bevis"
"""The field in which a form of ours holds its proof."""
_PATHS = {SEAT: "/k", TEACHER: "/klasse"}
_LONGEST = 4000
"""Characters. Browsers keep no cookie that is longer."""


@dataclass(frozen=True)
class Seat:
    """What a pupil's browser keeps. The server keeps its `digest`, and no more.

    `answers` are what has been chosen, by statement, in the values of the form, and `important` the
    statements that were marked. `again` is the answer of the second vote, and `played` are those
    given in the name of a voice; `unmasked` is whether that voice's own have been shown.
    """

    room: str
    secret: str
    language: Language | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    important: tuple[str, ...] = ()
    again: str | None = None
    played: Mapping[str, str] = field(default_factory=dict)
    unmasked: bool = False

    @property
    def digest(self) -> bytes:
        """The digest of room and secret."""
        return digest(self.secret, self.room)

    @property
    def emptied(self) -> "Seat":
        """The seat without a trace of what was answered."""
        return Seat(self.room, self.secret, self.language)

    def filled_in(self, submission: Submission) -> "Seat":
        """The seat with these answers."""
        important = tuple(sorted(submission.important))
        return replace(self, answers=submission.values, important=important)


class Cookies:
    """Reads and writes them, signed with a key that all processes share."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._seats = URLSafeSerializer(
            key, salt="seat", signer_kwargs={"digest_method": hashlib.sha256}
        )

    def seat(self, request: Request) -> Seat | None:
        """The seat of whoever asks; None where there is none, or where it is not as we wrote it."""
        written = request.cookies.get(SEAT, "")
        if not 0 < len(written) <= _LONGEST:
            return None
        try:
            return read_as(Seat, self._seats.loads(written))
        except (BadData, Misfit):
            return None

    def keep_seat(self, response: Response, seat: Seat, request: Request) -> None:
        """Have the browser keep it."""
        self._set(response, SEAT, self._seats.dumps(plain(seat)), request)

    @staticmethod
    def teacher(request: Request) -> str | None:
        """The teacher's secret; None where there is none."""
        secret = request.cookies.get(TEACHER, "")
        return secret if is_secret(secret) else None

    def keep_teacher(self, response: Response, secret: str, request: Request) -> None:
        """Have the browser keep it."""
        self._set(response, TEACHER, secret, request)

    @staticmethod
    def drop(response: Response, name: Name, request: Request) -> None:
        """Have the browser forget a cookie."""
        response.delete_cookie(
            name, path=_PATHS[name], secure=request.is_secure, httponly=True, samesite="Lax"
        )

    def proof(self, secret: str) -> str:
        """What a form of ours holds to show that this seat's or teacher's own page has sent it."""
        return hmac.new(self._key, f"proof:{secret}".encode(), "sha256").hexdigest()[:32]

    def is_proven(self, secret: str, sent: MultiDict[str, str]) -> bool:
        """Whether a form has come from the page of this secret."""
        return hmac.compare_digest(self.proof(secret).encode(), sent.get(PROOF, "").encode())

    @staticmethod
    def _set(response: Response, name: Name, value: str, request: Request) -> None:
        # Lax, not Strict: the link that a teacher has kept is opened from a mail or a note.
        response.set_cookie(
            name,
            value,
            path=_PATHS[name],
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )
