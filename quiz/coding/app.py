"""Puts the coder's pages together, to be served to this machine alone."""

from pathlib import Path

from flask import Flask, Response, abort, render_template, request
from jinja2 import Environment, StrictUndefined
from werkzeug.exceptions import HTTPException

from quiz.coding.desk import Desk
from quiz.coding.views import DESK, coder
from quiz.domain.content import Content
from quiz.domain.scale import POSITION_OF
from quiz.editorial.notebook import Notebook
from quiz.web.assets import Assets
from quiz.web.filters import install_filters
from quiz.web.guard import Headers, guard
from quiz.web.same_site import SAFE, is_from_us

HOSTS = frozenset({"localhost", "127.0.0.1"})
FILES = ("style.css", "icon.svg")


def create_coding_app(content: Content, notebook: Notebook, root: Path) -> Flask:
    """The pages for one coder. Templates and style sheet stand under `root`."""
    desk, assets = Desk(content, notebook), Assets(root / "static", FILES)
    app = Flask("quiz.coding", static_folder=None, template_folder=str(root / "templates"))
    app.extensions[DESK] = desk
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(asset=assets.address, pages=len(desk), position_of=POSITION_OF)
    _speak_bokmal(app.jinja_env)
    app.register_blueprint(coder)

    @app.get("/static/<digest>/<name>")
    def asset(digest: str, name: str) -> Response:
        ready = assets.find(digest, name) or abort(404)
        return ready.respond(request)

    guard(app, HOSTS)
    app.before_request(_refuse_strangers)
    app.register_error_handler(Exception, _told)
    app.wsgi_app = Headers(app.wsgi_app)  # type: ignore[method-assign]
    return app


def _speak_bokmal(environment: Environment) -> None:
    """So that the words that all pages share are the same here, without any catalogue."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    install_filters(environment, "nb")


def _refuse_strangers() -> None:
    """Any page in the coder's browser can post here; only ours is heard."""
    port = request.environ["SERVER_PORT"]
    origins = frozenset(f"http://{host}:{port}" for host in HOSTS)
    if request.method not in SAFE and not is_from_us(request, origins):
        abort(403)


def _told(error: Exception) -> tuple[str, int]:
    status = (error.code if isinstance(error, HTTPException) else None) or 500
    return render_template("coding/error.html", status=status), status
