"""The agreement map, two voices side by side, and the map as a file."""

from flask import Blueprint, Flask, Response, abort, request

from quiz.domain.comparison import compare
from quiz.domain.content import Content
from quiz.domain.overview import by_speakers, overview
from quiz.domain.scale import WORD_OF
from quiz.domain.text import Language
from quiz.web.csv_file import CSV
from quiz.web.newsroom.spreadsheet import spreadsheet
from quiz.web.ready import Ready
from quiz.web.site import IN, public, site

newsroom = Blueprint("newsroom", __name__)


def add_newsroom(app: Flask) -> None:
    """Give `app`, which has its site, the newsroom's pages."""
    app.register_blueprint(newsroom)


@newsroom.get(f"{IN}/oversikt")
@public
def agreement_map(language: Language) -> str:
    return site().render(
        language,
        "newsroom/overview.html",
        seen=overview(_content()),
        positions=tuple(WORD_OF),
        alone=by_speakers(_content(), "one-voice"),
    )


@newsroom.get(f"{IN}/oversikt.csv")
def agreement_map_as_file(language: Language) -> Response:
    """The same for everyone, so made once; its name says which version of the content it holds."""
    return site().keep(request.path, lambda: _file(language)).respond(request)


@newsroom.get(f"{IN}/oversikt/<first>/<second>")
def side_by_side(language: Language, first: str, second: str) -> Response:
    """Two voices in the order of the content; the other order leads there."""
    voices = list(_content().voices)
    if first == second or first not in voices or second not in voices:
        abort(404)
    if voices.index(first) > voices.index(second):
        there = f"/{language}/oversikt/{second}/{first}"
        return Response(status=308, headers={"Location": there})
    return _side_by_side(language=language, first=first, second=second)


@public
def _side_by_side(language: Language, first: str, second: str) -> str:
    voices = _content().voices
    return site().render(
        language,
        "newsroom/side_by_side.html",
        pair=compare(_content(), voices[first], voices[second]),
    )


def _file(language: Language) -> Ready:
    environment = site().templates.environment(language)
    name = f"valgomat-rusreform-{language}-{_content().version}.csv"
    return Ready.make(spreadsheet(_content(), language, environment).encode(), CSV, name=name)


def _content() -> Content:
    return site().content
