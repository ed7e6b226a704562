"""The `quiz` command, a module for each thing one may want of it."""

import click

from quiz.cli.agreement import agreement
from quiz.cli.audit import audit
from quiz.cli.backup import backup
from quiz.cli.challenges import challenges
from quiz.cli.code import code
from quiz.cli.content import check, schema, seal
from quiz.cli.match import match
from quiz.cli.migrate import migrate
from quiz.cli.receipt import receipt
from quiz.cli.serve import serve
from quiz.cli.short_set import short_set
from quiz.cli.sweep import sweep


@click.group()
def main() -> None:
    """The quiz that shows its evidence."""


for command in (
    check,
    seal,
    schema,
    code,
    agreement,
    audit,
    short_set,
    match,
    receipt,
    migrate,
    challenges,
    sweep,
    backup,
    serve,
):
    main.add_command(command)
