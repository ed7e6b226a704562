"""Hides whose a text is from somebody who is not to know yet."""

import re
from functools import lru_cache

from quiz.domain.content import Content
from quiz.domain.text import LANGUAGES

SHORT = 5
"""Letters. A name as short as this may be part of another word, or a word: «høyre», «sp»."""


def names(content: Content) -> frozenset[str]:
    """Everything that voices and publishers are called, in all languages."""
    voices, documents = content.voices.values(), content.documents.values()
    called = {name for voice in voices for name in voice.also_called}
    called |= {voice.name[language] for voice in voices for language in LANGUAGES}
    called |= {document.publisher[language] for document in documents for language in LANGUAGES}
    return frozenset(called)


def mask(words: str, names: frozenset[str], mark: str) -> str:
    """The words with the mark for every name, and for every word that a name begins.

    The mark is the same for every voice, so that it tells nothing. «Senterpartiets» goes with
    «Senterpartiet». A short name hides only itself and its genitive and must be written as it is
    given, or in capitals.
    """
    return _pattern(names).sub(mark, words) if names else words


@lru_cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_form, longest_first))})")


def _form(name: str) -> str:
    if len(name) > SHORT:
        return rf"(?i:{_spaced(name)})\w*"
    return rf"(?:{_spaced(name)}|{_spaced(name.upper())})(?:[sS]|['’][sS]?)?(?!\w)"


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))
