"""What a template may do to a value."""

from dataclasses import replace

import pytest
from jinja2 import Environment

from quiz.domain.content import Term
from quiz.domain.text import Language, Text
from quiz.web.filters import install_filters, marked_statement
from tests.web.made_up import made_up

QUESTION = made_up().questions["epler"]


def test_a_word_the_glossary_explains_opens_in_place() -> None:
    assert marked_statement(QUESTION, "nb") == (
        "Det bør være "
        '<button type="button" class="term" popovertarget="ord-epler-gratis">gratis</button>'
        " epler."
    )


def test_an_inflected_word_is_found_too() -> None:
    dose = Term("dose", Text("dose", "dose", "dose"), Text("Litt.", "Litt.", "A little."))
    statement = Text("Dosene er små.", "Dosane er små.", "Doses are small.")
    question = replace(QUESTION, statement=statement, terms=(dose,))

    assert ">Dosene</button>" in marked_statement(question, "nb")
    assert ">Dosane</button>" in marked_statement(question, "nn")
    assert ">Doses</button>" in marked_statement(question, "en")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_statement_without_such_words_stays_as_it_is(language: str) -> None:
    question = replace(QUESTION, terms=())

    assert marked_statement(question, language) == QUESTION.statement[language]  # type: ignore[index,arg-type]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nb", "1,40 20\u00a0000"), ("nn", "1,40 20\u00a0000"), ("en", "1.40 20,000")],
)
def test_a_number_is_written_as_its_language_writes_it(language: Language, expected: str) -> None:
    environment = Environment(autoescape=True)
    install_filters(environment, language)

    template = environment.from_string("{{ 1.4|number(2) }} {{ 20000|number }}")
    assert template.render() == expected
