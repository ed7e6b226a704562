"""What a live class costs: thirty phones and a board that ask, and are told that nothing is new."""

import re
import tempfile
from pathlib import Path
from time import process_time

from flask import Flask
from werkzeug.test import Client, TestResponse

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.settings import Settings

PHONES = 30
EVERY = {"phone": 3, "board": 2}
"""Seconds between two questions, as in `templates/classroom/`."""

ROUNDS = 40
_OURS = {"Sec-Fetch-Site": "same-origin"}


def share_of_a_core(content: Content) -> float:
    """CPU time that the application spends on a class in a second, server and network left out."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            database=f"sqlite:///{folder}/quiz.sqlite3", secret=Path(folder) / "secret"
        )
        app = create_app(content, settings)
        code, board = _open(app)
        asking = [*[(_phone(app, code), "/k", "phone") for _ in range(PHONES)]]
        asking.append((Client(app, TestResponse), board, "board"))
        return sum(_seconds(client, path) / EVERY[kind] for client, path, kind in asking)


def _open(app: Flask) -> tuple[str, str]:
    """The code of a new room, and the address of its board."""
    teacher = Client(app, TestResponse)
    asked = {"antall": str(PHONES), "slag": "lesson", "terskel": "11"}
    teacher.post("/nb/klasse", data=asked, headers=_OURS)
    page = teacher.get("/klasse/styr").text
    code = re.search(r'<strong class="code">(.*?)</strong>', page)
    board = re.search(r"/skjerm/[0-9a-f]+", page)
    if not code or not board:
        raise SystemExit("the teacher's page says something new")
    return code[1], board[0]


def _phone(app: Flask, code: str) -> Client:
    client = Client(app, TestResponse)
    hidden = re.search(r'name="plass" value="(\w+)"', client.get("/k").text)
    if not hidden:
        raise SystemExit("the way in says something new")
    client.post("/k", data={"plass": hidden[1], "kode": code}, headers=_OURS)
    return client


def _seconds(client: Client, path: str) -> float:
    """CPU time of one question that is answered with 304."""
    tag = client.get(path).headers["ETag"]
    begun = process_time()
    for _ in range(ROUNDS):
        if client.get(path, headers={"If-None-Match": tag}).status_code != 304:  # noqa: PLR2004
            raise SystemExit(f"{path} is new every time")
    return (process_time() - begun) / ROUNDS
