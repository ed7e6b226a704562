"""What the organiser sees of a stand and of its days, and nothing finer than a band."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

from quiz.domain.text import LANGUAGES
from tests.web.made_up import QUESTIONS
from tests.web.page import Page
from tests.web.stand.bare import DAY, Clock, Organiser, alike, joined, move_in, rows

TOMORROW = DAY + timedelta(days=1)


def end(organiser: Organiser, day: date = DAY, status: int = 303) -> None:
    organiser.press("avslutt", status, dag=day.isoformat())


def bands(page: Page) -> list[str]:
    return page.texts(".//table[@class='strips']/tbody/tr")


def facts(page: Page) -> list[str]:
    return page.texts(".//dl[@class='facts']")


def test_the_page_tells_how_tablets_are_let_in_and_when_all_is_deleted(square: Flask) -> None:
    organiser = Organiser(square, navn="Hagelaget på torget")
    code = organiser.code
    joined(square, organiser)
    words = organiser.page().text()

    for said in (
        *("Hagelaget på torget", f"Koden er {code[:3]} {code[3:]}", "1 av 30 nettbrett er med."),
        *(
            "http://localhost/stand/nb",
            "Alt slettes 28. desember 2026",
            "Ingenting er levert ennå.",
        ),
        *("kan den ikke hentes fram igjen", f"stand/styr/{organiser.secret}"),
    ):
        assert said in words


def test_new_codes_and_none(square: Flask) -> None:
    organiser = Organiser(square)
    first = organiser.code
    organiser.press("ny-kode")
    assert organiser.code != first
    organiser.press("steng")
    assert organiser.stand.code is None
    page = organiser.page()
    assert "Ingen flere nettbrett slippes inn" in page.text()
    organiser.press("ny-kode")
    assert organiser.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_organiser_may_read_it_in_any_language(square: Flask, language: str) -> None:
    organiser = Organiser(square, "nn" if language != "nn" else "en")
    device = joined(square, organiser)
    for day in (DAY, TOMORROW):
        device.deliver((4, 4, 4), day=str(day))
    end(organiser)
    organiser.press("sprak", sprak=language)

    assert organiser.page().root.get("lang") == language
    assert organiser.get("/stand/styr/bilde.csv").status_code == 200
    organiser.press("sprak", status=400, sprak="da")


def test_each_step_keeps_it_for_thirty_days_more(square: Flask, clock: Clock) -> None:
    organiser = Organiser(square)
    clock.forward(days=29)
    organiser.press("behold")
    assert "Alt slettes 26. januar 2027" in organiser.page().text()
    clock.forward(days=29)
    organiser.page()
    clock.forward(days=1)
    organiser.look("/stand/styr", 404)


def test_days_are_told_with_the_sums_of_all_tablets(square: Flask) -> None:
    organiser = Organiser(square)
    one, other = joined(square, organiser), joined(square, organiser)
    one.deliver((4, 4, 4), finished=1200, abandoned=2)
    other.deliver(finished=34, abandoned=5)
    other.deliver(day=str(TOMORROW), finished=3)
    page = organiser.page()

    assert page.texts(".//article/h3") == ["29. november 2026", "28. november 2026"]
    assert facts(page) == [
        "Fullførte 3 Avbrøt 0 Nettbrett som har levert 1",
        "Fullførte 1 234 Avbrøt 7 Nettbrett som har levert 2",
    ]
    assert "Ingen svar er levert ennå" in page.text(".//article[1]")
    assert not bands(page)


def test_the_bands_are_shown_when_the_day_has_been_ended_and_not_before(square: Flask) -> None:
    organiser = Organiser(square)
    device = joined(square, organiser)
    device.deliver((3, 0, 9))
    assert not bands(organiser.page())
    end(organiser)

    page = organiser.page()
    assert bands(page)[:3] == [
        *("uenig høyst halvparten", "hoppet over ingen eller få", "enig over halvparten"),
    ]
    assert len(bands(page)) == 3 * len(QUESTIONS)
    assert "12 svarte." in page.text()


def test_statements_stand_in_the_order_of_the_tablet_whatever_the_answers(square: Flask) -> None:
    organiser = Organiser(square)
    divided = {**alike([0, 0, 12]), QUESTIONS[-1]: [6, 0, 6]}
    joined(square, organiser).deliver(statements=divided, finished=12)
    end(organiser)

    assert organiser.page().texts(".//li[@class='picture']/h4") == [
        f"Det bør være gratis {question}." for question in QUESTIONS
    ]


def test_what_is_delivered_later_changes_neither_bands_nor_how_many_they_are_of(
    square: Flask,
) -> None:
    organiser = Organiser(square)
    one, other = joined(square, organiser), joined(square, organiser)
    one.deliver((3, 0, 9))
    end(organiser)
    shown, file = bands(organiser.page()), organiser.get("/stand/styr/bilde.csv").text
    assert one.deliver((25, 0, 9), sequence=2).get_json() == {"sequence": 2}
    assert other.deliver((0, 50, 0)).get_json() == {"sequence": 1}
    end(organiser)

    page = organiser.page()
    assert bands(page) == shown
    assert "12 svarte." in page.text()
    assert facts(page) == ["Fullførte 84 Avbrøt 0 Nettbrett som har levert 2"]
    after = organiser.get("/stand/styr/bilde.csv").text
    assert after.replace(";84;0;2;12;", ";12;0;1;12;") == file


def test_equal_bands_are_told_alike_to_the_last_byte(
    square: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: Clock
) -> None:
    """Before the end of the day whatever was answered, and after it what the bands do not part."""
    monkeypatch.setattr("quiz.web.stand.making.new_secret", lambda: "e" * 32)
    monkeypatch.setattr("quiz.storage.codes.new_code", lambda: "CDFHJK")
    (tmp_path / "secret").write_bytes(bytes(32))
    (tmp_path / "secret").chmod(0o600)
    told = []
    for number, answers in enumerate(((8, 0, 5), (7, 2, 4))):
        file = tmp_path / f"{number}.sqlite3"
        move_in(square, f"sqlite:///{file}", tmp_path / "secret", clock)
        organiser = Organiser(square)
        joined(square, organiser).deliver(answers)
        before = organiser.get("/stand/styr").data
        end(organiser)
        after = [organiser.get(path).data for path in ("/stand/styr", "/stand/styr/bilde.csv")]
        told.append((before, after))

    assert told[0] == told[1]


def test_of_too_few_no_picture_is_made_and_it_can_be_asked_for_later(square: Flask) -> None:
    organiser = Organiser(square)
    device = joined(square, organiser)
    device.deliver(finished=10)
    page = organiser.read("/stand/styr", organiser.press("avslutt", 409, dag=str(DAY)), 409)
    assert "Det ble ikke laget noe bilde" in page.text()
    assert not page.all(".//input[@name='dag']")

    device.deliver((4, 4, 4), sequence=2)
    end(organiser)
    assert bands(organiser.page())


@pytest.mark.parametrize(
    "words", ["", "x", "2026-11-31", "2026-11-28 ", "20261128", "\u0662026-11-28"]
)
def test_what_is_no_day_is_refused(square: Flask, words: str) -> None:
    organiser = Organiser(square)
    joined(square, organiser).deliver((4, 4, 4))
    stood = rows(square)
    organiser.press("avslutt", 400, dag=words)

    assert rows(square) == stood


def test_on_an_election_day_nothing_that_was_counted_is_told_before_nine(
    building: Flask, tmp_path: Path, clock: Clock
) -> None:
    address = f"sqlite:///{tmp_path / 'quiz.sqlite3'}"
    move_in(building, address, tmp_path / "secret", clock, {TOMORROW})
    organiser = Organiser(building)
    device = joined(building, organiser)
    device.deliver((4, 4, 4))
    end(organiser)
    device.deliver((9, 9, 9), day=str(TOMORROW), finished=77, abandoned=66)
    assert len(facts(organiser.page())) == 2

    for utc in ("2026-11-28T23:00:00", "2026-11-29T19:59:59"):
        clock.at(utc)
        page = organiser.page()
        assert "I dag er det valgdag" in page.text()
        assert not facts(page)
        assert not bands(page)
        assert not [
            number
            for number in ("12", "27", "77", "66")
            if number in page.text(".//main/section[2]")
        ]
        file = organiser.get("/stand/styr/bilde.csv")
        assert (file.status_code, file.headers["Location"]) == (303, "/stand/styr")
        assert device.deliver((9, 9, 9), day=str(TOMORROW), sequence=2).status_code == 200
        stood = rows(building)
        end(organiser, TOMORROW, 409)
        assert rows(building) == stood

    clock.at("2026-11-29T20:00:00")
    assert len(facts(organiser.page())) == 2
    end(organiser, TOMORROW)
    assert len(bands(organiser.page())) == 6 * len(QUESTIONS)


def test_the_file_holds_what_stands_on_the_page(square: Flask) -> None:
    organiser = Organiser(square, navn="=1+1")
    device = joined(square, organiser)
    device.deliver((3, 0, 9), finished=15, abandoned=1)
    device.deliver((4, 4, 4), day=str(TOMORROW))
    device.deliver(day=str(TOMORROW + timedelta(days=-1)), finished=9, sequence=0)
    end(organiser)
    response = organiser.get("/stand/styr/bilde.csv")
    lines = response.text.splitlines()

    assert response.content_type == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == "attachment; filename=stand-0123456789ab.csv"
    assert response.headers["Cache-Control"] == "no-store"
    assert lines[0] == (
        "\ufeffDag;Fullførte;Avbrøt;Nettbrett som har levert;I bildet;"
        "Påstand;Uenig;Hoppet over;Enig"
    )
    assert lines[1] == "2026-11-29;12;0;1;;Bildet er ikke laget ennå;;;"
    assert lines[2] == (
        "2026-11-28;15;1;1;12;Det bør være gratis epler.;"
        "høyst halvparten;ingen eller få;over halvparten"
    )
    assert len(lines) == 2 + len(QUESTIONS)


def test_deleting_leaves_a_page_that_says_so_and_nothing_else(square: Flask) -> None:
    organiser = Organiser(square)
    device = joined(square, organiser)
    page = organiser.read("/stand/styr", organiser.press("slett", 200))

    assert page.text(".//h1") == "Standen er slettet"
    assert device.deliver().status_code == 404
    organiser.look("/stand/styr", 404)
