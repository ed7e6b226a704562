"""Whether a receipt holds, and how it differs from what is here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeVar

from quiz.domain.ballot import Ballot
from quiz.domain.content import Content
from quiz.domain.matching import SAME
from quiz.domain.receipt import Ground, Grounds, Points, Receipt, draw_up, grounds
from quiz.domain.scale import OFFERED, OffScale

Key = TypeVar("Key")


class NotAReceipt(ValueError):
    """What contradicts itself as no receipt could; the message says in one line where and why."""


@dataclass(frozen=True)
class Fault:
    """A place in a receipt, such as `receipt.voices[0].N`, what stands there, and what should."""

    where: str
    given: Any
    right: Any


@dataclass(frozen=True)
class Recount:
    """What is to be said of one receipt.

    `faults` are its places that are not what they should be. `not_offered` are questions whose
    answer, and `too_many` important answers, no page of ours gives; of another version nobody can
    know. `version` is the one it claims, `current` whether that is the content's it was held
    against; the rest is how they differ: questions and voices that are gone, voices that it lacks,
    questions whose statement and voices whose name is another, and stances, by voice and question,
    whose position, basis or quotes are. Where nothing was answered it has no voices and lacks none.
    """

    faults: tuple[Fault, ...]
    not_offered: tuple[str, ...]
    too_many: bool
    version: str
    current: bool
    questions_gone: tuple[str, ...]
    voices_gone: tuple[str, ...]
    voices_new: tuple[str, ...]
    reworded: tuple[str, ...]
    renamed: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]

    @property
    def holds(self) -> bool:
        """Whether its numbers follow: from what is here, or for another version from its own word.

        Only of the version that is here can anybody know whether its words and stances are right.
        """
        return not (self.faults or self.not_offered or self.too_many)


def recount(found: Receipt, content: Content) -> Recount:
    """Do the sums of a receipt again from its own answers and stances, and compare.

    One that claims the version of `content` must also have its words and stances. Raises
    NotAReceipt where `found`, which may hold anything that can stand in a file, is none.
    """
    ballot, its, now = _ballot(found), _grounds(found), grounds(content, found.language)
    current = found.version == content.version
    right = _made_again(now if current else its, ballot)
    return Recount(
        faults=tuple(_differences("receipt", found, right)),
        not_offered=tuple(
            answer.question for answer in ballot if current and answer.value not in OFFERED
        ),
        too_many=current and ballot.marked > content.most_important,
        version=found.version,
        current=current,
        questions_gone=tuple(id_ for id_ in its.statements if id_ not in now.statements),
        voices_gone=tuple(id_ for id_ in its.names if id_ not in now.names),
        voices_new=tuple(id_ for id_ in now.names if its.statements and id_ not in its.names),
        reworded=_others(its.statements, now.statements),
        renamed=_others(its.names, now.names),
        changed=_others(its.stances, now.stances),
    )


def _others(its: Mapping[Key, Any], now: Mapping[Key, Any]) -> tuple[Key, ...]:
    """What is there in both, and not the same."""
    return tuple(key for key, value in its.items() if now.get(key, value) != value)


def _made_again(on: Grounds, ballot: Ballot) -> Receipt:
    """The receipt that `on` gives for those of the answers it has a question for."""
    answers = {id_: value for id_, value in ballot.answers.items() if id_ in on.statements}
    try:
        return draw_up(on, Ballot(answers, ballot.weights))
    except OffScale as error:
        raise NotAReceipt(f"receipt: {error}") from error


def _ballot(found: Receipt) -> Ballot:
    """The answers, each question once."""
    answers = {answer.question: answer.value for answer in found.answers}
    if len(answers) < len(found.answers):
        raise NotAReceipt("receipt.answers: a question stands twice")
    try:
        return Ballot(answers, {answer.question: answer.weight for answer in found.answers})
    except OffScale as error:
        raise NotAReceipt(f"receipt.answers: {error}") from error


def _grounds(found: Receipt) -> Grounds:
    """What the receipt says its sums were done on."""
    asked = [answer.question for answer in found.answers]
    for line in found.voices:
        if [points.question for points in line.points] != asked:
            raise NotAReceipt(f"receipt: {line.voice!a:.60} has not a line for each answer")
    names = {line.voice: line.name for line in found.voices}
    if len(names) < len(found.voices):
        raise NotAReceipt("receipt.voices: a voice stands twice")
    return Grounds(
        version=found.version,
        language=found.language,
        statements={answer.question: answer.statement for answer in found.answers},
        names=names,
        stances={
            (line.voice, points.question): _ground(points)
            for line in found.voices
            for points in line.points
        },
    )


def _ground(points: Points) -> Ground:
    return Ground(points.position, points.basis, points.quotes)


def _differences(where: str, given: Any, right: Any) -> Iterator[Fault]:
    """Each place where two receipts differ, numbers by more than SAME."""
    if is_dataclass(right):
        for name in (field.name for field in fields(right)):
            yield from _differences(f"{where}.{name}", getattr(given, name), getattr(right, name))
    elif isinstance(right, tuple) and len(given) == len(right):
        for at, (one, other) in enumerate(zip(given, right, strict=True)):
            yield from _differences(f"{where}[{at}]", one, other)
    elif not _same(given, right):
        yield Fault(where, given, right)


def _same(given: Any, right: Any) -> bool:
    if isinstance(right, float) and given is not None:
        # Every number of ours is small; the first half keeps huge whole numbers from the second.
        return bool(abs(given) <= 2 and abs(given - right) <= SAME)  # noqa: PLR2004
    return bool(given == right)
