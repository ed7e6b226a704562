"""The forms of the content files as JSON Schema, for editors' tools."""

import json
from typing import Any

from pydantic import TypeAdapter

from quiz.editorial.files import FORMS


def json_schemas() -> dict[str, str]:
    """The text of each schema, by the name of its file under `schema/`."""
    return {f"{name.split('/')[-1].split('.')[0]}.schema.json": _text(name) for name in FORMS}


def _text(name: str) -> str:
    schema: dict[str, Any] = TypeAdapter[Any](FORMS[name]).json_schema(by_alias=True)
    schema |= {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
