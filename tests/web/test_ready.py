"""Pages that are the same for everyone: ready, each encoding with an ETag of its own."""

import gzip

import brotli
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.page import assert_headers

PATHS = ("/nb/", "/nn/sporsmal", "/en/dokument/arbeiderpartiet", "/en/metode", "/nb/oversikt.csv")
DECODE = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


def fetch(app: Flask, path: str, accepted: str | None, **headers: str) -> TestResponse:
    encoding = {"Accept-Encoding": accepted} if accepted else {}
    return app.test_client(use_cookies=False).get(path, headers={**encoding, **headers})


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("gzip, br;q=0", "gzip"),
        ("zstd", None),
        (None, None),
    ],
)
def test_the_best_encoding_the_browser_takes_is_ready(
    app: Flask, path: str, accepted: str | None, encoding: str | None
) -> None:
    plain, response = fetch(app, path, None), fetch(app, path, accepted)

    assert response.headers.get("Content-Encoding") == encoding
    assert DECODE[encoding](response.data) == plain.data
    assert int(response.headers["Content-Length"]) == len(response.data)
    assert response.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", PATHS)
def test_each_encoding_has_an_etag_of_its_own(app: Flask, path: str) -> None:
    etags = {fetch(app, path, accepted).headers["ETag"] for accepted in ("br", "gzip", None)}

    assert len(etags) == 3


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("accepted", ["br", "gzip", None])
def test_what_the_browser_has_is_not_sent_again(
    app: Flask, path: str, accepted: str | None
) -> None:
    etag = fetch(app, path, accepted).headers["ETag"]

    for known in (etag, f"W/{etag}", f'"other", {etag}'):
        again = fetch(app, path, accepted, **{"If-None-Match": known})
        assert again.status_code == 304
        assert again.data == b""
        assert again.headers["ETag"] == etag
        assert again.headers["Vary"] == "Accept-Encoding"
        assert again.headers["Cache-Control"] == "public, max-age=300"
        assert_headers(again.headers)


def test_what_the_browser_has_in_another_encoding_is_sent(app: Flask) -> None:
    etag = fetch(app, "/nb/", "gzip").headers["ETag"]

    assert fetch(app, "/nb/", "br", **{"If-None-Match": etag}).status_code == 200


def test_a_result_is_compressed_and_never_stored(app: Flask) -> None:
    client = app.test_client(use_cookies=False)

    def ask(accepted: str) -> TestResponse:
        return client.post(
            "/nb/resultat", data={"straffritt": "2"}, headers={"Accept-Encoding": accepted}
        )

    plain, small, middle = ask("identity"), ask("br"), ask("gzip")

    assert brotli.decompress(small.data) == gzip.decompress(middle.data) == plain.data
    for response in (plain, small, middle):
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Vary"] == "Accept-Encoding"
        assert "ETag" not in response.headers


def test_head_tells_what_get_would(app: Flask) -> None:
    client = app.test_client(use_cookies=False)

    head, get = client.head("/nb/"), client.get("/nb/")

    assert head.data == b""
    assert dict(head.headers) == dict(get.headers)
