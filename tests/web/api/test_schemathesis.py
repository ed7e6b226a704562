"""Schemathesis asks the running server whatever the description allows, and what it does not."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import Server

COMMAND = Path(sys.executable).with_name("schemathesis")
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    # What the schema forbids is refused, and methods that are not described.
    "negative_data_rejection",
    "unsupported_method",
    "allow_header_conformance",
)


def test_it_finds_nothing_that_is_not_as_described(server: Server, tmp_path: Path) -> None:
    found = subprocess.run(
        [
            COMMAND,
            "run",
            f"{server.address}/api/v1/openapi.json",
            f"--checks={','.join(CHECKS)}",
            "--max-examples=100",
            # Whoever sees it fail can see it again.
            "--generation-deterministic",
            "--warnings=off",
            "--no-color",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert found.returncode == 0, found.stdout
    assert "No issues found" in found.stdout
