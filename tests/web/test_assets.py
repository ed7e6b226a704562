"""The files beside the pages: the ones we know, kept for ever, few and small."""

import base64
import hashlib
import re

import brotli
import pytest
from flask import Flask

from quiz.app import ROOT
from quiz.web.site import site
from quiz.web.stand import bundle
from tests.web.page import Page, Visitor, assert_headers

HTMX = "Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn"
TYPES = {
    "style.css": "text/css",
    "quiz.js": "text/javascript",
    "icon.svg": "image/svg+xml",
    "htmx.min.js": "text/javascript",
}

SHEETS = ("style.css", "classroom.css", "stand/stand.css")
STAND = ("match", "receipt", "screens", "stand", "tablet", "take_along", "tally", "volunteer")
SCRIPTS = ("quiz.js", "classroom.js", "hand-over.js", *(f"stand/{name}.js" for name in STAND))


def files(*pages: Page) -> set[str]:
    """What a browser fetches beside these pages."""
    found = {link.attrib["href"] for page in pages for link in page.all(".//head/link")}
    return found | {script.attrib["src"] for page in pages for script in page.all(".//script")}


@pytest.fixture
def first_visit(visitor: Visitor) -> tuple[Page, Page]:
    """What everybody loads before the answers are sent."""
    return visitor.get("/nb/"), visitor.get("/nb/sporsmal")


def test_the_htmx_we_serve_is_the_one_we_know(
    visitor: Visitor, first_visit: tuple[Page, Page]
) -> None:
    (address,) = (name for name in files(*first_visit) if name.endswith("htmx.min.js"))

    served = visitor.client.get(address).data

    assert base64.b64encode(hashlib.sha384(served).digest()).decode() == HTMX


def test_a_file_is_kept_for_ever_under_an_address_that_names_its_bytes(
    visitor: Visitor, first_visit: tuple[Page, Page]
) -> None:
    found = {name.rpartition("/")[2]: name for name in files(*first_visit)}

    assert found.keys() == TYPES.keys()
    for name, address in found.items():
        response = visitor.client.get(address)
        assert_headers(response.headers)
        assert response.status_code == 200
        assert response.mimetype == TYPES[name]
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "ETag" in response.headers


def test_a_file_under_another_digest_is_not_there(
    visitor: Visitor, first_visit: tuple[Page, Page]
) -> None:
    for address in files(*first_visit):
        _, _, digest, name = address.split("/", 3)
        visitor.get(f"/static/{digest[::-1]}/{name}", 404)
        visitor.get(f"/static/{digest}/{name}.map", 404)


@pytest.mark.parametrize("name", [*SHEETS, "icon.svg", *SCRIPTS])
def test_our_files_load_nothing_from_anywhere(name: str) -> None:
    words = (ROOT / "static" / name).read_text(encoding="utf-8")

    assert not re.findall(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", words)


WAYS_TO_KEEP = ("Storage", "indexedDB", "cookie", "caches")
KEEPERS = {"stand/tablet.js", "stand/tally.js"}
"""What keeps something on a tablet: its own settings, and counts of eleven people or more."""


@pytest.mark.parametrize("name", SCRIPTS)
def test_our_scripts_keep_nothing_and_run_no_text(name: str) -> None:
    words = (ROOT / "static" / name).read_text(encoding="utf-8")

    ways = () if name in KEEPERS else WAYS_TO_KEEP
    for way in (*ways, "eval(", "Function(", "innerHTML", "Beacon"):
        assert way not in words


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_first_visit_is_six_requests_and_at_most_thirty_kilobytes(
    app: Flask, visitor: Visitor, language: str
) -> None:
    start, questions = visitor.get(f"/{language}/"), visitor.get(f"/{language}/sporsmal")
    paths = [start.path, questions.path, *files(start, questions)]

    bodies = [app.test_client().get(path, headers={"Accept-Encoding": "br"}).data for path in paths]

    assert all(brotli.decompress(body) for body in bodies)
    assert len(paths) == 6
    assert sum(map(len, bodies)) <= 30_000


@pytest.mark.parametrize(("name", "most"), [("match.js", 3_100), ("take_along.js", 1_400)])
def test_what_the_stand_calculates_with_stays_small(name: str, most: int) -> None:
    assert (ROOT / "static/stand" / name).stat().st_size <= most


def test_the_scripts_of_the_stand_are_at_most_fifteen_kilobytes(app: Flask) -> None:
    """As they are sent; what a visitor needs of them, also as they stand."""
    with app.app_context():
        sent = {name: site().assets[name].bodies for name in bundle.FILES if "js" in name}
    volunteers = {f"stand/{name}.js" for name in ("receipt", "tablet", "tally", "volunteer")}

    assert sum(len(bodies["br"]) for bodies in sent.values()) <= 15_000
    assert (
        sum(len(bodies["identity"]) for name, bodies in sent.items() if name not in volunteers)
        <= 15_000
    )
    assert not any("htmx" in name for name in bundle.FILES)
