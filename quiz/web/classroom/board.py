"""The board: the page for the projector, which everybody in the class sees and nobody writes on."""

from typing import Any

from flask import Response, request

from quiz.domain.join_code import shown
from quiz.storage.rooms import NoRoom, room_by_id
from quiz.storage.scene import Scene, board_tag, scene
from quiz.web.classroom.drawn_code import drawn
from quiz.web.classroom.pictures import pictures
from quiz.web.classroom.room import classroom, edition, is_known, not_changed
from quiz.web.languages import readers_language
from quiz.web.part import part
from quiz.web.site import site, told

board = part("board")


@board.get("/skjerm/<id_>")
def show(id_: str) -> Response:
    here, now = classroom(), classroom().clock()
    with here.database.reading() as session:
        tag = board_tag(session, id_, now)
        if is_known(tag):
            return not_changed(tag)
        found = scene(session, room_by_id(session, id_, now), now)
    return told(_page(found, tag), tag)


@board.errorhandler(NoRoom)
def gone(_: Exception) -> Response:
    """What is told of a room that is not there, or whose content can no longer be read."""
    language = readers_language(request)
    return told(site().render(language, "classroom/board/gone.html"), status=404)


def _page(found: Scene, tag: str) -> str:
    room, here = found.room, edition(found.room)
    charts = pictures(found, here.content)
    given: dict[str, Any] = {
        "scene": found,
        "room": room,
        "tag": tag,
        "topic": room.topic,
        "shown": charts.shown,
        "moved": charts.moved,
        "beside": charts.beside,
    }
    if room.code:
        given["code"] = shown(room.code)
        given["join_address"] = f"{request.host}/k"
        given["qr"] = drawn(f"{request.host_url}k#{room.code}")
    return here.render(room.language, f"classroom/board/{found.state}.html", **given)
