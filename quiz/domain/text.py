"""Words written in each of the quiz's three languages."""

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["nb", "nn", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def as_language(words: str) -> Language | None:
    """The language that is written so; None for all else."""
    return next((language for language in LANGUAGES if language == words), None)


@dataclass(frozen=True)
class Text:
    """The same words in bokmål, nynorsk and English, each written and none translated."""

    nb: str
    nn: str
    en: str

    def __getitem__(self, language: Language) -> str:
        words: str = getattr(self, language)
        return words
