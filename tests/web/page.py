"""A page as a visitor gets it, and what must be true of every one of them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import cast
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.datastructures import Headers, MultiDict
from werkzeug.test import TestResponse

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What security.md asks of every response of our process."""

REFERENCES = ("aria-labelledby", "aria-describedby", "popovertarget", "form", "for")
SENT_BY_US = {"Sec-Fetch-Site": "same-origin"}
"""What a browser says of a form that one of our own pages has sent."""
FORM = "application/x-www-form-urlencoded"
Form = Mapping[str, Sequence[str]] | MultiDict[str, str]
"""Fields with a value, or with a list of them."""
ADDRESSES = ("href", "src", "action", "formaction", "hx-post", "hx-get", "data", "poster", "srcset")


@dataclass(frozen=True)
class Page:
    """An HTML page: what came with it, and its elements."""

    path: str
    status: int
    headers: Headers
    body: str
    root: Element

    @classmethod
    def read(cls, path: str, response: TestResponse) -> "Page":
        """Raises html5lib's ParseError where the HTML has a mistake."""
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        root = cast("Element", parser.parse(response.text))
        return cls(path, response.status_code, response.headers, response.text, root)

    @property
    def language(self) -> str:
        """What the address says; a room and a stand have a language that stands in none."""
        first = self.path.split("/")[1]
        if first in {"k", "klasse", "skjerm", "stand"}:
            return self.root.get("lang", "")
        return first if first in {"nb", "nn", "en"} else "nb"

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(self.values("id"))

    @property
    def links(self) -> list[str]:
        """Where the page leads, in its order."""
        return [link.get("href", "") for link in self.all(".//a[@href]")]

    def values(self, attribute: str) -> list[str]:
        """All values of an attribute, in the order of the page."""
        return [element.attrib[attribute] for element in self.all(f".//*[@{attribute}]")]

    def all(self, path: str) -> list[Element]:
        return self.root.findall(path)

    def one(self, path: str) -> Element:
        (found,) = self.all(path)
        return found

    def texts(self, path: str) -> list[str]:
        """What the visitor reads in each of these elements."""
        return [words(element) for element in self.all(path)]

    def text(self, path: str = ".//main") -> str:
        return words(self.one(path))

    def checked(self) -> dict[str, str]:
        """The answers that are chosen in the form."""
        chosen = self.all(".//input[@type='radio'][@checked]")
        return {radio.attrib["name"]: radio.attrib["value"] for radio in chosen}

    def marked(self) -> set[str]:
        """The questions that are marked as important in the form."""
        return {box.attrib["value"] for box in self.all(".//input[@type='checkbox'][@checked]")}


def words(element: Element) -> str:
    """The text of an element as it is read: hidden parts left out, white space made one."""
    return re.sub(r"\s+", " ", "".join(_visible(element))).strip()


BLOCKS = frozenset(
    {"p", "div", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5", "article"}
)


def _visible(element: Element) -> Iterator[str]:
    if element.get("aria-hidden") == "true" or "hidden" in element.attrib:
        return
    yield element.text or ""
    for child in element:
        yield from _visible(child)
        yield " " * (child.tag in BLOCKS) + (child.tail or "")


class Visitor:
    """Fetches pages, and checks that each of them is whole."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client(use_cookies=False)

    def get(self, path: str, status: int = 200) -> Page:
        return self._page(path, self.client.get(path), status)

    def post(self, path: str, form: Form, status: int = 200) -> Page:
        fields = form.items(multi=True) if isinstance(form, MultiDict) else form.items()
        body = urlencode(list(fields), doseq=True)
        response = self.client.post(path, data=body, content_type=FORM, headers=SENT_BY_US)
        assert response.headers["Cache-Control"] == "no-store"
        return self._page(path, response, status)

    def _page(self, path: str, response: TestResponse, status: int) -> Page:
        assert_headers(response.headers)
        assert response.status_code == status
        assert response.content_type == "text/html; charset=utf-8"
        page = Page.read(path, response)
        assert_whole(page)
        return page


def assert_headers(headers: Headers, *, cookies: bool = False) -> None:
    """What every response has, page or not, error or not; outside the classroom no cookie."""
    for name, value in HEADERS.items():
        assert headers.getlist(name) == [value]
    policy = headers["Permissions-Policy"]
    assert {part.partition("=")[2] for part in policy.split(", ")} == {"()"}
    assert "camera=()" in policy
    assert len(headers.getlist("Cache-Control")) == 1
    for cookie in headers.getlist("Set-Cookie"):
        assert cookies
        assert {"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Server" not in headers
    assert "Strict-Transport-Security" not in headers  # these requests are not https


def assert_whole(page: Page) -> None:
    """What every page is, errors too."""
    assert page.body.lower().startswith("<!doctype html>")
    assert page.root.get("lang") == page.language
    assert len(page.all(".//h1")) == 1
    assert page.text(".//h1")
    assert page.text(".//title")
    assert len(page.all(".//main")) == 1
    assert_headings_in_order(page)
    assert_ids(page)
    assert_nothing_inline(page)
    assert_nothing_external(page)


def assert_headings_in_order(page: Page) -> None:
    levels = [int(e.tag[1]) for e in page.root.iter() if re.fullmatch(r"h[1-6]", str(e.tag))]
    skipped = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert not skipped


def assert_ids(page: Page) -> None:
    """No id stands twice, and whatever names an id names one that is there."""
    assert not [id_ for id_, count in Counter(page.values("id")).items() if count > 1]
    named = {
        id_ for attribute in REFERENCES for value in page.values(attribute) for id_ in value.split()
    }
    named |= {link[1:] for link in page.links if link.startswith("#")}
    named |= {value[1:] for value in page.values("hx-target")}
    assert named <= page.ids


def assert_nothing_inline(page: Page) -> None:
    """What the Content-Security-Policy would stop, and what htmx would run in spite of it."""
    assert not page.all(".//style")
    runs = [each for each in page.all(".//script") if each.get("type") != "application/json"]
    assert all(script.get("src") for script in runs)
    for element in page.root.iter():
        for name, value in element.attrib.items():
            assert name != "style"
            assert not name.startswith(("on", "hx-on", "hx-vals"))
            assert not value.strip().lower().startswith(("javascript:", "js:", "data:"))


def assert_nothing_external(page: Page) -> None:
    """Every address is a path of ours: no scheme, no host, no query."""
    for name in ADDRESSES:
        for value in page.values(name):
            assert re.fullmatch(r"(/[\w./-]*)?(#[\w-]+)?", value, re.ASCII), f"{name}={value}"
            assert not value.startswith("//")
