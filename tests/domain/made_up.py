"""Ballots and voices that nobody thought of, for Hypothesis to try the laws on."""

from hypothesis import strategies as st

from quiz.domain.ballot import Ballot
from quiz.domain.matching import Match, Positions, Ranking, rank

QUESTIONS = ("q1", "q2", "q3", "q4", "q5", "q6")

values = st.sampled_from([-2, -1, 1, 2, 0])
positions = st.sampled_from([-2, -1, 1, 2, 0])
silences = st.none()
questions = st.sampled_from(QUESTIONS)

ballots = st.builds(
    Ballot,
    st.dictionaries(questions, values | silences),
    st.dictionaries(questions, st.sampled_from([1, 2, 0])),
)
"""Any ballot at all, also one with nothing on it."""

answered = ballots.filter(any)
voices = st.dictionaries(questions, positions | silences)
complete = st.fixed_dictionaries(dict.fromkeys(QUESTIONS, positions))
casts = st.dictionaries(st.text("abcdeø", min_size=1, max_size=4), voices, max_size=5)
"""Several voices by name."""


def alone(ballot: Ballot, voice: Positions) -> Match:
    """One voice's match, with nobody else there."""
    return rank(ballot, {"A": voice}).matches[0]


def score(ballot: Ballot, voice: Positions) -> float:
    """The score of a voice that says something; fails where it has none."""
    found = alone(ballot, voice).score
    assert found is not None
    return found


def by_voice(ranking: Ranking) -> dict[str, Match]:
    """The matches of a ranking, whatever their order."""
    return {match.voice: match for match in ranking.matches}
