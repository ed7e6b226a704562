"""Limits hold across processes, and nobody who does right meets them."""

from dataclasses import replace

from flask import Flask

from quiz.secret_file import SecretFile
from quiz.storage.attempts import Limit
from quiz.web.classroom.room import CLASSROOM, Classroom
from quiz.web.limits import Limits
from tests.web.classroom.school import Clock, Pupil, Teacher

WRONG = "AAA AAA"


def another_process(school: Flask, secret: SecretFile, clock: Clock) -> None:
    """From now on one answers that has counted nothing itself; three wrong codes are enough."""
    here: Classroom = school.extensions[CLASSROOM]
    limits = Limits(here.database, secret, Limit("code", each=3, in_all=9), clock)
    school.extensions[CLASSROOM] = replace(here, wrong_codes=limits)


def test_wrong_codes_are_counted_by_all_processes_together(
    school: Flask, teacher: Teacher, clock: Clock
) -> None:
    secret = school.extensions[CLASSROOM].secret
    for _ in range(3):
        another_process(school, secret, clock)
        Pupil(school).join(WRONG, status=422)

    another_process(school, secret, clock)
    page = Pupil(school).join(WRONG, status=429)

    assert 0 < int(page.headers["Retry-After"]) <= 3600
    assert Pupil(school).join(teacher.code).status == 200
