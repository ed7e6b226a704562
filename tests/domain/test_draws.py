"""Every voice that speaks is drawn about as often, and the same seat draws the same."""

import hashlib
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.draws import drawn_voice
from tests.web.made_up import made_up

FRUIT = made_up()


def _drawn(seats: int) -> Counter[str]:
    digests = (hashlib.sha256(str(number).encode()).digest() for number in range(seats))
    return Counter(drawn_voice(digest, FRUIT).id for digest in digests)


def test_each_voice_is_drawn_about_as_often() -> None:
    drawn = _drawn(4000)

    assert drawn.keys() == FRUIT.voices.keys()
    assert all(900 < count < 1100 for count in drawn.values())


@given(st.binary(min_size=1, max_size=32))
def test_only_who_speaks_on_something_is_drawn(seat: bytes) -> None:
    content = made_up({"blaaveis": (None, None), "hvitveis": (None, 0), "mindretallet": (2, None)})

    assert drawn_voice(seat, content).id in {"hvitveis", "mindretallet"}


@given(st.binary(max_size=32))
def test_the_same_seat_draws_the_same_voice(seat: bytes) -> None:
    assert drawn_voice(seat, made_up()) == drawn_voice(seat, FRUIT)
