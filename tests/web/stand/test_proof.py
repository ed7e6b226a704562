"""Whoever changes anything at a stand shows that the organiser's own page has sent the form."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from quiz.web.proof import Proofs
from tests.web.stand.bare import DAY, Organiser, Person, joined, rows

FORMS: dict[str, dict[str, str]] = {
    "/stand/styr/ny-kode": {},
    "/stand/styr/steng": {},
    "/stand/styr/sprak": {"sprak": "nn"},
    "/stand/styr/behold": {},
    "/stand/styr/avslutt": {"dag": DAY.isoformat()},
    "/stand/styr/slett": {},
}
"""Every address that an organiser's form is sent to, with what else it holds."""

OPEN_TO_ALL = {"/<any(nb, nn, en):language>/stand/ny"}
"""Where somebody gets a cookie to begin with."""

BY_SECRET = {"/stand/api/tablet", "/stand/api/tally"}
"""Where a tablet's own secret is in what it sends, and no cookie is looked at."""

OTHER = Proofs(b"another key")
FOREIGN = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "", "Origin": "https://evil.example"},
)


def test_every_form_of_the_stand_is_in_a_table(square: Flask) -> None:
    taking = {
        rule.rule
        for rule in square.url_map.iter_rules()
        if {"POST", "PUT", "PATCH", "DELETE"} & (rule.methods or set()) and "/stand" in rule.rule
    }
    assert taking == FORMS.keys() | OPEN_TO_ALL | BY_SECRET


def refused(response: TestResponse) -> None:
    assert response.status_code == 403
    assert not response.headers.getlist("Set-Cookie")


@pytest.mark.parametrize("path", FORMS)
def test_a_form_without_the_organisers_own_proof_changes_nothing(square: Flask, path: str) -> None:
    organiser, other = Organiser(square), Organiser(square)
    joined(square, organiser).deliver((4, 4, 4))
    stood, fields = rows(square), FORMS[path]
    own = organiser.proof(organiser.secret)
    for proof in (
        None,
        "",
        organiser.proof(other.secret),
        own[:-1],
        own.upper(),
        own + "0",
        f" {own}",
        "æ" * 32,
        organiser.secret,
        OTHER.proof(organiser.secret),
    ):
        sent = fields if proof is None else {**fields, "bevis": proof}
        refused(organiser.send(path, sent))
    refused(organiser.send(path, [("bevis", "x"), ("bevis", own), *fields.items()]))
    for headers in FOREIGN:
        refused(organiser.send(path, {**fields, "bevis": own}, **headers))
    for secret in (None, "", organiser.secret[:-1], organiser.secret.upper(), "0" * 32):
        somebody = Person(square)
        if secret is not None:
            somebody.client.set_cookie("stand", secret, path="/stand/styr")
        refused(somebody.send(path, {**fields, "bevis": own}))

    assert rows(square) == stood
    assert organiser.send(path, {**fields, "bevis": own}).status_code in {200, 303}
    assert rows(square) != stood or path == "/stand/styr/behold"


def test_a_proof_of_a_secret_that_has_no_stand_changes_none(square: Flask) -> None:
    """Whoever knows the key could make one; they would still need a stand's secret."""
    organiser = Organiser(square)
    somebody, stood = Person(square), rows(square)
    somebody.client.set_cookie("stand", "0" * 32, path="/stand/styr")
    for path, fields in FORMS.items():
        sent = {**fields, "bevis": somebody.proof("0" * 32)}
        assert somebody.send(path, sent).status_code == 404

    assert rows(square) == stood
    organiser.page()
