"""What is kept is what the tablets counted, to the last person, whatever the network does.

`make test` has few come; `make prove` has many, with PROVE set.
"""

import json
import logging
import os
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from flask import Flask

from quiz.domain.bands import CATEGORIES
from quiz.domain.content import Content
from quiz.domain.oslo import day_at
from quiz.domain.secret import digest
from quiz.snapshot import write
from quiz.storage.database import Database
from quiz.storage.deliveries import Delivery, make_picture
from quiz.storage.editions import keep_edition
from quiz.storage.open import open_database
from quiz.storage.stands import Stand, make_stand, stand_to_join
from tests.conftest import serving
from tests.storage.stands import making
from tests.web.classroom.callers import PATIENCE, Cut, cut, hear, send
from tests.web.killing import BACK, Progress, killing
from tests.web.made_up import QUESTIONS
from tests.web.stand.bare import DAY, VERSION, Clock, Device, Organiser, move_in, stands
from tests.web.stand.tablets import Tablet

PROVING = bool(os.environ.get("PROVE"))
TABLETS, DAYS, VISITS, PROCESSES = (30, 3, 400, 4) if PROVING else (4, 2, 60, 2)
LOST = 0.4
"""How often a request does not arrive, or its receipt does not."""

KILLED_EVERY = 40
"""Receipts."""

_log = logging.getLogger(__name__)


def somebody(draw: Random, questions: tuple[str, ...]) -> Any:
    """What the next one at a tablet answers; None from whoever goes away."""
    if draw.random() < 0.15:
        return None
    return {question: draw.choice(CATEGORIES) for question in questions}


def names(first: date) -> list[str]:
    return [str(first + timedelta(days=number)) for number in range(DAYS)]


def assert_exact(database: Database, tablets: list[Tablet]) -> None:
    """Of every tablet and day the database holds what the tablet does, and of nothing else."""
    with database.reading() as session:
        kept = {(each.tablet, str(each.day)): each for each in session.query(Delivery)}
    expected = {(digest(each.secret), day): each.days[day] for each in tablets for day in each.days}
    assert kept.keys() == expected.keys()
    for key, day in expected.items():
        found = kept[key]
        assert (found.finished, found.abandoned) == (day.finished, day.abandoned)
        assert json.loads(found.statements) == day.released
        assert found.count.released + len(day.waiting) == day.finished


@dataclass
class Air:
    """A network that loses and holds back; what another tab sends again comes late, too."""

    device: Device
    draw: Random
    held_back: list[dict[str, Any]] = field(default_factory=list)
    became: Counter[str] = field(default_factory=Counter)

    def deliver(self, tablet: Tablet, day: str) -> None:
        whole, luck = tablet.object(day), self.draw.random()
        if self.draw.random() < 0.2:
            self.held_back.append(whole)
        if luck < LOST / 2:
            self.became["request lost"] += 1
            return
        receipt = self._send(whole)
        if luck < LOST:
            self.became["receipt lost"] += 1
            return
        tablet.hear(day, receipt)
        self.became["receipt"] += 1

    def bring_one(self) -> None:
        """Let something come that was held back, in no order."""
        if self.held_back:
            self._send(self.held_back.pop(self.draw.randrange(len(self.held_back))))
            self.became["late"] += 1

    def _send(self, whole: dict[str, Any]) -> int:
        response = self.device.send("PUT", "tally", whole)
        assert response.status_code == 200, response.text
        return int(response.get_json()["sequence"])


def test_totals_are_exact_whatever_is_lost_doubled_or_late(
    building: Flask, address: str, tmp_path: Path, clock: Clock
) -> None:
    move_in(building, address, tmp_path / "secret", clock)
    organiser, draw = Organiser(building), Random(4)  # noqa: S311
    clock.forward(days=DAYS)
    tablets = [Tablet(VERSION, QUESTIONS) for _ in range(TABLETS)]
    for tablet in tablets:
        assert Device(building, tablet.secret).join(organiser.code).status_code == 200
    air = Air(Device(building), draw)

    for _ in range(TABLETS * DAYS * VISITS):
        tablet, day = draw.choice(tablets), draw.choice(names(DAY))
        tablet.visit(day, somebody(draw, QUESTIONS))
        if draw.random() < 0.3:
            air.deliver(tablet, day)
        if draw.random() < 0.1:
            air.bring_one()
    while due := [(tablet, day) for tablet in tablets for day in tablet.due()]:
        air.deliver(*draw.choice(due))
    while air.held_back:
        air.bring_one()

    _log.info("%s", dict(air.became))
    assert_exact(stands(building).database, tablets)


@dataclass
class Fair:
    """A stand, and all tablets at it, each with somebody who answers and delivers."""

    port: int
    code: str
    tablets: list[Tablet]
    days: list[str]
    progress: Progress = field(default_factory=Progress)

    def open(self) -> Counter[str]:
        """Let everybody answer, and deliver until nothing is left; what became of what was sent."""
        became: Counter[str] = Counter()
        with ThreadPoolExecutor(len(self.tablets)) as threads:
            held = [threads.submit(self._hold, seed) for seed in range(len(self.tablets))]
            for each in as_completed(held):
                became += each.result()
        return became

    def _hold(self, seed: int) -> Counter[str]:
        draw, tablet, became = Random(seed), self.tablets[seed], Counter[str]()  # noqa: S311
        joining = {"code": self.code, "tablet": tablet.secret}
        while self._try("POST", "tablet", joining, draw)[0] != "receipt":
            pass
        for _ in range(DAYS * VISITS):
            day = draw.choice(self.days)
            tablet.visit(day, somebody(draw, tablet.questions))
            if draw.random() < 0.2:
                became.update(self._deliver(tablet, day, draw))
        deadline = time.monotonic() + PATIENCE
        while due := list(tablet.due()):
            assert time.monotonic() < deadline, became
            for day in due:
                became.update(self._deliver(tablet, day, draw))
        return became

    def _deliver(self, tablet: Tablet, day: str, draw: Random) -> Iterator[str]:
        """Now and then two tabs send it at once, and now and then one of them is behind."""
        before = tablet.object(day)
        if draw.random() < 0.2:
            tablet.visit(day, somebody(draw, tablet.questions))
        whole = tablet.object(day)
        for each in draw.choice(([whole], [whole, before], [before, whole], [whole, whole])):
            word, told = self._try("PUT", "tally", each, draw)
            if word == "receipt":
                tablet.hear(day, told["sequence"])
                self.progress.add()
            yield word

    def _try(self, method: str, what: str, value: Any, draw: Random) -> tuple[str, Any]:
        body, luck = json.dumps(value).encode(), draw.random()
        head, path = {"Content-Type": "application/json"}, f"/stand/api/{what}"
        try:
            if luck < LOST / 2:
                # What is missing never comes.
                more = {**head, "Content-Length": str(len(body))}
                cut(send(self.port, method, path, more))
                return "request lost", None
            line = send(self.port, method, path, head, body)
            if luck < LOST:
                cut(line)
                return "receipt lost", None
            answer = hear(line)
        except Cut:
            return "cut off", None
        if answer.status == 503:
            return "refused", None
        assert answer.status == 200, answer
        return "receipt", json.loads(answer.body)


def new_stand(database: Database, content: Content) -> str:
    """A stand of the quiz as it is; its code."""
    with database.writing() as session:
        keep_edition(session, content.version, write(content))
        asked = making(version=content.version)
        return str(make_stand(session, asked, day_at(int(time.time()))).code)


def test_totals_are_exact_although_processes_are_killed(
    address: str, tmp_path: Path, content: Content
) -> None:
    database, today = open_database(address), day_at(int(time.time()))
    code = new_stand(database, content)
    with database.writing() as session:  # it has been there for some days
        stand_to_join(session, code, today).made = today - timedelta(days=DAYS)
    tablets = [Tablet(content.version, tuple(content.questions)) for _ in range(TABLETS)]
    with serving(tmp_path / "log", address, WORKERS=str(PROCESSES)) as server:
        server.wait_for(PROCESSES)
        fair = Fair(server.port, code, tablets, names(today - timedelta(days=DAYS - 1)))
        due, began = range(KILLED_EVERY, 10**6, KILLED_EVERY), time.monotonic()
        with killing(server, fair.progress, due, PROCESSES) as pauses:
            became = fair.open()
        _log.info("%s in %.0f s", dict(became), time.monotonic() - began)
        _log.info("Killed %d times; an answer after %.2f s at most", len(pauses), max(pauses))
        assert max(pauses) < BACK

    assert_exact(database, tablets)
    assert_pictures(database, fair)


def assert_pictures(database: Database, fair: Fair) -> None:
    """Each is of as many as all tablets have released."""
    with database.writing() as session:
        stand = session.query(Stand).one()
        for day in fair.days:
            make_picture(session, stand, date.fromisoformat(day))
        counted = session.connection().exec_driver_sql("SELECT counted FROM day_picture").all()
    released = sum(
        day.finished - len(day.waiting) for tablet in fair.tablets for day in tablet.days.values()
    )
    assert sum(number for (number,) in counted) == released
