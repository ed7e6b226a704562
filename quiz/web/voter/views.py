"""The voter's pages."""

from flask import Blueprint, Flask, Response, abort, request

from quiz.domain.ballot import Ballot
from quiz.domain.codings import codings
from quiz.domain.comparison import rarely_opposed
from quiz.domain.content import Content
from quiz.domain.result import Result, result
from quiz.domain.text import Language
from quiz.web.bad_form import BadForm
from quiz.web.same_site import changes_nothing
from quiz.web.site import IN, lead_to, lead_to_language, public, site, told
from quiz.web.voter.document import paragraphs
from quiz.web.voter.forms import Submission

voter = Blueprint("voter", __name__)


def add_voter(app: Flask) -> None:
    """Give `app`, which has its site, the voter's pages."""
    app.register_blueprint(voter)


@voter.get("/")
def choose_language() -> Response:
    """Lead to the reader's language."""
    return lead_to_language("/{language}/")


@voter.get(IN)
def start_with_slash(language: Language) -> Response:
    return Response(status=308, headers={"Location": f"/{language}/"})


@voter.get(f"{IN}/")
@public
def start(language: Language) -> str:
    return site().render(language, "voter/start.html")


@voter.get(f"{IN}/sporsmal")
@public
def questions(language: Language) -> str:
    return site().render(language, "voter/questions.html", submission=None)


@voter.post(f"{IN}/sporsmal")
@changes_nothing
def questions_with_answers(language: Language) -> Response:
    """The questions in another language, with the answers that were given so far."""
    return told(site().render(language, "voter/questions.html", submission=submission()))


@voter.get(f"{IN}/resultat")
def result_without_answers(language: Language) -> Response:
    """Nobody's result: it is never in an address."""
    return to_the_questions(language)


@voter.post(f"{IN}/resultat")
@changes_nothing
def show_result(language: Language) -> Response:
    sent = submission()
    found = result(site().content, sent.ballot)
    page = site().render(language, "voter/result.html", submission=sent, result=found)
    return told(page, status=422 if sent.too_many else 200)


@voter.get(f"{IN}/avsender/<id_>")
@public
def voice(language: Language, id_: str) -> str:
    found = _content().voices.get(id_) or abort(404)
    return site().render(language, "voter/voice.html", voice=found)


@voter.get(f"{IN}/dokument/<id_>")
@public
def document(language: Language, id_: str) -> str:
    found = _content().documents.get(id_) or abort(404)
    return site().render(
        language,
        "voter/document.html",
        document=found,
        paragraphs=list(paragraphs(_content(), found)),
    )


@voter.get("/dokument/<id_>.txt")
def original(id_: str) -> Response:
    """The document byte for byte as it was received."""
    found = _content().documents.get(id_) or abort(404)
    return Response(
        found.original,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "public, max-age=300"},
    )


@voter.get(f"{IN}/ikke-spurt")
@public
def not_asked(language: Language) -> str:
    return site().render(language, "voter/not_asked.html")


@voter.get(f"{IN}/metode")
@public
def method(language: Language) -> str:
    return site().render(
        language,
        "voter/method.html",
        example=_worked_example(_content()),
        close=list(rarely_opposed(_content())),
        codings=codings(_content()),
    )


@voter.get(f"{IN}/personvern")
@public
def privacy(language: Language) -> str:
    return site().render(language, "voter/privacy.html")


def _worked_example(content: Content) -> Result:
    """Three answers, so that the method page can do the sums before the reader's eyes."""
    return result(content, Ballot(dict(zip(content.questions, (2, 2, -1), strict=False))))


def _content() -> Content:
    return site().content


def to_the_questions(language: Language) -> Response:
    """Where somebody is led who asks for what only answers can give."""
    return lead_to(f"/{language}/sporsmal")


def submission() -> Submission:
    """The form that came with this request. Raises BadForm."""
    if request.content_length and not request.form:
        raise BadForm  # A body that is not text is read as an empty form.
    return site().forms.read(request.form)
