"""Where «Neste» leads, and that it always leads somewhere."""

from itertools import product

import pytest

from quiz.domain.lesson import FIRST, JOINING, MODES, ROUND_OF, STATES, Mode, State, following


def walk(mode: Mode, *, enough: bool, votes_again: bool) -> list[State]:
    """The states that a teacher comes to who presses nothing but «Neste»."""
    states = [FIRST[mode]]
    while (ahead := following(states[-1], enough=enough, votes_again=votes_again)) is not None:
        states.append(ahead)
    return states


def test_a_whole_class_has_the_whole_lesson() -> None:
    assert walk("lesson", enough=True, votes_again=True) == [
        *("answering", "collecting", "picture", "debate", "revote", "result", "ended"),
    ]


def test_too_few_come_to_role_mode_and_to_no_picture_and_no_second_vote() -> None:
    assert walk("lesson", enough=False, votes_again=False) == [
        *("answering", "collecting", "role", "debate", "result", "ended"),
    ]


def test_role_mode_asks_nobody_what_they_mean() -> None:
    states = walk("role", enough=False, votes_again=False)

    assert states == ["role", "debate", "result", "ended"]
    assert not ROUND_OF.keys() & set(states)


def test_a_debate_that_is_no_statement_is_not_voted_on() -> None:
    assert "revote" not in walk("lesson", enough=True, votes_again=False)


@pytest.mark.parametrize("mode", MODES)
def test_every_lesson_ends_and_comes_to_no_state_twice(mode: Mode) -> None:
    for enough, votes_again in product((True, False), repeat=2):
        states = walk(mode, enough=enough, votes_again=votes_again)

        assert len(set(states)) == len(states)
        assert states[-1] == "ended"


def test_every_state_leads_on_but_the_last() -> None:
    for state, enough, votes_again in product(STATES, (True, False), (True, False)):
        ahead = following(state, enough=enough, votes_again=votes_again)

        assert (ahead is None) == (state == "ended")


def test_nobody_is_let_in_when_it_is_over() -> None:
    assert set(STATES) - JOINING == {"ended"}
