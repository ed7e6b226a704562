"""The `quiz` command, a module for each thing one may want of it."""

import click

from quiz.cli.content import check, schema, seal
from quiz.cli.match import match
from quiz.cli.serve import serve


@click.group()
def main() -> None:
    """The quiz that shows its evidence."""


for command in (check, seal, match, schema, serve):
    main.add_command(command)
