"""Invented pupils."""

from collections import Counter

from quiz.domain.bands import CATEGORIES
from quiz.domain.content import Content
from quiz.domain.invented import PUPILS, invented_answers


def test_each_answers_everything_and_the_same_seed_gives_the_same(content: Content) -> None:
    first, again = list(invented_answers(content, "a")), list(invented_answers(content, "a"))

    assert first == again
    assert len(first) == PUPILS
    assert all(answers.keys() == content.questions.keys() for answers in first)


def test_a_class_is_neither_of_one_mind_nor_without_any(content: Content) -> None:
    counted = Counter(
        answer
        for seed in "abcdef"
        for each in invented_answers(content, seed)
        for answer in each.values()
    )

    assert counted.keys() == set(CATEGORIES)
    assert min(counted["agree"], counted["disagree"]) > counted["skipped"] > 0


def test_another_seed_gives_another_class(content: Content) -> None:
    assert list(invented_answers(content, "a")) != list(invented_answers(content, "b"))
