"""Invented pupils, so that a teacher can try a lesson alone."""

from collections.abc import Iterator
from random import Random

from quiz.domain.bands import Category
from quiz.domain.content import Content

PUPILS = 24
"""So many are invented."""

_LIKE_A_VOICE = 0.6
"""How often one answers as the voice that they are drawn to would; else by chance."""

_BY_CHANCE: tuple[Category, ...] = ("disagree", "disagree", "skipped", "agree", "agree")


def invented_answers(content: Content, seed: str) -> Iterator[dict[str, Category]]:
    """What each of them answers to every statement: the same for the same `seed`.

    Each is drawn to one voice, so that the class has opinions that hang together, as people's do.
    """
    draw = Random(seed)  # noqa: S311 (nobody's secret)
    voices = list(content.voices)
    for _ in range(PUPILS):
        voice = draw.choice(voices)
        yield {
            question: _answer(content.stances[voice, question].position, draw)
            for question in content.questions
        }


def _answer(position: int | None, draw: Random) -> Category:
    if not position or draw.random() > _LIKE_A_VOICE:
        return draw.choice(_BY_CHANCE)
    return "agree" if position > 0 else "disagree"
