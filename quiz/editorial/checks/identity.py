"""Whether every id is used once where it is made, and made where it is used."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from quiz.editorial.draft import Draft
from quiz.editorial.files import ANSWERS, DOCUMENTS, QUESTIONS, SENTENCES
from quiz.editorial.mistakes import Mistake
from quiz.editorial.yaml_file import YamlFile, YamlPath

RESERVED = frozenset(
    {"data", "errors", "innhold", "meta", "process", "resultat", "svar", "validate", "viktig"}
)
"""Names the pages and their forms use themselves, which no question may have."""


def check_ids(draft: Draft) -> Iterator[Mistake]:
    """Duplicate ids, ids that refer to nothing, and what is made but used nowhere."""
    yield from _duplicates(draft)
    yield from _reserved(draft)
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


def _reserved(draft: Draft) -> Iterator[Mistake]:
    file = draft.yaml[QUESTIONS]
    for index, question in enumerate(draft.questions.questions):
        if question.id in RESERVED:
            words = f"the pages use «{question.id}» for something else"
            yield file.mistake(("questions", index, "id"), words)
    debates = {debate.id for debate in draft.questions.debates}
    for index, entry in enumerate(draft.questions.registered):
        if entry.id in debates:
            words = f"a debate is called «{entry.id}» too, on the same page"
            yield file.mistake(("register", index, "id"), words)


def _unknown_in_questions(draft: Draft) -> Iterator[Mistake]:
    file = draft.yaml[QUESTIONS]
    topics = {topic.id for topic in draft.questions.topics}
    terms = {term.id for term in draft.questions.glossary}
    passages = {passage.id for passage in draft.answers.passages}
    for index, question in enumerate(draft.questions.questions):
        at: YamlPath = ("questions", index)
        others = draft.question.keys() - {question.id}
        links = [link.question for link in question.links]
        yield from _strangers(file, (*at, "topic"), [question.topic], topics)
        yield from _strangers(file, (*at, "terms"), question.terms, terms)
        yield from _strangers(
            file, (*at, "disputed", "passages"), question.disputed.passages, passages
        )
        yield from _strangers(file, (*at, "links"), links, others)
    for index, entry in enumerate(draft.questions.registered):
        asked = [entry.question] if entry.question else []
        where: YamlPath = ("register", index, "question")
        yield from _strangers(file, where, asked, draft.question.keys())


def _unknown_in_answers(draft: Draft) -> Iterator[Mistake]:
    file = draft.yaml[ANSWERS]
    passages = {passage.id for passage in draft.answers.passages}
    for index, voice in enumerate(draft.answers.voices):
        at: YamlPath = ("voices", index)
        documents = [source.document for source in voice.documents]
        yield from _strangers(file, (*at, "documents"), documents, draft.documents.keys())
        yield from _strangers(file, (*at, "stances"), voice.stances, draft.question.keys())
        for missing in sorted(draft.question.keys() - voice.stances.keys()):
            words = f"{voice.id} has no stance on «{missing}»; silence is written down too"
            yield file.mistake((*at, "stances"), words)
    for path, _voice, _question, stance in draft.stances():
        yield from _strangers(file, (*path, "passages"), stance.passages, passages)
        yield from _strangers(file, (*path, "counter"), stance.counter, passages)
    for name in sorted(draft.sentences.keys() - draft.documents.keys()):
        yield draft.yaml[SENTENCES].mistake((name,), f"there is no document «{name}»")


def _strangers(
    file: YamlFile, at: YamlPath, ids: Iterable[str], known: AbstractSet[str]
) -> Iterator[Mistake]:
    """Ids that refer to nothing, each on its own line where it has one."""
    for number, id_ in enumerate(ids):
        if id_ not in known:
            place = (*at, id_) if (*at, id_) in file.lines else (*at, number)
            yield file.mistake(place, f"there is no «{id_}»")


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
