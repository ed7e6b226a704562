"""What a form holds to show that it comes from the page of whoever has a certain cookie."""

import hmac

from werkzeug.datastructures import MultiDict

FIELD = "bevis"
"""What the field of a form is called that holds its proof."""


class Proofs:
    """Makes and checks them, with a key that all processes share; nothing of it is kept."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def proof(self, secret: str) -> str:
        """What a form of ours holds to show that the page of this secret has sent it."""
        return hmac.new(self._key, f"proof:{secret}".encode(), "sha256").hexdigest()[:32]

    def is_proven(self, secret: str, sent: MultiDict[str, str]) -> bool:
        """Whether a form has come from the page of this secret."""
        return hmac.compare_digest(self.proof(secret).encode(), sent.get(FIELD, "").encode())
