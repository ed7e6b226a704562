"""A quiz of one question or of two: every address answers, and nothing can be important."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.domain.text import LANGUAGES
from quiz.settings import Settings
from tests.web.classroom.school import Browser, Pupil, Teacher
from tests.web.made_up import POSITIONS, made_up
from tests.web.page import Visitor

ALL = {"epler": "2", "paerer": "-1"}


@pytest.fixture(scope="module", params=[1, 2])
def few(request: pytest.FixtureRequest) -> Content:
    return made_up({voice: row[: request.param] for voice, row in POSITIONS.items()})


@pytest.fixture(scope="module")
def app(few: Content, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    file = tmp_path_factory.mktemp("database") / "quiz.sqlite3"
    return create_app(few, Settings(database=f"sqlite:///{file}"))


@pytest.fixture(scope="module")
def visitor(app: Flask) -> Visitor:
    return Visitor(app)


@pytest.fixture(scope="module")
def answers(few: Content) -> dict[str, str]:
    return {id_: ALL[id_] for id_ in few.questions}


def addresses(app: Flask, content: Content) -> Iterator[str]:
    """Every address that can be fetched, but for files, further pages, rooms' and stands'."""
    voices, others, questions = list(content.voices), list(content.voices)[1:], content.questions
    named = {"language": LANGUAGES, "id_": voices, "voice": voices, "question": questions}
    named |= {"first": voices[:1], "second": others}
    for rule in app.url_map.iter_rules():
        of_a_room = rule.rule.startswith(("/klasse/styr", "/skjerm", "/stand/styr"))
        if "GET" in (rule.methods or ()) and rule.arguments <= named.keys() and not of_a_room:
            for values in product(*(named[name] for name in rule.arguments)):
                found = app.url_map.bind("").build(
                    rule.endpoint, dict(zip(rule.arguments, values, strict=True))
                )
                yield found


def test_a_class_has_a_whole_lesson(app: Flask, few: Content) -> None:
    teacher, pupil, board = Teacher(app), Pupil(app), Browser(app)
    teacher.open(slag="prove")
    pupil.join(teacher.code)
    pupil.hand_in({id_: ALL[id_] for id_ in few.questions})
    while teacher.state != "ended":
        board.get(teacher.board)
        pupil.look()
        teacher.press()

    assert "Timen er ferdig" in pupil.look().text()


def test_every_address_answers(app: Flask, visitor: Visitor, few: Content) -> None:
    for path in addresses(app, few):
        response = visitor.client.get(path)
        assert response.status_code < 400, path
        if (response.status_code, response.mimetype) == (200, "text/html"):
            visitor.get(path)


def test_a_result_and_its_receipt_are_there(visitor: Visitor, answers: dict[str, str]) -> None:
    for language in LANGUAGES:
        assert visitor.post(f"/{language}/resultat", answers).all(".//ol[@class='ranking']/li")
        assert visitor.post(f"/{language}/kvittering", answers).all(".//section[@class='voice']")


def test_where_nothing_can_be_important_nobody_is_asked_what_is(
    visitor: Visitor, answers: dict[str, str]
) -> None:
    """Without the script there is nothing to see; with it, the answers before the result."""
    for page in (visitor.get("/nb/sporsmal"), visitor.post("/nb/resultat", answers)):
        review = page.one(".//fieldset[@id='viktig']")
        assert "hidden" in review.attrib
        assert not page.all(".//input[@name='viktig']")
        assert "inntil 0" not in page.body
        assert "høyst 0" not in page.body


def test_the_description_is_true(app: Flask, answers: dict[str, str]) -> None:
    client = app.test_client()
    description: Any = client.get("/api/v1/openapi.json").get_json()
    post = description["paths"]["/api/v1/match"]["post"]
    given = post["requestBody"]["content"]["application/json"]["examples"]
    wanted = post["responses"]["200"]["content"]["application/json"]["examples"]
    schema = {**description, "$ref": "#/components/schemas/Matched"}

    for name, example in given.items():
        response = client.post("/api/v1/match", json=example["value"])
        assert response.status_code == 200
        assert response.get_json() == wanted[name]["value"]
        Draft202012Validator(schema).validate(response.get_json())
    assert set(given["all"]["value"]["answers"]) == set(answers)
