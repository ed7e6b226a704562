"""`quiz agreement`: how far those who coded the stances agree."""

import sys

import click

from quiz.app import ROOT
from quiz.editorial.load import load_unsealed
from quiz.editorial.mistakes import ContentError


@click.command()
def agreement() -> None:
    """Say how far the codings agree: percentages, Krippendorff's alpha, and what differs."""
    try:
        from quiz.audit.agreement_report import report  # noqa: PLC0415 (an extra, for this alone)
    except ImportError:
        click.echo("This needs the extra «audit»; «make tools» installs it.", err=True)
        sys.exit(1)
    try:
        report(load_unsealed(ROOT))
    except ContentError as error:
        click.echo(error, err=True)
        sys.exit(1)
