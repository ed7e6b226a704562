"""Pages that lie ready are handed out as the application would, and nothing else is."""

from collections.abc import Iterator

import pytest
from flask import Flask, request, request_started

from quiz.app import create_app
from quiz.settings import Settings
from tests.web.made_up import made_up
from tests.web.page import assert_headers

PAGE = "/nb/metode"


@pytest.fixture
def app() -> Flask:
    return create_app(made_up(), Settings())


@pytest.fixture
def asked(app: Flask) -> Iterator[list[str]]:
    """What the application itself is asked for, in order."""
    heard: list[str] = []

    def hear(_: Flask) -> None:
        heard.append(f"{request.method} {request.path}")

    with request_started.connected_to(hear, app):
        yield heard


@pytest.mark.parametrize("path", [PAGE, "/nb/oversikt.csv", "/api/v1/quiz", "/api/v1/openapi.json"])
def test_what_is_made_once_is_handed_out_just_so_without_the_application(
    app: Flask, asked: list[str], path: str
) -> None:
    client = app.test_client()
    made, handed_out = client.get(path), client.get(path)

    assert asked == [f"GET {path}"]
    assert handed_out.data == made.data
    assert list(handed_out.headers) == list(made.headers)
    assert_headers(handed_out.headers)


def test_head_gets_the_headers_alone(app: Flask) -> None:
    client = app.test_client()
    page = client.get(PAGE)

    head = client.head(PAGE)
    assert head.data == b""
    assert head.headers["ETag"] == page.headers["ETag"]
    assert head.content_length == page.content_length


def test_whoever_has_the_page_is_told_so(app: Flask) -> None:
    client = app.test_client()
    page = client.get(PAGE)

    again = client.get(PAGE, headers={"If-None-Match": page.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert_headers(again.headers)


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "localhost, evil"])
def test_another_host_is_refused_by_the_application(app: Flask, host: str) -> None:
    client = app.test_client()
    client.get(PAGE)

    refused = client.get(PAGE, headers={"Host": host})
    assert refused.status_code == 421
    assert "metode" not in refused.text.partition("<main")[2].partition("</main")[0]


def test_what_is_sent_to_a_page_is_the_applications_affair(app: Flask, asked: list[str]) -> None:
    client = app.test_client()
    client.get("/nb/sporsmal")
    form = {"Content-Type": "application/x-www-form-urlencoded"}

    answered = client.post("/nb/sporsmal", data="epler=2", headers=form)
    assert answered.status_code == 200
    assert "checked" in answered.text
    assert asked[-1] == "POST /nb/sporsmal"


@pytest.mark.parametrize("path", ["/nb/metode/", "/nb//metode", "/nb/metode%00", "/NB/metode"])
def test_only_the_exact_address_is_on_the_shelf(app: Flask, path: str) -> None:
    client = app.test_client()
    client.get(PAGE)

    assert client.get(path).status_code == 404
