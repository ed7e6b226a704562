"""The voter's receipt, as a page and as a file."""

import json

from flask import Blueprint, Response, abort, request

from quiz.domain.receipt import receipt
from quiz.domain.text import Language
from quiz.plain import plain
from quiz.web.ready import compressed
from quiz.web.same_site import changes_nothing
from quiz.web.site import IN, site, told
from quiz.web.voter.views import submission, to_the_questions

receipts = Blueprint("receipts", __name__)


@receipts.get(f"{IN}/kvittering")
@receipts.get(f"{IN}/kvittering.json")
def receipt_without_answers(language: Language) -> Response:
    """Nobody's receipt: it is never in an address."""
    return to_the_questions(language)


@receipts.post(f"{IN}/kvittering")
@changes_nothing
def show_receipt(language: Language) -> Response:
    sent = submission()
    made = receipt(site().content, sent.ballot, language)
    page = site().render(language, "voter/receipt.html", submission=sent, receipt=made)
    return told(page, status=422 if sent.too_many else 200)


@receipts.post(f"{IN}/kvittering.json")
@changes_nothing
def save_receipt(language: Language) -> Response:
    sent = submission()
    if sent.too_many:
        abort(422)
    made = receipt(site().content, sent.ballot, language)
    written = json.dumps(plain(made), ensure_ascii=False, indent=1)
    name = f"kvittering-{made.version}.json"
    response = compressed(f"{written}\n", request, "application/json")
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response
