"""The states of a lesson, and where «Neste» leads from each."""

from typing import Literal, get_args

State = Literal["answering", "collecting", "picture", "role", "debate", "revote", "result", "ended"]
"""What goes on in the room. A room that is deleted has no state: it is not there."""

STATES: tuple[State, ...] = get_args(State)

Mode = Literal["lesson", "role"]
"""What a room is opened for: to answer for oneself, or to play a voice."""

MODES: tuple[Mode, ...] = get_args(Mode)

FIRST: dict[Mode, State] = {"lesson": "answering", "role": "role"}
"""Where a lesson begins."""

ROUND_OF: dict[State, Literal[1, 2]] = {"answering": 1, "collecting": 1, "revote": 2}
"""The round that pupils can hand in to: 1 is all statements, 2 is the debated one again."""

JOINING: frozenset[State] = frozenset(STATES) - {"ended"}
"""The states in which somebody who comes late is let in."""

COLLECTING = 45
"""Seconds in which pupils are asked to hand in, each time."""

CLOSES = 4 * 3600
"""Seconds without a step after which a room closes by itself."""

GOES = 24 * 3600
"""Seconds without a step after which a room is deleted."""

GOES_LATER = 8 * 24 * 3600
"""The same where the teacher asks for a week more."""


def state_at(state: State, acted: int, now: int) -> State:
    """The state of a room whose teacher did something last at `acted`: it closes by itself."""
    return "ended" if now >= acted + CLOSES else state


def following(state: State, *, enough: bool, votes_again: bool) -> State | None:
    """Where «Neste» leads; None where the lesson is over.

    `enough` is whether so many have handed in that there is a picture, and `votes_again` whether
    there is both a picture and a statement to hold against it. Too few are led to role mode and
    past the second vote, never to an empty picture.
    """
    ahead: dict[State, State | None] = {
        "answering": "collecting",
        "collecting": "picture" if enough else "role",
        "picture": "debate",
        "role": "debate",
        "debate": "revote" if votes_again else "result",
        "revote": "result",
        "result": "ended",
        "ended": None,
    }
    return ahead[state]
