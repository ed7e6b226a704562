"""`quiz match`: anybody's numbers in, JSON Lines out; or one clear line, and nothing written."""

import json
import random
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.cli import main

POSITIONS = {
    "questions": ["q1", "q2", "q3"],
    "voices": {
        "Åse": {"q1": 1},
        "Bo": {"q1": 2, "q2": None, "q3": 0},
        "Cy": {"q1": -2, "q3": 2},
        "Di": {},
    },
}
BALLOTS = [
    {"id": "siste", "answers": {"q1": 2, "q2": -1}, "weights": {"q1": 2}},
    {"id": 7, "answers": {"q1": None, "q3": 2}, "weights": {"q3": 0}},
    {"id": "", "answers": {"q2": 1}},
    {"id": "første", "answers": {"q1": 0, "q3": 2}, "weights": {}},
]
METHODS = ("default", "overlap", "worst_case", "neutral", "exact", "unweighted")
Match = Callable[[object, object], Result]


def _lines(ballots: object) -> str:
    if isinstance(ballots, list):
        return "".join(f"{json.dumps(ballot)}\n" for ballot in ballots)
    return str(ballots)


def _run(folder: Path, positions: object, ballots: object) -> Result:
    """Write both files, text and bytes as they are, all else as JSON, and match them."""
    said = positions if isinstance(positions, str | bytes) else json.dumps(positions)
    asked = ballots if isinstance(ballots, str | bytes) else _lines(ballots)
    for name, words in (("positions.json", said), ("ballots.jsonl", asked)):
        (folder / name).write_bytes(words if isinstance(words, bytes) else words.encode())
    files = (str(folder / "positions.json"), str(folder / "ballots.jsonl"))
    return CliRunner().invoke(main, ["match", "--positions", files[0], "--ballots", files[1]])


@pytest.fixture
def match(tmp_path: Path) -> Match:
    return lambda positions, ballots: _run(tmp_path, positions, ballots)


def _results(result: Result) -> list[Any]:
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


def _assert_refused(result: Result, where: str, why: str) -> None:
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1, "one clear line"
    assert result.stderr.startswith(where)
    assert why in result.stderr


def test_results_come_in_the_order_of_the_ballots(match: Match) -> None:
    results = _results(match(POSITIONS, BALLOTS))

    assert [result["id"] for result in results] == ["siste", 7, "", "første"]
    statuses = [result["status"] for result in results]
    assert statuses == ["ok", "no_answers", "no_positions", "ok"]


def test_a_result_has_just_the_fields_that_are_promised(match: Match) -> None:
    first = _results(match(POSITIONS, BALLOTS))[0]

    promised = ["id", "status", "matches", "possible_first", "certain_first", "pivots", "methods"]
    assert list(first) == promised
    assert tuple(first["methods"]) == METHODS
    fields = ["voice", "rank", "score", "low", "high", "coverage", "contributions"]
    assert all(list(found) == fields for found in first["matches"])


def test_scores_are_not_rounded(match: Match) -> None:
    matches = _results(match(POSITIONS, BALLOTS))[0]["matches"]

    (found,) = [each for each in matches if each["voice"] == "Åse"]
    assert found["score"] == pytest.approx(13 / 24 + 11 / 48 * sqrt(0.75), abs=1e-15)
    assert (found["low"], found["high"], found["coverage"]) == (14 / 24, 20 / 24, 8 / 11)
    assert found["contributions"] == {"q1": pytest.approx(11 / 48 * sqrt(0.75), abs=1e-15)}


def test_the_nearest_come_first_and_those_without_rank_last(match: Match) -> None:
    result = _results(match(POSITIONS, BALLOTS))[0]

    ranks = [(found["voice"], found["rank"]) for found in result["matches"]]
    assert ranks == [("Bo", 1), ("Åse", 2), ("Cy", 3), ("Di", None)]
    silent = result["matches"][-1]
    assert (silent["score"], silent["coverage"], silent["contributions"]) == (None, 0, {})
    assert (silent["low"], silent["high"]) == (1 / 12, 1)


def test_first_places_are_named(match: Match) -> None:
    positions = {"questions": ["q"], "voices": {"A": {"q": -1}, "B": {"q": 2}, "C": {}}}

    results = _results(match(positions, [{"id": 1, "answers": {"q": 2}}]))

    assert results[0]["possible_first"] == ["B"]
    assert results[0]["certain_first"] == "B"
    assert _results(match(POSITIONS, BALLOTS))[0]["certain_first"] is None


def test_pivots_and_the_first_by_each_rule_are_named(match: Match) -> None:
    """A has 8 of 16 and B 9, because s counts double; without it A has 8 of 8."""
    voices = {"A": {"q": 2, "r": 2, "s": -2}, "B": {"q": -2, "r": -1, "s": 2}}
    ballots = [{"id": 1, "answers": {"q": 2, "r": 2, "s": 2}, "weights": {"s": 2}}]

    (result,) = _results(match({"questions": ["q", "r", "s"], "voices": voices}, ballots))

    assert result["pivots"] == ["s"]
    assert result["methods"] == {
        "default": ["B"],
        "overlap": ["B"],
        "worst_case": ["B"],
        "neutral": ["B"],
        "exact": ["B", "A"],
        "unweighted": ["A"],
    }


def test_silence_is_the_same_absent_or_null(match: Match) -> None:
    tied: dict[str, dict[str, int | None]] = {name: {"q": 1} for name in "ABCDEFGH"}
    with_nulls = {name: said | {"r": None} for name, said in tied.items()}
    ballots = [{"id": 1, "answers": {"q": 1}}]

    absent = match({"questions": ["q", "r"], "voices": tied}, ballots)
    null = match({"questions": ["q", "r"], "voices": with_nulls}, ballots)

    assert absent.stdout == null.stdout


def test_half_a_character_is_matched_and_given_back(match: Match) -> None:
    ballots = '{"id": "\\ud800", "answers": {"q1": 2}}\n'

    (result,) = _results(match(POSITIONS, ballots))

    assert result["id"] == "\ud800"


def test_nothing_answered_gives_no_matches(match: Match) -> None:
    result = _results(match(POSITIONS, BALLOTS))[1]

    assert result == {
        "id": 7,
        "status": "no_answers",
        "matches": [],
        "possible_first": [],
        "certain_first": None,
        "pivots": [],
        "methods": {method: [] for method in METHODS},
    }


def test_where_nobody_speaks_there_are_intervals_without_ranks(match: Match) -> None:
    result = _results(match(POSITIONS, BALLOTS))[2]

    assert {found["voice"] for found in result["matches"]} == {"Åse", "Bo", "Cy", "Di"}
    for found in result["matches"]:
        assert (found["rank"], found["score"], found["low"], found["high"]) == (None, None, 0.25, 1)
    assert (result["possible_first"], result["certain_first"]) == ([], None)


def test_absent_and_null_are_silent_and_0_is_not(match: Match) -> None:
    matches = _results(match(POSITIONS, [{"id": 1, "answers": {"q2": 2, "q3": 2}}]))[0]["matches"]

    coverage = {found["voice"]: found["coverage"] for found in matches}
    assert coverage == {"Åse": 0, "Bo": 0.5, "Cy": 0.5, "Di": 0}


def test_ties_are_ordered_by_hash_and_not_by_file_order(match: Match) -> None:
    names = ["A", "B", "C", "D", "E", "F"]
    positions = {"questions": ["q"], "voices": {name: {"q": 1} for name in names}}
    ballots = [{"id": value, "answers": {"q": value}} for value in (-2, -1, 1, 2)]

    results = _results(match(positions, ballots))

    orders = [[found["voice"] for found in result["matches"]] for result in results]
    assert {found["rank"] for result in results for found in result["matches"]} == {1}
    assert names not in orders
    assert len({tuple(order) for order in orders}) == 4


@settings(max_examples=25, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_shuffled_files_give_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            keys = list(value)
            chance.shuffle(keys)
            return {key: shuffled(value[key]) for key in keys}
        return value

    positions = {**POSITIONS, "questions": chance.sample(["q1", "q2", "q3"], 3)}
    folder = tmp_path_factory.mktemp("match")

    again = _run(folder, shuffled(positions), [shuffled(ballot) for ballot in BALLOTS])

    assert again.stdout_bytes == _run(folder, POSITIONS, BALLOTS).stdout_bytes
    assert again.stdout


def test_blank_lines_and_other_line_ends_are_passed_over(match: Match) -> None:
    result = match(POSITIONS, _lines(BALLOTS).replace("\n", "\r\n\r\n"))

    assert len(_results(result)) == len(BALLOTS)


def test_no_ballots_give_no_results(match: Match) -> None:
    assert _results(match(POSITIONS, "")) == []


GOOD = _lines(BALLOTS)


@pytest.mark.parametrize(
    ("last", "why"),
    [
        pytest.param('{"id": 1, "answers": {"q9": 1}}', "no question 'q9'", id="unknown id"),
        pytest.param(
            '{"id": 1, "answers": {}, "weights": {"q9": 1}}',
            "no question 'q9'",
            id="unknown weight",
        ),
        pytest.param('{"id": 1, "answers": {"q1": true}}', "True is not one of", id="boolean"),
        pytest.param('{"id": 1, "answers": {"q1": NaN}}', "NaN is no number", id="NaN"),
        pytest.param('{"id": 1, "answers": {"q1": Infinity}}', "Infinity is no", id="infinity"),
        pytest.param('{"id": 1, "answers": {"q1": -Infinity}}', "-Infinity is no", id="minus it"),
        pytest.param('{"id": 1, "answers": {"q1": 1e999}}', "inf is not one of", id="1e999"),
        pytest.param('{"id": 1, "answers": {"q1": 1.5}}', "1.5 is not one of", id="half"),
        pytest.param('{"id": 1, "answers": {"q1": 2.0}}', "2.0 is not one of", id="float"),
        pytest.param('{"id": 1, "answers": {"q1": "2"}}', "'2' is not one of", id="text"),
        pytest.param('{"id": 1, "answers": {"q1": [2]}}', "[2] is not one of", id="list"),
        pytest.param('{"id": 1, "answers": {"q1": 3}}', "3 is not one of", id="off the scale"),
        pytest.param('{"id": 1, "answers": {"q1": -3}}', "-3 is not one of", id="below the scale"),
        pytest.param(f'{{"id": 1, "answers": {{"q1": {"9" * 5000}}}}}', "too long", id="huge"),
        pytest.param(
            '{"id": 1, "answers": {}, "weights": {"q1": 3}}', "3 is not one of 0, 1, 2", id="weight"
        ),
        pytest.param(
            '{"id": 1, "answers": {}, "weights": {"q1": null}}',
            "None is not one of",
            id="no weight",
        ),
        pytest.param(
            '{"id": 1, "answers": {}, "weights": {"q1": true}}', "True is not one of", id="yes"
        ),
        pytest.param('{"id": 1, "answers": {"q1": 1, "q1": 2}}', "a key stands twice", id="twice"),
        pytest.param('{"id": 1, "id": 2, "answers": {}}', "a key stands twice", id="two ids"),
        pytest.param('{"id": 1, "answers": {}', "is not JSON", id="broken"),
        pytest.param('{"id": 1, "answers": {}} {}', "is not JSON", id="two in one line"),
        pytest.param("{'id': 1}", "is not JSON", id="python"),
        pytest.param("\ufeff{}", "is not JSON", id="byte-order mark"),
        pytest.param("[" * 100_000, "is not JSON", id="deep"),
        pytest.param('{"a":' * 100_000, "is not JSON", id="deep maps"),
        pytest.param("[]", "is not an object", id="list of all"),
        pytest.param("null", "is not an object", id="null"),
        pytest.param('{"id": 1, "answers": []}', "answers: is not an object", id="answers in list"),
        pytest.param('{"id": 1, "answers": null}', "answers: is not an object", id="answers null"),
        pytest.param(
            '{"id": 1, "answers": {}, "weights": []}', "weights: is not an object", id="weight list"
        ),
        pytest.param('{"answers": {}}', "id is missing", id="no id"),
        pytest.param('{"id": 1}', "answers is missing", id="no answers"),
        pytest.param('{"id": null, "answers": {}}', "id is neither", id="id null"),
        pytest.param('{"id": true, "answers": {}}', "id is neither", id="id true"),
        pytest.param('{"id": 1.5, "answers": {}}', "id is neither", id="id 1.5"),
        pytest.param('{"id": 1, "answers": {}, "name": "A"}', "'name' is not a key", id="unknown"),
    ],
)
def test_a_fault_on_the_last_line_leaves_nothing_written(match: Match, last: str, why: str) -> None:
    _assert_refused(match(POSITIONS, GOOD + last), "ballots.jsonl:5: ", why)


@pytest.mark.parametrize(
    ("positions", "why"),
    [
        ({"questions": ["q1"], "voices": {"A": {"q2": 1}}}, "'A': there is no question 'q2'"),
        ({"questions": ["q1"], "voices": {"A": {"q1": 3}}}, "'A': 'q1': 3 is not one of"),
        ({"questions": ["q1"], "voices": {"A": {"q1": False}}}, "'A': 'q1': False is not one of"),
        ({"questions": ["q1"], "voices": {"A": {"q1": "1"}}}, "'A': 'q1': '1' is not one of"),
        ({"questions": ["q1"], "voices": {"A": {"q1": 1.5}}}, "'A': 'q1': 1.5 is not one of"),
        ({"questions": ["q1"], "voices": {"A": [1]}}, "'A': is not an object"),
        ({"questions": ["q1"], "voices": []}, "voices: is not an object"),
        ({"questions": ["q1", "q1"], "voices": {}}, "a question stands twice"),
        ({"questions": "q1", "voices": {}}, "questions is not a list of ids"),
        ({"questions": [1], "voices": {}}, "questions is not a list of ids"),
        ({"voices": {}}, "questions is missing"),
        ({"questions": ["q1"], "voices": {}, "names": {}}, "'names' is not a key here"),
        ([], "is not an object"),
        ('{"questions": ["q1"], "voices": {"A": {}, "A": {}}}', "a key stands twice"),
        ('{"questions": ["q1"], "voices": {"A": {"q1": NaN}}}', "NaN is no number here"),
        ('{"questions": ["q1"]', "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("", "is not JSON"),
        (b'{"questions": ["\xe5"], "voices": {}}', "is not UTF-8"),
    ],
)
def test_positions_that_cannot_be_used_are_refused(
    match: Match, positions: object, why: str
) -> None:
    _assert_refused(match(positions, GOOD), "positions.json: ", why)


def test_ballots_that_are_not_utf_8_are_refused(match: Match) -> None:
    raw = GOOD.encode() + '{"id": "å", "answers": {}}'.encode("latin-1")

    _assert_refused(match(POSITIONS, raw), "ballots.jsonl: ", "is not UTF-8")


@pytest.mark.parametrize("gone", ["positions.json", "ballots.jsonl"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, gone: str) -> None:
    _run(tmp_path, POSITIONS, BALLOTS)
    (tmp_path / gone).unlink()

    arguments = [f"--{Path(gone).stem}", str(tmp_path / gone)]
    for name in {"positions.json", "ballots.jsonl"} - {gone}:
        arguments += [f"--{Path(name).stem}", str(tmp_path / name)]

    _assert_refused(CliRunner().invoke(main, ["match", *arguments]), gone, "No such file")
