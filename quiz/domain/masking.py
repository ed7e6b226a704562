"""Hides whose a text is from somebody who is not to know yet."""

import re
from functools import lru_cache

from quiz.domain.content import Content
from quiz.domain.text import LANGUAGES

SHORT = 5
"""Letters. A name as short as this may be part of another word, or a word: «høyre», «sp»."""

_GENITIVE = re.compile(r"[sS]|['’][sS]?")


def names(content: Content) -> frozenset[str]:
    """Everything that voices and publishers are called, in all languages."""
    voices, documents = content.voices.values(), content.documents.values()
    called = {name for voice in voices for name in voice.also_called}
    called |= {voice.name[language] for voice in voices for language in LANGUAGES}
    called |= {document.publisher[language] for document in documents for language in LANGUAGES}
    return frozenset(called)


def mask(words: str, names: frozenset[str], mark: str) -> str:
    """The words with the mark for every name, and for every word that a name begins.

    The mark is the same for every voice, so that it tells nothing; a genitive keeps its ending. A
    short name hides only itself and must be written as it is given, or in capitals.
    """

    def hidden(found: re.Match[str]) -> str:
        ending = found["long"] or found["short"] or ""
        return mark + (ending if _GENITIVE.fullmatch(ending) else "")

    return _pattern(names).sub(hidden, words) if names else words


@lru_cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    long = [rf"(?i:{_spaced(name)})" for name in longest_first if len(name) > SHORT]
    short = [
        rf"{_spaced(name)}|{_spaced(name.upper())}" for name in longest_first if len(name) <= SHORT
    ]
    return re.compile(
        rf"(?<!\w)(?:{_any(long)}(?P<long>\w*)|{_any(short)}(?P<short>[sS]|['’][sS]?)?(?!\w))"
    )


def _any(forms: list[str]) -> str:
    return f"(?:{'|'.join(forms)})" if forms else "(?!)"


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))
