"""What somebody is told when something goes wrong: a whole page, and never a trace."""

import logging
from typing import Any

import pytest

from quiz.app import create_app
from quiz.settings import Settings
from tests.web.made_up import made_up
from tests.web.page import Visitor, assert_headers

ANSWER = "the answer was minus two"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """A quiz in which every result fails in a way nobody thought of."""

    def fail(*_: Any) -> None:
        raise RuntimeError(ANSWER)

    app = create_app(made_up(), Settings())
    monkeypatch.setattr("quiz.web.voter.views.result", fail)
    return Visitor(app)


def test_the_unforeseen_is_a_whole_page_without_a_trace(broken: Visitor) -> None:
    page = broken.post("/nb/resultat", {"epler": "-2"}, status=500)

    assert page.text(".//*[@id='resultat']/h2") == "Noe gikk galt hos oss"
    assert page.all(".//main//a")
    assert ANSWER not in page.body
    assert "Traceback" not in page.body
    assert "RuntimeError" not in page.body


def test_of_the_unforeseen_only_kind_and_line_are_logged(
    broken: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        broken.post("/nb/resultat", {"epler": "-2"}, status=500)

    (record,) = caplog.records
    assert record.getMessage().startswith("RuntimeError at ")
    assert record.exc_info is None
    assert ANSWER not in caplog.text
    assert "epler" not in caplog.text


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_an_error_speaks_the_language_of_the_address(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/finnes-ikke", 404)

    assert page.root.get("lang") == language
    assert page.one(".//main//a").get("href") == f"/{language}/"


def test_an_error_is_fit_to_stand_where_the_result_would(broken: Visitor) -> None:
    """Whatever the status, htmx swaps #resultat in."""
    page = broken.post("/nb/resultat", {"epler": "-2"}, status=500)

    section = page.one(".//main/section[@id='resultat']")
    assert section.find("h2") is not None
    assert section.find(".//a") is not None


@pytest.mark.parametrize("path", ["/nb", "/nn", "/en"])
def test_a_redirect_names_no_host(visitor: Visitor, path: str) -> None:
    response = visitor.client.get(path)

    assert response.status_code in {301, 302, 303, 307, 308}
    assert response.headers["Location"] == f"{path}/"
    assert_headers(response.headers)


def test_a_method_that_is_not_taken_says_which_are(visitor: Visitor) -> None:
    response = visitor.client.delete("/nb/resultat")

    assert response.status_code == 405
    assert {"GET", "POST"} <= set(response.headers["Allow"].split(", "))
    assert response.headers["Cache-Control"] == "no-store"
