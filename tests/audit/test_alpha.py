"""Krippendorff's alpha is the one that Krippendorff published."""

from dataclasses import replace

import numpy as np
import pytest

from quiz.audit.alpha import Level, Table, alpha, positions, speaks_or_is_silent
from quiz.domain.content import Content, Reading
from tests.web.made_up import made_up


def table(*rows: str) -> Table:
    """As articles print it: a row a coder, a column a unit, a point where it was not read."""
    return np.array([[np.nan if n == "." else float(n) for n in row.split()] for row in rows])


PUBLISHED = table(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Four observers and twelve units: Krippendorff, «Computing Krippendorff's Alpha-Reliability»
(2011), section C. The twelfth unit is read by one alone and tells nothing.
"""


@pytest.mark.parametrize(
    ("level", "expected"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_is_that_of_the_published_example(level: Level, expected: float) -> None:
    found = alpha(PUBLISHED, level)

    assert found.cells == 11
    assert found.value == pytest.approx(expected, abs=0.0005)


def test_the_interval_holds_the_alpha_and_is_always_the_same() -> None:
    found = alpha(PUBLISHED, "ordinal")

    assert found.low is not None
    assert found.value is not None
    assert found.high is not None
    assert -1 < found.low < found.value < found.high <= 1
    assert alpha(PUBLISHED, "ordinal") == found


def test_full_agreement_is_one() -> None:
    found = alpha(table("1 2 2 1 2 1 2 1", "1 2 2 1 2 1 2 1"), "ordinal")

    assert (found.value, found.low, found.high) == (1, 1, 1)
    assert found.undefined > 0, "some draws hold one value alone"


@pytest.mark.parametrize(
    "rows", [("1 1 1", "1 1 1"), ("1 2 .", ". . 1"), ("1 2 1",), (". .", ". .")]
)
def test_without_anything_to_compare_there_is_no_alpha(rows: tuple[str, ...]) -> None:
    found = alpha(table(*rows), "nominal")

    assert (found.value, found.low, found.high) == (None, None, None)


def read(*rows: tuple[int | None, ...]) -> Content:
    content = made_up({"blaaveis": (2, 1, -1, 0, None, -2)})
    stances = {
        key: replace(
            stance,
            readings=tuple(
                Reading(f"coder-{number}", row[at], "explicit") for number, row in enumerate(rows)
            ),
        )
        for at, (key, stance) in enumerate(content.stances.items())
    }
    return replace(content, stances=stances)


def test_positions_are_compared_where_two_say_that_the_voice_speaks() -> None:
    content = read((2, 1, None, 0, None, -2), (2, None, None, 1, None, -1), (2, 1, 2, 0, None, -2))

    assert speaks_or_is_silent(content).cells == 6
    assert positions(content).cells == 4
    expected = alpha(table("2 1 0 -2", "2 . 1 -1", "2 1 0 -2"), "ordinal")
    assert positions(content) == expected


def test_speaking_is_compared_without_regard_to_what_is_said() -> None:
    content = read((2, 1, None, 0, None, -2), (-2, -1, None, 2, None, 0))

    assert speaks_or_is_silent(content).value == 1
