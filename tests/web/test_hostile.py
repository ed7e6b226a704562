"""Whatever is sent, the answer is one of ours: no 5xx, no trace, the headers, something to do."""

import io
import json
import re
from typing import Any

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder, TestResponse, run_wsgi_app
from werkzeug.wrappers import Request

from quiz.web.problem import is_api
from tests.web.page import Page, assert_headers, assert_whole

TIMES = 600
CHALLENGE = "/nb/innvending/oslo-hoyre/straffritt"
SEEN: set[bytes] = set()

METHODS = (
    "GET",
    "POST",
    "HEAD",
    "OPTIONS",
    "PUT",
    "PATCH",
    "DELETE",
    "TRACE",
    "CONNECT",
    "ODD",
    "",
)
PLACES = (
    *("", "nb", "nn", "en", "de", "sporsmal", "resultat", "avsender", "dokument", "static"),
    *("innvending", "endringer", "ettervern", "takk", "2"),
    *("kvittering", "kvittering.json", "api", "v1", "match", "quiz", "openapi.json"),
    *("stand", "styr", "ny", "tablet", "tally", "avslutt", "bilde.csv"),
    *("metode", "healthz", "..", ".", "%2e%2e", "etc", "passwd", "oslo-hoyre", "x.txt", "\0"),
)
HOSTS = (
    "localhost",
    "localhost:8000",
    "evil.example",
    "",
    "localhost:x",
    "[",
    "[::1",
    "a" * 9000,
    "\xff",
)
FIELDS = (
    "straffritt",
    "sanksjon",
    "attest",
    "viktig",
    "innhold",
    "x",
    "",
    "\0",
    "__class__",
    "<script>",
    *("standpunkt", "sitat", "hvorfor"),
)
VALUES = (
    "2",
    "-2",
    "",
    "٣",
    " 2",
    "+2",
    "1_0",
    "2.0",
    "true",
    "\0",
    "straffritt",
    "0" * 12,
    "{{7*7}}",
    *("helt enig", "a" * 1001, "\u202e", "\x1b[2J"),
)
TYPES = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-7",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=" + "x" * 300,
    "application/json",
    "text/plain",
    "",
    "\xff",
)

anything = st.binary(max_size=40)
paths = st.lists(
    st.sampled_from(PLACES) | anything.map(lambda raw: raw.decode("latin-1")) | st.just("a" * 3000),
    max_size=6,
)
forms = st.lists(
    st.tuples(
        st.sampled_from(FIELDS) | st.text(max_size=9), st.sampled_from(VALUES) | st.text(max_size=9)
    ),
    max_size=8,
)
parts = st.sampled_from(
    [
        b'--x\r\nContent-Disposition: form-data; name="straffritt"\r\n\r\n2\r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="../x"\r\n\r\n\0\r\n--x--\r\n',
        b"--x\r\nContent-Disposition: form-data\r\n\r\n2\r\n--x--\r\n",
        b"--x\r\n" * 300,
        b"--x",
        b"--x\r\n" + b"a" * 3000,
    ]
)
HELD: tuple[Any, ...] = (-2, 2, 0, None, 3, 1.5, True, "2", [], {}, 10**400, "\ud800", "0" * 12)
values = st.sampled_from(HELD)
ballots = st.dictionaries(
    st.sampled_from(["answers", "weights", "version", "language", "x", "\0", "\ud800"]),
    st.dictionaries(st.sampled_from(["straffritt", "attest", "x", "", "\0"]), values) | values,
)
bodies = (
    ballots.map(lambda ballot: json.dumps(ballot).encode())
    | forms.map(
        lambda form: "&".join(f"{name}={value}" for name, value in form).encode("utf-8", "replace")
    )
    | parts
    | anything
    | st.sampled_from([b"[" * 60_000, b'{"answers":' * 5000, b'{"answers": NaN}', b"9" * 60_000])
    | st.sampled_from(
        [b"%", b"%zz=%", b"straffritt=%ff", b"&" * 60_000, b"a" * 70_000, b"x=1&" * 9000]
    )
)
lengths = st.sampled_from(
    [None, None, None, "", "0", "-1", "x", "1", "65536", "65537", "9" * 30, "٣"]
)
headers = st.dictionaries(
    st.sampled_from(
        [
            *("Accept-Language", "Accept-Encoding", "If-None-Match", "Cookie", "Range", "Referer"),
            *("X-Forwarded-Host", "HX-Request", "HX-Current-URL", "If-Modified-Since", "Expect"),
            *("Sec-Fetch-Site", "Origin"),
            *("Transfer-Encoding", "X-HTTP-Method-Override", "Content-Encoding", "Upgrade"),
        ]
    ),
    st.sampled_from(
        [
            "",
            "*",
            "\xff",
            "same-origin",
            "null",
            "a" * 9000,
            "nb;q=x",
            "br;q=nan",
            '"',
            "W/",
            "bytes=0-",
            "chunked",
        ]
    ),
    max_size=4,
)

requests = st.fixed_dictionaries(
    {
        "method": st.sampled_from(METHODS),
        "path": paths.map(lambda places: "/" + "/".join(places))
        | st.sampled_from(["/nb/resultat", "/nb/kvittering", "/nb/kvittering.json", CHALLENGE])
        | st.sampled_from(("/api/v1/match", "/stand/api/tablet", "/stand/api/tally")),
        "query": st.sampled_from(["", "straffritt=2", "%", "\xff", "a" * 9000, "_=" + "&" * 99]),
        "host": st.just("localhost") | st.sampled_from(HOSTS),
        "type": st.sampled_from((TYPES[0], "application/json")) | st.sampled_from(TYPES),
        "body": bodies,
        "length": lengths,
        "headers": headers,
    }
)


def environ(asked: dict[str, Any]) -> dict[str, Any]:
    """The request as a server hands it over, however unlike HTTP it is."""
    made = EnvironBuilder(method="POST").get_environ()
    body: bytes = asked["body"]
    made.update(
        {
            f"HTTP_{name.upper().replace('-', '_')}": value
            for name, value in asked["headers"].items()
        },
        REQUEST_METHOD=asked["method"],
        PATH_INFO=asked["path"],
        QUERY_STRING=asked["query"],
        HTTP_HOST=asked["host"],
        CONTENT_TYPE=asked["type"],
        CONTENT_LENGTH=str(len(body)) if asked["length"] is None else asked["length"],
    )
    made["wsgi.input"] = io.BytesIO(body)
    return made


@given(asked=requests)
@settings(
    max_examples=TIMES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_request_gets_a_failure_or_a_trace(app: Flask, asked: dict[str, Any]) -> None:
    sent = environ(asked)

    response = TestResponse(*run_wsgi_app(app, sent, buffered=True), Request(sent))

    assert_headers(response.headers)
    assert 200 <= response.status_code < 500
    if response.status_code >= 400 or asked["method"] == "POST":
        assert response.headers["Cache-Control"] == "no-store"
    if is_api(asked["path"]) and response.status_code >= 400:
        assert response.content_type == "application/problem+json"
        assert asked["method"] == "HEAD" or response.get_json()["status"] == response.status_code
    if 300 <= response.status_code < 400 and response.status_code != 304:
        assert re.match(r"/(?!/)", response.headers["Location"])
    elif response.mimetype == "text/html" and "Content-Encoding" not in response.headers:
        assert_useful(asked["path"], response)


def assert_useful(path: str, response: TestResponse) -> None:
    """A whole page with something to do on it; each is looked at once, for most are the same."""
    if response.data and response.data not in SEEN:
        page = Page.read(f"/{path.lstrip('/')}", response)
        assert_whole(page)
        assert "Traceback" not in page.body
        assert page.all(".//main//a")
        SEEN.add(response.data)
