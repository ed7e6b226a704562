"""Every hand-in is counted once, whatever happens on the way, by several processes at once.

`make test` has few come; `make prove` has all who may, with PROVE set.
"""

import logging
import os
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from quiz.domain.bands import CATEGORIES, category
from quiz.domain.content import Content
from quiz.storage.database import Database
from quiz.storage.hand_ins import Tally, count_handed_in, tallies_of
from quiz.storage.open import open_database
from quiz.storage.rooms import count_seats, room_by_id
from quiz.web.voter.forms import ANSWERS
from tests.conftest import Server, serving
from tests.web.classroom.callers import Cut, Lesson, Phone, cut
from tests.web.killing import BACK, Progress, killing

PROVING = bool(os.environ.get("PROVE"))
ROOMS, PUPILS, PROCESSES = (30, 30, 4) if PROVING else (6, 12, 2)
DUE = range(30, ROOMS * PUPILS, 30)
"""After so many hand-ins that are acknowledged a process is killed."""

JOINING = 1000 if PROVING else 60
"""Pupils who join at once, whose classes are of sixty or fewer."""

LET_IN = 5
"""The most seconds until all of them are."""

AT_ONCE = 24
"""Pupils."""

HANGING_UP = 0.3
"""How often, before the answer has come."""

_log = logging.getLogger(__name__)
Answers = dict[str, str]


@dataclass
class Town:
    """All who come, and what became of what they sent."""

    lessons: list[Lesson]
    handed_in: dict[str, list[Answers]] = field(default_factory=dict)
    became: Counter[str] = field(default_factory=Counter)
    progress: Progress = field(default_factory=Progress)
    writing: threading.Lock = field(default_factory=threading.Lock)

    def note(self, lesson: Lesson, answers: Answers, became: Counter[str]) -> None:
        with self.writing:
            self.handed_in.setdefault(lesson.board, []).append(answers)
            self.became += became
        self.progress.add()


def test_every_hand_in_is_counted_once_by_several_processes(
    address: str, tmp_path: Path, content: Content
) -> None:
    with serving(tmp_path / "log", address, WORKERS=str(PROCESSES)) as server:
        server.wait_for(PROCESSES)
        town = Town(open_lessons(server))
        everybody_hands_in(town, content)

    assert_exact(open_database(address), town)


def test_a_process_that_is_killed_loses_nothing_acknowledged_and_doubles_nothing(
    address: str, tmp_path: Path, content: Content
) -> None:
    with serving(tmp_path / "log", address, WORKERS=str(PROCESSES)) as server:
        server.wait_for(PROCESSES)
        town = Town(open_lessons(server))
        with killing(server, town.progress, DUE, PROCESSES) as pauses:
            everybody_hands_in(town, content)
        assert pauses
        assert max(pauses) < BACK
        _log.info("Killed %d times; an answer after %.2f s at most", len(pauses), max(pauses))

    assert_exact(open_database(address), town)


def test_all_who_join_at_once_are_let_in_soon_and_once(address: str, tmp_path: Path) -> None:
    with serving(tmp_path / "log", address, WORKERS=str(PROCESSES)) as server:
        server.wait_for(PROCESSES)
        lessons = open_lessons(server, rooms=20, pupils=60)
        phones = [(Phone(server.port), lessons[each % 20]) for each in range(JOINING)]
        began, rounds, waiting = time.monotonic(), 0, phones
        while waiting:
            rounds += 1
            waiting = refused_of(waiting)
        took = time.monotonic() - began
        _log.info("%d joined in %.1f s, who asked %d times at most", JOINING, took, rounds)
        assert took < LET_IN

    now = int(time.time())
    with open_database(address).reading() as session:
        seats = [count_seats(session, room_by_id(session, each.board, now)) for each in lessons]
    assert seats == [JOINING // 20] * 20
    assert len({phone.cookies["plass"] for phone, _ in phones}) == JOINING


def refused_of(coming: list[tuple[Phone, Lesson]]) -> list[tuple[Phone, Lesson]]:
    """Have all of them ask at once; who of them must ask again."""
    fields = [{"kode": lesson.code, "plass": phone.place} for phone, lesson in coming]
    lines = [
        phone.call("POST", "/k", sent) for (phone, _), sent in zip(coming, fields, strict=True)
    ]
    statuses = [phone.hear(line).status for (phone, _), line in zip(coming, lines, strict=True)]
    assert set(statuses) <= {303, 503}
    return [each for each, status in zip(coming, statuses, strict=True) if status == 503]


def open_lessons(server: Server, rooms: int = ROOMS, pupils: int = PUPILS) -> list[Lesson]:
    lessons = [Lesson(server.port) for _ in range(rooms)]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(lambda lesson: lesson.open(pupils), lessons))
    return lessons


def everybody_hands_in(town: Town, content: Content) -> None:
    began = time.monotonic()
    coming = [lesson for lesson in town.lessons for _ in range(PUPILS)]
    Random(4).shuffle(coming)  # noqa: S311
    with ThreadPoolExecutor(AT_ONCE) as threads:
        pupils = [
            threads.submit(come, town, lesson, seed, tuple(content.questions))
            for seed, lesson in enumerate(coming)
        ]
        for pupil in as_completed(pupils):
            pupil.result()
    took = time.monotonic() - began
    _log.info("%d pupils in %.0f s: %s", town.progress.acknowledged, took, dict(town.became))


def come(town: Town, lesson: Lesson, seed: int, questions: tuple[str, ...]) -> None:
    """Join, once or twice, and hand in one to four times until it has been acknowledged."""
    draw, phone = Random(seed), Phone(lesson.port)  # noqa: S311
    for _ in range(draw.choice((1, 2))):
        phone.join(lesson.code)
    signed = phone.form()
    answers = {question: draw.choice(ANSWERS) for question in questions}
    became: Counter[str] = Counter()
    while not became["acknowledged"]:
        became.update(send(phone, {**signed, **answers}, draw))
    town.note(lesson, answers, became)


def send(phone: Phone, fields: Answers, draw: Random) -> Iterator[str]:
    """Send it one to four times at once, hang up on some, and tell what became of each."""
    lines = [begin(phone, fields) for _ in range(draw.randint(1, 4))]
    for line in lines:
        if line is None:
            yield "not let in"
        elif draw.random() < HANGING_UP:
            cut(line)
            yield "hung up"
        else:
            yield hear(phone, line)


def begin(phone: Phone, fields: Answers) -> socket.socket | None:
    try:
        return phone.call("POST", "/k/lever", fields)
    except Cut:
        return None


def hear(phone: Phone, line: socket.socket) -> str:
    try:
        answer = phone.hear(line)
    except Cut:
        return "cut off"
    if answer.status == 503:
        return "refused"
    assert answer.status == 303, answer
    assert answer.cookie("plass"), answer
    return "acknowledged"


def assert_exact(database: Database, town: Town) -> None:
    """What the database holds is what was sent, room by room and statement by statement."""
    now = int(time.time())
    with database.reading() as session:
        for lesson in town.lessons:
            room, sent = room_by_id(session, lesson.board, now), town.handed_in[lesson.board]
            assert len(sent) == count_handed_in(session, room, 1) == PUPILS
            assert count_seats(session, room) == PUPILS
            tallies = tallies_of(session, room, 1)
            assert {tally.question: counts(tally) for tally in tallies} == {
                question: expected(question, sent) for question in sent[0]
            }


def counts(tally: Tally) -> tuple[int, ...]:
    return tuple(getattr(tally, each) for each in CATEGORIES)


def expected(question: str, sent: list[Answers]) -> tuple[int, ...]:
    found = Counter(category(int(answers[question] or "0")) for answers in sent)
    return tuple(found[each] for each in CATEGORIES)
