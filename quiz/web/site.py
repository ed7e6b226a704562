"""What every view of a running quiz has at hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from flask import Response, current_app, request

from quiz.domain.content import Content
from quiz.domain.text import Language
from quiz.web.assets import Assets
from quiz.web.languages import Templates
from quiz.web.ready import Ready
from quiz.web.voter.forms import BallotForms

HTML = "text/html; charset=utf-8"


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
