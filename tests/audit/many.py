"""A content of many statements, generated, for what has to choose among them."""

from dataclasses import replace
from random import Random

from quiz.domain.content import Content, Direction
from quiz.domain.text import Text
from tests.web.made_up import made_up

DIRECTIONS: tuple[Direction, ...] = ("milder", "stricter", "neither")
PLACES = (-2, -1, 0, 1, 2, None)


def many(statements: int = 25, voices: int = 8, seed: int = 1) -> Content:
    """Statements and stances drawn from `seed`, with words and passages of the fruit quiz."""
    draw = Random(seed)  # noqa: S311 (nobody's secret)
    fruit = made_up()
    models = [*fruit.voices.values()]
    cast = {
        f"v{at}": replace(
            models[at % len(models)], id=f"v{at}", name=Text(*(f"Voice {at}" for _ in range(3)))
        )
        for at in range(voices)
    }
    asked = {
        f"q{at}": replace(
            fruit.questions["epler"],
            id=f"q{at}",
            direction=draw.choice(DIRECTIONS),
            statement=Text(*(f"Statement {at}." for _ in range(3))),
            links=(),
        )
        for at in range(statements)
    }
    said = [stance for stance in fruit.stances.values() if stance.position is not None]
    silent = next(stance for stance in fruit.stances.values() if stance.position is None)
    return replace(
        fruit,
        voices=cast,
        questions=asked,
        stances={
            (voice, question): replace(
                silent if place is None else draw.choice(said),
                voice=voice,
                question=question,
                position=place,
            )
            for voice in cast
            for question in asked
            for place in [draw.choice(PLACES)]
        },
    )
