"""The six characters that a pupil types to join a class."""

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.join_code import ALPHABET, new_code, read_code, shown

CODES = st.text(ALPHABET, min_size=6, max_size=6)
NOISE = st.text(" -\u00a0\u2011\u2013\t", max_size=3)


def test_no_character_is_taken_for_another_and_none_is_a_vowel() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 23
    assert not set("AEIOUYÆØÅ") & set(ALPHABET)
    for alike in ("0O", "1IL", "2Z", "5S", "6G", "8B", "UV"):
        assert len(set(alike) & set(ALPHABET)) <= 1


def test_a_new_code_is_six_of_them() -> None:
    drawn = {new_code() for _ in range(50)}

    assert all(re.fullmatch(rf"[{ALPHABET}]{{6}}", code) for code in drawn)
    assert len(drawn) == 50


@given(CODES, st.lists(NOISE, min_size=7, max_size=7), st.sampled_from([str.lower, str.upper]))
def test_case_spaces_and_hyphens_are_ignored(
    code: str, noise: list[str], written: Callable[[str], str]
) -> None:
    typed = noise[0] + "".join(a + b for a, b in zip(code, noise[1:], strict=True))

    assert read_code(written(typed)) == code


@given(CODES)
def test_what_stands_on_the_board_can_be_typed(code: str) -> None:
    assert len(shown(code)) == 7
    assert read_code(shown(code)) == code


@given(st.text())
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    found = read_code(typed)

    assert found is None or re.fullmatch(rf"[{ALPHABET}]{{6}}", found)


def test_what_is_no_code_is_none() -> None:
    for typed in (
        "",
        "CDF",
        "CDF4H",
        "CDF4H77",
        "CDF4HA",
        "CDF4H0",
        "\uff23DF4H7",
        "CDF4H7" + "x" * 99,
    ):
        assert read_code(typed) is None
