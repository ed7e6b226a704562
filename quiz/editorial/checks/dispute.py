"""Whether every question passes the gates: is it disputed, and by whom, and how firmly?"""

from collections.abc import Iterator

from quiz.domain.scale import POSITION_OF
from quiz.editorial.draft import Draft
from quiz.editorial.files import QUESTIONS
from quiz.editorial.mistakes import Mistake
from quiz.editorial.schema import QuestionEntry, StanceEntry

TWO = 2
"""It takes two to differ, and two to agree."""


def check_disputes(draft: Draft) -> Iterator[Mistake]:
    """Questions that fail a gate, and register entries whose reason does not hold."""
    for index, question in enumerate(draft.questions.questions):
        stances = {
            voice.id: stance for _, voice, id_, stance in draft.stances() if id_ == question.id
        }
        for words in (*_gates(stances), *_passages(draft, question, stances)):
            yield draft.yaml[QUESTIONS].mistake(("questions", index), f"{question.id}: {words}")
    yield from _register(draft)


def _gates(stances: dict[str, StanceEntry]) -> Iterator[str]:
    positions = {POSITION_OF[stance.position] for stance in stances.values()} - {None}
    above = any(position is not None and position > 0 for position in positions)
    below = any(position is not None and position < 0 for position in positions)
    if not (above and below) and not ((above or below) and 0 in positions):
        yield "is no dispute: no two voices stand on different sides"
    if not any(stance.basis == "explicit" for stance in stances.values()):
        yield "no stance on it is explicit"


def _passages(
    draft: Draft, question: QuestionEntry, stances: dict[str, StanceEntry]
) -> Iterator[str]:
    speakers: set[str] = set()
    for id_ in question.disputed.passages:
        citing = {voice for voice, stance in stances.items() if id_ in stance.passages}
        if id_ in draft.passages and not citing:
            yield f"no stance on it rests on the passage «{id_}»"
        speakers |= citing
    if len({POSITION_OF[stances[voice].position] for voice in speakers}) < TWO:
        yield "its passages do not show two voices that differ"


def _register(draft: Draft) -> Iterator[Mistake]:
    file = draft.yaml[QUESTIONS]
    for index, entry in enumerate(draft.questions.registered):
        at = ("register", index)
        if (entry.reason == "follows") != (entry.question is not None):
            yield file.mistake(at, "«follows», and only that, names the question it follows from")
        passages = [found for quote in entry.quotes if (found := draft.locate(quote))]
        documents = {passage.document for passage in passages}
        speakers = {voice for passage in passages for voice in draft.speakers(passage)}
        if entry.reason == "agreement" and len(documents) < TWO:
            yield file.mistake(at, "an agreement quotes at least two voices, each in its own text")
        if entry.reason == "one-voice" and len(documents) > 1 and len(speakers) > 1:
            yield file.mistake(at, "more than one voice is quoted")
