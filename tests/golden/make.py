"""Makes the golden files, which say what the stand's scripts must come to as the engine does.

    .venv/bin/python -m tests.golden.make

writes `matches.json` and `codes.json` anew: after a deliberate change of the model or of the code,
and then the difference is looked through. What chance draws is the same every time. The stances of
the content are those of the day on which the files were made: as good a test as today's.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from quiz.app import ROOT
from quiz.domain.ballot import Ballot
from quiz.domain.matching import Positions, rank
from quiz.domain.nearness import nearness
from quiz.domain.scale import ANSWERS, OFFERED, POSITIONS
from quiz.domain.take_along import decode, encode
from quiz.editorial.load import load_content
from quiz.plain import plain

HERE = Path(__file__).parent
MATCHES = HERE / "matches.json"
CODES = HERE / "codes.json"

Cast = Mapping[str, Positions]
Marks = Mapping[str, int]
Answers = Mapping[str, int | None]


def outcome(answers: Answers, weights: Marks, voices: Cast) -> dict[str, Any]:
    """What the engine says, as the golden file has it: ties and bands in the order of `voices`."""
    ranking = rank(Ballot(answers, weights), voices)
    order, last = list(voices), len(voices) + 1
    matches = sorted(ranking.matches, key=lambda one: (one.rank or last, order.index(one.voice)))
    return {
        "status": ranking.status,
        "matches": [
            [one.voice, one.rank, one.score, one.low, one.high, one.coverage] for one in matches
        ],
        "nearness": plain(nearness(ranking.matches, order)),
    }


def decoded(text: str, version: str, ids: list[str]) -> dict[str, Any]:
    """What comes of a code, as the script gives it."""
    found = decode(text, version, len(ids))
    if isinstance(found, str):
        return {"trouble": found}
    return {"answers": dict(zip(ids, found, strict=True))}


def casts(draw: Random) -> dict[str, Cast]:
    """The content, and made-up voices that come close to one another in every way there is."""
    content = load_content(ROOT)
    few = [f"q{number}" for number in range(1, 6)]
    many = [f"q{number}" for number in range(1, 13)]
    odd = ["constructor", "b", "a-2", "a-10"]
    complete = {voice: _speaking(draw, few, 1) for voice in ("d", "a", "c", "b")}
    return {
        "content": content.positions,
        # Five questions weigh 4 · 5: a step is exactly a twentieth, as the bands are.
        "twentieths": {**complete, "twin": complete["a"]},
        "close": {
            "first": dict.fromkeys(few, 1),
            "one-step": {**dict.fromkeys(few, 1), few[0]: 2},
            "two-steps": {**dict.fromkeys(few, 1), few[1]: -1},
            "three-steps": {**dict.fromkeys(few, 1), few[2]: -1, few[3]: 2},
        },
        "half-silent": {
            **{voice: _speaking(draw, many, 0.5) for voice in ("z", "y", "x")},
            "complete": _speaking(draw, many, 1),
            "one-word": {many[0]: -2},
            "nothing": dict.fromkeys(many),
        },
        "odd-names": {
            **{voice: _said(_speaking(draw, odd, 0.6)) for voice in ("valgt", "constructor")},
            "a": {**_speaking(draw, odd, 0.6), "unsaid": None},
        },
        "rounded": {"loud": {"q1": 2, "q2": 1, "q4": 0}, "quiet": {"q1": 2}},
    }


def _speaking(draw: Random, questions: list[str], how_often: float) -> dict[str, int | None]:
    said = [draw.choice(POSITIONS) if draw.random() < how_often else None for _ in questions]
    return dict(zip(questions, said, strict=True))


def _said(positions: Positions) -> dict[str, int | None]:
    """Where a silence is no entry at all."""
    return {question: said for question, said in positions.items() if said is not None}


ROUNDED: tuple[tuple[Answers, Marks], ...] = tuple(
    ({"q1": 2, "q2": 2, "q3": third, "q4": 1, "q5": 1}, marks)
    for third in (2, -2)
    for marks in ({}, {f"q{number}": 2 for number in range(1, 6)})
)
"""Two voices are equal here, as 7² · 4 · (4 · 5 + 16 · 18) = 4² · 11 · (11 · 5 + 16 · 18), but
their floats are not."""


def ballots(draw: Random, questions: list[str], count: int) -> Iterator[tuple[Answers, Marks]]:
    """One without answers, two without weight, one answer at a time, then whatever chance draws."""
    yield {}, {}
    yield dict.fromkeys(questions), {}
    yield dict.fromkeys(questions, 2), dict.fromkeys(questions, 0)
    for question in questions:
        yield {**dict.fromkeys(questions), question: draw.choice(OFFERED)}, {}
    for _ in range(count):
        skips, marks = draw.choice((0, 0, 0.2, 0.6)), draw.choice((0, 0, 0.3, 0.8))
        answers = [None if draw.random() < skips else draw.choice(ANSWERS) for _ in questions]
        marked = [question for question in questions if draw.random() < marks]
        weights = {question: draw.choice((0, 2, 2, 1)) for question in marked}
        yield dict(zip(questions, answers, strict=True)), weights


def matches() -> dict[str, Any]:
    draw = Random(20250908)  # noqa: S311 (nobody's secret)
    made = casts(draw)
    counts = {"content": 150, "twentieths": 130, "close": 80, "half-silent": 80, "odd-names": 60}
    given = [
        (cast, *ballot)
        for cast, count in counts.items()
        for ballot in ballots(draw, _questions(made[cast]), count)
    ]
    given += [("rounded", *ballot) for ballot in ROUNDED]
    return {
        "casts": made,
        "cases": [
            {"cast": cast, "answers": answers, "weights": weights}
            | outcome(answers, weights, made[cast])
            for cast, answers, weights in given
        ],
    }


def _questions(cast: Cast) -> list[str]:
    return list(dict.fromkeys(question for positions in cast.values() for question in positions))


def codes() -> list[dict[str, Any]]:
    """Codes as they are, spoilt in many ways, and read by other contents."""
    draw = Random(20250909)  # noqa: S311 (nobody's secret)
    made: list[dict[str, Any]] = []
    for count in (1, 2, 6, 6, 10, 20):
        ids = [f"q{number}" for number in range(count)]
        version, other = (f"{draw.getrandbits(48):012x}" for _ in range(2))
        code = encode(version, [draw.choice((*OFFERED, None)) for _ in ids])
        made += [_case(text, version, ids) for text in (code, *_spoilt(code, draw))]
        made += [_case(code, other, ids), _case(code, version, [*ids, "q"])]
        made.append(_case(code, version, ids[1:]))
    return made


def _spoilt(code: str, draw: Random) -> Iterator[str]:
    at = draw.randrange(len(code) - 1)
    yield code[:at] + draw.choice("0AGKPTXZ") + code[at + 1 :]
    yield code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    yield from (code[:-1], code + code[-1], code.lower(), f"#{code}", f"{code}\n", f"\0{code}")
    yield from (code.replace(code[0], "%30", 1), code[:-1] + "\u0663", "")


def _case(text: str, version: str, ids: list[str]) -> dict[str, Any]:
    return {"text": text, "version": version, "ids": ids, **decoded(text, version, ids)}


def _lines(cases: list[dict[str, Any]]) -> str:
    """A case a line, so that a difference shows which have changed."""
    return "[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]"


def write() -> None:
    made = matches()
    there = json.dumps(made["casts"], separators=(",", ":"))
    MATCHES.write_text(f'{{"casts":{there},"cases":{_lines(made["cases"])}}}\n', encoding="utf-8")
    CODES.write_text(_lines(codes()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
