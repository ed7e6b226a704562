"""How firm the first place is."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from quiz.domain.ballot import Ballot
from quiz.domain.first import first
from quiz.domain.matching import SAME, Positions, Ranking
from quiz.domain.methods import Method, first_by_method
from quiz.domain.pivots import Change, Pivot, pivots, smallest_changes


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


@dataclass(frozen=True)
class Firmness:
    """How firm a first place is.

    `methods` are the first-ranked voices by each rule; `changes` the smallest sets of one-step
    changes that take the first place from all who hold it. `contenders` are all who lead now or
    could: with one silence broken, one answer gone or moved a step, or by another rule; the nearest
    first.
    """

    clear: bool
    pivots: tuple[Pivot, ...]
    changes: tuple[Change, ...]
    methods: Mapping[Method, tuple[str, ...]]
    contenders: tuple[str, ...]


def firmness(
    ballot: Ballot,
    voices: Mapping[str, Positions],
    ranking: Ranking,
    explicit: Mapping[str, Positions],
) -> Firmness:
    """How firm the first place of `ranking`, which is of this ballot and these voices, is.

    `explicit` are the positions that a text states outright; the others count as silence by the
    rule `explicit_only`. A first place is clear when one voice holds it alone, is first by every
    rule, and loses it neither with any one answer gone, nor with any one a step away, nor to a
    ranked voice that broke its silence.
    """
    ranked = [match.voice for match in ranking.matches if match.rank is not None]
    methods = first_by_method(ballot, voices, ranking)
    methods["explicit_only"] = first(ballot, {voice: explicit[voice] for voice in ranked})
    gone, changes = pivots(ballot, voices), smallest_changes(ballot, voices)
    single = [change for change in changes if len(change.steps) == 1]
    could = {
        *possible_first(ranking),
        *chain.from_iterable(methods.values()),
        *(voice for pivot in gone for voice in pivot.leaders),
        *(voice for change in single for voice in change.leaders),
    }
    return Firmness(
        clear=len(possible_first(ranking)) == 1
        and all(ranking.leaders[0].voice in found for found in methods.values())
        and not (gone or single),
        pivots=gone,
        changes=changes,
        methods=methods,
        contenders=tuple(match.voice for match in ranking.matches if match.voice in could),
    )
