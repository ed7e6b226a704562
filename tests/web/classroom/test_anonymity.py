"""Two classes that differ in their answers alone: nobody is told them apart before it is time.

After that nobody is told apart what the bands do not tell apart.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quiz.storage import codes
from quiz.web.classroom.pupil import joining, page
from quiz.web.classroom.teacher import opening
from quiz.web.classroom.teacher.sheets import SHEETS
from tests.web.classroom.bare import SEATS, Leader, Person, Seated, rows
from tests.web.classroom.school import Clock, move_in
from tests.web.made_up import QUESTIONS

Answers = Mapping[str, str]
Told = dict[str, tuple[int, list[tuple[str, str]], bytes]]

FILES = ("bilde.csv", "bilde.json", *(f"ark/{name}" for name in SHEETS))
FOR, AGAINST, NEITHER = (dict.fromkeys(QUESTIONS, value) for value in ("2", "-1", ""))


def split(disagree: int, skipped: int, agree: int) -> list[Answers]:
    """A class that is so divided on every statement."""
    return [*[AGAINST] * disagree, *[NEITHER] * skipped, *[FOR] * agree]


class Class:
    """A lesson with two who watch: one has handed in, and answers alike in every class."""

    def __init__(self, app: Flask, folder: Path, patch: pytest.MonkeyPatch, **fields: str) -> None:
        for module, secret in ((opening, "e" * 32), (joining, "f" * 32), (page, "f" * 32)):
            patch.setattr(module, "new_secret", lambda secret=secret: secret)
        patch.setattr(opening, "token_hex", lambda _: "0123456789abcdef")
        patch.setattr(codes, "new_code", lambda: "CDFHJK")
        folder.mkdir()
        (folder / "secret").write_bytes(bytes(32))
        (folder / "secret").chmod(0o600)
        address = f"sqlite:///{folder / 'quiz.sqlite3'}"
        self.app, self.clock = app, Clock()
        move_in(self.app, address, folder / "secret", self.clock)
        self.leader = Leader(self.app, **fields)
        watching, waiting, *self.secrets = SEATS
        self.watching = Seated(self.app, "CDFHJK", watching)
        self.waiting = Seated(self.app, "CDFHJK", waiting)
        self.watching.hand_in(FOR)
        self.pupils: list[Seated] = []

    def hand_in(self, answers: list[Answers], round_: str = "1") -> None:
        """Let the others join and hand in."""
        for at, given in enumerate(answers):
            if at == len(self.pupils):
                self.pupils.append(Seated(self.app, "CDFHJK", self.secrets[at]))
            assert self.pupils[at].hand_in(given, round_).status_code == 303

    def vote(self, answers: list[Answers]) -> None:
        """Let all but one answer the statement that is debated again."""
        topic = str(self.leader.room.topic)
        self.watching.hand_in({topic: "2"}, "2")
        self.hand_in([{topic: given[topic]} for given in answers], "2")

    def told(self) -> Told:
        """Everything that anybody but the others themselves can be told."""
        board, somebody = self.leader.board, Person(self.app)
        found = {
            "teacher": self.leader.get("/klasse/styr"),
            "board": somebody.get(board),
            "way in": somebody.get("/k"),
            "watching": self.watching.get("/k"),
            "waiting": self.waiting.get("/k"),
            **{path: self.leader.get(f"/klasse/styr/{path}") for path in FILES},
        }
        return {who: whole(response) for who, response in found.items()}


def whole(response: TestResponse) -> tuple[int, list[tuple[str, str]], bytes]:
    assert response.status_code in {200, 404}
    return response.status_code, sorted(response.headers), response.data


@pytest.fixture
def classes(
    building: Flask, next_door: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Class, Class]:
    """Two of the same ids, secrets and codes."""
    one = Class(building, tmp_path / "one", monkeypatch)
    return one, Class(next_door, tmp_path / "other", monkeypatch)


def assert_alike(classes: tuple[Class, Class]) -> Told:
    """And a second time, too: being looked at changes nothing."""
    one, other = (each.told() for each in classes)
    for who in one:
        assert one[who] == other[who], who
    return one


def press(classes: tuple[Class, Class], state: str) -> None:
    for each in classes:
        each.leader.lead_to(state)


def test_before_a_round_closes_nobody_is_told_anything_of_the_answers(
    classes: tuple[Class, Class],
) -> None:
    """As unlike as can be: all for it and all against it, and the debated one the other way."""
    one, other = classes
    for each, answers in zip(classes, (FOR, AGAINST), strict=True):
        each.hand_in([answers] * 13)
    assert_alike(classes)
    press(classes, "collecting")
    assert_alike(classes)

    press(classes, "picture")
    assert one.told() != other.told()


def test_before_the_second_round_closes_nobody_is_told_anything_of_its_answers(
    classes: tuple[Class, Class],
) -> None:
    for each in classes:
        each.hand_in(split(6, 0, 6))
        each.leader.lead_to("revote")
    one, other = classes
    one.vote([FOR] * 12)
    other.vote([AGAINST] * 12)
    assert_alike(classes)

    press(classes, "result")
    assert one.told() != other.told()


def test_equal_bands_are_told_alike_to_the_last_byte(classes: tuple[Class, Class]) -> None:
    """Of 13, both 7 and 8 are «over halvparten», and both none and 2 are «ingen eller få»."""
    one, other = classes
    one.hand_in(split(8, 0, 4))
    other.hand_in(split(7, 2, 3))
    press(classes, "picture")
    assert b"over halvparten" in assert_alike(classes)["board"][2]
    press(classes, "debate")
    assert_alike(classes)
    press(classes, "revote")
    one.vote(split(4, 1, 7))
    other.vote(split(3, 0, 9))
    press(classes, "result")
    assert_alike(classes)
    press(classes, "ended")
    assert_alike(classes)


@pytest.mark.parametrize("threshold", ["11", "15"])
def test_below_the_threshold_nothing_is_told_in_any_state(
    building: Flask,
    next_door: Flask,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    threshold: str,
) -> None:
    """Not even how many they were: eleven seats are taken in both, and two more hand in in one."""
    one, other = (
        Class(app, tmp_path / name, monkeypatch, terskel=threshold)
        for app, name in ((building, "one"), (next_door, "other"))
    )
    few = int(threshold) - 2
    one.hand_in([FOR] * few)
    other.hand_in(split(few - 1, 1, 0))
    seen = []
    while True:
        told = assert_alike((one, other))
        seen.append(one.leader.room.state)
        assert not any(words in each[2].decode() for each in told.values() for words in BANDS)
        if seen[-1] == "ended":
            break
        for each in (one, other):
            each.leader.press()

    assert seen == ["answering", "collecting", "role", "debate", "result", "ended"]


BANDS = ("ingen eller få", "nesten alle eller alle", "halvparten</span>", "over halvparten")


def test_what_comes_after_a_round_has_closed_changes_nothing_for_anybody(
    building: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither what comes too late nor what was meant for another round, from whoever it comes."""
    one = Class(building, tmp_path / "one", monkeypatch)
    one.hand_in(split(6, 0, 6))
    late = Seated(one.app, "CDFHJK", SEATS[-1])
    for state in ("picture", "debate", "revote", "result", "ended"):
        one.leader.lead_to(state)
        one.told()  # as the lesson ends, cookies are emptied by the first look
        stood, told = rows(one.app), one.told()
        for round_ in ("1", "2", "", "0", "3", "\u0661", " 2", "1\0"):
            if (state, round_) != ("revote", "2"):
                for each in (late, one.pupils[0]):
                    assert each.hand_in(AGAINST, round_).status_code == 303
        assert rows(one.app) == stood
        assert one.told() == told


def test_role_mode_lets_no_answer_reach_the_database(
    building: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Class(building, tmp_path / "one", monkeypatch, slag="role")
    stood = rows(one.app)
    file = tmp_path / "one/quiz.sqlite3"
    kept = file.read_bytes()
    for path in ("/k/behold", "/k/behold/nn", "/k/rolle", "/k/lever"):
        sent = {**one.watching.signed, "runde": "1", **AGAINST}
        assert one.watching.send(path, sent).status_code in {204, 303}

    assert rows(one.app) == stood
    assert file.read_bytes() == kept
