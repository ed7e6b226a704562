"""`quiz audit`: how fair the quiz is, for those who check it and for the page that says so."""

import sys
from types import ModuleType

import click

from quiz.app import ROOT
from quiz.domain.content import Content
from quiz.domain.fairness import Findings
from quiz.editorial.fairness_file import as_json
from quiz.editorial.load import load_content
from quiz.editorial.mistakes import ContentError
from quiz.web.languages import Templates
from quiz.web.newsroom.fairness import standalone

VOTERS = 20_000
SEED = 2020
"""The year of the dated documents; others find the same, within the intervals."""


@click.command()
@click.option("--voters", default=VOTERS, type=click.IntRange(min=1), help="of each kind")
@click.option("--seed", default=SEED, type=click.IntRange(min=0), help="where chance begins")
@click.option("--json", "form", flag_value="json", help="print the findings as JSON")
@click.option("--html", "form", flag_value="html", help="print them as one HTML document")
def audit(voters: int, seed: int, form: str | None) -> None:
    """Find out how fair the quiz is; fail where the matcher itself is not."""
    report = _report()
    try:
        content = load_content(ROOT)
    except ContentError as error:
        click.echo(error, err=True)
        sys.exit(1)
    findings = report.audit_with_progress(content, voters, seed)
    if form == "json":
        click.echo(as_json(findings), nl=False)
    elif form == "html":
        click.echo(_html(content, findings), nl=False)
    else:
        report.show(findings, content)
    for fault in findings.faults:
        click.echo(f"The matcher fails: {fault}", err=True)
    sys.exit(1 if findings.faults else 0)


def _report() -> ModuleType:
    """What the command draws with, and all it reckons with; only here are they needed."""
    try:
        from quiz.audit import fairness_report  # noqa: PLC0415
    except ModuleNotFoundError as error:
        words = f"the audit needs {error.name}: run «make tools», or install the extra «audit»"
        raise click.ClickException(words) from error
    return fairness_report


def _html(content: Content, findings: Findings) -> str:
    style = (ROOT / "static/style.css").read_text(encoding="utf-8")
    return standalone(Templates(ROOT, content=content), content, findings, style)
