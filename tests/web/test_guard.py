"""What no request gets past and no response leaves without."""

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder, TestResponse, run_wsgi_app
from werkzeug.wrappers import Request

from quiz.app import create_app
from quiz.settings import Settings
from quiz.web.guard import MAX_BYTES
from tests.web.made_up import made_up
from tests.web.page import Page, assert_headers, assert_whole

OURS = ("localhost", "LocalHost", "localhost:8000", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:80")
FOREIGN = (
    "",
    "evil.example",
    "localhost.evil.example",
    "evil.example:8000",
    "localhost@evil.example",
    "evil.example/localhost",
    "localhost, evil.example",
    "127.0.0.2",
    "2130706433",
    "[::2]",
    "localhost:80:80",
    "localhost:1@evil.example",
    "localhost:evil",
    "valg.example",
    "\N{LATIN SMALL LETTER L WITH STROKE}ocalhost".encode().decode("latin-1"),
)


@pytest.mark.parametrize("host", OURS)
def test_our_own_names_are_served(app: Flask, host: str) -> None:
    response = app.test_client().get("/nb/", headers={"Host": host})

    assert response.status_code == 200


@pytest.mark.parametrize(
    "path", ["/nb/", "/healthz", "/finnes-ikke", "/dokument/arbeiderpartiet.txt"]
)
@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_host_is_refused_and_not_repeated(app: Flask, host: str, path: str) -> None:
    sent = EnvironBuilder(path=path).get_environ() | {"HTTP_HOST": host}
    response = TestResponse(*run_wsgi_app(app, sent, buffered=True), Request(sent))

    assert response.status_code == 421
    page = Page.read(path, response)
    assert_headers(response.headers)
    assert_whole(page)
    assert "evil" not in page.body


def test_a_forwarded_host_opens_nothing_and_closes_nothing(app: Flask) -> None:
    client = app.test_client()
    forwarded = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}

    assert client.get("/nb/", headers={**forwarded}).status_code == 200
    asked = {**forwarded, "X-Forwarded-Host": "localhost", "Host": "evil.example"}
    assert client.get("/nb/", headers=asked).status_code == 421


def test_hosts_opens_other_names() -> None:
    settings = Settings.read({"HOSTS": "valg.example, 192.168.1.5"})
    client = create_app(made_up(), settings).test_client()

    for host in ("valg.example", "VALG.example:8080", "192.168.1.5:8000", "localhost"):
        assert client.get("/nb/", headers={"Host": host}).status_code == 200
    assert client.get("/nb/", headers={"Host": "other.example"}).status_code == 421


@pytest.mark.parametrize(
    ("size", "status"), [(MAX_BYTES - 1, 400), (MAX_BYTES, 400), (MAX_BYTES + 1, 413), (10**7, 413)]
)
@pytest.mark.parametrize(
    "path", ["/nb/resultat", "/nb/sporsmal", "/nb/kvittering", "/nb/kvittering.json"]
)
def test_a_body_may_be_sixty_four_kilobytes_and_not_one_more(
    app: Flask, path: str, size: int, status: int
) -> None:
    """A body that is let in is still no form of ours."""
    response = app.test_client().post(
        path, data=b"x" * size, content_type="application/x-www-form-urlencoded"
    )

    assert response.status_code == status
    assert_headers(response.headers)
    assert_whole(Page.read(path, response))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
@pytest.mark.parametrize(
    "headers",
    [{}, {"Transfer-Encoding": "chunked"}, {"Transfer-Encoding": "chunked", "Content-Length": "9"}],
)
def test_a_body_of_no_stated_length_is_refused_and_not_cut(
    app: Flask, method: str, headers: dict[str, str]
) -> None:
    without_length = {"CONTENT_LENGTH": None} if "Content-Length" not in headers else {}

    response = app.test_client().open(
        "/nb/resultat", method=method, headers=headers, environ_overrides=without_length
    )

    assert response.status_code == 411
    assert_headers(response.headers)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/nb/", "/nb/sporsmal", "/nb/resultat", "/nb/kvittering", "/nb/kvittering.json"),
        *("/healthz", "/dokument/arbeiderpartiet.txt"),
        *("/api/", "/api/v1/quiz", "/api/v1/match", "/api/v1/openapi.json"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "DELETE", "TRACE", "ODD"])
def test_no_response_leaves_without_the_headers(app: Flask, path: str, method: str) -> None:
    response = app.test_client().open(path, method=method, data=b"" if method == "POST" else None)

    assert_headers(response.headers)
    assert response.status_code < 500


def test_transport_security_is_asked_for_on_https_only(app: Flask) -> None:
    client = app.test_client()

    secure = client.get("/nb/", base_url="https://localhost")

    assert "max-age=" in secure.headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in client.get("/nb/").headers


JSON, FORM = "application/json", "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("path", "type_", "status"),
    [
        ("/nb/resultat", JSON, 415),
        ("/nb/kvittering.json", JSON, 415),
        ("/nb/resultat", "", 415),
        ("/api/v1/match", FORM, 415),
        ("/api/v1/match", "text/json", 415),
        ("/api/v1/match", "", 415),
        ("/api/v1/match", JSON, 422),
        ("/api/v1/match", f"{JSON}; charset=utf-8", 422),
        ("/api/v1/quiz", "", 405),
        ("/api/v2/quiz", "", 404),
        ("/nb/metode", "", 405),
    ],
)
def test_forms_are_taken_from_people_and_json_from_programs(
    app: Flask, path: str, type_: str, status: int
) -> None:
    response = app.test_client().post(path, data=b"{}", content_type=type_)

    assert response.status_code == status
