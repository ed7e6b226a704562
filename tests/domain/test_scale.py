"""A position has one number and one word, and both stand in one place."""

from typing import get_args

from quiz.domain.scale import POSITION_OF, POSITIONS, WORD_OF, PositionWord


def test_every_word_is_a_position_and_every_position_has_a_word() -> None:
    assert tuple(POSITION_OF) == get_args(PositionWord)
    assert set(WORD_OF) == {*POSITIONS, None}
    assert [POSITION_OF[word] for word in WORD_OF.values()] == list(WORD_OF)


def test_those_that_take_a_side_are_listed_first() -> None:
    assert tuple(WORD_OF) == (2, 1, -1, -2, 0, None)
