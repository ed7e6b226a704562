"""A crowd that grows is shown once: of two pictures of it, the second betrays somebody.

Tablets deliver in steps of eleven or more, so a day's picture could be looked at after each of
them. All such days are gone through here, as `test_bands.py` goes through all classes: those of a
few people in `make test`, and of up to 75 in `make prove`.
"""

import os

import pytest

from quiz.domain.bands import band
from quiz.domain.day_count import STEP
from tests.domain.snooping import SAFE, least_open
from tests.domain.snooping_in_steps import least_open_in_steps

STEPS = range(STEP, 16)
FIRST = range(STEP, 61 if os.environ.get("PROVE") else 19)
"""How many a first picture is of, or have come to one of two tablets."""


def shown(count: int, size: int) -> object:
    return band(count, size, 11)


@pytest.mark.parametrize("more", STEPS)
def test_two_pictures_of_a_growing_crowd_betray_somebody_whatever_its_size(more: int) -> None:
    for first in FIRST:
        assert least_open_in_steps((first, more), shown, (0, 1)) == 1


@pytest.mark.parametrize("steps", [(11, 22), (11, 44), (22, 22), (30, 30)])
def test_larger_steps_betray_somebody_too(steps: tuple[int, int]) -> None:
    assert least_open_in_steps(steps, shown, (0, 1)) == 1


@pytest.mark.parametrize("pictures", [(0, 1, 2), (0, 2)])
def test_of_three_pictures_any_two_are_enough(pictures: tuple[int, ...]) -> None:
    assert least_open_in_steps((11, 11, 11), shown, pictures) == 1


@pytest.mark.parametrize("other", STEPS)
def test_one_picture_of_two_tablets_betrays_nobody_at_either(other: int) -> None:
    for one in FIRST:
        assert least_open_in_steps((one, other), shown, (1,)) == SAFE


@pytest.mark.parametrize("steps", [(11, 11, 11)])
def test_one_picture_of_three_tablets_betrays_nobody(steps: tuple[int, ...]) -> None:
    assert least_open_in_steps(steps, shown, (2,)) == SAFE


@pytest.mark.parametrize("size", [11, 16, 26])
def test_in_one_step_it_is_the_same_as_in_a_class(size: int) -> None:
    assert least_open_in_steps((size,), shown, (0,)) == least_open(size, 1, shown) == SAFE
    assert least_open_in_steps((10,), lambda count, _: count, (0,)) == 1


def test_one_picture_of_a_crowd_of_hundreds_betrays_nobody() -> None:
    """Of more than these every share is larger still, and so is all that it leaves open."""
    assert all(least_open(size, 1, shown) == SAFE for size in range(46, 201))
