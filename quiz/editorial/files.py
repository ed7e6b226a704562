"""The content files: which they are, and how each is read into its form."""

import copy
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from quiz.domain.document import Document
from quiz.domain.text import LANGUAGES, Text
from quiz.editorial.mistakes import ContentError, Mistake
from quiz.editorial.normalise import numbered_blocks, plain_blocks
from quiz.editorial.schema import (
    CodingFile,
    DocumentEntry,
    DocumentsFile,
    PartyAnswersFile,
    QuestionsFile,
    SentencesFile,
    SettledFile,
    Translated,
)
from quiz.editorial.yaml_file import YamlFile, YamlPath, read_yaml

QUESTIONS = "questions.yaml"
ANSWERS = "party_answers.yaml"
DOCUMENTS = "documents/documents.yaml"
SENTENCES = "documents/sentences.yaml"
CODINGS = "codings"
SETTLED = f"{CODINGS}/settled.yaml"
MOST_CODINGS = 20
"""More coders than any quiz has; a folder with more files was not made by hand."""

FORMS: dict[str, Any] = {
    QUESTIONS: QuestionsFile,
    ANSWERS: PartyAnswersFile,
    DOCUMENTS: DocumentsFile,
    SENTENCES: SentencesFile,
}
"""The files without which there is no quiz. Codings may come later, or be none."""


@dataclass(frozen=True)
class ContentFiles:
    """Everything that could be read. `lost` are the files that are not in `forms`."""

    yaml: dict[str, YamlFile]
    forms: dict[str, Any]
    documents: dict[str, Document]
    mistakes: list[Mistake]
    lost: list[str]


def coding_files(root: Path) -> dict[str, Any]:
    """The files in `root`/codings with their forms: a coding each, and what was settled."""
    names = sorted(f"{CODINGS}/{path.name}" for path in (root / CODINGS).glob("*.yaml"))
    return {name: SettledFile if name == SETTLED else CodingFile for name in names}


def read_files(root: Path, codings: dict[str, Any] | None = None) -> ContentFiles:
    """Read all content files under `root`, and go on after a mistake as far as there is sense.

    Of the codings those that are given, and all where none are.
    """
    found = ContentFiles({}, {}, {}, [], [])
    codings = coding_files(root) if codings is None else codings
    if len(codings) > MOST_CODINGS:
        found.mistakes.append(Mistake(CODINGS, 1, f"holds more than {MOST_CODINGS} files"))
        codings = {}
    for name, form in (FORMS | codings).items():
        fitted = _read(root, name, form, found)
        if fitted is None:
            found.lost.append(name)
        else:
            found.forms[name] = fitted
    if DOCUMENTS in found.forms:
        for index, entry in enumerate(found.forms[DOCUMENTS].documents):
            try:
                found.documents[entry.id] = _read_document(root, entry)
            except (OSError, ValueError) as error:
                path: YamlPath = ("documents", index, "file")
                found.mistakes.append(found.yaml[DOCUMENTS].mistake(path, f"{entry.file}: {error}"))
    return found


def _read(root: Path, name: str, form: Any, found: ContentFiles) -> Any:
    try:
        found.yaml[name] = read_yaml(root, name)
    except ContentError as error:
        found.mistakes.extend(error.mistakes)
        return None
    fitted, mistakes = fit(form, found.yaml[name])
    found.mistakes.extend(mistakes)
    return fitted


def content_version(root: Path, documents: DocumentsFile) -> str:
    """A digest of every content file, twelve hexadecimal digits: any change makes another."""
    names = [
        *FORMS,
        *coding_files(root),
        *(f"documents/{each.file}" for each in documents.documents),
    ]
    digest = hashlib.sha256()
    for name in sorted(names):
        own = hashlib.sha256((root / name).read_bytes()).hexdigest()
        digest.update(f"{name}\0{own}\n".encode())
    return digest.hexdigest()[:12]


def text(entry: Translated) -> Text:
    """The words of a file as the domain's Text."""
    return Text(entry.nb, entry.nn, entry.en)


def fit(form: Any, file: YamlFile) -> tuple[Any, list[Mistake]]:
    """The file's value in its form, with what did not fit.

    A missing language or an unknown key is reported and then passed over, so that the checks that
    come after still find their own mistakes. None where there is nothing to go on with.
    """
    adapter = TypeAdapter[Any](form)
    try:
        return adapter.validate_python(file.value), []
    except ValidationError as error:
        mistakes = [file.mistake(e["loc"], _words(e)) for e in error.errors(include_url=False)]
        mended = copy.deepcopy(file.value)
        for fault in error.errors(include_url=False):
            _mend(mended, fault["loc"], fault["type"])
    try:
        return adapter.validate_python(mended), mistakes
    except ValidationError:
        return None, mistakes


def _words(fault: Any) -> str:
    last = fault["loc"][-1] if fault["loc"] else "the file"
    if fault["type"] == "missing":
        return f"«{last}» is missing"
    if fault["type"] == "extra_forbidden":
        return f"«{last}» is not a key here"
    return f"«{last}»: {fault['msg']}"


def _mend(value: Any, path: YamlPath, fault: str) -> None:
    for step in path[:-1]:
        value = value[step]
    if fault == "missing" and path[-1] in LANGUAGES:
        value[path[-1]] = "…"
    elif fault == "extra_forbidden":
        del value[path[-1]]


def _read_document(root: Path, entry: DocumentEntry) -> Document:
    original = (root / "documents" / entry.file).read_bytes()
    digest = hashlib.sha256(original).hexdigest()
    if digest != entry.sha256:
        raise ValueError(f"has been changed: its SHA-256 is {digest}")
    blocks = numbered_blocks if entry.numbered else plain_blocks
    return Document(
        id=entry.id,
        publisher=text(entry.publisher),
        title=entry.title,
        description=text(entry.description),
        date=entry.date,
        dating=text(entry.dating),
        status=text(entry.status),
        language=entry.language,
        sha256=entry.sha256,
        original=original,
        blocks=tuple(blocks(original.decode("utf-8"))),
    )
