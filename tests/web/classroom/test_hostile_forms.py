"""Whatever is sent to the classroom, the answer is one of ours, and the room is as it was."""

import logging
from random import Random
from typing import Any

import pytest
from flask import Flask

from tests.web.classroom.bare import SEATS, Leader, Person, Seated, rows
from tests.web.made_up import QUESTIONS

TIMES = 400
NONSENSE = (
    *("\u0661", "1e3", "-1", "+1", " 1", "1_0", "999", "1000", "0x1", "\0", "1\0", "a" * 3000, ""),
    *("xx", "NB", "__class__", "{{7*7}}", "<script>", "\u202e", "\x1b[2J\n", "\U0001f600"),
    *("CDFHJK", "\uff23\uff24\uff26\uff28\uff2a\uff2b", "\u017f" * 6, "F" * 32, "f" * 31),
)
"""No value of any field, but for one that is a code of nobody's."""

FIELDS = (
    *("x", "", "\0", "bevis", "plass[]", "minutter", "sak", "sprak", "kode", "viktig", "innhold"),
    *QUESTIONS,
    *(f"{question}-{kind}" for question in QUESTIONS[:2] for kind in ("uenig", "hoppet", "enig")),
    "hager-enig",
)
ODD_BODIES = (b"%", b"%ff=%ff", b"\xff", b"&" * 3000, b"plass=1&" * 900, b"kode=%ed%a0%80", b"=")


@pytest.mark.parametrize("kind", ["lesson", "role"])
def test_counts_from_paper_are_too_late_where_no_round_is_open(school: Flask, kind: str) -> None:
    leader = Leader(school, slag=kind)
    leader.lead_to("role")
    for state in ("role", "debate", "result", "ended"):
        leader.lead_to(state)
        stood = rows(school)
        leader.press("papir", status=409)
        assert rows(school) == stood


def test_counts_that_are_none_or_do_not_add_up_are_told_and_not_kept(school: Flask) -> None:
    leader = Leader(school)
    stood = rows(school)
    for words in {*NONSENSE, "3"}:
        if words.strip():
            leader.press("papir", status=422, **{"epler-enig": words})
    assert rows(school) == stood


def test_a_step_that_is_none_is_refused(school: Flask) -> None:
    leader = Leader(school)
    stood = rows(school)
    for words in set(NONSENSE) - {"999", "1000"}:
        leader.press("neste", status=400, trinn=words)
    assert rows(school) == stood


def kept(school: Flask) -> dict[str, Any]:
    """All that is kept of rooms: that an address has guessed is counted, and no part of them."""
    return {table: found for table, found in rows(school).items() if table != "attempt"}


def test_hostile_forms_are_answered_without_a_failure_and_change_nothing(
    school: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    """With the proof and the step of the page they pretend to be from, and one field wrong."""
    leader, draw = Leader(school), Random(4)  # noqa: S311
    pupil = Seated(school, leader.code, SEATS[0])
    for state in ("answering", "collecting", "role", "debate", "result", "ended"):
        leader.lead_to(state)
        stood = kept(school)
        for _ in range(TIMES // 6):
            field, value = draw.choice(FIELDS), draw.choice(NONSENSE)
            signed = {**pupil.signed, "runde": draw.choice(("1", "2", value))}
            person, path, fields = draw.choice(
                (
                    (
                        leader,
                        f"klasse/styr/{draw.choice(('klokke', 'sak', 'sprak'))}",
                        leader.signed,
                    ),
                    (leader, "klasse/styr/papir", {**leader.signed, "papir": value}),
                    (pupil, f"k/{draw.choice(('behold', 'rolle', 'behold/nn'))}", signed),
                    (pupil, "k/lever", {**signed, field: value, "x": value}),
                    (pupil, "k/neste-elev", {**signed, "plass": value}),
                    (Person(school), "k", {"kode": value, "plass": SEATS[9]}),
                    (Person(school), "k", {"kode": leader.code, "plass": value}),
                    (Person(school), "nb/klasse", {"antall": value, field: value}),
                    (Person(school), "en/klasse", {"antall": "30", "slag": value + "!"}),
                )
            )
            body = [*fields.items(), *draw.choice(([], [(field, value)], [(field, value)] * 2))]
            assert person.send(f"/{path}", body).status_code < 500
        for odd in ODD_BODIES:
            for path in ("/k", "/k/lever", "/klasse/styr/neste"):
                assert leader.send_raw(path, odd).status_code in {400, 403, 422}
        assert kept(school) == stood
    assert not [each for each in caplog.records if each.levelno > logging.INFO]
