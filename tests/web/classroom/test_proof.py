"""Whoever changes anything shows that their own page has sent the form: a cookie and its proof."""

import hashlib
from typing import Any

import pytest
from flask import Flask
from itsdangerous import URLSafeSerializer
from werkzeug.test import TestResponse

from quiz.plain import plain
from quiz.web.classroom.cookies import Cookies, Seat
from tests.web.classroom.bare import SEATS, Leader, Person, Seated, classroom, rows

TEACHERS: dict[str, dict[str, str]] = {
    "/klasse/styr/neste": {},
    "/klasse/styr/mer-tid": {},
    "/klasse/styr/klokke": {"minutter": "5"},
    "/klasse/styr/sak": {"sak": "paerer"},
    "/klasse/styr/laas": {},
    "/klasse/styr/ny-kode": {},
    "/klasse/styr/sprak": {"sprak": "nn"},
    "/klasse/styr/behold": {},
    "/klasse/styr/papir": {"epler-enig": "0"},
    "/klasse/styr/slett": {},
}
"""Every address that a teacher's form is sent to, with what else it holds."""

PUPILS: dict[str, dict[str, str]] = {
    "/k/lever": {"runde": "1", "epler": "2"},
    "/k/behold": {"runde": "1", "epler": "2"},
    "/k/behold/nn": {"runde": "1", "epler": "2"},
    "/k/rolle": {"epler": "2"},
    "/k/neste-elev": {"plass": "f" * 32},
    "/k/ferdig": {},
}
OPEN_TO_ALL = {"/k", "/<any(nb, nn, en):language>/klasse"}
"""Where somebody gets a cookie to begin with."""

OTHER = Cookies(b"another key")
FOREIGN = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "", "Origin": "https://evil.example"},
)


def plain_rule(rule: str) -> str:
    return rule.replace("<any(nb, nn, en):language>", "nn") if rule.startswith("/k/") else rule


def test_every_form_of_the_classroom_is_in_a_table(school: Flask) -> None:
    taking = {
        plain_rule(rule.rule)
        for rule in school.url_map.iter_rules()
        if "POST" in (rule.methods or set())
        and rule.endpoint.partition(".")[0] in {"teacher", "pupil", "board", "sheets"}
    }
    assert taking == TEACHERS.keys() | PUPILS.keys() | OPEN_TO_ALL


def refused(response: TestResponse) -> None:
    assert response.status_code == 403
    assert not response.headers.getlist("Set-Cookie")


@pytest.mark.parametrize("path", TEACHERS)
def test_a_teachers_form_without_the_teachers_own_proof_changes_nothing(
    school: Flask, path: str
) -> None:
    leader, other = Leader(school), Leader(school)
    pupil = Seated(school, leader.code, SEATS[0])
    stood, fields = rows(school), {**TEACHERS[path], "trinn": "1"}
    own = leader.proof(leader.secret)
    for proof in (
        None,
        "",
        leader.proof(other.secret),
        leader.proof(pupil.secret),
        own[:-1],
        own.upper(),
        own + "0",
        f" {own}",
        "æ" * 32,
        leader.secret,
        OTHER.proof(leader.secret),
    ):
        sent = fields if proof is None else {**fields, "bevis": proof}
        refused(leader.send(path, sent))
    refused(leader.send(path, [("bevis", "x"), ("bevis", own), *fields.items()]))
    for headers in FOREIGN:
        refused(leader.send(path, {**fields, "bevis": own}, **headers))
    for secret in (None, "", leader.secret[:-1], leader.secret.upper(), "0" * 32):
        somebody = Person(school)
        if secret is not None:
            somebody.client.set_cookie("klasse", secret, path="/klasse")
        refused(somebody.send(path, {**fields, "bevis": own}))

    assert rows(school) == stood
    assert leader.send(path, {**fields, "bevis": own}).status_code in {200, 303}


def test_a_proof_of_a_secret_that_leads_no_room_leads_none(school: Flask) -> None:
    """Whoever knows the key could make one; they would still need a room's secret."""
    leader = Leader(school)
    somebody, stood = Person(school), rows(school)
    somebody.client.set_cookie("klasse", "0" * 32, path="/klasse")
    for path, fields in TEACHERS.items():
        sent = {**fields, "trinn": "1", "bevis": somebody.proof("0" * 32)}
        assert somebody.send(path, sent).status_code == 404

    assert rows(school) == stood
    assert leader.get("/klasse/styr").status_code == 200


@pytest.mark.parametrize("path", PUPILS)
def test_a_pupils_form_without_the_seats_own_proof_changes_nothing(
    school: Flask, path: str
) -> None:
    leader = Leader(school)
    pupil, other = (Seated(school, leader.code, secret) for secret in SEATS[:2])
    stood, fields = rows(school), PUPILS[path]
    own = pupil.proof(pupil.secret)
    for proof in (
        None,
        "",
        pupil.proof(other.secret),
        pupil.proof(leader.secret),
        own[:-1],
        own.upper(),
        own + "0",
        "æ" * 32,
        pupil.secret,
        OTHER.proof(pupil.secret),
    ):
        sent = fields if proof is None else {**fields, "bevis": proof}
        refused(pupil.send(path, sent))
    for headers in FOREIGN:
        refused(pupil.send(path, {**fields, "bevis": own}, **headers))
    for cookie in forged(pupil, leader.room.id):
        somebody = Person(school)
        if cookie is not None:
            somebody.client.set_cookie("plass", cookie, path="/k")
        refused(somebody.send(path, {**fields, "bevis": own}))

    assert rows(school) == stood
    assert pupil.send(path, {**fields, "bevis": own}).status_code in {204, 303}


def forged(pupil: Seated, room: str) -> list[str | None]:
    """Cookies that are not the one we wrote."""
    whole = str(pupil.cookie)
    payload, signature = whole.rsplit(".", 1)
    seat = plain(Seat(room, pupil.secret))
    return [
        None,
        "",
        ".",
        payload,
        whole[:-1],
        whole[1:],
        whole + "A",
        f"{payload}.",
        f".{signature}",
        f"{payload}.{signature[::-1]}",
        signed(b"another key", "seat", seat),
        signed(classroom(pupil.app).secret.key, "another salt", seat),
        signed(classroom(pupil.app).secret.key, "seat", {**seat, "more": 1}),
        signed(classroom(pupil.app).secret.key, "seat", [seat]),
        "." + "A" * 3900 + "." + signature,
        "\x00",
    ]


def signed(key: bytes, salt: str, seat: Any) -> str:
    serializer = URLSafeSerializer(key, salt, signer_kwargs={"digest_method": hashlib.sha256})
    return str(serializer.dumps(seat))


def test_a_cookie_that_we_have_not_written_is_no_seat(school: Flask) -> None:
    leader = Leader(school)
    pupil = Seated(school, leader.code, SEATS[0])
    way_in = Person(school).get("/k")
    for cookie in forged(pupil, leader.room.id):
        somebody = Person(school)
        if cookie is not None:
            somebody.client.set_cookie("plass", cookie, path="/k")
        response = somebody.get("/k")
        assert (response.status_code, dict(response.headers)) == (200, dict(way_in.headers))
        assert 'action="/k"' in response.text
