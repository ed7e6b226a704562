"""What the audit found, as a page of the site and as a document that needs no server."""

from flask import Blueprint, Flask, current_app

from quiz.domain.content import Content
from quiz.domain.fairness import Findings
from quiz.domain.text import Language
from quiz.web.languages import Templates
from quiz.web.newsroom.figures import draw
from quiz.web.site import Site, public, site

fairness = Blueprint("fairness", __name__)
FIGURES = "fairness_figures"


def add_fairness(app: Flask, findings: Findings | None) -> None:
    """Give `app`, which has its site, the page; `findings` are None where none have been made."""
    here: Site = app.extensions["site"]
    app.extensions[FIGURES] = draw(findings, here.content) if findings else None
    app.register_blueprint(fairness)


@fairness.get("/<any(nb, nn, en):language>/rettferdighet")
@public
def show_fairness(language: Language) -> str:
    figures = current_app.extensions[FIGURES]
    return site().render(language, "newsroom/fairness.html", figures=figures)


def standalone(templates: Templates, content: Content, findings: Findings, style: str) -> str:
    """One document in bokmål with `style`, which is CSS of ours, written into it."""
    figures = draw(findings, content)
    return templates.render("nb", "newsroom/fairness_alone.html", figures=figures, style=style)
