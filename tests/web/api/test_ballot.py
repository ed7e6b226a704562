"""What a program may post as a ballot, and the one sentence it is told otherwise."""

from dataclasses import replace
from typing import Any

import pytest

from quiz.domain.ballot import Ballot
from quiz.web.api.ballot import Asked, BadBallot, read_ballot
from tests.web.made_up import made_up

CONTENT = made_up()
OTHER = "fedcba987654"

NO_ANSWERS: tuple[Any, ...] = (0, 3, -3, True, False, 2.0, 1.5, "2", "", [2], {}, 10**400)
NO_WEIGHTS: tuple[Any, ...] = (3, -1, True, None, 1.0, "1", [1], {})
NO_VERSIONS: tuple[Any, ...] = (
    *(None, 1, ""),
    *("ABCDEF012345", "0123456789abc", "0123456789ab\n", []),
)
NO_LANGUAGES: tuple[Any, ...] = (None, "", "de", "NB", ["nb"], 1)


def test_a_ballot_is_read_as_it_stands() -> None:
    given = {"answers": {"epler": 2, "paerer": -1, "druer": None}, "weights": {"paerer": 2}}

    asked = read_ballot(given, CONTENT)

    ballot = Ballot({"epler": 2, "paerer": -1, "druer": None}, {"paerer": 2})
    assert asked == Asked(ballot, "nb", outdated=False, lost=())


def test_language_and_version_may_be_named() -> None:
    asked = read_ballot({"answers": {}, "language": "en", "version": CONTENT.version}, CONTENT)

    assert (asked.language, asked.outdated) == ("en", False)


def test_a_ballot_for_another_version_keeps_what_is_still_asked_and_names_the_rest() -> None:
    given = {
        "version": OTHER,
        "answers": {"epler": 2, "rips": 1, "bringebaer": -1, "solbaer": None, "moreller": 2},
        "weights": {"rips": 2, "moreller": 0},
    }

    asked = read_ballot(given, CONTENT)

    assert asked.outdated
    assert asked.lost == ("bringebaer", "rips")
    assert list(asked.ballot) == list(Ballot({"epler": 2}))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (None, "the ballot is not an object"),
        ([], "the ballot is not an object"),
        ({}, "answers is missing"),
        ({"answers": None}, "answers is not an object"),
        ({"answers": []}, "answers is not an object"),
        ({"answers": {}, "weights": None}, "weights is not an object"),
        ({"answers": {}, "name": "x"}, "'name' is not a key here"),
        ({"answers": {"rips": 1}}, "there is no question 'rips'"),
        ({"answers": {}, "weights": {"rips": 1}}, "there is no question 'rips'"),
        ({"answers": {"rips": 1}, "version": CONTENT.version}, "there is no question 'rips'"),
        ({"answers": {"RIPS": 1}, "version": OTHER}, "there is no question 'RIPS'"),
        ({"answers": {"": 1}, "version": OTHER}, "there is no question ''"),
        ({"answers": {"rips\n": 1}, "version": OTHER}, r"there is no question 'rips\n'"),
        ({"answers": {"rips": 0}, "version": OTHER}, "the answer of 'rips' is not one of"),
        *(
            ({"answers": {"epler": value}}, "the answer of 'epler' is not one of -2, -1, 1, 2, nul")
            for value in NO_ANSWERS
        ),
        *(
            ({"answers": {}, "weights": {"epler": value}}, "the weight of 'epler' is not one of 0,")
            for value in NO_WEIGHTS
        ),
        *(({"answers": {}, "version": value}, "version is not twelve") for value in NO_VERSIONS),
        *(
            ({"answers": {}, "language": value}, "language is not one of nb, nn, en")
            for value in NO_LANGUAGES
        ),
    ],
)
def test_what_is_no_ballot_is_refused_in_one_sentence(given: Any, why: str) -> None:
    with pytest.raises(BadBallot) as error:
        read_ballot(given, CONTENT)

    assert why in str(error.value)
    assert "\n" not in str(error.value)


def test_a_third_of_the_questions_may_be_important_and_not_one_more() -> None:
    """Two of six; an answer that is passed over does not count, as on the page."""
    answers: dict[str, int | None] = {"epler": 2, "paerer": 2, "druer": None, "fiken": 1}
    weights = {"epler": 2, "paerer": 2, "druer": 2}
    assert read_ballot({"answers": answers, "weights": weights}, CONTENT)

    with pytest.raises(BadBallot, match="3 answers have weight 2, and at most 2 may"):
        read_ballot({"answers": answers, "weights": weights | {"fiken": 2}}, CONTENT)


def test_a_mark_on_a_question_that_is_gone_does_not_count() -> None:
    given = {
        "version": OTHER,
        "answers": {"epler": 2, "paerer": 2, "rips": 2},
        "weights": {"epler": 2, "paerer": 2, "rips": 2},
    }

    assert read_ballot(given, CONTENT).lost == ("rips",)
    assert read_ballot(given | {"version": OTHER}, replace(CONTENT)).outdated
