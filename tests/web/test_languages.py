"""Every word of the pages is there in three languages."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from quiz.app import ROOT

Message = str | tuple[str, ...]


def templates() -> Iterator[Message]:
    """What the templates say, in bokmål."""
    found = extract_from_dir(
        ROOT / "templates",
        method_map=[("**", "jinja2")],
        options_map={"**": {"trimmed": "true", "silent": "false"}},
    )
    for _, _, message, _, _ in found:
        yield message if isinstance(message, str) else tuple(message)


def catalogue(language: str) -> Catalog:
    with (ROOT / f"translations/{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def forms(message: object) -> tuple[str, ...]:
    """A message in the singular and, if it has one, in the plural."""
    if isinstance(message, list | tuple):
        return tuple(message)
    return (str(message),) if message else ("",)


def placeholders(words: str) -> list[str]:
    """Every distinct sign of a placeholder or a per cent; a lone «%» is one too."""
    return sorted(set(re.findall(r"%\(\w+\)s|%%|%", words)))


def test_the_templates_have_words() -> None:
    assert len(set(templates())) > 100


@pytest.mark.parametrize("language", ["nn", "en"])
def test_every_word_of_the_templates_is_translated(language: str) -> None:
    known = catalogue(language)

    missing = []
    for message in templates():
        entry = known.get(forms(message)[0])
        if entry is None or entry.fuzzy or not all(forms(entry.string)):
            missing.append(message)

    assert not missing


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_translation_has_the_placeholders_of_the_original(language: str) -> None:
    known = catalogue(language)

    for message in templates():
        entry = known.get(forms(message)[0])
        for said in forms(entry.string) if entry else ():
            expected = {tuple(placeholders(form)) for form in forms(message)}
            assert tuple(placeholders(said)) in expected, said


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_translation_has_no_words_that_no_page_says(language: str) -> None:
    said = {forms(message)[0] for message in templates()}

    assert {forms(entry.id)[0] for entry in catalogue(language) if entry.id} <= said


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_translation_has_the_elements_of_the_original(language: str) -> None:
    for entry in (entry for entry in catalogue(language) if entry.id):
        for said in forms(entry.string):
            assert re.findall(r"<[^>]*>?", said) == re.findall(r"<[^>]*>?", forms(entry.id)[0]), (
                said
            )
