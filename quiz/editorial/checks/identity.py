"""Whether every id is used once where it is made, and made where it is used."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from quiz.editorial.draft import Draft
from quiz.editorial.files import ANSWERS, DOCUMENTS, QUESTIONS, SENTENCES
from quiz.editorial.mistakes import Mistake


def check_ids(draft: Draft) -> Iterator[Mistake]:
    """Duplicate ids, ids that refer to nothing, and what is made but used nowhere."""
    yield from _duplicates(draft)
    yield from _unknown_in_questions(draft)
    yield from _unknown_in_answers(draft)
    yield from _unused(draft)


def _duplicates(draft: Draft) -> Iterator[Mistake]:
    lists: tuple[tuple[str, str, Sequence[Any]], ...] = (
        (DOCUMENTS, "documents", draft.documents_file.documents),
        (QUESTIONS, "topics", draft.questions.topics),
        (QUESTIONS, "glossary", draft.questions.glossary),
        (QUESTIONS, "questions", draft.questions.questions),
        (QUESTIONS, "debates", draft.questions.debates),
        (QUESTIONS, "register", draft.questions.registered),
        (ANSWERS, "voices", draft.answers.voices),
        (ANSWERS, "passages", draft.answers.passages),
    )
    for name, key, entries in lists:
        seen: Counter[str] = Counter()
        for index, entry in enumerate(entries):
            seen[entry.id] += 1
            if seen[entry.id] > 1:
                words = f"the id «{entry.id}» is taken"
                yield draft.yaml[name].mistake((key, index, "id"), words)


def _unknown_in_questions(draft: Draft) -> Iterator[Mistake]:
    file = draft.yaml[QUESTIONS]
    topics = {topic.id for topic in draft.questions.topics}
    terms = {term.id for term in draft.questions.glossary}
    passages = {passage.id for passage in draft.answers.passages}
    for index, question in enumerate(draft.questions.questions):
        at = ("questions", index)
        if question.topic not in topics:
            yield file.mistake((*at, "topic"), f"there is no topic «{question.topic}»")
        for term in question.terms:
            if term not in terms:
                yield file.mistake((*at, "terms"), f"«{term}» is not in the glossary")
        for passage in question.disputed.passages:
            if passage not in passages:
                where = (*at, "disputed", "passages")
                yield file.mistake(where, f"there is no passage «{passage}»")
        for number, link in enumerate(question.links):
            if link.question not in draft.question or link.question == question.id:
                where = (*at, "links", number, "question")
                yield file.mistake(where, f"there is no other question «{link.question}»")
    for index, entry in enumerate(draft.questions.registered):
        if entry.question is not None and entry.question not in draft.question:
            where = ("register", index, "question")
            yield file.mistake(where, f"there is no question «{entry.question}»")


def _unknown_in_answers(draft: Draft) -> Iterator[Mistake]:
    file = draft.yaml[ANSWERS]
    for index, voice in enumerate(draft.answers.voices):
        for number, source in enumerate(voice.documents):
            if source.document not in draft.documents:
                where = ("voices", index, "documents", number)
                yield file.mistake(where, f"there is no document «{source.document}»")
        for missing in draft.question.keys() - voice.stances.keys():
            words = f"{voice.id} has no stance on «{missing}»; silence is written down too"
            yield file.mistake(("voices", index, "stances"), words)
    passages = {passage.id for passage in draft.answers.passages}
    for path, _voice, question, stance in draft.stances():
        if question not in draft.question:
            yield file.mistake(path, f"there is no question «{question}»")
        for key, ids in (("passages", stance.passages), ("counter", stance.counter)):
            for number, id_ in enumerate(ids):
                if id_ not in passages:
                    yield file.mistake((*path, key, number), f"there is no passage «{id_}»")
    for name in draft.sentences.keys() - draft.documents.keys():
        yield draft.yaml[SENTENCES].mistake((name,), f"there is no document «{name}»")


def _unused(draft: Draft) -> Iterator[Mistake]:
    cited = {id_ for *_, stance in draft.stances() for id_ in (*stance.passages, *stance.counter)}
    for index, passage in enumerate(draft.answers.passages):
        if passage.id not in cited:
            words = f"no stance rests on the passage «{passage.id}»"
            yield draft.yaml[ANSWERS].mistake(("passages", index), words)
    used = {id_ for question in draft.questions.questions for id_ in question.terms}
    for index, term in enumerate(draft.questions.glossary):
        if term.id not in used:
            words = f"no question uses the term «{term.id}»"
            yield draft.yaml[QUESTIONS].mistake(("glossary", index), words)
