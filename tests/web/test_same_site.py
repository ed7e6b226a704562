"""Forms that change something are taken from our own pages alone."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quiz.app import create_app
from quiz.settings import Settings
from quiz.web.problem import is_api
from tests.web.made_up import made_up
from tests.web.page import FORM, Page, assert_headers, assert_whole

CHANGES = {
    "/<any(nb, nn, en):language>/innvending/<voice>/<question>": "/nb/innvending/blaaveis/epler",
    "/<any(nb, nn, en):language>/klasse": "/nb/klasse",
    "/<any(nb, nn, en):language>/stand/ny": "/nb/stand/ny",
    "/k": "/k",
}
"""Every route that keeps something, with an address of it."""

CHANGES_BY_JSON = {"/stand/api/tablet": "POST", "/stand/api/tally": "PUT"}
"""The same for what a tablet's script sends, with the method."""

SIGNED = {
    **{
        f"/klasse/styr/{action}": f"/klasse/styr/{action}"
        for action in (
            *("neste", "mer-tid", "klokke", "sak", "laas", "ny-kode", "sprak", "behold"),
            *("papir", "slett"),
        )
    },
    **{f"/k/{action}": f"/k/{action}" for action in ("lever", "behold", "rolle", "neste-elev")},
    "/k/ferdig": "/k/ferdig",
    "/k/behold/<any(nb, nn, en):language>": "/k/behold/nn",
    **{
        f"/stand/styr/{action}": f"/stand/styr/{action}"
        for action in ("ny-kode", "steng", "sprak", "behold", "avslutt", "slett")
    },
}
"""The same for those that ask for a cookie and its proof too: `test_proof.py` of each."""

CHANGES_NOTHING = {
    "/<any(nb, nn, en):language>/sporsmal": "/nb/sporsmal",
    "/<any(nb, nn, en):language>/resultat": "/nb/resultat",
    "/<any(nb, nn, en):language>/kvittering": "/nb/kvittering",
    "/<any(nb, nn, en):language>/kvittering.json": "/nb/kvittering.json",
    "/api/v1/match": "/api/v1/match",
}
"""Every route that only computes an answer to what is posted."""

FOREIGN: list[dict[str, str]] = [
    {},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "same-origin, cross-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:8000"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost"},
    {"Origin": "http://localhost:8001"},
    {"Origin": "https://localhost:8000"},
    {"Origin": "http://localhost:8000.evil.example"},
    {"Origin": "http://evil.example@localhost:8000"},
    {"Origin": "http://localhost:8000, https://evil.example"},
    {"Origin": "http://evil.example", "Host": "localhost", "X-Forwarded-Host": "evil.example"},
    {"Referer": "http://localhost:8000/nb/"},
    {"Host": "valg.example", "Origin": "http://valg.example"},
]
OURS: list[dict[str, str]] = [
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://localhost:8000"},
    {"Origin": "http://LOCALHOST:8000"},
    {"Origin": "http://127.0.0.1:8000"},
    {"Origin": "http://[::1]:8000"},
    {"Host": "valg.example", "Origin": "https://valg.example"},
]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    url = f"sqlite:///{tmp_path_factory.mktemp('database') / 'quiz.sqlite3'}"
    settings = Settings(hosts=Settings().hosts | {"valg.example"}, database=url)
    return create_app(made_up(), settings)


def post(app: Flask, path: str, headers: dict[str, str], method: str = "POST") -> TestResponse:
    type_ = "application/json" if is_api(path) else FORM
    return app.test_client().open(
        path, method=method, data="x=1", content_type=type_, headers=headers
    )


def test_every_route_that_takes_a_form_is_in_a_table(app: Flask) -> None:
    unsafe = {"POST", "PUT", "PATCH", "DELETE"}
    taking = {rule.rule for rule in app.url_map.iter_rules() if (rule.methods or set()) & unsafe}

    known = (CHANGES, CHANGES_BY_JSON, SIGNED, CHANGES_NOTHING)
    assert taking == {rule for table in known for rule in table}


@pytest.mark.parametrize("path", CHANGES.values())
@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_what_another_site_sends_is_refused(app: Flask, path: str, headers: dict[str, str]) -> None:
    response = post(app, path, headers)

    assert response.status_code == 403
    assert_headers(response.headers)
    assert response.headers["Cache-Control"] == "no-store"
    page = Page.read(path, response)
    assert_whole(page)
    assert page.text(".//*[@id='resultat']/h2") == "Vi kunne ikke ta imot skjemaet"


@pytest.mark.parametrize(("path", "method"), CHANGES_BY_JSON.items())
def test_what_another_sites_script_sends_is_refused_and_told_as_a_problem(
    app: Flask, path: str, method: str
) -> None:
    for headers in FOREIGN:
        response = post(app, path, headers, method)
        assert response.status_code == 403
        assert response.content_type == "application/problem+json"
        assert response.headers["Cache-Control"] == "no-store"
        assert_headers(response.headers)
    for headers in OURS:
        assert post(app, path, headers, method).status_code == 400


@pytest.mark.parametrize("path", SIGNED.values())
def test_what_another_site_sends_with_somebodys_cookie_is_refused(app: Flask, path: str) -> None:
    """Before anybody looks at the cookie: the answer is the same as elsewhere."""
    for headers in FOREIGN:
        response = post(app, path, headers)
        assert response.status_code == 403
        assert_headers(response.headers)
        assert response.headers["Cache-Control"] == "no-store"
        assert response.data == post(app, "/k", headers).data


@pytest.mark.parametrize("path", CHANGES.values())
@pytest.mark.parametrize("headers", OURS, ids=str)
def test_what_our_own_page_sends_is_read(app: Flask, path: str, headers: dict[str, str]) -> None:
    """And found to be no form of ours."""
    assert post(app, path, headers).status_code == 400


@pytest.mark.parametrize("path", CHANGES_NOTHING.values())
@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_what_changes_nothing_may_be_sent_from_anywhere(
    app: Flask, path: str, headers: dict[str, str]
) -> None:
    assert post(app, path, headers).status_code == 400


def test_an_address_that_takes_no_form_says_so_to_everyone(app: Flask) -> None:
    assert post(app, "/nb/endringer", {}).status_code == 405
    assert post(app, "/nb/finnes-ikke", {}).status_code == 404
