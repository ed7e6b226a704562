"""A coder goes through the pages, meets no name and no coding, and loses nothing."""

import html
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from werkzeug.test import TestResponse

from quiz.domain.content import Content, Reading
from quiz.domain.masking import SHORT, names
from quiz.domain.text import LANGUAGES
from quiz.editorial.notebook import Notebook, Taken
from tests.coding.coder import Coder
from tests.web.page import Page

PAGES = range(1, 31)


def every_page(coder: Coder) -> list[Page]:
    return [coder.see(""), *(coder.see(page) for page in PAGES), coder.see(99, 404)]


def test_no_page_holds_the_name_of_a_voice_or_a_publisher(third: Coder, content: Content) -> None:
    called = names(content) | {"Arbeiderpartiets", "Senterungdomen", "Høyres", "Marte Mjøs Persen"}

    for page in every_page(third):
        source = html.unescape(page.body)
        for name in called:
            whole = r"(?!\w)" if len(name) <= SHORT else ""
            flags = re.NOFLAG if whole else re.IGNORECASE
            assert not re.search(rf"(?<!\w){re.escape(name)}{whole}", source, flags), name
        assert not [id_ for id_ in (*content.voices, *content.documents) if id_ in source]


def test_no_page_holds_what_was_coded_or_why(third: Coder, content: Content) -> None:
    written = [
        words[language]
        for stance in content.stances.values()
        for words in (stance.reasoning, stance.settled, *(j.because for j in stance.judged))
        if words
        for language in LANGUAGES
    ]
    written += [r.comment for s in content.stances.values() for r in s.readings if r.comment]
    assert len(written) > 100

    for page in every_page(third):
        source = html.unescape(page.body)
        assert not [words for words in written if words in source]
        assert not page.checked()
        assert not page.all(".//mark")
        assert not re.search(r"first|second|basis reading|counter|judged|stance", source)


def test_a_page_holds_the_statement_the_passages_and_the_whole_text(third: Coder) -> None:
    page = third.see(1)

    assert len(page.all(".//figure")) >= 3
    assert len(page.text(".//details[@class='whole']")) > 1000
    assert "Det en tekst ikke sier, har den ikke sagt." in page.text(".//details[@class='help']")
    form = page.one(".//form")
    assert (form.get("method"), form.get("action")) == ("post", "/1")
    assert not page.all(".//script")


def test_a_coder_goes_from_page_to_page_until_all_is_done(third: Coder) -> None:
    where = third.code(1, "helt enig", basis="explicit", comment=" Det  står\r\nder. ")
    assert where == "/2"
    while where != "/":
        where = third.code(int(where[1:]))

    said = third.see("").text()
    assert "30 av 30 sider er kodet" in said
    assert "Alt er kodet." in said
    coding = yaml.safe_load(third.file.read_text(encoding="utf-8"))
    assert "partial" not in coding
    assert len(coding["readings"]) == 30
    (first,) = (each for each in coding["readings"] if "comment" in each)
    assert first["comment"] == "Det står der."
    assert first["position"] == "helt enig"


def test_a_coder_may_skip_go_back_and_change(third: Coder) -> None:
    third.code(3, "litt enig", basis="interpretation")
    assert third.code(30, "undecided", basis="explicit") == "/1"
    links = third.see(3).links
    assert {"/2", "/4", "/"} <= set(links)
    assert third.see(3).checked() == {"position": "litt enig", "basis": "interpretation"}

    third.code(3, "silent")

    assert third.see(3).checked() == {"position": "silent"}
    assert "2 av 30 sider er kodet" in third.see("").text()


def test_a_silence_has_no_basis_whatever_was_chosen(third: Coder) -> None:
    third.code(1, "silent", basis="explicit")

    (reading,) = third.notebook.readings().values()
    assert reading == Reading("third", None, None)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "Velg et standpunkt."),
        ({"before": "", "basis": "explicit"}, "Velg et standpunkt."),
        ({"position": "helt enig"}, "Velg om det er sagt rett ut eller er en tolkning."),
        ({"position": "silent", "comment": "æ" * 1001}, "høyst 1000 tegn"),
    ],
)
def test_what_is_missing_is_asked_for_and_what_was_sent_is_kept(
    third: Coder, form: dict[str, str], words: str
) -> None:
    page = third.refused(1, {"comment": "Fordi.", **form}, 422)

    assert words in page.text(".//p[@role='alert']")
    assert page.text(".//textarea") == form.get("comment", "Fordi.")
    assert page.checked().get("position", "") == form.get("position", "")
    assert not third.file.exists()


def test_a_comment_of_a_thousand_letters_is_kept_whole(third: Coder) -> None:
    comment = ("«Å»: # - 'no' \\ \"ja\" {x} 😀 " * 40)[:1000].strip()

    third.code(1, "silent", comment=comment)

    (reading,) = third.notebook.readings().values()
    assert reading.comment == comment
    assert third.see(1).text(".//textarea") == comment


@pytest.mark.parametrize(
    "form",
    [
        {"position": "helt fenig", "basis": "explicit"},
        {"position": "2", "basis": "explicit"},
        {"position": "helt enig", "basis": "gut feeling"},
        {"position": ["helt enig", "helt uenig"], "basis": "explicit"},
        {"position": "silent", "voice": "senterpartiet"},
        {"position": "silent", "comment": "a\0b"},
        {"position": "silent", "comment": "a\u202eb"},
        {"position": "silent", "comment": "\x1b[2J"},
        b"position=\xff\xfe&position",
        b"\0",
        "x" * 5000,
    ],
)
def test_a_form_that_the_page_cannot_have_sent_is_refused(
    third: Coder, form: dict[str, str | list[str]] | bytes | str
) -> None:
    response = third.send(1, form)

    assert response.status_code == 400
    assert "Ingenting er endret." in response.text
    assert not third.file.exists()


@pytest.mark.parametrize("page", [0, 31, 999999999999999999999, "x", "-1", "1/2"])
def test_there_are_no_other_pages(third: Coder, page: int | str) -> None:
    third.see(page, 404)

    assert third.send(page, {"position": "silent"}).status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Origin": "http://localhost:80"}, 303),
        ({"Origin": "http://127.0.0.1:80"}, 303),
        ({"Origin": "http://LOCALHOST:80"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:80"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://localhost:8000"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_page_is_heard(third: Coder, headers: dict[str, str], status: int) -> None:
    assert third.send(1, {"position": "silent"}, headers).status_code == status
    assert third.file.exists() == (status == 303)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_only_this_machine_is_answered(third: Coder, method: str) -> None:
    response: TestResponse = third.visitor.client.open(
        "/1", method=method, headers={"Host": "evil.example", "Sec-Fetch-Site": "same-origin"}
    )

    assert response.status_code == 421


def test_a_chunked_or_endless_body_is_refused(third: Coder) -> None:
    assert third.send(1, "comment=" + "a" * 70_000).status_code == 413


def test_two_tabs_on_different_pages_lose_nothing(third: Coder) -> None:
    with ThreadPoolExecutor(8) as tabs:
        list(tabs.map(lambda page: third.code(page, comment=f"Side {page}"), PAGES))

    comments = {reading.comment for reading in third.notebook.readings().values()}
    assert comments == {f"Side {page}" for page in PAGES}


def test_an_old_tab_does_not_overwrite_a_newer_reading_unseen(third: Coder) -> None:
    form = {"before": "", "position": "helt enig", "basis": "explicit"}
    third.code(1, "litt uenig", basis="interpretation", comment="Nyere.")

    page = third.refused(1, form, 409)

    said = page.text(".//p[@role='alert']")
    assert "«litt uenig», tolkning, med kommentaren «Nyere.»" in said
    assert page.checked() == {"position": "helt enig", "basis": "explicit"}
    (stands,) = third.notebook.readings().values()
    assert stands.comment == "Nyere."

    form["before"] = page.one(".//input[@name='before']").get("value", "")
    assert third.send(1, form).status_code == 303
    (stands,) = third.notebook.readings().values()
    assert stands.position == 2


def test_the_same_page_sent_twice_is_no_conflict(third: Coder) -> None:
    form = {"before": "", "position": "helt enig", "basis": "explicit"}

    assert third.send(1, form).status_code == third.send(1, form).status_code == 303


def test_a_coder_goes_on_another_day_where_it_stopped(
    third: Coder, uncoded: Content, tmp_path: Path
) -> None:
    third.code(1, "silent")

    again = Coder.sit_down(uncoded, tmp_path, "third")

    assert "Fortsett på side 2" in again.see("").text()
    assert again.see(1).checked() == {"position": "silent"}


def test_a_coding_that_is_made_is_not_made_again(
    third: Coder, uncoded: Content, tmp_path: Path
) -> None:
    for page in PAGES:
        third.code(page)

    with pytest.raises(Taken, match=r"codings/third.yaml is finished"):
        Coder.sit_down(uncoded, tmp_path, "third")


@pytest.mark.parametrize("name", ["settled", "", "Third", "a/b", "../x", "a" * 41, "x.y", "æ"])
def test_a_name_that_no_coder_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Taken):
        Notebook.open(tmp_path, name, ())


def test_a_name_that_only_another_coder_has_is_free(
    third: Coder, uncoded: Content, tmp_path: Path
) -> None:
    third.code(1)

    fourth = Coder.sit_down(uncoded, tmp_path, "fourth")

    assert "0 av 30 sider er kodet" in fourth.see("").text()
