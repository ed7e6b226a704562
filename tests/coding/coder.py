"""Somebody who codes: fetches pages as a visitor does, and sends them in as a browser does."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from werkzeug.test import TestResponse

from quiz.app import ROOT
from quiz.coding.app import create_coding_app
from quiz.domain.content import Content
from quiz.editorial.notebook import Notebook
from tests.web.page import FORM, Form, Page, Visitor, assert_headers, assert_whole

OURS = {"Sec-Fetch-Site": "same-origin"}


@dataclass(frozen=True)
class Coder:
    """A coder, the tool that serves it, and the file that is written."""

    notebook: Notebook
    app: Flask
    visitor: Visitor

    @classmethod
    def sit_down(cls, content: Content, folder: Path, name: str) -> "Coder":
        """Open the tool. Raises Taken where this name is done."""
        cells = tuple(
            (voice, question) for voice in content.voices for question in content.questions
        )
        notebook = Notebook.open(folder, name, cells)
        app = create_coding_app(content, notebook, ROOT)
        return cls(notebook, app, Visitor(app))

    @property
    def file(self) -> Path:
        return self.notebook.root / self.notebook.name

    def see(self, page: int | str, status: int = 200) -> Page:
        return self.visitor.get(f"/{page}", status)

    def send(
        self, page: int | str, form: Form | str | bytes, headers: dict[str, str] | None = None
    ) -> TestResponse:
        body = form if isinstance(form, str | bytes) else urlencode(list(form.items()), doseq=True)
        response = self.visitor.client.post(
            f"/{page}", data=body, content_type=FORM, headers=OURS if headers is None else headers
        )
        assert_headers(response.headers)
        assert response.headers["Cache-Control"] == "no-store"
        return response

    def refused(self, page: int, form: Form, status: int) -> Page:
        """What the coder is shown instead, which must be whole."""
        response = self.send(page, form)
        assert response.status_code == status
        shown = Page.read(f"/{page}", response)
        assert_whole(shown)
        return shown

    def code(self, page: int, position: str = "silent", **rest: str) -> str:
        """Send a page in as it was fetched, and tell where that leads."""
        before = self.see(page).one(".//input[@name='before']").get("value", "")
        response = self.send(page, {"before": before, "position": position, **rest})
        assert response.status_code == 303, response.text
        return response.headers["Location"]
