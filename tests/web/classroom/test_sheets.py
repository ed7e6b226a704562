"""What a teacher takes along on paper or as a file."""

import csv
import io

import pytest
from flask import Flask

from quiz.web.classroom.teacher.sheets import SHEETS
from quiz.web.csv_file import BYTE_ORDER_MARK, SEPARATOR
from tests.web.classroom.school import Browser, Teacher, whole_class
from tests.web.made_up import NAMES, QUESTIONS

AGREE = dict.fromkeys(QUESTIONS, "2")
CSV = "/klasse/styr/bilde.csv"
JSON = "/klasse/styr/bilde.json"


def rows(teacher: Teacher) -> list[dict[str, str]]:
    text = teacher.client.get(CSV).get_data().decode("utf-8")
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text[1:]), delimiter=SEPARATOR))


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "bilde"])
def test_every_sheet_is_there_from_the_beginning(teacher: Teacher, name: str) -> None:
    page = teacher.get(f"/klasse/styr/ark/{name}")

    assert len(page.text()) > 100


def test_the_picture_is_there_once_there_is_one(school: Flask, teacher: Teacher) -> None:
    teacher.get("/klasse/styr/ark/bilde", 404)
    assert teacher.client.get(CSV).status_code == 404
    teacher.look()
    whole_class(school, teacher, 12, AGREE)
    teacher.look()
    teacher.press()
    teacher.press()

    assert "nesten alle eller alle" in teacher.get("/klasse/styr/ark/bilde").text()


def test_the_file_has_the_bands_of_both_rounds_and_nothing_finer(
    school: Flask, teacher: Teacher
) -> None:
    pupils = whole_class(school, teacher, 12, AGREE)
    teacher.look()
    for _ in range(4):
        teacher.press()
    for pupil in pupils:
        pupil.look()
        pupil.hand_in(dict.fromkeys(QUESTIONS, "-2"))
    teacher.press()

    found = rows(teacher)
    assert [row["Runde"] for row in found] == ["1"] * len(QUESTIONS) + ["2"]
    assert {row["Leverte"] for row in found} == {"12"}
    assert {row["Enig"] for row in found[:-1]} == {"nesten alle eller alle"}
    assert found[-1]["Uenig"] == "nesten alle eller alle"
    assert {row["Hoppet over"] for row in found} == {"ingen eller få"}


def test_programs_are_told_the_same_bands(school: Flask, teacher: Teacher) -> None:
    assert teacher.client.get(JSON).get_json()["rounds"] == []
    whole_class(school, teacher, 12, AGREE)
    teacher.look()
    teacher.press()
    teacher.press()

    (first,) = teacher.client.get(JSON).get_json()["rounds"]
    assert (first["round"], first["threshold"], first["handed_in"]) == (1, 11, 12)
    assert first["statements"]["epler"] == {
        "disagree": {"place": 0, "of": 2},
        "skipped": {"place": 0, "of": 2},
        "agree": {"place": 3, "of": 2},
    }


def test_programs_are_told_nothing_of_too_few(school: Flask, teacher: Teacher) -> None:
    whole_class(school, teacher, 3, AGREE)
    teacher.look()
    teacher.press()
    teacher.press()

    (first,) = teacher.client.get(JSON).get_json()["rounds"]
    assert (first["handed_in"], first["statements"]) == (None, {})


def test_of_too_few_the_file_says_only_that(school: Flask, teacher: Teacher) -> None:
    whole_class(school, teacher, 3, AGREE)
    teacher.look()
    teacher.press()
    teacher.press()

    (row,) = rows(teacher)
    assert row["Påstand"] == "Færre enn 11 svarte"
    assert not any(row[name] for name in ("Leverte", "Uenig", "Hoppet over", "Enig"))


def test_cards_name_nobody(teacher: Teacher) -> None:
    page = teacher.get("/klasse/styr/ark/kort")

    assert not any(name in page.body for name in (*NAMES.values(), *NAMES))


def test_the_teachers_sheet_alone_has_the_secret(teacher: Teacher) -> None:
    for name in SHEETS[:-1]:
        page = teacher.get(f"/klasse/styr/ark/{name}")

        assert (teacher.secret in page.body) == (name == "larerark")


def test_whoever_leads_no_lesson_gets_no_sheet(school: Flask) -> None:
    stranger = Browser(school)
    for name in (*SHEETS, "finnes-ikke"):
        stranger.get(f"/klasse/styr/ark/{name}", 404)
    for file in (CSV, JSON):
        assert stranger.client.get(file).status_code == 404


def test_a_sheet_that_there_is_none_of_is_not_there(teacher: Teacher) -> None:
    teacher.get("/klasse/styr/ark/finnes-ikke", 404)
