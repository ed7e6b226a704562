"""Secrets of the classroom, and what is kept of them."""

import pytest

from quiz.domain.secret import digest, is_secret, new_secret


def test_a_secret_is_128_bits_and_none_comes_twice() -> None:
    drawn = {new_secret() for _ in range(100)}

    assert len(drawn) == 100
    assert all(is_secret(secret) and len(bytes.fromhex(secret)) == 16 for secret in drawn)


@pytest.mark.parametrize(
    "words", ["", "0" * 31, "0" * 33, "G" * 32, "A" * 32, " " + "0" * 31, "٣" * 32, "0" * 32 + "\n"]
)
def test_what_is_no_secret_is_refused(words: str) -> None:
    assert not is_secret(words)


def test_a_seat_is_worth_nothing_in_another_room() -> None:
    secret = new_secret()

    assert digest(secret, "a") == digest(secret, "a")
    assert len({digest(secret, "a"), digest(secret, "b"), digest(secret)}) == 3
    assert secret.encode() not in digest(secret, "a")
