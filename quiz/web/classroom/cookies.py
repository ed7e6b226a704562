"""The two cookies of the classroom: a pupil's seat, with their own answers, and a teacher's secret.

Neither outlives the browser's session, and each is sent to its own pages alone.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from flask import Request, Response
from itsdangerous import BadData, URLSafeSerializer

from quiz.domain.secret import digest, is_secret
from quiz.domain.text import Language
from quiz.plain import Misfit, plain, read_as
from quiz.web.cookie import Cookie
from quiz.web.proof import Proofs
from quiz.web.voter.forms import Submission

SEAT = Cookie("plass", "/k")
TEACHER = Cookie("klasse", "/klasse")
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


class Cookies(Proofs):
    """Reads and writes them, signed with a key that all processes share."""

    def __init__(self, key: bytes) -> None:
        super().__init__(key)
        self._seats = URLSafeSerializer(
            key, salt="seat", signer_kwargs={"digest_method": hashlib.sha256}
        )

    def seat(self, request: Request) -> Seat | None:
        """The seat of whoever asks; None where there is none, or where it is not as we wrote it."""
        written = request.cookies.get(SEAT.name, "")
        if not 0 < len(written) <= _LONGEST:
            return None
        try:
            return read_as(Seat, self._seats.loads(written))
        except (BadData, Misfit):
            return None

    def keep_seat(self, response: Response, seat: Seat, request: Request) -> None:
        """Have the browser keep it."""
        SEAT.keep(response, self._seats.dumps(plain(seat)), request)

    @staticmethod
    def teacher(request: Request) -> str | None:
        """The teacher's secret; None where there is none."""
        secret = request.cookies.get(TEACHER.name, "")
        return secret if is_secret(secret) else None
