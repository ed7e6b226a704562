"""From the content files to Content, or to the list of everything that is wrong with them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from quiz.domain.content import (
    Content,
    Debate,
    Judged,
    Link,
    Passage,
    Question,
    Reading,
    Registered,
    Stance,
    Term,
    Tilsvar,
    Topic,
    Voice,
)
from quiz.domain.scale import POSITION_OF
from quiz.editorial.checks import CHECKS
from quiz.editorial.checks.quotes import check_quotes
from quiz.editorial.draft import Draft, sources
from quiz.editorial.files import (
    ANSWERS,
    DOCUMENTS,
    QUESTIONS,
    SENTENCES,
    SETTLED,
    ContentFiles,
    content_version,
    read_files,
    text,
)
from quiz.editorial.mistakes import ContentError
from quiz.editorial.schema import (
    CodingFile,
    QuestionEntry,
    Quotation,
    SettledFile,
    StanceEntry,
)
from quiz.editorial.seal import check_seal
from quiz.editorial.short_set_file import short_questions


def load_content(root: Path) -> Content:
    """Read and check everything under `root`, its seal included.

    Raises ContentError with every mistake that could be found.
    """
    content = load_unsealed(root)
    if mistakes := check_seal(root, content.version):
        raise ContentError(mistakes)
    return content


def load_unsealed(root: Path) -> Content:
    """As `load_content`, for content that is to be sealed anew."""
    draft = _checked(read_files(root))
    content = _assemble(draft, content_version(root, draft.documents_file))
    return replace(content, short=short_questions(root, content))


def load_uncoded(root: Path) -> Content:
    """The content as a new coder may meet it: without codings, whatever state they are in.

    It has no version, for nobody has sealed it without them.
    """
    return _assemble(_checked(read_files(root, codings={})), version="")


def _checked(files: ContentFiles) -> Draft:
    mistakes = list(files.mistakes)
    for name in (QUESTIONS, ANSWERS):
        if name in files.yaml and DOCUMENTS in files.forms:
            mistakes.extend(check_quotes(files.yaml[name], files.documents))
    if files.lost:
        raise ContentError(mistakes)
    draft = _draft(files)
    for check in CHECKS:
        mistakes.extend(check(draft))
    if mistakes:
        raise ContentError(mistakes)
    return draft


def _draft(files: ContentFiles) -> Draft:
    settled = files.forms.get(SETTLED, SettledFile(settled=[]))
    codings = {n: f for n, f in files.forms.items() if isinstance(f, CodingFile)}
    return Draft(
        yaml=files.yaml,
        documents=files.documents,
        documents_file=files.forms[DOCUMENTS],
        questions=files.forms[QUESTIONS],
        answers=files.forms[ANSWERS],
        sentences=files.forms[SENTENCES],
        codings=codings,
        settled=settled,
    )


def _assemble(draft: Draft, version: str) -> Content:
    glossary = {
        entry.id: Term(entry.id, text(entry.term), text(entry.meaning))
        for entry in draft.questions.glossary
    }
    topics = {entry.id: Topic(entry.id, text(entry.name)) for entry in draft.questions.topics}
    return Content(
        version=version,
        documents=draft.documents,
        voices={
            entry.id: Voice(
                entry.id,
                text(entry.name),
                entry.kind,
                entry.votable,
                text(entry.about),
                sources(entry),
                tuple(entry.also_called),
            )
            for entry in draft.answers.voices
        },
        questions={
            entry.id: _question(draft, entry, topics, glossary)
            for entry in draft.questions.questions
        },
        stances={
            (voice.id, question): _stance(draft, voice.id, question, stance)
            for _, voice, question, stance in draft.stances()
        },
        debates=tuple(
            Debate(
                entry.id,
                text(entry.title),
                text(entry.matter),
                text(entry.unscored),
                _located(draft, entry.quotes),
            )
            for entry in draft.questions.debates
        ),
        register=tuple(
            Registered(
                entry.id,
                entry.reason,
                entry.question,
                text(entry.point),
                _located(draft, entry.quotes),
            )
            for entry in draft.questions.registered
        ),
    )


def _question(
    draft: Draft, entry: QuestionEntry, topics: dict[str, Topic], glossary: dict[str, Term]
) -> Question:
    return Question(
        id=entry.id,
        topic=topics[entry.topic],
        direction=entry.direction,
        statement=text(entry.statement),
        background=text(entry.background),
        terms=tuple(glossary[id_] for id_ in entry.terms),
        why=text(entry.disputed.why),
        disputed_by=tuple(draft.passages[id_] for id_ in entry.disputed.passages),
        links=tuple(Link(link.question, text(link.why)) for link in entry.links),
    )


def _stance(draft: Draft, voice: str, question: str, entry: StanceEntry) -> Stance:
    judged = zip(entry.judged, _located(draft, entry.judged), strict=True)
    settled = [s for s in draft.settled.settled if (s.voice, s.question) == (voice, question)]
    return Stance(
        voice=voice,
        question=question,
        position=POSITION_OF[entry.position],
        basis=entry.basis,
        passages=tuple(draft.passages[id_] for id_ in entry.passages),
        counter=tuple(draft.passages[id_] for id_ in entry.counter),
        qualifier=entry.qualifier,
        reasoning=text(entry.reasoning),
        searched=tuple(entry.searched),
        judged=tuple(Judged(passage, text(judgement.because)) for judgement, passage in judged),
        readings=tuple(_readings(draft, voice, question)),
        settled=text(settled[0].because) if settled else None,
        tilsvar=tuple(Tilsvar(t.date, t.language, t.words, t.by) for t in entry.tilsvar),
    )


def _readings(draft: Draft, voice: str, question: str) -> Iterator[Reading]:
    for name, _, entry in draft.readings():
        if (entry.voice, entry.question) == (voice, question):
            coder = draft.codings[name].coder
            yield Reading(coder, POSITION_OF[entry.position], entry.basis, entry.comment)


def _located(draft: Draft, quotes: Sequence[Quotation]) -> tuple[Passage, ...]:
    """The passages of quotations that the checks have found in their places."""
    return tuple(found for quote in quotes if (found := draft.locate(quote)))
