"""Templates in three languages: one Jinja environment each, with its words already in place.

Templates are written in bokmål; `translations/nn.po` and `translations/en.po` hold the words of the
other two.
"""

import io
from collections.abc import Mapping
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from quiz.domain.text import LANGUAGES, Language
from quiz.web.filters import install_filters

NAMES: Mapping[Language, str] = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


_READ: Mapping[str, Language] = {
    "nb": "nb",
    "no": "nb",
    "nn": "nn",
    "en": "en",
}
"""What somebody who reads a language is given."""
_NEIGHBOURS = frozenset({"da", "sv"})


def readers_language(request: Request) -> Language:
    """The language of ours for whoever asks, by what their browser says they read.

    Bokmål for whoever says nothing, or reads only its neighbours; English for all others.
    """
    accepted = request.accept_languages.values()
    tags = [tag.split("-")[0].lower() for tag in accepted if tag != "*"]
    for tag in tags:
        if tag in _READ:
            return _READ[tag]
    return "nb" if not tags or _NEIGHBOURS.intersection(tags) else "en"


class Templates:
    """Renders a template in a language."""

    def __init__(self, root: Path, **shared: Any) -> None:
        """Load `root`/templates and `root`/translations; `shared` is known to every template."""
        self._environments = {
            language: _environment(root, language, shared) for language in LANGUAGES
        }

    def environment(self, language: Language) -> Environment:
        """The Jinja environment of a language."""
        return self._environments[language]

    def render(self, language: Language, template: str, **context: Any) -> str:
        """The page as text."""
        return self._environments[language].get_template(template).render(context)


def _environment(root: Path, language: Language, shared: Mapping[str, Any]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(root / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    words = read_words(root / "translations", language)
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    install_filters(environment, language)
    environment.globals.update(shared)
    environment.globals.update(
        language=language,
        languages=NAMES,
        path=lambda *parts: "/" + "/".join((language, *parts)),
    )
    return environment


def read_words(folder: Path, language: Language) -> NullTranslations:
    """The catalogue of a language; bokmål, in which the templates are written, has none."""
    source = folder / f"{language}.po"
    if not source.exists():
        return NullTranslations()
    with source.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
