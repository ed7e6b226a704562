"""Where the classroom's secrets are, how long, and where they never are."""

import logging
import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.domain.lesson import GOES
from quiz.domain.secret import digest
from quiz.settings import Settings
from quiz.storage.rooms import sweep
from quiz.web.classroom.cookies import Seat
from tests.web.classroom.bare import SEATS, Leader, Person, Seated, a_class, classroom, rows
from tests.web.classroom.school import Clock, move_in
from tests.web.made_up import QUESTIONS, made_up

FOR = dict.fromkeys(QUESTIONS, "2")


def cookie(response: TestResponse) -> tuple[str, dict[str, str]]:
    """The value and the attributes of the one cookie that a response sets."""
    (header,) = response.headers.getlist("Set-Cookie")
    whole, *rest = header.split("; ")
    parts = (each.partition("=") for each in rest)
    return whole, {name.lower(): value for name, _, value in parts}


def is_dropped(response: TestResponse, name: str, path: str) -> bool:
    whole, said = cookie(response)
    return (whole, said["max-age"], said["path"]) == (f"{name}=", "0", path)


def lesson_at(app: Flask, address: str, tmp_path: Path) -> Clock:
    clock = Clock()
    move_in(app, address, tmp_path / "secret", clock)
    return clock


def traces(leader: Leader, seats: list[str]) -> list[bytes]:
    """All that a database could hold of one room, in bytes and in hexadecimal."""
    room = leader.room
    digests = [digest(leader.secret), *(digest(seat, room.id) for seat in seats)]
    words = [room.id, str(room.code), leader.secret, *seats]
    return [*digests, *(word.encode() for word in (*words, *(each.hex() for each in digests)))]


def found(address: str, app: Flask, sought: list[bytes]) -> set[bytes]:
    """What of this is in the files of an SQLite database, or in the rows of another."""
    if address.startswith("sqlite"):
        file = Path(address.removeprefix("sqlite:///"))
        held = [each.read_bytes() for each in file.parent.iterdir()]
        assert held
    else:
        held = [
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            for table in rows(app).values()
            for row in table
            for value in row
        ]
    return {each for each in sought if any(each in words for words in held)}


@pytest.mark.parametrize("how", ["slett", "sweep"])
def test_nothing_of_a_room_is_left_in_the_database(
    building: Flask, address: str, tmp_path: Path, how: str
) -> None:
    app, clock = building, lesson_at(building, address, tmp_path)
    leader = Leader(app)
    pupils = a_class(app, leader, [FOR] * 12)
    sought = traces(leader, [pupil.secret for pupil in pupils])
    for state in ("picture", "debate", "revote"):
        leader.lead_to(state)
    for pupil in pupils[:11]:
        pupil.hand_in({str(leader.room.topic): "-2"}, "2")
    assert found(address, app, sought)
    if how == "slett":
        leader.lead_to("ended")
        leader.press("slett", status=200)
    else:
        clock.now += GOES
        database = classroom(app).database
        with database.writing() as session:
            sweep(session, clock.now)
        database.forget()

    assert not found(address, app, sought)
    of_rooms = {"room", "seat", "hand_in", "tally", "picture"}
    assert not [name for name, kept in rows(app).items() if name in of_rooms and kept]


def test_a_secret_is_in_the_database_as_a_digest_alone(
    building: Flask, address: str, tmp_path: Path
) -> None:
    lesson_at(building, address, tmp_path)
    app, leader = building, Leader(building)
    Seated(app, leader.code, SEATS[0])
    secrets = [leader.secret.encode(), SEATS[0].encode()]

    assert not found(address, app, secrets)
    assert found(address, app, [digest(leader.secret)])


def test_both_cookies_are_closed_to_scripts_and_other_sites_and_end_with_the_browser(
    school: Flask,
) -> None:
    teachers = Person(school).send("/nb/klasse", {"antall": "30"})
    leader = Leader(school)
    arrived = Person(school).get(f"/klasse/styr/{leader.secret}")
    joined = Person(school).send("/k", {"kode": leader.code, "plass": SEATS[0]})
    for response, path in ((teachers, "/klasse"), (arrived, "/klasse"), (joined, "/k")):
        _, said = cookie(response)
        assert said == {"httponly": "", "path": path, "samesite": "Lax"}
        assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("proxies", "scheme", "secure"),
    [(1, "https", True), (1, "http", False), (0, "https", False), (1, "https, http", False)],
)
def test_a_cookie_is_for_https_alone_where_a_proxy_of_ours_says_so(
    tmp_path: Path, proxies: int, scheme: str, *, secure: bool
) -> None:
    settings = Settings(
        database=f"sqlite:///{tmp_path / 'quiz.sqlite3'}",
        secret=tmp_path / "secret",
        proxies=proxies,
    )
    client = create_app(made_up(), settings).test_client()
    headers = {"X-Forwarded-Proto": scheme, "Sec-Fetch-Site": "same-origin"}
    response = client.post("/nb/klasse", data={"antall": "30"}, headers=headers)
    _, said = cookie(response)
    assert ("secure" in said) is secure


def test_a_seat_goes_with_its_room_and_with_whoever_leaves_it(school: Flask) -> None:
    leader = Leader(school)
    one, other, third = (Seated(school, leader.code, secret) for secret in SEATS[:3])

    assert is_dropped(one.send("/k/ferdig", one.signed), "plass", "/k")
    next_one = other.send("/k/neste-elev", {**other.signed, "plass": SEATS[9]})
    assert cookie(next_one)[0] == f"plass={other.cookie}"
    assert seat_of(other) == Seat(leader.room.id, SEATS[9])
    assert is_dropped(leader.press("slett", status=200), "klasse", "/klasse")
    assert is_dropped(third.get("/k"), "plass", "/k")
    assert leader.client.get_cookie("klasse", path="/klasse") is None


def seat_of(pupil: Seated) -> Seat:
    with pupil.app.test_request_context(headers={"Cookie": f"plass={pupil.cookie}"}) as context:
        found = classroom(pupil.app).cookies.seat(context.request)
    assert found
    return found


def test_what_somebody_answered_leaves_their_cookie_as_the_lesson_ends_or_another_sits_down(
    school: Flask,
) -> None:
    leader = Leader(school)
    pupils = a_class(school, leader, [FOR] * 12)
    one, other = pupils[:2]
    other.send("/k/neste-elev", {**other.signed, "plass": SEATS[20]})
    assert seat_of(other) == Seat(leader.room.id, SEATS[20])
    leader.lead_to("revote")
    one.hand_in({str(leader.room.topic): "-2"}, "2")
    assert (seat_of(one).answers, seat_of(one).again) == (FOR, "-2")
    leader.lead_to("ended")
    one.get("/k")

    assert seat_of(one) == seat_of(one).emptied
    one.hand_in(FOR)
    one.get("/k")
    assert seat_of(one) == seat_of(one).emptied
    assert "Dette svarte du" not in one.get("/k").text


def test_no_cookie_outgrows_what_browsers_keep(content: Content, tmp_path: Path) -> None:
    """The real content, all of it answered, marked, voted on again and played."""
    settings = Settings(
        database=f"sqlite:///{tmp_path / 'quiz.sqlite3'}", secret=tmp_path / "secret"
    )
    app = create_app(content, settings)
    leader = Leader(app)
    pupil = Seated(app, leader.code, SEATS[0])
    everything = dict.fromkeys(content.questions, "-2")
    marked = [("viktig", id_) for id_ in content.questions]
    pupil.send("/k/behold/nn", [*everything.items(), *marked, *pupil.signed.items()])
    pupil.hand_in(everything)
    leader.lead_to("role")
    pupil.send("/k/rolle", {**everything, **pupil.signed})

    seat = seat_of(pupil)
    assert seat.answers == seat.played == everything
    assert seat.unmasked
    assert len(f"plass={pupil.cookie}; HttpOnly; Path=/k; SameSite=Lax; Secure") < 3000


SECRET_WORDS = re.compile(r"[0-9a-f]{32}")


def test_nothing_is_logged_but_the_kind_of_a_failure(
    school: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    leader = Leader(school)
    pupil = Seated(school, leader.code, SEATS[0])

    def fails(*_: object, **__: object) -> None:
        raise ValueError(f"{leader.secret} {leader.code} {pupil.secret} {FOR}")

    for name in (
        "quiz.web.classroom.pupil.handing_in.hand_in",
        "quiz.web.classroom.teacher.leading.lessons.step_on",
    ):
        monkeypatch.setattr(name, fails)
    with caplog.at_level(logging.DEBUG):
        assert pupil.hand_in(FOR).status_code == 500
        answer = leader.press(status=500)
        Person(school).get(f"/klasse/styr/{leader.secret}")

    assert leader.secret not in answer.text
    words = "\n".join(
        f"{each.getMessage()} {each.exc_text} {each.exc_info}" for each in caplog.records
    )
    assert words.count("ValueError at ") == 2
    for secret in (leader.secret, leader.code, pupil.secret, leader.room.id, "epler", "'2'"):
        assert secret not in words
    assert not SECRET_WORDS.search(words)


def test_the_teachers_secret_stands_on_the_teachers_own_pages_alone(school: Flask) -> None:
    leader = Leader(school)
    a_class(school, leader, [FOR] * 12)
    pupil = Seated(school, leader.code, SEATS[50])
    for _ in range(7):
        for response in (leader.get(leader.board), pupil.get("/k"), Person(school).get("/k")):
            assert leader.secret not in response.text
            assert leader.secret not in str(response.headers)
            assert "klasse/styr" not in response.text
            assert response.headers["Cache-Control"] == "no-store"
        if leader.room.state != "ended":
            leader.press()
    for response in (leader.get("/klasse/styr"), leader.get("/klasse/styr/ark/larerark")):
        assert leader.secret in response.text
        assert response.headers["Cache-Control"] == "no-store"
        assert not re.search(rf'(href|src|action|hx-get)="[^"]*{leader.secret}', response.text)


def test_a_link_that_is_opened_leaves_the_address_bar_at_once(school: Flask) -> None:
    leader = Leader(school)
    response = Person(school).get(f"/klasse/styr/{leader.secret}")

    assert (response.status_code, response.headers["Location"]) == (303, "/klasse/styr")
    assert response.data == b""
    assert response.headers["Referrer-Policy"] == "same-origin"
