"""The golden files: the engine still comes to what they say, and they say enough."""

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from quiz.domain.scale import ANSWERS
from tests.golden.make import CODES, MATCHES, decoded, outcome

GOLDEN: dict[str, Any] = json.loads(MATCHES.read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = GOLDEN["cases"]
HAIR = 1e-12

Case = dict[str, Any]


def scores(case: Case) -> list[float]:
    """Those of the ranked, from first to last."""
    return [score for _, _, score, *_ in case["matches"] if score is not None]


def beside(case: Case) -> list[tuple[Any, Any]]:
    """Each ranked voice's match, and the next."""
    return list(pairwise(one for one in case["matches"] if one[1]))


def from_first(case: Case) -> list[float]:
    return [scores(case)[0] - score for score in scores(case)]


def from_last(case: Case) -> list[float]:
    return [score - scores(case)[-1] for score in scores(case)]


def some(gaps: list[float], by: float) -> bool:
    """Whether one of them is exactly so wide, but for rounding."""
    return any(abs(gap - by) < HAIR for gap in gaps)


def rounded_over(gaps: list[float], by: float) -> bool:
    """Whether one of them is exactly so wide, and rounding makes it wider."""
    return any(0 < gap - by < HAIR for gap in gaps)


def weights(case: Case) -> set[int]:
    """Of what has an answer."""
    return {
        case["weights"].get(id_, 1) for id_, value in case["answers"].items() if value is not None
    }


def counts(case: Case) -> int:
    return sum(
        value is not None and case["weights"].get(id_, 1) > 0
        for id_, value in case["answers"].items()
    )


KINDS: dict[str, tuple[int, Callable[[Case], Any]]] = {
    "an answer is skipped": (50, lambda case: counts(case) and None in case["answers"].values()),
    "there is no answer": (8, lambda case: not case["answers"] or not counts(case)),
    "all are skipped": (4, lambda case: case["answers"] and not any(case["answers"].values())),
    "something is important": (50, lambda case: 2 in weights(case)),
    "something has no weight": (50, lambda case: 0 in weights(case) and counts(case)),
    "weights are mixed": (50, lambda case: weights(case) == {0, 1, 2}),
    "a voice is silent on part": (50, lambda case: any(0 < one[5] < 1 for one in case["matches"])),
    "a voice is silent on all": (
        20,
        lambda case: scores(case) and case["nearness"]["unranked"],
    ),
    "nobody speaks": (1, lambda case: case["status"] == "no_positions"),
    "there is a tie": (
        50,
        lambda case: len({one[1] for one in case["matches"]}) < len(scores(case)),
    ),
    "rounding alone would break a tie": (
        2,
        lambda case: any(one[1] == other[1] and one[2] != other[2] for one, other in beside(case)),
    ),
    "the first are several": (20, lambda case: [one[1] for one in case["matches"][:2]] == [1, 1]),
    "all are alike": (20, lambda case: case["nearness"]["alike"]),
    "nobody is farthest": (
        20,
        lambda case: case["nearness"]["between"] and not case["nearness"]["farthest"],
    ),
    "every band has somebody": (
        50,
        lambda case: all(case["nearness"][band] for band in ("nearest", "between", "farthest")),
    ),
    "somebody is a twentieth from the first": (10, lambda case: some(from_first(case), 0.05)),
    "somebody is a twentieth from the last": (10, lambda case: some(from_last(case), 0.05)),
    "somebody is three twentieths from the first": (10, lambda case: some(from_first(case), 0.15)),
    "the last is a tenth from the first": (5, lambda case: some(from_first(case)[-1:], 0.10)),
    "rounding would put somebody beyond nearest": (
        5,
        lambda case: rounded_over(from_first(case), 0.05),
    ),
    "rounding would put somebody beyond farthest": (
        5,
        lambda case: rounded_over(from_last(case), 0.05),
    ),
    "rounding would make somebody farthest": (
        5,
        lambda case: rounded_over(from_first(case), 0.15),
    ),
}


def test_there_are_at_least_five_hundred_ballots_on_made_up_voices_and_on_the_content() -> None:
    assert len(CASES) >= 500
    assert sum(case["cast"] == "content" for case in CASES) >= 100
    assert {value for case in CASES for value in case["answers"].values()} == {*ANSWERS, None}


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_ballots_of_each_kind(kind: str) -> None:
    wanted, is_one = KINDS[kind]

    assert sum(bool(is_one(case)) for case in CASES) >= wanted


def test_the_engine_comes_to_what_the_file_says_to_the_bit() -> None:
    for case in CASES:
        found = outcome(case["answers"], case["weights"], GOLDEN["casts"][case["cast"]])
        assert json.loads(json.dumps(found)) == {key: case[key] for key in found}


def test_codes_are_read_as_the_file_says() -> None:
    kinds = set()
    for case in json.loads(CODES.read_text(encoding="utf-8")):
        found = decoded(case["text"], case["version"], case["ids"])
        assert found == {key: case[key] for key in found}
        kinds.add(case.get("trouble", "answers"))
    assert kinds == {"answers", "old", "wrong"}
