"""The schemas that editors' tools read are those of the forms, and the content fits them."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from quiz.editorial.files import FORMS, coding_files
from quiz.editorial.json_schema import json_schemas
from quiz.editorial.yaml_file import read_yaml

ROOT = Path(__file__).resolve().parents[2]


def test_the_committed_schemas_are_those_of_the_forms() -> None:
    committed = {
        path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schema").glob("*.json")
    }

    assert committed == json_schemas()


@pytest.mark.parametrize("name", [*FORMS, *coding_files(ROOT)])
def test_the_content_fits_its_schema_and_names_it(name: str) -> None:
    path = ROOT / name
    schema = path.parent / path.read_text(encoding="utf-8").split("$schema=")[1].split()[0]

    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))

    assert not list(validator.iter_errors(read_yaml(ROOT, name).value))
