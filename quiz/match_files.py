"""Anybody's positions and ballots, matched from file to file: `quiz match`.

Positions are one JSON object `{"questions": [id, …], "voices": {voice: {question: -2..2}}}`, where
absent or null is silent and 0 is undecided. Ballots are JSON Lines `{"id", "answers", "weights"}`
with answers −2..2 and weights 0, 1, 2. Out come JSON Lines in the order of the ballots, with
scores 0..1 that nobody has rounded. `pivots` are the questions without which nobody keeps the first
place, `methods` the first-ranked voices by each rule.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from quiz.domain.ballot import Ballot
from quiz.domain.certainty import certain_first, possible_first
from quiz.domain.matching import Positions, rank
from quiz.domain.methods import first_by_method
from quiz.domain.pivots import pivots
from quiz.domain.scale import POSITIONS, OffScale, on_scale
from quiz.strict_json import NotJson, read_json

MATCH = ("voice", "rank", "score", "low", "high", "coverage", "contributions")
"""What is told of one match: `docs/matching.md` promises these and no more."""


class NumbersError(Exception):
    """The files cannot be matched; the message says in one line where and why."""


def match_files(positions: Path, ballots: Path) -> Iterator[str]:
    """One line of JSON for each ballot. Raises NumbersError before there is any of them."""
    questions, voices = read_positions(positions)
    version = _version(questions, voices)
    checked = list(read_ballots(ballots, questions))
    return (_line(id_, ballot, voices, version) for id_, ballot in checked)


def read_positions(path: Path) -> tuple[frozenset[str], dict[str, Positions]]:
    """The question ids and each voice's positions."""
    where = path.name
    keys = {"questions", "voices"}
    value = _object(_json(_read(path), where), keys, keys, where)
    listed = value["questions"]
    if not isinstance(listed, list) or not all(isinstance(id_, str) for id_ in listed):
        raise NumbersError(f"{where}: questions is not a list of ids")
    questions = frozenset(listed)
    if len(questions) < len(listed):
        raise NumbersError(f"{where}: a question stands twice")
    voices = _mapping(value["voices"], f"{where}: voices")
    for voice, positions in voices.items():
        place = f"{where}: {voice!a:.60}"
        _known(_mapping(positions, place), questions, place)
        for question, position in positions.items():
            if position is not None:
                _scaled(position, POSITIONS, f"{place}: {question!a:.60}")
    return questions, voices


def read_ballots(path: Path, questions: frozenset[str]) -> Iterator[tuple[str | int, Ballot]]:
    """Each ballot with its id; blank lines are passed over."""
    for number, line in enumerate(_read(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path.name}:{number}"
        value = _object(_json(line, where), {"id", "answers", "weights"}, {"id", "answers"}, where)
        id_ = value["id"]
        if type(id_) not in (str, int):
            raise NumbersError(f"{where}: id is neither text nor a whole number")
        answers = _mapping(value["answers"], f"{where}: answers")
        weights = _mapping(value.get("weights", {}), f"{where}: weights")
        _known((*answers, *weights), questions, where)
        try:
            yield id_, Ballot(answers, weights)
        except OffScale as error:
            raise NumbersError(f"{where}: {error}") from error


def _version(questions: frozenset[str], voices: dict[str, Positions]) -> str:
    """Names what the numbers say, in whatever order and with silence absent or null."""
    spoken = {
        voice: {question: position for question, position in said.items() if position is not None}
        for voice, said in voices.items()
    }
    words = json.dumps([sorted(questions), spoken], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()


def _line(id_: str | int, ballot: Ballot, voices: Mapping[str, Positions], version: str) -> str:
    ranking = rank(ballot, voices, version)
    result = {
        "id": id_,
        "status": ranking.status,
        "matches": [{name: getattr(match, name) for name in MATCH} for match in ranking.matches],
        "possible_first": possible_first(ranking),
        "certain_first": certain_first(ranking),
        "pivots": [pivot.question for pivot in pivots(ballot, voices)],
        "methods": first_by_method(ballot, voices, ranking),
    }
    return json.dumps(result, allow_nan=False)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise NumbersError(f"{path.name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise NumbersError(f"{path.name}: is not UTF-8") from error


def _json(words: str, where: str) -> Any:
    try:
        return read_json(words)
    except NotJson as error:
        raise NumbersError(f"{where}: is not JSON we can use: {error}") from error


def _object(value: Any, allowed: set[str], needed: set[str], where: str) -> dict[str, Any]:
    found = _mapping(value, where)
    for key in sorted(found.keys() - allowed):
        raise NumbersError(f"{where}: {key!a:.40} is not a key here")
    for key in sorted(needed - found.keys()):
        raise NumbersError(f"{where}: {key} is missing")
    return found


def _mapping(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NumbersError(f"{where}: is not an object")
    return value


def _known(ids: Iterable[str], questions: frozenset[str], where: str) -> None:
    for id_ in ids:
        if id_ not in questions:
            raise NumbersError(f"{where}: there is no question {id_!a:.60}")


def _scaled(value: Any, scale: tuple[int, ...], where: str) -> None:
    try:
        on_scale(value, scale, where)
    except OffScale as error:
        raise NumbersError(str(error)) from error
