"""Whose words a passage is."""

import pytest

from quiz.domain.content import Source, Voice
from quiz.domain.document import Place
from quiz.domain.text import Text

NAME = Text("–", "–", "–")
DISSENT = Voice(
    id="mindretall",
    name=NAME,
    kind="dissenting minority",
    votable=False,
    about=NAME,
    sources=(Source("d", ((1, 76), (96, 151))),),
)


@pytest.mark.parametrize("place", ["line 1", "lines 75-76", "line 96", "lines 150-151"])
def test_a_dissent_owns_its_own_lines(place: str) -> None:
    assert DISSENT.owns("d", Place.parse(place))


@pytest.mark.parametrize(
    "place", ["lines 76-77", "line 77", "line 95", "lines 95-96", "lines 70-100", "line 152"]
)
def test_a_dissent_owns_no_line_of_the_majority(place: str) -> None:
    assert not DISSENT.owns("d", Place.parse(place))


def test_a_voice_owns_nothing_in_the_documents_of_others() -> None:
    assert not DISSENT.owns("e", Place.parse("line 1"))


def test_a_document_without_lines_is_all_its_own() -> None:
    assert Source("d").holds(Place.parse("paragraph 900"))
