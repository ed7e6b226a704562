"""What is taken as a ballot, what is refused, and that no answer is ever lost."""

import io
from itertools import combinations

import pytest
from werkzeug.datastructures import MultiDict

from quiz.domain.content import Content
from tests.web.page import Visitor

ALL = {"epler": "2", "paerer": "1", "plommer": "-1", "bananer": "-2", "druer": "2", "fiken": "1"}
OLDER = "ba9876543210"


def test_a_field_that_is_not_there_is_a_skipped_question(fruit: Visitor) -> None:
    absent = fruit.post("/nb/resultat", {"epler": "2"})
    empty = fruit.post("/nb/resultat", dict.fromkeys(ALL, "") | {"epler": "2"})

    assert absent.one(".//*[@id='resultat']").items() == empty.one(".//*[@id='resultat']").items()
    assert absent.text(".//*[@id='resultat']") == empty.text(".//*[@id='resultat']")


@pytest.mark.parametrize("value", ["2", "1", "-1", "-2"])
def test_the_four_answers_are_taken(fruit: Visitor, value: str) -> None:
    page = fruit.post("/nb/resultat", {"epler": value})

    assert page.checked() == {"epler": value}


@pytest.mark.parametrize(
    "value",
    [
        "0",
        "3",
        "-3",
        "٣",
        "٢",
        " 2",
        "2 ",
        "+2",
        "02",
        "1_0",
        "2.0",
        "1e0",
        "--1",
        "−1",
        "true",
        *("None", "null", "nan", "on", "\0", "2\0", "\N{ZERO WIDTH SPACE}2", "[]", "<b>", "\t"),
    ],
)
def test_no_other_value_is_an_answer(fruit: Visitor, value: str) -> None:
    fruit.post("/nb/resultat", {"epler": value}, status=400)


@pytest.mark.parametrize(
    "form",
    [
        [("epler", "2"), ("epler", "2")],
        [("epler", "2"), ("epler", "-2")],
        [("epler", ""), ("epler", "2")],
        [("viktig", "epler"), ("viktig", "epler")],
        [("viktig", "")],
        [("viktig", "kiwi")],
        [("viktig", "viktig")],
        [("innhold", "0123456789ab"), ("innhold", "0123456789ab")],
        [("innhold", "")],
        [("innhold", "0123456789AB")],
        [("innhold", "0123456789ab\n")],
        [("innhold", "../../etc/passwd")],
        [("kiwi", "2")],
        [("Epler", "2")],
        [("epler ", "2")],
        [("epler\0", "2")],
        [("epler[]", "2")],
        [("", "2")],
        [("kiwi", "3"), ("innhold", OLDER)],
        [("<script>", "2"), ("innhold", OLDER)],
        [("k" * 41, "2"), ("innhold", OLDER)],
        [("viktig", "<script>"), ("innhold", OLDER)],
        [("viktig", "k" * 41), ("innhold", OLDER)],
    ],
)
@pytest.mark.parametrize("path", ["/nb/resultat", "/en/sporsmal"])
def test_a_form_that_no_page_of_ours_could_send_is_refused(
    fruit: Visitor, path: str, form: list[tuple[str, str]]
) -> None:
    page = fruit.post(path, MultiDict(form), status=400)

    assert page.all(".//main//a")


def test_a_file_among_the_answers_is_refused(fruit: Visitor) -> None:
    response = fruit.client.post(
        "/nb/resultat", data={"epler": "2", "paerer": (io.BytesIO(b"2"), "paerer")}
    )

    assert 400 <= response.status_code < 500


@pytest.mark.parametrize(
    "type_", ["application/json", "text/plain", "image/png", "multipart/mixed"]
)
def test_a_body_that_is_no_form_is_refused(fruit: Visitor, type_: str) -> None:
    response = fruit.client.post("/nb/resultat", data=b'{"epler": 2}', content_type=type_)

    assert 400 <= response.status_code < 500


def test_as_many_as_may_be_can_be_important(fruit: Visitor) -> None:
    page = fruit.post("/nb/resultat", ALL | {"viktig": ["epler", "druer"]})

    assert page.marked() == {"epler", "druer"}


def test_one_important_too_many_is_told_and_nothing_is_lost(fruit: Visitor) -> None:
    marks = ["epler", "druer", "fiken"]

    page = fruit.post("/nb/resultat", ALL | {"viktig": marks}, status=422)

    assert page.checked() == ALL
    assert page.marked() == set(marks)
    said = page.text(".//section[@id='resultat']")
    assert "Du har merket 3 påstander" in said
    assert "Velg høyst 2" in said
    assert not page.all(".//ol[@class='ranking']")


def test_one_important_too_many_is_one_too_many_for_every_choice(
    visitor: Visitor, content: Content
) -> None:
    answers = dict.fromkeys(content.questions, "2")
    marks = next(combinations(content.questions, content.most_important + 1))

    page = visitor.post("/nb/resultat", answers | {"viktig": list(marks)}, status=422)

    assert page.marked() == set(marks)


def test_a_mark_on_a_skipped_question_does_not_count_and_is_kept(fruit: Visitor) -> None:
    marks = ["epler", "druer", "fiken"]
    answers = ALL | {"fiken": ""}

    page = fruit.post("/nb/resultat", answers | {"viktig": marks})
    unmarked = fruit.post("/nb/resultat", answers | {"viktig": ["epler", "druer"]})

    assert page.marked() == set(marks)
    assert page.texts(".//ol[@class='ranking']") == unmarked.texts(".//ol[@class='ranking']")


def test_an_important_answer_counts_double(fruit: Visitor) -> None:
    """Blåveis agrees fully on epler and not at all on bananer: 4 of 8, then 8 of 12."""
    answers = {"epler": "2", "bananer": "2"}

    plain = fruit.post("/nb/resultat", answers)
    marked = fruit.post("/nb/resultat", answers | {"viktig": ["epler"]})

    assert "Blåveis" in " ".join(plain.texts(".//ol/li"))
    assert _percent(plain.texts(".//ol/li"), "Blåveis") == "50 %"
    assert _percent(marked.texts(".//ol/li"), "Blåveis") == "67 %"
    assert "viktig for deg" in marked.text(".//details[@id='bak-blaaveis']")


def _percent(rows: list[str], name: str) -> str:
    (row,) = (row for row in rows if name in row)
    number = row.partition(" %")[0].rpartition(" ")[2]
    return f"{number} %"


def test_an_older_form_loses_no_answer_that_still_has_a_question(fruit: Visitor) -> None:
    older = ALL | {"kiwi": "2", "mango": "", "viktig": ["epler", "kiwi"], "innhold": OLDER}

    page = fruit.post("/nb/resultat", older)

    assert page.checked() == ALL
    assert page.marked() == {"epler"}
    notice = page.text(".//p[@class='notice']")
    assert "Innholdet er endret" in notice
    assert "«kiwi»" in notice
    assert "mango" not in notice


def test_an_older_form_that_lost_nothing_says_only_that_the_content_changed(
    fruit: Visitor,
) -> None:
    notice = fruit.post("/nb/resultat", ALL | {"innhold": OLDER}).text(".//p[@class='notice']")

    assert "Innholdet er endret" in notice
    assert "finnes ikke lenger" not in notice


def test_an_older_form_with_nothing_left_is_told_what_it_lost(fruit: Visitor) -> None:
    page = fruit.post("/nb/resultat", {"kiwi": "2", "innhold": OLDER})

    assert "Du har ikke svart på noe ennå" in page.text(".//section[@id='resultat']")
    assert "«kiwi»" in page.text(".//p[@class='notice']")


@pytest.mark.parametrize(
    ("path", "status", "marks"),
    [("/en/sporsmal", 200, ["epler"]), ("/en/resultat", 422, ["epler", "druer", "fiken"])],
)
def test_an_older_form_is_told_what_it_lost_before_it_gets_the_new_version(
    fruit: Visitor, path: str, status: int, marks: list[str]
) -> None:
    """The page that comes back holds the new version, so this is the last chance to say it."""
    older = ALL | {"kiwi": "2", "viktig": marks, "innhold": OLDER}

    page = fruit.post(path, older, status)

    assert page.checked() == ALL
    assert page.one(".//input[@name='innhold']").get("value") == "0123456789ab"
    assert "kiwi" in page.text()


def test_the_form_that_comes_back_is_of_the_new_version(fruit: Visitor) -> None:
    page = fruit.post("/nb/resultat", ALL | {"innhold": OLDER})

    assert page.one(".//input[@name='innhold']").get("value") == "0123456789ab"


def test_answers_in_an_address_are_not_read(fruit: Visitor) -> None:
    in_address = fruit.client.post("/nb/resultat?epler=2", data={"paerer": ""})
    nothing = fruit.client.post("/nb/resultat", data={"paerer": ""})

    assert in_address.data == nothing.data
