"""A whole content as one text, for whoever must keep the one that they began with."""

import json
from dataclasses import dataclass
from hashlib import sha256

from quiz.domain.content import Content, Debate, Question, Registered, Stance, Voice
from quiz.domain.document import Document
from quiz.plain import Misfit, plain, read_as


@dataclass(frozen=True)
class Snapshot:
    """A content in which nothing stands under a key that it names itself."""

    version: str
    documents: tuple[Document, ...]
    voices: tuple[Voice, ...]
    questions: tuple[Question, ...]
    stances: tuple[Stance, ...]
    debates: tuple[Debate, ...]
    register: tuple[Registered, ...]
    short: tuple[str, ...]


def write(content: Content) -> str:
    """The content as JSON, behind its digest."""
    made = Snapshot(
        version=content.version,
        documents=tuple(content.documents.values()),
        voices=tuple(content.voices.values()),
        questions=tuple(content.questions.values()),
        stances=tuple(content.stances.values()),
        debates=content.debates,
        register=content.register,
        short=content.short,
    )
    written = json.dumps(plain(made), ensure_ascii=False, separators=(",", ":"))
    return f"{_digest(written)} {written}"


def read(text: str) -> Content:
    """What `write` was given.

    Raises Misfit where a letter is lost or another, and where the quiz has since come to know other
    things of a content than it did when this was written.
    """
    digest, _, written = text.partition(" ")
    if digest != _digest(written):
        raise Misfit("the content is not as it was written")
    made = read_as(Snapshot, json.loads(written))
    return Content(
        version=made.version,
        documents={document.id: document for document in made.documents},
        voices={voice.id: voice for voice in made.voices},
        questions={question.id: question for question in made.questions},
        stances={(stance.voice, stance.question): stance for stance in made.stances},
        debates=made.debates,
        register=made.register,
        short=made.short,
    )


def _digest(written: str) -> str:
    return sha256(written.encode()).hexdigest()
