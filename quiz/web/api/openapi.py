"""The description of the API, OpenAPI 3.1, made from the code and the content it describes."""

from dataclasses import fields, replace
from http import HTTPStatus
from typing import Any

from quiz.domain.content import Content
from quiz.domain.scale import IMPORTANT, OFFERED, WEIGHTS
from quiz.domain.text import LANGUAGES
from quiz.plain import Schema, plain, reference, schemas
from quiz.web.api.answers import Matched, Quiz, matched, open_quiz
from quiz.web.api.ballot import ID, VERSION, read_ballot
from quiz.web.problem import DETAILS, written

EARLIER = "000000000000"
"""A version that no content has had, for the example of a ballot that is older than the content."""


def description(content: Content) -> dict[str, Any]:
    """The whole document, ready to be written as JSON."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Valgomat om rusreform",
            "version": "1",
            "summary": "A quiz that shows which party text agrees with you, and the passage.",
            "description": _ABOUT,
            "license": {"name": "MIT (the code); CC BY 4.0 (the texts)"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/api/v1/quiz": {"get": _quiz(content)},
            "/api/v1/match": {"post": _match(content)},
            "/api/v1/openapi.json": {"get": _openapi()},
        },
        "components": {
            "schemas": {
                "Ballot": _ballot(content),
                "Problem": _PROBLEM,
                **schemas(Quiz, Matched),
            }
        },
    }


_ABOUT = """\
What is sent is used for the answer, and neither kept nor logged. There are no keys and no cookies.
Errors are `application/problem+json` (RFC 9457) with one sentence in `detail`. No other site's
pages may call this from a browser: no CORS headers are sent. The formulas are on the method page;
every number of an answer can be made again by hand from its `receipt`."""

_PROBLEM: Schema = {
    "type": "object",
    "description": "Why there is no answer, as RFC 9457 has it.",
    "properties": {
        "type": {"const": "about:blank"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "One sentence for whoever wrote the program."},
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}


def _quiz(content: Content) -> dict[str, Any]:
    excerpt = plain(_excerpt(open_quiz(content)))
    return {
        "operationId": "quiz",
        "summary": "All content: questions, voices, stances with their passages, and the rest.",
        "responses": {
            "200": _published(
                "All content of this version.",
                {
                    "schema": reference(Quiz.__name__),
                    "examples": {
                        "excerpt": {"summary": "The first of each list.", "value": excerpt}
                    },
                },
            ),
            **_same_for_all(),
        },
    }


def _excerpt(quiz: Quiz) -> Quiz:
    """The first of each list."""
    lists: dict[str, Any] = {
        field.name: value[:1]
        for field in fields(quiz)
        if isinstance(value := getattr(quiz, field.name), tuple)
    }
    return replace(quiz, **lists)


def _match(content: Content) -> dict[str, Any]:
    ballots = examples(content)
    answers = {
        name: {"summary": summary, "value": plain(matched(content, read_ballot(given, content)))}
        for name, (summary, given) in ballots.items()
    }
    requests = {
        name: {"summary": summary, "value": given} for name, (summary, given) in ballots.items()
    }
    most = content.most_important
    too_many = f"{most + 1} answers have weight 2, and at most {most} may."
    return {
        "operationId": "match",
        "summary": "Match a ballot: the same result as the page gives.",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": reference("Ballot"), "examples": requests}},
        },
        "responses": {
            "200": {
                "description": "What the ballot came to.",
                "headers": {"Cache-Control": _header("Nothing keeps it.", "no-store")},
                "content": {
                    "application/json": {"schema": reference(Matched.__name__), "examples": answers}
                },
            },
            **_problems(400, 411, 413, 415, 421),
            **_problem(422, f"The ballot cannot be matched: {too_many}"),
        },
    }


def examples(content: Content) -> dict[str, tuple[str, dict[str, Any]]]:
    """Ballots with what each is an example of, by name."""
    ids = list(content.questions)
    everything = {id_: OFFERED[-1 - at % len(OFFERED)] for at, id_ in enumerate(ids)}
    important = dict.fromkeys(ids[: min(1, content.most_important)], IMPORTANT)
    return {
        "all": (
            "Every question answered; where it may be, one of them is important.",
            {"version": content.version, "answers": everything, "weights": important},
        ),
        "some": (
            "The first two answered, the third passed over; the answer in English.",
            {"language": "en", "answers": dict(zip(ids, (-2, 1, None), strict=False))},
        ),
        "none": ("Nothing answered: there is nothing to rank.", {"answers": {}}),
        "earlier": (
            "A ballot for another version, with a question that is not asked any more.",
            {"version": EARLIER, "answers": {ids[0]: 2, "not-asked-any-more": 1}},
        ),
    }


def _ballot(content: Content) -> Schema:
    """What `read_ballot` takes but for how many may be important, which no schema can say."""
    return {
        "type": "object",
        "description": "One person's answers. A question that is absent, null or of weight 0 is "
        "passed over, and weight 2 is «important to me»: at most a third of the questions.",
        "properties": {
            "version": {
                "type": "string",
                "pattern": VERSION,
                "description": "That of the content the ballot was filled in for. Another than the "
                f"present, {content.version}, is matched with the present all the same; the answer "
                "says so, and names answers to questions that are not asked any more.",
            },
            "language": {
                "enum": list(LANGUAGES),
                "default": LANGUAGES[0],
                "description": "Of statements and names in the receipt.",
            },
            "answers": _by_question(content, {"enum": [*OFFERED, None]}),
            "weights": _by_question(content, {"enum": list(WEIGHTS)}),
        },
        "required": ["answers"],
        "additionalProperties": False,
        "if": {"properties": {"version": {"const": content.version}}},
        "then": {
            "properties": {
                name: {"propertyNames": {"enum": list(content.questions)}}
                for name in ("answers", "weights")
            }
        },
    }


def _by_question(content: Content, value: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {
            id_: {**value, "description": question.statement.en}
            for id_, question in content.questions.items()
        },
        "propertyNames": {"pattern": ID},
        "additionalProperties": value,
    }


def _openapi() -> dict[str, Any]:
    return {
        "operationId": "openapi",
        "summary": "This description.",
        "responses": {
            "200": _published("OpenAPI 3.1.", {"schema": {"type": "object"}}),
            **_same_for_all(),
        },
    }


def _published(what: str, content: dict[str, Any]) -> dict[str, Any]:
    """What is the same for everyone until the content changes."""
    return {
        "description": what,
        "headers": {
            "ETag": _header("Changes when the content does.", None),
            "Cache-Control": _header("Five minutes.", "public, max-age=300"),
        },
        "content": {"application/json": content},
    }


def _same_for_all() -> dict[str, Any]:
    return {"304": {"description": "What If-None-Match names is the newest."}, **_problems(421)}


def _header(what: str, value: str | None) -> dict[str, Any]:
    schema = {"type": "string"} if value is None else {"const": value}
    return {"description": what, "required": True, "schema": schema}


def _problems(*statuses: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for status in statuses:
        found |= _problem(status, DETAILS[status])
    return found


def _problem(status: int, detail: str) -> dict[str, Any]:
    content = {"schema": reference("Problem"), "example": written(status, detail)}
    return {
        str(status): {
            "description": HTTPStatus(status).phrase,
            "content": {"application/problem+json": content},
        }
    }
