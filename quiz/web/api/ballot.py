"""What a program may post as a ballot."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast

from quiz.domain.ballot import Ballot
from quiz.domain.content import Content
from quiz.domain.scale import IMPORTANT, OFFERED, WEIGHTS
from quiz.domain.text import LANGUAGES, Language

VERSION = r"^[0-9a-f]{12}$"
ID = r"^[a-z0-9-]{1,40}$"
KEYS = ("version", "language", "answers", "weights")


class BadBallot(ValueError):
    """A ballot that cannot be matched; the message says in one sentence what is wrong with it."""


@dataclass(frozen=True)
class Asked:
    """A ballot that has been read, and the language of the answer.

    `lost` are the ids of answered questions that are not asked any more, and `outdated` is whether
    the ballot was filled in for another version of the content.
    """

    ballot: Ballot
    language: Language
    outdated: bool
    lost: tuple[str, ...]


def read_ballot(given: Any, content: Content) -> Asked:
    """Read any JSON value as a ballot. Raises BadBallot."""
    found = _object(given, "the ballot")
    for key in found:
        _expect(key in KEYS, f"{key!a:.60} is not a key here; {', '.join(KEYS)} are")
    _expect("answers" in found, "answers is missing")
    outdated = _version(found, content) != content.version
    answers = _object(found["answers"], "answers")
    weights = _object(found.get("weights", {}), "weights")
    _check_questions((*answers, *weights), content, outdated=outdated)
    _check_values("answer", answers, (*OFFERED, None))
    _check_values("weight", weights, WEIGHTS)
    asked = Asked(
        ballot=Ballot(
            {id_: value for id_, value in answers.items() if id_ in content.questions},
            {id_: weight for id_, weight in weights.items() if id_ in content.questions},
        ),
        language=_language(found),
        outdated=outdated,
        lost=_lost(answers, weights, content),
    )
    _check_importance(asked.ballot, content)
    return asked


def _object(value: Any, what: str) -> dict[str, Any]:
    _expect(isinstance(value, dict), f"{what} is not an object")
    return cast("dict[str, Any]", value)


def _version(found: dict[str, Any], content: Content) -> str:
    version = found.get("version", content.version)
    good = isinstance(version, str) and re.fullmatch(VERSION, version, re.ASCII)
    _expect(good, "version is not twelve hexadecimal digits")
    return str(version)


def _language(found: dict[str, Any]) -> Language:
    language = found.get("language", LANGUAGES[0])
    _expect(language in LANGUAGES, f"language is not one of {', '.join(LANGUAGES)}")
    return cast("Language", language)


def _check_questions(ids: Collection[str], content: Content, *, outdated: bool) -> None:
    """A ballot for another version may have questions that are gone, but only what could be one."""
    for id_ in ids:
        known = id_ in content.questions or (outdated and re.fullmatch(ID, id_, re.ASCII))
        _expect(known, f"there is no question {id_!a:.60}")


def _check_values(what: str, given: dict[str, Any], allowed: tuple[int | None, ...]) -> None:
    """Of the very type: `true` is no 1, and `2.0` no 2."""
    words = ", ".join("null" if value is None else str(value) for value in allowed)
    for id_, value in given.items():
        good = type(value) in {int, type(None)} and value in allowed
        _expect(good, f"the {what} of {id_!a:.60} is not one of {words}")


def _lost(answers: dict[str, Any], weights: dict[str, Any], content: Content) -> tuple[str, ...]:
    given = {answer.question for answer in Ballot(answers, weights)}
    return tuple(sorted(given - content.questions.keys()))


def _check_importance(ballot: Ballot, content: Content) -> None:
    most = content.most_important
    words = f"{ballot.marked} answers have weight {IMPORTANT}, and at most {most} may"
    _expect(ballot.marked <= most, words)


def _expect(good: object, otherwise: str) -> None:
    if not good:
        raise BadBallot(otherwise)
