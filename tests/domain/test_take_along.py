"""The code of a stand's answers: short, plain in an address, and never read as other answers."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.scale import OffScale
from quiz.domain.take_along import LETTER, decode, encode

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
VERSION = "7fd433db8c30"

versions = st.text("0123456789abcdef", min_size=12, max_size=12)
given_answers = st.lists(st.sampled_from([-2, -1, 1, 2, None]), min_size=1, max_size=20)


@given(versions, given_answers)
def test_what_is_encoded_comes_out_again(version: str, answers: list[int | None]) -> None:
    code = encode(version, answers)

    assert decode(code, version, len(answers)) == tuple(answers)


@given(versions, given_answers)
def test_a_code_is_capital_letters_and_digits_and_thirteen_more_than_the_answers(
    version: str, answers: list[int | None]
) -> None:
    assert re.fullmatch(rf"[0-9A-Z]{{{13 + len(answers)}}}", encode(version, answers))


@given(versions, given_answers)
def test_every_changed_character_is_seen(version: str, answers: list[int | None]) -> None:
    code = encode(version, answers)

    for at, sign in enumerate(code):
        for other in SIGNS.replace(sign, ""):
            assert decode(code[:at] + other + code[at + 1 :], version, len(answers)) == "wrong"


@given(versions, given_answers)
def test_neighbours_that_change_places_never_make_other_answers(
    version: str, answers: list[int | None]
) -> None:
    """The check misses one in 36 of some swaps, none of which touches an answer."""
    code = encode(version, answers)

    for at in range(len(code) - 1):
        swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        if swapped != code:
            found = decode(swapped, version, len(answers))
            assert found == "wrong" or (found == "old" and at < 11)


def test_no_two_letters_are_such_as_the_check_may_miss() -> None:
    places = sorted(SIGNS.index(letter) for letter in LETTER.values())

    assert min(after - before for before, after in pairwise(places)) > 1
    assert places[0] > 15
    assert places[0] + 36 - places[-1] > 1


def test_the_check_is_that_of_the_standard() -> None:
    """A Global Release Identifier, as its standard prints it, ends in M."""
    from quiz.domain import take_along  # noqa: PLC0415

    assert take_along._check("A12425GABC1234002") == "M"  # noqa: SLF001


@given(versions, versions, given_answers, st.integers(0, 30))
def test_a_code_of_another_content_is_old(
    version: str, other: str, answers: list[int | None], count: int
) -> None:
    found = decode(encode(version, answers), other, count)

    same = version == other and len(answers) == count
    assert found == (tuple(answers) if same else "old")


@given(st.text() | st.text("0123456789ABCDEFGKPTX", min_size=14), st.integers(0, 20))
def test_whatever_is_read_is_some_answers_code_or_trouble(text: str, count: int) -> None:
    found = decode(text, VERSION, count)

    assert found in {"wrong", "old"} or encode(VERSION, cast("tuple[int]", found)) == text


SPOILT: dict[str, Callable[[str], str]] = {
    "nothing": lambda _: "",
    "small letters": str.lower,
    "a line more": lambda code: f"{code}\n",
    "a NUL more": lambda code: f"{code}\0",
    "its hash sign": lambda code: f"#{code}",
    "a space before": lambda code: f" {code}",
    "one character less": lambda code: code[:-1],
    "escaped": lambda code: code.replace("3", "%33"),
    "Arabic digits": lambda code: code.replace("3", "\u0663"),
    "wide digits": lambda code: code.replace("3", "\uff13"),
    "many in a row": lambda code: code * 50_000,
    "a million answers": lambda code: code[:12] + "X" * 1_000_000,
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_code_is_wrong(how: str) -> None:
    code = encode(VERSION, [2, -2, None])

    assert decode(code, VERSION, 3) == (2, -2, None)
    assert decode(SPOILT[how](code), VERSION, 3) == "wrong"


@pytest.mark.parametrize("answer", [0, 3, True, "2", 2.0])
def test_only_what_a_page_offers_can_be_taken_along(answer: int) -> None:
    with pytest.raises(OffScale, match="answer"):
        encode(VERSION, [answer])
