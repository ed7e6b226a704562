"""The description is valid, and says what is so."""

import json
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.domain.text import LANGUAGES
from quiz.settings import Settings
from quiz.web.api.openapi import examples
from tests.web.made_up import made_up
from tests.web.page import assert_headers

MATCH = "/api/v1/match"


def fetch(app: Flask, path: str) -> Any:
    response = app.test_client(use_cookies=False).get(path)
    assert_headers(response.headers)
    assert (response.status_code, response.content_type) == (200, "application/json")
    assert response.headers["Cache-Control"] == "public, max-age=300"
    return response.get_json()


@pytest.fixture(scope="module")
def description(app: Flask) -> Any:
    return fetch(app, "/api/v1/openapi.json")


@pytest.fixture(scope="module")
def post(description: Any) -> Any:
    """The description of a match."""
    return description["paths"][MATCH]["post"]


def validator(description: Any, name: str) -> Draft202012Validator:
    """Of one of the description's schemas; the others are found where they stand."""
    return Draft202012Validator({**description, "$ref": f"#/components/schemas/{name}"})


def test_it_is_openapi_3_1(description: Any) -> None:
    assert description["openapi"] == "3.1.0"
    OPENAPI_31_VALIDATOR.validate(description)


def test_the_validator_would_find_a_mistake(description: Any) -> None:
    broken = json.loads(json.dumps(description).replace('"responses"', '"answers"'))

    with pytest.raises(ValueError, match="answers"):
        OPENAPI_31_VALIDATOR.validate(broken)


def test_every_schema_is_one_and_every_reference_leads_to_one(description: Any) -> None:
    known = description["components"]["schemas"]
    for schema in known.values():
        Draft202012Validator.check_schema(schema)

    named = {line.rpartition("/")[2] for line in references(description)}
    assert named == known.keys()


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [found for inner in value.values() for found in references(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in references(inner)]
    return []


def test_every_address_is_described(app: Flask, description: Any) -> None:
    described = {
        (path, method.upper())
        for path, methods in description["paths"].items()
        for method in methods
    }
    served = {
        (rule.rule, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/")
    }

    assert described == served


def test_the_ids_of_the_questions_are_those_that_are_asked(
    description: Any, content: Content
) -> None:
    ballot = description["components"]["schemas"]["Ballot"]

    for name in ("answers", "weights"):
        assert list(ballot["properties"][name]["properties"]) == list(content.questions)
        assert ballot["then"]["properties"][name]["propertyNames"]["enum"] == [*content.questions]


@pytest.mark.parametrize("name", examples(made_up()))
def test_every_example_of_a_ballot_gives_the_answer_that_stands_beside_it(
    app: Flask, description: Any, post: Any, name: str
) -> None:
    given = post["requestBody"]["content"]["application/json"]["examples"]
    answers = post["responses"]["200"]["content"]["application/json"]["examples"]
    assert given.keys() == answers.keys()
    validator(description, "Ballot").validate(given[name]["value"])
    validator(description, "Matched").validate(answers[name]["value"])

    response = app.test_client().post(MATCH, json=given[name]["value"])

    assert response.status_code == 200
    assert response.get_json() == answers[name]["value"]


def test_every_example_of_an_error_is_what_one_is_told(
    app: Flask, description: Any, post: Any, content: Content
) -> None:
    client = app.test_client()
    three = dict.fromkeys(list(content.questions)[: content.most_important + 1], 2)
    told = [
        client.post(MATCH, data=b"{}", environ_overrides={"CONTENT_LENGTH": None}),
        client.post(MATCH, data=b" " * 65537, content_type="application/json"),
        client.post(MATCH, data=b"{}", content_type="text/plain"),
        client.post(MATCH, json={}, headers={"Host": "evil.example"}),
        client.post(MATCH, json={"answers": three, "weights": three}),
    ]

    for response in told:
        said = post["responses"][str(response.status_code)]
        content_type, described = next(iter(said["content"].items()))
        assert response.content_type == content_type
        assert response.get_json() == described["example"]
        validator(description, "Problem").validate(response.get_json())
    assert {str(response.status_code) for response in told} | {"200", "400"} == set(
        post["responses"]
    )


def test_the_example_of_the_content_is_an_excerpt_of_it(app: Flask, description: Any) -> None:
    described = description["paths"]["/api/v1/quiz"]["get"]["responses"]["200"]
    excerpt = described["content"]["application/json"]["examples"]["excerpt"]["value"]
    whole = fetch(app, "/api/v1/quiz")

    validator(description, "Quiz").validate(excerpt)
    validator(description, "Quiz").validate(whole)
    for key, value in whole.items():
        assert excerpt[key] == (value[:1] if isinstance(value, list) else value)


def test_all_content_is_there(app: Flask, content: Content) -> None:
    quiz = fetch(app, "/api/v1/quiz")

    assert quiz["version"] == content.version
    assert {voice["id"] for voice in quiz["voices"]} == content.voices.keys()
    assert [question["id"] for question in quiz["questions"]] == list(content.questions)
    stances = {(stance["voice"], stance["question"]): stance for stance in quiz["stances"]}
    assert stances.keys() == content.stances.keys()
    for key, stance in content.stances.items():
        quotes = [passage["quote"] for passage in stances[key]["passages"]]
        assert quotes == [passage.quote for passage in stance.passages]
        assert stances[key]["reasoning"] == {
            language: stance.reasoning[language] for language in LANGUAGES
        }
    assert len(quiz["debates"]) == len(content.debates)
    assert len(quiz["register"]) == len(content.register)
    terms = {term["id"] for term in quiz["glossary"]}
    assert {term for question in quiz["questions"] for term in question["terms"]} == terms
    assert "CC BY 4.0" in quiz["licence"]["texts"]


def test_a_document_is_the_one_that_its_digest_names(app: Flask, content: Content) -> None:
    quiz = fetch(app, "/api/v1/quiz")

    assert len(quiz["documents"]) == len(content.documents)
    for document in quiz["documents"]:
        found = app.test_client().get(document["text"])
        assert found.data == content.documents[document["id"]].original
        assert document["sha256"] == content.documents[document["id"]].sha256


@pytest.mark.parametrize("path", ["/api/v1/quiz", "/api/v1/openapi.json"])
def test_what_a_program_has_is_not_sent_again(app: Flask, path: str) -> None:
    client = app.test_client()
    etag = client.get(path).headers["ETag"]

    assert client.get(path, headers={"If-None-Match": etag}).status_code == 304


def test_another_content_has_another_description() -> None:
    fruit = create_app(made_up(), Settings())

    description = fetch(fruit, "/api/v1/openapi.json")

    OPENAPI_31_VALIDATOR.validate(description)
    assert (
        "epler"
        in description["components"]["schemas"]["Ballot"]["properties"]["answers"]["properties"]
    )
