"""Whether a voice is really silent: searches its documents again for the words that were given."""

import re
from collections.abc import Iterator

from quiz.domain.content import Passage
from quiz.editorial.draft import Draft, sources
from quiz.editorial.files import ANSWERS
from quiz.editorial.mistakes import Mistake
from quiz.editorial.normalise import one_space
from quiz.editorial.schema import VoiceEntry


def check_silences(draft: Draft) -> Iterator[Mistake]:
    """Each place a searched word stands that nobody has judged, and each judgement without one."""
    file = draft.yaml[ANSWERS]
    for path, voice, _question, stance in draft.stances():
        judged = [draft.locate(entry) for entry in stance.judged]
        hits = [hit for word in stance.searched for hit in _hits(draft, voice, word)]
        for word, document, at in hits:
            if not any(_covers(passage, document, at) for passage in judged):
                place = draft.documents[document].place(at, at + len(word))
                words = f"«{word}» stands in {document}, {place}, and nobody has judged it"
                yield file.mistake((*path, "searched"), words)
        for number, passage in enumerate(judged):
            if passage and not any(_covers(passage, document, at) for _, document, at in hits):
                words = "holds none of the words searched for"
                yield file.mistake((*path, "judged", number), words)


def _hits(draft: Draft, voice: VoiceEntry, word: str) -> Iterator[tuple[str, str, int]]:
    pattern = re.compile(re.escape(one_space(word)), re.IGNORECASE)
    for source in sources(voice):
        document = draft.documents.get(source.document)
        for found in pattern.finditer(document.text) if document else ():
            place = document.place(*found.span()) if document else None
            if place and source.holds(place):
                yield word, source.document, found.start()


def _covers(passage: Passage | None, document: str, at: int) -> bool:
    if passage is None or passage.document != document:
        return False
    return passage.start <= at < passage.end
