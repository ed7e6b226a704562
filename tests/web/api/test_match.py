"""A program is told what the page tells."""

import json
import re
from math import floor
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.domain.receipt import Receipt
from quiz.domain.recount import recount
from quiz.plain import read_as
from quiz.settings import Settings
from tests.web.made_up import KINDS, NAMES, QUESTIONS, made_up
from tests.web.page import Page, Visitor, assert_headers

PATH = "/api/v1/match"
COUNTED = {
    "agree": r"\benig i (\d)",
    "disagree": r"\buenig i (\d)",
    "undecided": r"\btar ikke side i (\d)",
    "silent": r"\bstår ikke i teksten om (\d)",
}


@pytest.fixture(scope="module")
def fruity() -> Flask:
    """The quiz about fruit."""
    return create_app(made_up(), Settings())


def post(app: Flask, ballot: object, **headers: str) -> TestResponse:
    body = ballot if isinstance(ballot, bytes) else json.dumps(ballot).encode()
    client = app.test_client(use_cookies=False)
    response = client.post(PATH, data=body, content_type="application/json", headers=headers)
    assert_headers(response.headers)
    assert response.headers["Cache-Control"] == "no-store"
    return response


def matched(app: Flask, ballot: object) -> Any:
    response = post(app, ballot)
    assert (response.status_code, response.content_type) == (200, "application/json")
    return response.get_json()


def refused(app: Flask, ballot: object, status: int) -> str:
    """The one sentence of a refusal."""
    response = post(app, ballot)
    assert (response.status_code, response.content_type) == (status, "application/problem+json")
    problem = response.get_json()
    assert list(problem) == ["type", "title", "status", "detail"]
    assert problem["status"] == status
    detail: str = problem["detail"]
    assert detail.endswith(".")
    assert "\n" not in detail
    return detail


def told(line: dict[str, Any], count: dict[str, int]) -> tuple[str, ...]:
    """Place, per cent and count of one voice, as the page would say them."""
    rank, score = line["rank"], line["score"]
    return (
        "–" if rank is None else f"{rank}.",
        "–" if score is None else str(floor(100 * score + 0.5)),
        *(str(count[part]) for part in COUNTED),
    )


def read(page: Page, voice: str) -> tuple[str, ...]:
    """Place, per cent and count of one voice, as the page says them."""
    (at,) = (
        at
        for at, name in enumerate(page.texts(".//ol[@class='ranking']//*[@class='name']"), 1)
        if name == NAMES[voice]
    )
    row = f".//ol[@class='ranking']/li[{at}]"
    count = page.text(f"{row}//p[@class='count']")
    counts = (re.search(pattern, count.lower()) for pattern in COUNTED.values())
    score = re.search(r"\d+", page.text(f"{row}//*[@class='percent']"))
    return (
        page.text(f"{row}//*[@class='rank']"),
        score[0] if score else "–",
        *(found[1] if found else "0" for found in counts),
    )


ballots = st.fixed_dictionaries(
    {
        "answers": st.dictionaries(
            st.sampled_from(QUESTIONS), st.sampled_from([-2, -1, 1, 2, None])
        ),
        "important": st.sets(st.sampled_from(QUESTIONS), max_size=2),
    }
)


@given(ballots)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_page_and_program_are_told_the_same(fruity: Flask, ballot: dict[str, Any]) -> None:
    answers, important = ballot["answers"], ballot["important"]
    form = {id_: "" if value is None else str(value) for id_, value in answers.items()}

    page = Visitor(fruity).post("/nb/resultat", {**form, "viktig": sorted(important)})
    found = matched(fruity, {"answers": answers, "weights": dict.fromkeys(important, 2)})

    lines = found["receipt"]["voices"]
    names = page.texts(".//ol[@class='ranking']//*[@class='name']")
    assert [line["name"] for line in lines] == names
    for line in lines:
        voice = line["voice"]
        assert told(line, found["counts"][voice]) == read(page, voice)
    certainty = found["certainty"]
    assert ("Tydelig nærmest." in page.body) == certainty["clear"]
    holders = [line["voice"] for line in lines if line["rank"] == 1]
    others = [NAMES[voice] for voice in certainty["contenders"] if voice not in holders]
    named = re.search(r"Lite skal til: Også (.*?) kunne vært først\.", page.body)
    if named:
        assert re.split(", | og ", named[1]) == others
    else:
        assert certainty["clear"] or not others


def test_the_receipt_in_the_answer_holds(app: Flask, content: Content) -> None:
    answers = dict(zip(content.questions, (2, -1, 1, -2, 2, 1), strict=False))

    found = matched(app, {"answers": answers, "language": "en"})

    recounted = recount(read_as(Receipt, found["receipt"]), content)
    assert recounted.holds
    assert recounted.current


def test_the_answer_is_in_the_language_that_was_asked_for(fruity: Flask) -> None:
    found = matched(fruity, {"answers": {"epler": 2}, "language": "nn"})

    assert found["receipt"]["language"] == "nn"
    assert found["receipt"]["answers"][0]["statement"] == "Det bør være gratis epler. (nn)"


def test_nothing_answered_is_a_match_with_nobody_in_it(fruity: Flask) -> None:
    found = matched(fruity, {"answers": {"epler": None}, "weights": {"paerer": 2}})

    assert found["receipt"]["status"] == "no_answers"
    assert (found["receipt"]["voices"], found["counts"]) == ([], {})
    certainty = found["certainty"]
    assert (certainty["clear"], certainty["contenders"]) == (False, [])
    assert (certainty["possible_first"], certainty["certain_first"]) == ([], None)


def test_a_ballot_for_another_version_is_matched_with_this_and_told_so(fruity: Flask) -> None:
    answers = {"epler": 2, "rips": 1}

    found = matched(fruity, {"version": "fedcba987654", "answers": answers})

    assert (found["outdated"], found["lost"]) == (True, ["rips"])
    assert found["receipt"] == matched(fruity, {"answers": {"epler": 2}})["receipt"]
    assert found["receipt"]["version"] == made_up().version


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        (b" ", 400, "Expecting value"),
        (b"{", 400, "property name"),
        (b"\xff", 400, "not UTF-8"),
        (b'{"answers": {"epler": NaN}}', 400, "NaN is no number"),
        (b'{"answers": {"epler": 1, "epler": 2}}', 400, "a key stands twice"),
        (b'{"answers": ' + b"[" * 60_000, 400, "too deep"),
        (b'{"answers": ' + b"[" * 50 + b"]" * 50 + b"}", 400, "too deep"),
        (b'{"answers": {"epler": ' + b"9" * 5000 + b"}}", 400, "too long"),
        (b'{"answers": {"epler": 1e999}}', 422, "the answer of 'epler'"),
        (b'{"answers": {"epler": 0}}', 422, "the answer of 'epler'"),
        (b'{"answers": {"\\ud800\\u0000": 1}}', 422, "there is no question"),
        (b"[]", 422, "not an object"),
    ],
)
def test_what_cannot_be_matched_is_refused_in_one_sentence(
    fruity: Flask, body: bytes, status: int, why: str
) -> None:
    assert why in refused(fruity, body, status)


def test_more_marks_than_the_page_allows_are_refused(fruity: Flask) -> None:
    ballot = {"answers": dict.fromkeys(QUESTIONS, 1), "weights": dict.fromkeys(KINDS, 1)}
    three = {**ballot, "weights": dict.fromkeys(QUESTIONS[:3], 2)}

    assert "3 answers have weight 2, and at most 2 may" in refused(fruity, three, 422)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/", 404),
        ("GET", "/api/v1", 404),
        ("GET", "/api/v1/quiz/", 404),
        ("POST", "/api/v2/match", 404),
        ("GET", PATH, 405),
        ("PUT", PATH, 405),
        ("DELETE", "/api/v1/quiz", 405),
        ("POST", "/api/v1/quiz", 405),
    ],
)
def test_an_error_under_api_is_json_whoever_raised_it(
    fruity: Flask, method: str, path: str, status: int
) -> None:
    response = fruity.test_client().open(path, method=method, data=b"{}")

    assert response.status_code == status
    assert_problem(response)
    assert ("Allow" in response.headers) == (status == 405)


def assert_problem(response: TestResponse) -> None:
    assert_headers(response.headers)
    assert response.content_type == "application/problem+json"
    assert response.get_json()["status"] == response.status_code
    assert response.headers["Cache-Control"] == "no-store"


def test_length_size_kind_and_host_are_refused_in_json(fruity: Flask) -> None:
    client = fruity.test_client()

    unmeasured = client.post(PATH, data=b"{}", environ_overrides={"CONTENT_LENGTH": None})
    large = client.post(PATH, data=b" " * 65537, content_type="application/json")
    form = client.post(PATH, data={"epler": "2"})
    foreign = client.get("/api/v1/quiz", headers={"Host": "evil.example"})

    for response, status in ((unmeasured, 411), (large, 413), (form, 415), (foreign, 421)):
        assert response.status_code == status
        assert_problem(response)


def test_the_unforeseen_is_json_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("the answer was minus two")

    app = create_app(made_up(), Settings())
    monkeypatch.setattr("quiz.web.api.views.matched", fail)

    response = post(app, {"answers": {"epler": -2}})

    assert response.status_code == 500
    assert_problem(response)
    assert "minus two" not in response.text + caplog.text
    assert "epler" not in response.text + caplog.text


def test_no_other_site_is_let_in(fruity: Flask) -> None:
    response = post(fruity, {"answers": {}}, Origin="https://evil.example")
    asked = fruity.test_client().options(
        PATH, headers={"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    )

    for answer in (response, asked):
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]
