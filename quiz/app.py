"""Puts the quiz together: content, templates and files in, a WSGI application out."""

import os
from pathlib import Path

from flask import Flask, Response, abort, request
from werkzeug.middleware.proxy_fix import ProxyFix

from quiz.domain.content import Content
from quiz.domain.text import LANGUAGES
from quiz.editorial.fairness_file import read_findings
from quiz.editorial.load import load_content
from quiz.secret_file import SecretFile
from quiz.settings import Settings
from quiz.storage.open import open_database
from quiz.web.api.views import api
from quiz.web.assets import Assets
from quiz.web.challenges.views import add_challenges
from quiz.web.classroom.setup import add_classroom
from quiz.web.editions import Editions, make_site
from quiz.web.errors import handle_errors
from quiz.web.guard import Headers, guard
from quiz.web.newsroom.fairness import add_fairness
from quiz.web.newsroom.views import add_newsroom
from quiz.web.readiness import Readiness, add_readiness
from quiz.web.same_site import refuse_other_sites
from quiz.web.shelf import Shelf
from quiz.web.site import Site, site
from quiz.web.stand import bundle
from quiz.web.stand.paper import add_paper
from quiz.web.stand.setup import add_stand
from quiz.web.stand.tablet import add_tablet
from quiz.web.voter.receipt import receipts
from quiz.web.voter.views import add_voter

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: content, templates, translations and static files stand beside the package."""

FILES = (
    "quiz.js",
    "classroom.css",
    "classroom.js",
    "hand-over.js",
    "stand/paper.css",
    "vendor/htmx.min.js",
    *bundle.FILES,
    *bundle.WORKERS,
)


def create_app(
    content: Content | None = None, settings: Settings | None = None, root: Path = ROOT
) -> Flask:
    """The quiz. Raises ContentError or SettingsError rather than start on what is wrong."""
    content = content or load_content(root)
    settings = settings or Settings.read(os.environ)
    assets = Assets(root / "static", FILES)

    def make(of: Content) -> Site:
        return make_site(of, root, assets)

    app = Flask("quiz", root_path=str(root), static_folder=None, template_folder=None)
    here = make(content)
    app.extensions["site"] = here
    app.extensions["editions"] = Editions(here, make)
    add_voter(app)
    add_newsroom(app)
    add_fairness(app, read_findings(root))
    database = open_database(settings.database)
    secret = SecretFile(settings.secret)
    add_challenges(app, database, secret)
    add_classroom(app, database, secret)
    add_tablet(app, is_open=settings.stand)
    add_stand(app, database, secret, settings.election_days, is_open=settings.stand)
    add_paper(app, is_open=settings.stand)
    app.register_blueprint(receipts)
    app.register_blueprint(api)
    app.add_url_rule("/static/<digest>/<path:name>", "asset", _asset)
    add_readiness(app, Readiness(database, secret))
    app.url_map.merge_slashes = False
    guard(app, settings.hosts)
    refuse_other_sites(app, settings.origins)
    handle_errors(app)
    app.wsgi_app = Headers(Shelf(app.wsgi_app, here.shelf, settings.hosts))  # type: ignore[method-assign]
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=1, x_host=0
        )
    _render_first_pages(app)
    return app


def _asset(digest: str, name: str) -> Response:
    ready = site().assets.find(digest, name) or abort(404)
    return ready.respond(request)


def _render_first_pages(app: Flask) -> None:
    """Have what most visitors see first ready before the first of them comes."""
    client = app.test_client()
    for language in LANGUAGES:
        for page in ("", "sporsmal"):
            client.get(f"/{language}/{page}", headers={"Host": "localhost"})
