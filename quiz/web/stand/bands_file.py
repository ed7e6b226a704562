"""The bands of a stand's days as a file that a spreadsheet opens."""

from collections.abc import Iterator
from typing import Any

from flask import Response, request

from quiz.domain.bands import CATEGORIES
from quiz.domain.content import Content
from quiz.domain.text import Language
from quiz.storage.deliveries import Day
from quiz.storage.stands import NoStand
from quiz.web.csv_file import CSV, Cell, csv_file
from quiz.web.part import part
from quiz.web.ready import compressed
from quiz.web.site import lead_to
from quiz.web.stand.organiser import HERE, look, nothing, organisers_secret
from quiz.web.stand.stands import edition

bands_file = part("bands_file")
bands_file.register_error_handler(NoStand, lambda _: nothing())


@bands_file.get(f"{HERE}/bilde.csv")
def days_as_file() -> Response:
    """All days as they stand on the organiser's page, and nothing finer."""
    secret = organisers_secret()
    if secret is None:
        return nothing()
    found = look(secret)
    if found.days is None:  # the page says until when totals wait
        return lead_to(HERE)
    here, language = edition(found.stand), found.stand.language
    environment = here.templates.environment(language)
    words: Any = environment.get_template("stand/organiser/_spreadsheet.html").make_module()
    rows = [row for day in found.days for row in _rows(here.content, language, words, day)]
    columns = {name: words.columns[name].unescape() for name in words.columns}
    response = compressed(csv_file(columns, rows), request, CSV)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=stand-{here.content.version}.csv"
    )
    return response


def _rows(content: Content, language: Language, words: Any, day: Day) -> Iterator[dict[str, Cell]]:
    """A row a statement; without a picture one row, which says so."""
    same: dict[str, Cell] = {
        "day": day.day.isoformat(),
        "finished": day.finished,
        "abandoned": day.abandoned,
        "tablets": day.tablets,
    }
    if day.picture is None:
        yield {**same, "statement": words.no_picture(day).striptags()}
        return
    for question, text in content.at_stand.items():
        found = day.picture.statements[question]
        yield {
            **same,
            "counted": day.picture.handed_in,
            "statement": text.statement[language],
            **{each: words.band_words(getattr(found, each)).striptags() for each in CATEGORIES},
        }
