"""Who is first from sums alone is who leads the ranking."""

from hypothesis import given

from quiz.domain.ballot import Ballot
from quiz.domain.first import first
from quiz.domain.matching import Positions, rank
from tests.domain import made_up


def test_nobody_is_first_where_nobody_speaks() -> None:
    assert first(Ballot({"a": 2}), {"silent": {}}) == ()
    assert first(Ballot({}), {"speaks": {"a": 2}}) == ()


@given(made_up.ballots, made_up.casts)
def test_the_first_are_the_leaders_of_the_ranking(
    ballot: Ballot, voices: dict[str, Positions]
) -> None:
    leaders = {match.voice for match in rank(ballot, voices).leaders}

    assert first(ballot, voices) == tuple(voice for voice in voices if voice in leaders)
