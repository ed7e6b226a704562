"""What a template may do to a value: say it in the page's language, and no more."""

import re
from collections.abc import Iterator
from datetime import date
from math import floor

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment
from markupsafe import Markup

from quiz.domain.content import Question, Term
from quiz.domain.text import Language, Text

_DATES = {"nb": "d. MMMM y", "nn": "d. MMMM y", "en": "d MMMM y"}
_CITED = {"nb": "y, d. MMMM", "nn": "y, d. MMMM", "en": "y, MMMM d"}
_NUMBERS = {
    "nb": "null ett to tre fire fem seks sju åtte ni ti",
    "nn": "null eitt to tre fire fem seks sju åtte ni ti",
    "en": "no one two three four five six seven eight nine ten",
}
_LOCALES = {"nb": "nb", "nn": "nn", "en": "en_GB"}


def install_filters(environment: Environment, language: Language) -> None:
    """Give the templates of one language their filters."""

    def text(words: Text) -> str:
        return words[language]

    def statement(question: Question) -> Markup:
        return marked_statement(question, language)

    def terms_in_statement(question: Question) -> list[Term]:
        return [term for _, term in _found(question, language)]

    def day(value: date) -> str:
        return format_date(value, _DATES[language], locale=_LOCALES[language])

    def cited_day(value: date) -> str:
        """As APA 7 has it, the year first."""
        return format_date(value, _CITED[language], locale=_LOCALES[language])

    def quoted(words: str) -> str:
        return f"“{words}”" if language == "en" else f"«{words}»"

    numbers = _NUMBERS[language].split()

    def in_words(number: int) -> str:
        return numbers[number] if number < len(numbers) else str(number)

    def percent(share: float) -> str:
        return f"{_whole(share)}%" if language == "en" else f"{_whole(share)}\u00a0%"

    def number(value: float, places: int = 0) -> str:
        pattern = f"#,##0.{'0' * places}"
        return format_decimal(value, pattern, locale=_LOCALES[language])

    environment.filters.update(
        capital=_capital,
        cited_date=cited_day,
        date=day,
        lower_first=lambda words: words[:1].lower() + words[1:],
        in_words=in_words,
        name=lambda words: _capital(words[language]),
        number=number,
        percent=percent,
        whole=_whole,
        quoted=quoted,
        statement=statement,
        terms_in_statement=terms_in_statement,
        text=text,
    )


def _whole(share: float) -> str:
    """Whole hundredths, half of one rounded up, as everybody expects it."""
    return str(floor(100 * share + 0.5))


def _capital(words: str) -> str:
    """With a capital first, which markup stays markup under."""
    return words[:1].upper() + words[1:]


def marked_statement(question: Question, language: Language) -> Markup:
    """The statement, with a button on each word that the glossary explains."""
    statement, at, pieces = question.statement[language], 0, []
    for found, term in _found(question, language):
        pieces.append(Markup("{}").format(statement[at : found.start()]))
        pieces.append(
            Markup(
                '<button type="button" class="term" popovertarget="ord-{}-{}">{}</button>'
            ).format(question.id, term.id, found[0])
        )
        at = found.end()
    pieces.append(Markup("{}").format(statement[at:]))
    return Markup().join(pieces)


def _found(question: Question, language: Language) -> list[tuple[re.Match[str], Term]]:
    return sorted(_search(question, language), key=lambda pair: pair[0].start())


def _search(question: Question, language: Language) -> Iterator[tuple[re.Match[str], Term]]:
    for term in question.terms:
        # «brukardose» is also in «brukardosar»: the last letter may change.
        stem = re.escape(term.term[language].removesuffix("e"))
        found = re.search(rf"\b{stem}\w*", question.statement[language], re.IGNORECASE)
        if found:
            yield found, term
