"""A reading is challenged without JavaScript, without a cookie, and without a trace of who did."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from sqlalchemy import event
from werkzeug.test import TestResponse

from quiz.app import create_app
from quiz.domain.text import LANGUAGES
from quiz.settings import Settings
from quiz.storage import challenges
from quiz.storage.challenges import Challenge, open_ones
from quiz.storage.database import Database
from tests.storage.made_up import DAY
from tests.web.challenges.form import FORM, PATH
from tests.web.made_up import POSITIONS, QUESTIONS, made_up
from tests.web.page import FORM as FORM_TYPE
from tests.web.page import SENT_BY_US, Page, Visitor, assert_headers


def send(visitor: Visitor, path: str = PATH, **form: str | list[str]) -> TestResponse:
    return visitor.client.post(path, data=FORM | form, content_type=FORM_TYPE, headers=SENT_BY_US)


def waiting(database: Database) -> Sequence[Challenge]:
    with database.reading() as session:
        return open_ones(session)


def summary(page: Page) -> Element:
    """What stands first on a page that something is wrong with; its heading takes the focus."""
    found = page.one(".//section[@class='summary']")
    heading = found.find("h2")
    assert heading is not None
    assert (heading.get("tabindex"), heading.get("autofocus")) == ("-1", "")
    return found


def test_every_stance_leads_to_its_form_silence_too(visitor: Visitor) -> None:
    for voice in POSITIONS:
        links = visitor.get(f"/nn/avsender/{voice}").links
        for question in QUESTIONS:
            assert f"/nn/innvending/{voice}/{question}" in links


def test_in_a_result_the_form_opens_a_tab_of_its_own(visitor: Visitor) -> None:
    page = visitor.post("/nb/resultat", {"epler": "2"})
    links = [a for a in page.all(".//a") if "/innvending/" in a.get("href", "")]

    assert {link.get("href") for link in links} >= {
        f"/nb/innvending/{voice}/{question}" for voice in POSITIONS for question in QUESTIONS
    }
    assert {link.get("target") for link in links} == {"_blank"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stance", ["blaaveis/epler", "hvitveis/fiken", "rognebaer/epler"])
def test_the_form_shows_what_it_is_about_and_is_the_same_for_everyone(
    visitor: Visitor, language: str, stance: str
) -> None:
    path = f"/{language}/innvending/{stance}"

    page = visitor.get(path)

    assert page.headers["Cache-Control"] == "public, max-age=300"
    assert stance.split("/")[1] in page.text(".//article/h2")
    assert "Slik leser vi" in page.text(".//article")
    assert path not in page.links
    assert page.one(".//form").get("action") == path


def test_the_form_says_who_sees_it_and_asks_for_nothing_about_anybody(visitor: Visitor) -> None:
    page = visitor.get(PATH)

    for promise in (
        "Bare redaksjonen ser det du skriver, til det er behandlet.",
        "offentlig, sammen med avgjørelsen",
        "Ikke skriv navn på personer, heller ikke ditt eget, og ingenting om noens helse",
    ):
        assert promise in page.text()
    fields = {element.get("name") for element in page.all(".//form//*[@name]")}
    assert fields == {"innhold", "standpunkt", "sitat", "hvorfor"}
    assert page.checked() == {"standpunkt": ""}
    assert not page.all(".//script")


def test_a_challenge_is_kept_with_the_day_and_nothing_about_the_sender(
    visitor: Visitor, database: Database, file: Path
) -> None:
    response = visitor.client.post(
        PATH,
        data=FORM | {"sitat": " én\r\nto\t\r\n", "standpunkt": ""},
        content_type=FORM_TYPE,
        headers=SENT_BY_US | {"User-Agent": "AVSLORENDE", "Referer": "http://localhost/AVSLORENDE"},
        environ_overrides={"REMOTE_ADDR": "192.0.2.77"},
    )

    assert (response.status_code, response.headers["Location"]) == (303, "/nb/innvending/takk")
    assert_headers(response.headers)
    (kept,) = waiting(database)
    assert (kept.voice, kept.question, kept.language) == ("blaaveis", "epler", "nb")
    assert (kept.proposed, kept.passage, kept.why) == (None, "én\nto", FORM["hvorfor"])
    assert (kept.received, kept.content_version) == (DAY, "0123456789ab")
    raw = file.read_bytes()
    assert b"AVSLORENDE" not in raw
    assert b"192.0.2" not in raw


@pytest.mark.parametrize("language", LANGUAGES)
def test_thanks_can_be_reloaded_and_lead_on(visitor: Visitor, language: str) -> None:
    response = send(visitor, f"/{language}/innvending/blaaveis/epler")

    page = visitor.get(response.headers["Location"])

    assert f"/{language}/endringer" in page.links


def test_a_double_tap_is_kept_once(visitor: Visitor, database: Database) -> None:
    assert [send(visitor).status_code for _ in range(2)] == [303, 303]

    assert len(waiting(database)) == 1


@pytest.mark.parametrize(
    ("form", "field", "said"),
    [
        ({"hvorfor": ""}, "hvorfor", "Skriv hvorfor"),
        ({"hvorfor": " \r\n\t"}, "hvorfor", "Skriv hvorfor"),
        ({"hvorfor": "å" * 1001}, "hvorfor", "Teksten er på 1001 tegn."),
        ({"sitat": "å" * 1001}, "sitat", "Teksten er på 1001 tegn."),
        ({"hvorfor": "a\0b"}, "hvorfor", "tegn som ikke kunne vises"),
        ({"sitat": "a\u202eb"}, "sitat", "tegn som ikke kunne vises"),
        ({"sitat": "\x1b[31m"}, "sitat", "tegn som ikke kunne vises"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_is_lost(
    visitor: Visitor, database: Database, form: dict[str, str], field: str, said: str
) -> None:
    page = visitor.post(PATH, FORM | form, status=422)

    (link,) = summary(page).iter("a")
    assert link.get("href") == f"#{field}"
    area = page.one(f".//textarea[@id='{field}']")
    assert area.get("aria-invalid") == "true"
    assert f"{field}-feil" in area.get("aria-describedby", "")
    assert said in page.text(f".//*[@id='{field}-feil']")
    assert page.text(".//title").startswith("Ikke sendt")
    other = {"sitat": "hvorfor", "hvorfor": "sitat"}[field]
    assert page.one(f".//textarea[@id='{other}']").text == FORM[other]
    assert page.checked() == {"standpunkt": "litt enig"}
    assert not waiting(database)


def test_what_cannot_be_shown_is_left_out_and_the_rest_can_be_sent(visitor: Visitor) -> None:
    page = visitor.post(PATH, FORM | {"hvorfor": "før\0\x1b\u202e etter"}, status=422)

    kept = page.one(".//textarea[@id='hvorfor']").text or ""
    assert kept == "før etter"
    assert send(visitor, hvorfor=kept).status_code == 303


def test_both_mistakes_are_told_at_once(visitor: Visitor) -> None:
    page = visitor.post(PATH, FORM | {"sitat": "å" * 2000, "hvorfor": ""}, status=422)

    assert [a.get("href") for a in summary(page).iter("a")] == ["#sitat", "#hvorfor"]


def test_a_thousand_characters_fit_however_the_browser_ends_its_lines(
    visitor: Visitor, database: Database
) -> None:
    send(visitor, hvorfor="å\r\n" * 499 + "øæ", sitat="😀" * 1000)

    (kept,) = waiting(database)
    assert (len(kept.why or ""), len(kept.passage or "")) == (1000, 1000)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "hvorfor=a",
        "innhold=0123456789ab&hvorfor=a&hvorfor=b",
        "innhold=0123456789ab&hvorfor=a&standpunkt=2&standpunkt=",
        "innhold=0123456789ab&hvorfor=a&navn=Kari",
        "innhold=0123456789ab&hvorfor=a&standpunkt=2",
        "innhold=0123456789ab&hvorfor=a&standpunkt=helt+enig%00",
        "innhold=0123456789ab&innhold=0123456789ab&hvorfor=a",
        "innhold=0123456789aB&hvorfor=a",
        "innhold=0123456789ab%0a&hvorfor=a",
        "innhold=%D9%A0123456789a&hvorfor=a",
        "hvorfor=%ff%fe",
    ],
)
def test_what_no_page_of_ours_sends_is_refused(
    visitor: Visitor, database: Database, body: str
) -> None:
    response = visitor.client.post(PATH, data=body, content_type=FORM_TYPE, headers=SENT_BY_US)

    assert response.status_code == 400
    assert_headers(response.headers)
    assert not waiting(database)


@pytest.mark.parametrize(
    "path",
    ["/nb/innvending/blaaveis/x", "/nb/innvending/x/epler", "/nb/innvending/blaaveis/epler/"],
)
def test_there_is_no_form_for_a_stance_that_is_not_there(visitor: Visitor, path: str) -> None:
    visitor.get(path, 404)
    visitor.post(path, FORM, 404)


def test_whoever_sends_too_many_waits_and_keeps_what_was_written(
    visitor: Visitor, database: Database
) -> None:
    for number in range(5):
        assert send(visitor, hvorfor=f"{number}").status_code == 303

    page = visitor.post(PATH, FORM, status=429)

    assert page.headers["Retry-After"] == "3600"
    assert summary(page) is not None
    assert page.one(".//textarea[@id='hvorfor']").text == FORM["hvorfor"]
    assert len(waiting(database)) == 5


def test_mistakes_are_not_counted(visitor: Visitor) -> None:
    for _ in range(20):
        visitor.post(PATH, FORM | {"hvorfor": ""}, status=422)

    assert send(visitor).status_code == 303


def test_others_may_still_send_until_there_are_too_many_in_all(app: Flask) -> None:
    def status(address: str) -> int:
        return (
            app.test_client()
            .post(
                PATH,
                data=FORM,
                headers=SENT_BY_US | {"X-Forwarded-For": "203.0.113.9"},
                environ_overrides={"REMOTE_ADDR": address},
            )
            .status_code
        )

    assert [status("192.0.2.1") for _ in range(6)] == [303] * 5 + [429]
    assert [status(f"192.0.2.{number}") for number in range(2, 6)] == [303] * 3 + [429]


def test_behind_a_proxy_of_ours_the_address_is_the_one_it_saw(file: Path) -> None:
    settings = Settings(database=f"sqlite:///{file}", proxies=1)
    client = create_app(made_up(), settings).test_client()

    def status(*addresses: str) -> int:
        headers = SENT_BY_US | {"X-Forwarded-For": ", ".join(addresses)}
        return client.post(PATH, data=FORM, headers=headers).status_code

    assert [status(f"192.0.2.{n}", "203.0.113.9") for n in range(11)] == [303] * 10 + [429]
    assert status("192.0.2.1", "203.0.113.10") == 303


def test_when_enough_wait_the_form_says_so(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(challenges, "MOST_OPEN", 1)
    send(visitor)

    page = visitor.post(PATH, FORM | {"hvorfor": "noe annet"}, status=503)

    assert "venter for mange" in page.text(".//section[@class='summary']")
    assert page.headers["Retry-After"] == "3600"
    assert page.one(".//textarea[@id='hvorfor']").text == "noe annet"


def test_what_could_not_be_kept_is_not_counted(
    visitor: Visitor, database: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.mkdir()
    for _ in range(9):
        visitor.post(PATH, FORM, status=503)
    file.rmdir()
    monkeypatch.setattr(challenges, "MOST_OPEN", 0)
    for _ in range(9):
        visitor.post(PATH, FORM, status=503)
    monkeypatch.undo()

    assert [send(visitor, hvorfor=f"{n}").status_code for n in range(6)] == [303] * 5 + [429]
    assert len(waiting(database)) == 5


def assert_closed(visitor: Visitor, **form: str) -> None:
    """The form says that it cannot now, and keeps what was written; all else is as it was."""
    form = FORM | form
    page = visitor.post(PATH, form, status=503)
    assert page.headers["Retry-After"] == "60"
    assert page.one(".//textarea[@id='hvorfor']").text == form["hvorfor"]
    assert "Feilen er hos oss" in page.text(".//section[@class='summary']")
    for path in ("/nb/", "/nb/sporsmal", PATH, "/nb/avsender/blaaveis", "/nb/personvern"):
        visitor.get(path)
    visitor.post("/nb/resultat", {"epler": "2"})


def test_without_a_database_the_quiz_is_up_and_the_form_says_so(
    visitor: Visitor, database: Database, file: Path
) -> None:
    file.mkdir()
    assert_closed(visitor)
    page = visitor.get("/nb/endringer", 503)
    assert (page.headers["Retry-After"], page.headers["Cache-Control"]) == ("60", "no-store")
    assert page.text(".//*[@id='resultat']/h2") == "Vi når ikke det som er lagret"

    file.rmdir()

    assert send(visitor).status_code == 303
    assert visitor.get("/nb/endringer")
    assert len(waiting(database)) == 1


def test_while_somebody_holds_the_lock_the_form_says_so_and_the_log_is_read(
    visitor: Visitor, database: Database, file: Path
) -> None:
    database.migrate()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert_closed(visitor)
        visitor.get("/nb/endringer")

    assert send(visitor).status_code == 303


@pytest.mark.parametrize("pragma", ["max_page_count = 1", "query_only = ON"])
def test_on_a_disk_that_is_full_or_may_not_be_written_the_form_says_so(
    visitor: Visitor, database: Database, pragma: str
) -> None:
    database.migrate()
    event.listen(
        database.engine, "connect", lambda connection, _: connection.execute(f"PRAGMA {pragma}")
    )

    assert_closed(visitor, hvorfor="å" * 1000, sitat="å" * 1000)  # more than the page has left
    visitor.get("/nb/endringer")


def test_no_cookie_is_set_or_needed(visitor: Visitor, app: Flask) -> None:
    with_cookies = app.test_client(use_cookies=True)
    for path in (PATH, "/nb/endringer", "/nb/innvending/takk"):
        assert_headers(with_cookies.get(path).headers)

    response = send(visitor)

    assert response.status_code == 303
    assert "Set-Cookie" not in response.headers
