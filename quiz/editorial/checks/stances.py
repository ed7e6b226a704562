"""Whether every stance rests on the voice's own words, in the form its position asks for."""

from collections.abc import Iterator

from quiz.editorial.draft import Draft
from quiz.editorial.files import ANSWERS
from quiz.editorial.mistakes import Mistake
from quiz.editorial.normalise import one_space
from quiz.editorial.schema import StanceEntry
from quiz.editorial.yaml_file import YamlFile, YamlPath


def check_stances(draft: Draft) -> Iterator[Mistake]:
    """Stances without quotes or basis, with somebody else's words, or with a stray qualifier."""
    file = draft.yaml[ANSWERS]
    for path, voice, _question, stance in draft.stances():
        yield from _form(file, path, stance)
        for key, ids in (("passages", stance.passages), ("counter", stance.counter)):
            for number, id_ in enumerate(ids):
                passage = draft.passages.get(id_)
                if passage and voice.id not in draft.speakers(passage):
                    words = f"{passage.document}, {passage.place}, is not the words of {voice.id}"
                    yield file.mistake((*path, key, number), words)
        if stance.qualifier is not None:
            quotes = [draft.passages[id_].quote for id_ in stance.passages if id_ in draft.passages]
            if not any(one_space(stance.qualifier) in quote for quote in quotes):
                yield file.mistake((*path, "qualifier"), "is not in any of the stance's quotes")


def _form(file: YamlFile, path: YamlPath, stance: StanceEntry) -> Iterator[Mistake]:
    if stance.position == "silent":
        if stance.passages or stance.basis or stance.qualifier:
            yield file.mistake(path, "a silent stance has neither passages, basis nor qualifier")
        if not stance.searched:
            yield file.mistake(path, "a silence names the words that were searched for")
        return
    if not stance.passages:
        yield file.mistake(path, "a stance rests on at least one passage")
    if stance.basis is None:
        yield file.mistake(path, "a stance has a basis: «explicit» or «interpretation»")
    if stance.position == "undecided" and stance.basis == "interpretation":
        yield file.mistake(path, "«undecided» is only what the text says outright")
    if stance.searched or stance.judged:
        yield file.mistake(path, "only a silent stance has searched words")
