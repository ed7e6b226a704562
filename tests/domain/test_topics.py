"""What a class is led to debate."""

from quiz.domain.bands import Tally, picture
from quiz.domain.content import Content
from quiz.domain.topics import statements_first, topics
from tests.web.made_up import made_up

FRUIT = made_up()


def test_without_a_picture_the_voices_decide() -> None:
    """On «fiken» two are for and nobody is against; on the others there are two sides."""
    assert statements_first(FRUIT, None)[-1] == "fiken"


def test_with_a_picture_the_class_decides() -> None:
    even, agreed = Tally(8, 0, 8), Tally(0, 0, 16)
    tallies = {id_: even if id_ == "fiken" else agreed for id_ in FRUIT.questions}

    assert statements_first(FRUIT, picture(tallies, 16, 11))[0] == "fiken"


def test_a_picture_of_too_few_decides_nothing() -> None:
    tallies = dict.fromkeys(FRUIT.questions, Tally(1, 1, 1))

    assert statements_first(FRUIT, picture(tallies, 3, 11)) == statements_first(FRUIT, None)


def test_everything_can_be_debated_and_nothing_twice(content: Content) -> None:
    found = topics(content, None)

    assert set(content.questions) < set(found)
    assert len(set(found)) == len(found)
    assert set(found[: len(content.questions)]) == set(content.questions)
