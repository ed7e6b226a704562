"""`quiz code`: a page on which somebody codes the stances without seeing how others did."""

import socket
import sys

import click
from werkzeug.serving import WSGIRequestHandler, make_server

from quiz.app import ROOT
from quiz.coding.app import create_coding_app
from quiz.editorial.load import load_uncoded
from quiz.editorial.mistakes import ContentError
from quiz.editorial.notebook import Notebook, Taken


class _Quiet(WSGIRequestHandler):
    """Keeps no access log, and does not say what it runs on."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of what is fetched."""

    def version_string(self) -> str:
        """Whom they talk to is no secret; which version of what is nobody's business."""
        return "quiz"


@click.command()
@click.option("--coder", required=True, help="a name of your own: a to z, 0 to 9 and -")
@click.option("--port", default=0, type=click.IntRange(0, 65535), envvar="PORT", help="0: any free")
def code(coder: str, port: int) -> None:
    """Code the stances on a local page, with names masked and no other coding in sight."""
    try:
        content = load_uncoded(ROOT)
        cells = tuple(
            (voice, question) for voice in content.voices for question in content.questions
        )
        notebook = Notebook.open(ROOT, coder, cells)
    except (ContentError, Taken) as error:
        click.echo(error, err=True)
        sys.exit(1)
    with _listen(port) as line:
        port = line.getsockname()[1]
        app = create_coding_app(content, notebook, ROOT)
        server = make_server(
            "127.0.0.1", port, app, threaded=True, request_handler=_Quiet, fd=line.fileno()
        )
        click.echo(f"Code on http://127.0.0.1:{port}/ — saved in {notebook.name}; Ctrl+C ends it")
        server.serve_forever()


def _listen(port: int) -> socket.socket:
    """A line to this machine alone."""
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as error:
        click.echo(f"port {port}: {error.strerror}", err=True)
        sys.exit(1)
