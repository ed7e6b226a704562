"""Whether every sentence of every document is accounted for."""

from collections.abc import Iterator

from quiz.domain.content import Passage
from quiz.domain.document import Document
from quiz.editorial.draft import Draft
from quiz.editorial.files import DOCUMENTS, SENTENCES
from quiz.editorial.mistakes import Mistake
from quiz.editorial.normalise import one_space
from quiz.editorial.schema import Sentence
from quiz.editorial.yaml_file import YamlPath

ENOUGH = 0.5
"""The share of a policy sentence that must be quoted somewhere; a word of it is not enough."""


def check_sentences(draft: Draft) -> Iterator[Mistake]:
    """Sentences that are missing, misread, or policy that is neither asked nor registered."""
    cited: dict[str, list[tuple[int, int]]] = {}
    for passage in draft.quotations():
        cited.setdefault(passage.document, []).append((passage.start, passage.end))
    for index, (name, document) in enumerate(draft.documents.items()):
        if name not in draft.sentences:
            words = f"{name} is not in {SENTENCES}"
            yield draft.yaml[DOCUMENTS].mistake(("documents", index, "id"), words)
            continue
        yield from _walk(draft, document, draft.sentences[name], cited.get(name, []))


def _walk(
    draft: Draft, document: Document, sentences: list[Sentence], cited: list[tuple[int, int]]
) -> Iterator[Mistake]:
    file, at = draft.yaml[SENTENCES], 0
    first_line: dict[Passage, YamlPath] = {}
    resting = {
        passage
        for id_ in draft.evidence()
        if (passage := draft.passages.get(id_)) and passage.document == document.id
    }
    for number, sentence in enumerate(sentences):
        words, path = one_space(sentence.words), (document.id, number)
        end = at + len(words)
        if document.text[at:end] != words:
            yield file.mistake(path, f"the document goes on: «{document.text[at : at + 60]}»")
            return
        quoted = _letters(cited, at, end) / len(words)
        if sentence.policy is not None and quoted < ENOUGH:
            yield file.mistake(path, "is policy, and neither a question nor the register quotes it")
        for passage in [found for found in resting if found.start < end and at < found.end]:
            first_line.setdefault(passage, path)
            if sentence.policy is not None:
                resting.discard(passage)
        at = end + 1
    for passage in resting:
        yield file.mistake(
            first_line[passage], "a stance rests on it, and it is marked as no policy"
        )
    if at <= len(document.text):
        words = f"the document goes on: «{document.text[at : at + 60]}»"
        yield file.mistake((document.id,), words)


def _letters(cited: list[tuple[int, int]], start: int, end: int) -> int:
    """How many characters of text[start:end] are cited, each counted once."""
    covered = {
        letter for first, last in cited for letter in range(max(first, start), min(last, end))
    }
    return len(covered)
