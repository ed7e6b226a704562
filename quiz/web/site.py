"""What every view of a running quiz has at hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from flask import Response, current_app, request

from quiz.domain.content import Content, Voice
from quiz.domain.text import Language
from quiz.web.assets import Assets
from quiz.web.languages import Templates, readers_language
from quiz.web.ready import Ready, compressed
from quiz.web.voter.forms import BallotForms

HTML = "text/html; charset=utf-8"
IN = "/<any(nb, nn, en):language>"
"""How an address begins that is in a language."""


@dataclass(frozen=True)
class Site:
    """Content, templates, files and forms, and the public pages that have been made so far."""

    content: Content
    templates: Templates
    assets: Assets
    forms: BallotForms
    shelf: dict[str, Ready] = field(default_factory=dict)

    def render(self, language: Language, template: str, **context: Any) -> str:
        """A page as text."""
        return self.templates.render(language, template, **context)

    def in_alphabet(self, language: Language) -> list[Voice]:
        """All voices by their names in that language: an order that tells nothing."""
        return sorted(
            self.content.voices.values(), key=lambda voice: voice.name[language].casefold()
        )

    def keep(self, path: str, make: Callable[[], Ready]) -> Ready:
        """What is handed out at `path`, made by whoever asks first."""
        if path not in self.shelf:
            self.shelf[path] = make()
        return self.shelf[path]


def site() -> Site:
    """The site of the application that answers this request."""
    found: Site = current_app.extensions["site"]
    return found


def public(view: Callable[..., str]) -> Callable[..., Response]:
    """A page that is the same for everyone: rendered once, then only handed out.

    The view aborts on an address that leads nowhere, so only real pages are kept.
    """

    @wraps(view)
    def hand_out(**where: Any) -> Response:
        made = site().keep(request.path, lambda: Ready.make(view(**where).encode(), HTML))
        return made.respond(request)

    return hand_out


def told(page: str, tag: str | None = None, *, status: int = 200, wait: int = 0) -> Response:
    """A page for one person, never stored.

    `tag` is what the next question may be about, and `wait` how many seconds there are until it is
    worth while to try again.
    """
    response = compressed(page, request)
    response.status_code = status
    if tag:
        response.set_etag(tag)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def lead_to(address: str) -> Response:
    """Where somebody is led whose form has been taken, so that a reload sends nothing again."""
    return Response(status=303, headers={"Location": address})


def lead_to_language(address: str) -> Response:
    """Where somebody is led who has not said in which language they want to read it.

    `address` has a place for the language.
    """
    location = address.format(language=readers_language(request))
    return Response(status=302, headers={"Location": location, "Vary": "Accept-Language"})
