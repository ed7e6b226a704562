"""What a stand has on paper: sheets to count on, cards with the quotes, the volunteer's card."""

from flask import Blueprint, Flask, Response, request

from quiz.domain.paper_grid import paper_grid
from quiz.domain.text import Language
from quiz.web.classroom.drawn_code import drawn
from quiz.web.site import IN, public, site, told

paper = Blueprint("paper_for_stand", __name__)


def add_paper(app: Flask, *, is_open: bool) -> None:
    """Give `app`, which has its site, the pages to print. Without a stand there are none."""
    if is_open:
        app.register_blueprint(paper)


@paper.get(f"{IN}/stand/ark")
def sheet(language: Language) -> Response:
    """Two sheets on which to answer and count; each leads to the host that was asked for it."""
    here = site()
    address = f"{request.host_url}{language}/"
    grid = paper_grid(here.content.positions, [*here.content.at_stand])
    voices = here.in_alphabet(language)
    given = {"grid": grid, "voices": voices, "address": address, "qr": drawn(address)}
    return told(here.render(language, "stand/paper/sheet.html", **given))


@paper.get(f"{IN}/stand/kort")
@public
def cards(language: Language) -> str:
    """A card for each statement, with all that anybody says on it."""
    here = site()
    return here.render(language, "stand/paper/cards.html", voices=here.in_alphabet(language))


@paper.get(f"{IN}/stand/frivillig")
@public
def volunteers_card(language: Language) -> str:
    return site().render(language, "stand/paper/volunteer.html")
