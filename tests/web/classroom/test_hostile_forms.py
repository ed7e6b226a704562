"""Whatever is sent to the classroom, the answer is one of ours, and the room is as it was."""

import pytest
from flask import Flask

from tests.web.classroom.bare import Leader, rows


@pytest.mark.parametrize("kind", ["lesson", "role"])
def test_counts_from_paper_are_too_late_where_no_round_is_open(school: Flask, kind: str) -> None:
    leader = Leader(school, slag=kind)
    leader.lead_to("role")
    for state in ("role", "debate", "result", "ended"):
        leader.lead_to(state)
        stood = rows(school)
        leader.press("papir", status=409)
        assert rows(school) == stood
