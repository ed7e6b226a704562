"""The forms of the content files as JSON Schema, for editors' tools."""

import json
from typing import Any

from pydantic import TypeAdapter

from quiz.editorial.files import FORMS, SETTLED
from quiz.editorial.schema import CodingFile, SettledFile

CODING = "codings/coding.yaml"
"""Stands for every coder's file: they have one form."""


def json_schemas() -> dict[str, str]:
    """The text of each schema, by the name of its file under `schema/`."""
    forms = FORMS | {SETTLED: SettledFile, CODING: CodingFile}
    return {
        f"{name.split('/')[-1].split('.')[0]}.schema.json": _text(name, form)
        for name, form in forms.items()
    }


def _text(name: str, form: Any) -> str:
    schema: dict[str, Any] = TypeAdapter[Any](form).json_schema(by_alias=True)
    schema |= {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
