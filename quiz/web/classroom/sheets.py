"""What a teacher takes along: sheets to print, and the picture of the class as a file."""

import json
from collections.abc import Iterator
from typing import Any

from flask import Response, abort, request

from quiz.domain.bands import CATEGORIES, Picture
from quiz.domain.cards import Card, DebateCard, card, debate_card
from quiz.domain.topics import topics
from quiz.plain import plain
from quiz.storage.rooms import NoRoom
from quiz.storage.scene import Scene
from quiz.web.classroom.drawn_code import drawn
from quiz.web.classroom.pictures import pictures
from quiz.web.classroom.room import classroom, edition
from quiz.web.classroom.teacher import HERE, look, nothing
from quiz.web.csv_file import CSV, Cell, csv_file
from quiz.web.personal import part, told
from quiz.web.ready import compressed
from quiz.web.site import Site

sheets = part("sheets")
sheets.register_error_handler(NoRoom, lambda _: nothing())
SHEETS = ("larerark", "pastander", "lapper", "kort", "dommer", "bilde")


@sheets.get(f"{HERE}/ark/<name>")
def sheet(name: str) -> Response:
    """A sheet by its name; the picture of the class only once there is one."""
    secret = classroom().cookies.teacher(request)
    if secret is None or name not in SHEETS:
        return nothing()
    found = look(secret)
    if name == "bilde" and found.before is None:
        abort(404)
    here = edition(found.room)
    charts = pictures(found, here.content)
    given: dict[str, Any] = {
        "scene": found,
        "room": found.room,
        "shown": charts.shown,
        "moved": charts.moved,
    }
    if name == "larerark":
        link = f"{request.host_url.rstrip('/')}{HERE}/{secret}"
        given |= {"link": link, "qr": drawn(link), "join_address": f"{request.host}/k"}
    if name == "kort":
        given["cards"] = list(_cards(here, found))
    return told(here.render(found.room.language, f"classroom/sheets/{name}.html", **given))


@sheets.get(f"{HERE}/bilde.csv")
def picture_as_file() -> Response:
    """The bands of both rounds, as they stand on the board, and nothing finer."""
    secret = classroom().cookies.teacher(request)
    if secret is None:
        return nothing()
    found = look(secret)
    if found.before is None:
        abort(404)
    here, language = edition(found.room), found.room.language
    words: Any = (
        here.templates.environment(language)
        .get_template("classroom/_spreadsheet.html")
        .make_module()
    )
    rows = [
        row
        for number, picture in ((1, found.before), (2, found.after))
        if picture is not None
        for row in _rows(here, language, words, number, picture)
    ]
    columns = {name: words.columns[name].unescape() for name in words.columns}
    response = compressed(csv_file(columns, rows), request, CSV)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=klassen-{here.content.version}.csv"
    )
    return response


@sheets.get(f"{HERE}/bilde.json")
def picture_for_programs() -> Response:
    """The same bands as JSON: for each round the place of each band, from 0, and of how many."""
    secret = classroom().cookies.teacher(request)
    if secret is None:
        return nothing()
    found = look(secret)
    rounds = [
        {"round": number, **_told_to_programs(picture)}
        for number, picture in ((1, found.before), (2, found.after))
        if picture is not None
    ]
    told_all = {"version": found.room.version, "rounds": rounds}
    return compressed(json.dumps(told_all, ensure_ascii=False), request, "application/json")


def _told_to_programs(picture: Picture) -> dict[str, Any]:
    """A picture as JSON. Of too few, not even how many they were."""
    return {
        "threshold": picture.threshold,
        "handed_in": picture.handed_in if picture.enough else None,
        "statements": plain(picture.statements),
    }


def _cards(here: Site, found: Scene) -> Iterator[tuple[str, Card | DebateCard]]:
    """The card of what is debated first, then all others."""
    ahead = topics(here.content, found.before)
    for topic in sorted(ahead, key=lambda each: each != found.room.topic):
        make = card if topic in here.content.questions else debate_card
        yield topic, make(here.content, topic)


def _rows(
    here: Site, language: Any, words: Any, number: int, picture: Picture
) -> Iterator[dict[str, Cell]]:
    if not picture.enough:
        yield {"round": number, "statement": words.too_few(picture).striptags()}
    for question, bands in picture.statements.items():
        yield {
            "round": number,
            "handed_in": picture.handed_in,
            "statement": here.content.questions[question].statement[language],
            **{each: words.band_words(getattr(bands, each)).striptags() for each in CATEGORIES},
        }
