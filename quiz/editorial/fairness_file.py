"""`fairness.json`: the findings of the last audit, kept beside the content they are about."""

import json
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from quiz.domain.fairness import Findings
from quiz.editorial.mistakes import Mistake

FAIRNESS = "fairness.json"
_FORM = TypeAdapter(Findings)


def as_json(findings: Findings) -> str:
    """The same findings are the same bytes: no date and no time taken are in them."""
    return json.dumps(asdict(findings), indent=1, allow_nan=False) + "\n"


def read_findings(root: Path) -> Findings | None:
    """The findings that were kept; None where there are none, or none that can be read."""
    try:
        return _FORM.validate_json((root / FAIRNESS).read_bytes())
    except (OSError, ValidationError):
        return None


def check_fairness(root: Path, version: str) -> list[Mistake]:
    """A mistake where the figures the pages show are of another content than `version`."""
    if not (root / FAIRNESS).exists():
        return []  # The page says itself that nothing has been found out yet.
    findings = read_findings(root)
    if findings is None:
        return [Mistake(FAIRNESS, 1, "cannot be read; run «make fairness»")]
    if findings.version != version:
        words = f"is of version {findings.version}, the content is {version}; run «make fairness»"
        return [Mistake(FAIRNESS, 1, words)]
    return []
