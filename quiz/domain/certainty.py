"""How firm the first place is."""

from quiz.domain.matching import SAME, Ranking


def possible_first(ranking: Ranking) -> tuple[str, ...]:
    """The ranked voices that could be first if every voice broke its silence, nearest first."""
    bar = max((match.low for match in ranking.matches), default=0.0)
    return tuple(
        match.voice
        for match in ranking.matches
        if match.rank is not None and match.high >= bar - SAME
    )


def certain_first(ranking: Ranking) -> str | None:
    """The one ranked voice that is first however the silences are filled; None where none is."""
    certain = [
        match.voice
        for match in ranking.matches
        if match.rank is not None
        and all(match.low >= other.high - SAME for other in ranking.matches if other is not match)
    ]
    return certain[0] if len(certain) == 1 else None
