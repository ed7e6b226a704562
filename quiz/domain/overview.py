"""What can be said of all voices and questions at a glance, in numbers that anybody can recount."""

from dataclasses import dataclass

from quiz.domain.comparison import Comparison, comparisons
from quiz.domain.content import Content, Reason, Registered, Voice


@dataclass(frozen=True)
class Gathered:
    """What the same voices say, and no others; voices in the order of the content."""

    voices: tuple[Voice, ...]
    entries: tuple[Registered, ...]


@dataclass(frozen=True)
class Overview:
    """The whole from above.

    `split` questions have voices on both sides. `stances`, `silent`, `undecided` and
    `interpretations` count the cells of the matrix: all, those without a word, those that take no
    side, and those that are our interpretation. `pairs` has a row for each voice but the first,
    with each voice before it. `most_opposed` are the pairs that part most often, `never_opposed`
    those that never do.
    """

    split: int
    stances: int
    silent: int
    undecided: int
    interpretations: int
    pairs: tuple[tuple[Comparison, ...], ...]
    most_opposed: tuple[Comparison, ...]
    never_opposed: tuple[Comparison, ...]


def overview(content: Content) -> Overview:
    """Count it all."""
    stances, pairs = content.stances.values(), tuple(comparisons(content))
    most = max((pair.opposed for pair in pairs), default=0)
    return Overview(
        split=sum(is_split(content, question) for question in content.questions),
        stances=len(stances),
        silent=sum(stance.position is None for stance in stances),
        undecided=sum(stance.position == 0 for stance in stances),
        interpretations=sum(stance.basis == "interpretation" for stance in stances),
        pairs=tuple(
            tuple(pair for pair in pairs if pair.second is voice)
            for voice in list(content.voices.values())[1:]
        ),
        most_opposed=tuple(pair for pair in pairs if most and pair.opposed == most),
        never_opposed=tuple(pair for pair in pairs if not pair.opposed),
    )


def is_split(content: Content, question: str) -> bool:
    """Whether voices are on both sides of a question."""
    taken = {stance.position or 0 for stance in content.stances_on(question)}
    return max(taken, default=0) > 0 > min(taken, default=0)


def by_speakers(content: Content, reason: Reason) -> tuple[Gathered, ...]:
    """What the register holds for one reason, gathered by who says it.

    Voices that share a text say it together: then they stand together, after the first of them.
    """
    gathered: dict[tuple[str, ...], list[Registered]] = {}
    for entry in content.register:
        if entry.reason == reason:
            gathered.setdefault(_speakers(content, entry), []).append(entry)
    order = list(content.voices)
    return tuple(
        Gathered(tuple(content.voices[id_] for id_ in speakers), tuple(gathered[speakers]))
        for speakers in sorted(gathered, key=lambda ids: [order.index(id_) for id_ in ids])
    )


def _speakers(content: Content, entry: Registered) -> tuple[str, ...]:
    found = {voice.id for passage in entry.passages for voice in content.speakers(passage)}
    return tuple(id_ for id_ in content.voices if id_ in found)
