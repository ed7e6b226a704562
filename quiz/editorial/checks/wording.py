"""Whether a statement is short, single, neutral, and nobody's slogan."""

import re
from collections.abc import Iterator

from quiz.domain.text import LANGUAGES
from quiz.editorial.draft import Draft
from quiz.editorial.files import ANSWERS, QUESTIONS
from quiz.editorial.mistakes import Mistake

MAX_WORDS = 20
SLOGAN = 5
"""A statement shares no run of this many words with the texts of one voice only."""

_DEMAND = {
    "nb": re.compile(r"\b(bør|skal)\b"),
    "nn": re.compile(r"\b(bør|skal)\b"),
    "en": re.compile(r"\b(should|must)\b"),
}
_LOADED = re.compile(
    r"narkoman|misbruk|frislipp|krig mot|junkie|drug abuse|war on drugs", re.IGNORECASE
)
_WORD = re.compile(r"\w+")


def check_wording(draft: Draft) -> Iterator[Mistake]:
    """Statements that break a rule of wording, and loaded words anywhere outside quotations."""
    file = draft.yaml[QUESTIONS]
    for index, question in enumerate(draft.questions.questions):
        for language in LANGUAGES:
            statement = getattr(question.statement, language)
            for words in _faults(statement, language, draft):
                yield file.mistake(("questions", index, "statement", language), words)
    for name in (QUESTIONS, ANSWERS):
        for path, value in draft.yaml[name].walk():
            ours = not {"quote", "qualifier", "searched"} & set(path)
            if ours and isinstance(value, str) and (found := _LOADED.search(value)):
                yield draft.yaml[name].mistake(path, f"«{found[0]}» is a loaded word")


def _faults(statement: str, language: str, draft: Draft) -> Iterator[str]:
    words = _WORD.findall(statement.lower())
    if len(words) > MAX_WORDS:
        yield f"has {len(words)} words; {MAX_WORDS} is the most"
    if len(_DEMAND[language].findall(statement)) != 1:
        yield "has not exactly one «bør» or «skal» (should, must)"
    for start in range(len(words) - SLOGAN + 1):
        run = words[start : start + SLOGAN]
        owners = _owners(run, draft)
        if len(owners) == 1:
            yield f"«{' '.join(run)}» are the words of {owners.pop()} alone"


def _owners(run: list[str], draft: Draft) -> set[str]:
    pattern = re.compile(r"\W+".join(map(re.escape, run)), re.IGNORECASE)
    found = {id_: pattern.search(document.text) for id_, document in draft.documents.items()}
    return {str(draft.documents[id_].publisher.nb) for id_, hit in found.items() if hit}
