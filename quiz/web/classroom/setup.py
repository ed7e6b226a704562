"""Gives the application its classroom."""

import time
from collections.abc import Callable

from flask import Flask

from quiz.secret_file import SecretFile
from quiz.storage.attempts import Limit
from quiz.storage.database import Database
from quiz.web.classroom.board import board
from quiz.web.classroom.pupil.handing_in import handing_in
from quiz.web.classroom.pupil.joining import joining
from quiz.web.classroom.pupil.keeping import keeping
from quiz.web.classroom.pupil.page import pupil
from quiz.web.classroom.room import CLASSROOM, Classroom
from quiz.web.classroom.teacher.leading import leading
from quiz.web.classroom.teacher.opening import opening
from quiz.web.classroom.teacher.page import teacher
from quiz.web.classroom.teacher.paper import paper
from quiz.web.classroom.teacher.sheets import sheets
from quiz.web.limits import Limits

# What a part tells when something is missing, the parts within it tell as well.
for each in (opening, leading, paper, sheets):
    teacher.register_blueprint(each)
for each in (joining, handing_in, keeping):
    pupil.register_blueprint(each)


def add_classroom(app: Flask, database: Database, secret: SecretFile) -> None:
    """Give `app`, which has its site, the pages of teacher, pupils and board."""
    open_classroom(app, database, secret)
    for blueprint in (teacher, pupil, board):
        app.register_blueprint(blueprint)


def open_classroom(
    app: Flask,
    database: Database,
    secret: SecretFile,
    clock: Callable[[], int] = lambda: int(time.time()),
) -> None:
    """Let the lessons of `app` be kept here, from now on. `clock` gives the seconds since 1970."""
    app.extensions[CLASSROOM] = Classroom(
        database,
        secret,
        clock,
        # A whole school is behind one address, and every wrong code of it counts.
        wrong_codes=Limits(database, secret, Limit("code", each=200, in_all=5000), clock),
        openings=Limits(database, secret, Limit("opening", each=40, in_all=400), clock),
    )
