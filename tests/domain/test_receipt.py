"""A receipt says enough to do the sums by hand, and to see when somebody has changed it."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.ballot import Ballot
from quiz.domain.content import Content
from quiz.domain.receipt import Receipt, receipt
from quiz.domain.recount import Fault, NotAReceipt, Recount, recount
from quiz.domain.text import LANGUAGES
from quiz.plain import Misfit, plain, read_as
from tests.web.made_up import QUESTIONS, made_up

CONTENT = made_up()
ANSWERS = {"epler": 2, "paerer": -1, "fiken": 1}
BALLOT = Ballot(ANSWERS, {"paerer": 2})

asked = st.sampled_from(QUESTIONS)


def page_gives(ballot: Ballot) -> bool:
    return ballot.marked <= 2 and all(answer.value for answer in ballot)


anybodys = st.builds(
    Ballot,
    st.dictionaries(asked, st.sampled_from([-2, -1, 0, 1, 2, None])),
    st.dictionaries(asked, st.sampled_from([0, 1, 2])),
)
"""Also those of research data: an answer in the middle, everything important."""

ballots = st.builds(
    lambda answers, passed, important: Ballot(
        answers, {**dict.fromkeys(passed, 0), **dict.fromkeys(important, 2)}
    ),
    st.dictionaries(asked, st.sampled_from([-2, -1, 1, 2, None])),
    st.sets(asked),
    st.sets(asked, max_size=CONTENT.most_important),
)
"""Those that a page or a program of ours can give."""


def written(content: Content, ballot: Ballot, language: str = "nb") -> Any:
    """A receipt as it comes out of a file."""
    made = receipt(content, ballot, language)  # type: ignore[arg-type]
    return json.loads(json.dumps(plain(made)))


def line(found: Any, voice: str) -> Any:
    (one,) = (line for line in found["voices"] if line["voice"] == voice)
    return one


def held(found: Any, content: Content = CONTENT) -> Recount:
    """What comes of holding what came out of a file against the content."""
    return recount(read_as(Receipt, found), content)


def holds(found: Any) -> bool:
    """Whether it holds; one that is no receipt does not."""
    try:
        return held(found).holds
    except (Misfit, NotAReceipt):
        return False


def with_stance(content: Content, voice: str, question: str, **changes: Any) -> Content:
    """The next version of the content, with one stance changed."""
    stance = replace(content.stances[voice, question], **changes)
    stances = {**content.stances, (voice, question): stance}
    return replace(content, version="fedcba987654", stances=stances)


def test_the_sums_of_the_answers_can_be_done_in_the_head() -> None:
    found = written(CONTENT, BALLOT)

    assert found["answers"] == [
        {
            "question": question,
            "statement": f"Det bør være gratis {question}.",
            "value": value,
            "weight": weight,
            "lo": lo,
            "s": s,
        }
        for question, value, weight, lo, s in (
            ("epler", 2, 1, 0, 4),
            ("paerer", -1, 2, 1, 3),
            ("fiken", 1, 1, 1, 3),
        )
    ]
    assert found["sums"] == {"W": 4, "C0": 13, "B0": 19, "n": 3, "k": 16}


def test_the_points_of_a_voice_can_be_done_in_the_head() -> None:
    """Hvitveis is −2, −1 and silent: a = 0 and 4, u·s = −4 and 3, the second twice."""
    found = line(written(CONTENT, BALLOT), "hvitveis")

    spoken = [(points["a"], points["net"]) for points in found["points"]]
    assert spoken == [(0, -4), (4, 6), (None, None)]
    assert (found["C"], found["N"]) == (10, 2)
    assert (found["low"], found["high"]) == ((19 + 2 - 3) / 32, (19 + 2 + 3) / 32)
    c = 10 / 13
    assert found["coverage"] == c
    g = sqrt(c * (3 + 16) / (c * 3 + 16))
    assert found["score"] == pytest.approx(19 / 32 + 13 / 32 * g * 2 / 10, abs=1e-12)
    assert found["points"][1]["contribution"] == pytest.approx(g / c * 6 / 32, abs=1e-12)


def test_a_stance_stands_with_its_basis_and_its_quotes() -> None:
    _, paerer, fiken = line(written(CONTENT, BALLOT), "hvitveis")["points"]

    assert (paerer["position"], paerer["basis"]) == (-1, "interpretation")
    assert paerer["quotes"] == [
        {
            "document": "hvitveis",
            "place": "paragraph 2",
            "quote": "Hvitveis skriver om paerer.",
        }
    ]
    assert (fiken["position"], fiken["basis"], fiken["quotes"]) == (None, None, [])
    assert (fiken["a"], fiken["net"], fiken["contribution"]) == (None, None, None)


def test_nothing_in_it_tells_when_it_was_made() -> None:
    assert written(CONTENT, BALLOT) == written(CONTENT, BALLOT)
    assert list(written(CONTENT, BALLOT)) == [
        *("format", "version", "language", "status", "answers", "sums", "voices")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_readers_language(language: str) -> None:
    found = written(CONTENT, BALLOT, language)

    assert found["language"] == language
    assert held(found).holds
    ending = "" if language == "nb" else f" ({language})"
    assert found["answers"][0]["statement"] == f"Det bør være gratis epler.{ending}"
    assert line(found, "hvitveis")["name"] == f"Hvitveis{ending}"


def test_a_ballot_with_nothing_on_it_has_a_receipt_too() -> None:
    found = written(CONTENT, Ballot({}))

    assert (found["status"], found["voices"], found["sums"]["W"]) == ("no_answers", [], 0)
    assert holds(found)


def test_an_answer_to_a_question_that_is_not_asked_is_an_error() -> None:
    with pytest.raises(ValueError, match="bringebaer"):
        receipt(CONTENT, Ballot({"bringebaer": 2}), "nb")


@given(ballots, st.sampled_from(LANGUAGES))
def test_every_receipt_of_every_ballot_holds(ballot: Ballot, language: str) -> None:
    recounted = held(written(CONTENT, ballot, language))

    assert recounted == Recount((), (), False, CONTENT.version, True, (), (), (), (), (), ())  # noqa: FBT003


@given(anybodys)
def test_of_the_version_here_only_what_a_page_gives_holds_and_of_another_the_sums(
    ballot: Ballot,
) -> None:
    older = replace(CONTENT, version="fedcba987654")

    assert holds(written(CONTENT, ballot)) == page_gives(ballot)
    assert holds(written(older, ballot))


def test_answers_that_no_page_gives_are_named() -> None:
    ballot = Ballot({"epler": 0, "paerer": 1, "fiken": 2}, dict.fromkeys(QUESTIONS, 2))

    recounted = held(written(CONTENT, ballot))

    assert (recounted.faults, recounted.not_offered, recounted.too_many) == ((), ("epler",), True)


@given(anybodys.filter(any))
def test_by_hand_from_the_receipt_alone_comes_the_score(ballot: Ballot) -> None:
    """The formulas as they stand in docs/matching.md, on nothing but the receipt."""
    found = written(CONTENT, ballot)
    answers = {answer["question"]: answer for answer in found["answers"]}
    weight = {question: answer["weight"] for question, answer in answers.items()}
    stake = {question: weight[question] * answer["s"] for question, answer in answers.items()}
    floor = {question: answer["lo"] for question, answer in answers.items()}
    start = sum(weight[q] * (4 + floor[q]) for q in answers) / (8 * sum(weight.values()))
    whole, n, k = sum(stake.values()), len(answers), 16

    for one in found["voices"]:
        points = [p for p in one["points"] if p["position"] is not None]
        spoken = sum(stake[p["question"]] for p in points)
        for p in points:
            q = p["question"]
            a = 4 - abs(answers[q]["value"] - p["position"])
            assert (p["a"], p["net"]) == (a, weight[q] * (2 * a - 4 - floor[q]))
        if not spoken:
            assert one["score"] is None
            continue
        net, c = sum(p["net"] for p in points), spoken / whole
        g = sqrt(c * (n + k) / (c * n + k))
        score = start + whole / (8 * sum(weight.values())) * g * net / spoken
        assert one["score"] == pytest.approx(score, abs=1e-9)
        assert start + sum(p["contribution"] for p in points) == pytest.approx(score, abs=1e-9)


def places(value: Any, *where: str | int) -> Iterator[tuple[str | int, ...]]:
    """Where every plain value in it stands."""
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from places(inner, *where, key)
    else:
        yield where


def put(value: Any, where: tuple[str | int, ...], new: Any) -> Any:
    """A copy with another value in one place."""
    copy = deepcopy(value)
    *way, last = where
    holder = copy
    for key in way:
        holder = holder[key]
    holder[last] = new
    return copy


def value_at(value: Any, where: tuple[str | int, ...]) -> Any:
    for key in where:
        value = value[key]
    return value


def others(value: Any) -> list[Any]:
    """What somebody might put where `value` stood."""
    if value is None:
        return [0, 1, 0.5]
    if isinstance(value, str):
        return [f"{value}x", "", None]
    near = [value + 1, value - 1, -value or 3, 10**400, None]
    return [*near, value + 1e-6, value * 1.01 or 0.1] if isinstance(value, float) else near


RECEIPT = written(CONTENT, BALLOT)


def test_every_single_value_that_is_changed_makes_it_fail() -> None:
    for where in places(RECEIPT):
        if where != ("version",):  # which is to be held against another version
            for new in others(value_at(RECEIPT, where)):
                assert not holds(put(RECEIPT, where, new)), (where, new)


def test_every_single_number_that_is_changed_makes_one_of_another_version_fail() -> None:
    """What its words were nobody here can know."""
    older = {**RECEIPT, "version": "fedcba987654"}
    assert holds(older)
    for where in places(older):
        if isinstance(value_at(older, where), int | float):
            for new in others(value_at(older, where)):
                assert not holds(put(older, where, new)), (where, new)


@given(ballots, st.data())
def test_a_changed_number_makes_any_receipt_fail(ballot: Ballot, data: st.DataObject) -> None:
    found = written(CONTENT, ballot)
    numbers = [place for place in places(found) if isinstance(value_at(found, place), int | float)]
    where = data.draw(st.sampled_from(numbers))

    for new in others(value_at(found, where)):
        assert not holds(put(found, where, new)), new


@given(st.data())
def test_a_part_that_is_taken_out_or_doubled_makes_it_fail(data: st.DataObject) -> None:
    lists = [("answers",), ("voices",), *(("voices", at, "points") for at in range(4))]
    where = data.draw(st.sampled_from(lists))
    parts = value_at(RECEIPT, where)
    at = data.draw(st.integers(0, len(parts) - 1))

    assert not holds(put(RECEIPT, where, parts[:at] + parts[at + 1 :]))
    assert not holds(put(RECEIPT, where, [*parts, parts[at]]))
    turned = parts[::-1]
    assert not holds(put(RECEIPT, where, turned))


def test_rounding_within_a_milliardth_is_forgiven_and_whole_numbers_may_lose_their_point() -> None:
    found = written(CONTENT, Ballot({"epler": 2}))
    first = found["voices"][0]
    assert (first["score"], first["low"]) == (1.0, 1.0)

    first["score"], first["low"], first["coverage"] = 1, 1, 1 - 5e-10

    assert holds(found)


def test_a_fault_names_its_place_and_both_values() -> None:
    at = [one["voice"] for one in RECEIPT["voices"]].index("hvitveis")

    (fault,) = held(put(RECEIPT, ("voices", at, "N"), 3)).faults

    assert fault == Fault(f"receipt.voices[{at}].N", 3, 2)


def test_who_claims_the_version_that_is_here_must_have_its_stances() -> None:
    """The sums are right, and done on a stance that nobody has."""
    other = with_stance(CONTENT, "hvitveis", "epler", position=2)
    forged = written(replace(other, version=CONTENT.version), BALLOT)

    recounted = held(forged)

    assert not recounted.holds
    assert recounted.changed == (("hvitveis", "epler"),)


def test_a_receipt_of_another_version_holds_and_tells_which_stances_have_changed() -> None:
    newer = with_stance(CONTENT, "hvitveis", "epler", position=-1)

    recounted = held(RECEIPT, newer)

    assert recounted.holds
    assert not recounted.current
    assert recounted.changed == (("hvitveis", "epler"),)


@pytest.mark.parametrize(
    "changes",
    [{"basis": "interpretation"}, {"passages": CONTENT.stances["blaaveis", "druer"].passages}],
)
def test_another_basis_or_quote_is_another_stance(changes: dict[str, Any]) -> None:
    recounted = held(RECEIPT, with_stance(CONTENT, "blaaveis", "epler", **changes))

    assert recounted.changed == (("blaaveis", "epler"),)


def test_a_stance_on_a_question_that_was_skipped_is_not_in_it() -> None:
    recounted = held(RECEIPT, with_stance(CONTENT, "blaaveis", "druer", position=None))

    assert not recounted.changed


def test_questions_and_voices_that_are_gone_are_named_and_so_is_another_wording() -> None:
    epler = CONTENT.questions["epler"]
    newer = replace(
        CONTENT,
        version="fedcba987654",
        questions={
            "epler": replace(epler, statement=CONTENT.questions["druer"].statement),
            "fiken": CONTENT.questions["fiken"],
        },
        voices={"blaaveis": CONTENT.voices["blaaveis"]},
        stances={
            key: stance
            for key, stance in CONTENT.stances.items()
            if key in {("blaaveis", "epler"), ("blaaveis", "fiken")}
        },
    )

    recounted = held(RECEIPT, newer)

    assert recounted.holds
    assert recounted.questions_gone == ("paerer",)
    assert set(recounted.voices_gone) == {"hvitveis", "mindretallet", "rognebaer"}
    assert recounted.reworded == ("epler",)
    assert not recounted.changed


def test_a_voice_that_is_left_out_is_named_whatever_version_is_claimed() -> None:
    """Its sums are right: they are the other voices' own."""
    others = {id_: voice for id_, voice in CONTENT.voices.items() if id_ != "blaaveis"}
    forged = written(replace(CONTENT, version="fedcba987654", voices=others), BALLOT)

    recounted = held(forged)

    assert recounted.voices_new == ("blaaveis",)
    assert not recounted.current
    assert not held({**forged, "version": CONTENT.version}).holds


def test_voices_that_have_changed_names_are_told() -> None:
    """Whoever swaps the names has the sums right, and another winner."""
    names = [one["name"] for one in RECEIPT["voices"]]
    swapped = put({**RECEIPT, "version": "old"}, ("voices", 0, "name"), names[1])
    swapped = put(swapped, ("voices", 1, "name"), names[0])

    assert held(swapped).renamed == tuple(one["voice"] for one in RECEIPT["voices"][:2])


def test_a_question_that_the_version_here_never_had_makes_it_fail() -> None:
    forged = json.loads(json.dumps(RECEIPT).replace("paerer", "bringebaer"))

    assert not held(forged).holds


def without(key: str) -> Any:
    return {name: value for name, value in RECEIPT.items() if name != key}


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (None, "receipt is not an object"),
        ([RECEIPT], "receipt is not an object"),
        ({}, "receipt: format is missing"),
        ({"format": ["quiz-receipt-1"]}, "receipt.format: ['quiz-receipt-1'] cannot stand here"),
        ({"format": "quiz-receipt-2", "new": 1}, "receipt.format: 'quiz-receipt-2' cannot stand"),
        (without("voices"), "receipt: voices is missing"),
        ({**RECEIPT, "made": "today"}, "receipt: 'made' is not a key here"),
        ({**RECEIPT, "voices": {}}, "receipt.voices is not a list"),
        ({**RECEIPT, "voices": [1]}, "receipt.voices[0] is not an object"),
        ({**RECEIPT, "sums": None}, "receipt.sums is not an object"),
        ({**RECEIPT, "language": "de"}, "receipt.language: 'de' cannot stand here"),
        ({**RECEIPT, "language": ["nb"]}, "receipt.language: ['nb'] cannot stand here"),
        ({**RECEIPT, "version": 1}, "receipt.version: 1 cannot stand here"),
        ({**RECEIPT, "sums": {**RECEIPT["sums"], "W": True}}, "receipt.sums.W: True cannot"),
        (put(RECEIPT, ("sums", "W"), 4.0), "receipt.sums.W: 4.0 cannot stand here"),
        (put(RECEIPT, ("voices", 0, "score"), "1"), "receipt.voices[0].score: '1' cannot"),
        (put(RECEIPT, ("answers", 0, "value"), 3), "3 is not one of"),
        (put(RECEIPT, ("answers", 0, "weight"), 3), "3 is not one of"),
        (put(RECEIPT, ("answers", 1, "question"), "epler"), "a question stands twice"),
        (put(RECEIPT, ("voices", 0, "points"), []), "has not a line for each answer"),
        (put(RECEIPT, ("voices", 0, "voice"), RECEIPT["voices"][1]["voice"]), "stands twice"),
    ],
)
def test_what_is_no_receipt_is_called_so_in_one_line(given: Any, why: str) -> None:
    with pytest.raises((Misfit, NotAReceipt)) as error:
        held(given)

    assert why in str(error.value)
    assert "\n" not in str(error.value)


def test_a_stance_that_is_off_the_scale_is_no_receipt_of_another_version() -> None:
    given = put({**RECEIPT, "version": "old"}, ("voices", 0, "points", 0, "position"), 9)

    with pytest.raises(NotAReceipt, match="9 is not one of"):
        held(given)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.sampled_from(list(places(RECEIPT))), anything, st.integers(1, 4))
def test_whatever_stands_in_it_there_is_a_recount_or_one_line(
    where: tuple[str | int, ...], new: Any, depth: int
) -> None:
    """Also where a whole branch has been replaced."""
    given = put({**RECEIPT, "version": "old"}, where[:depth], new)

    try:
        recounted = held(given)
    except (Misfit, NotAReceipt) as error:
        assert "\n" not in str(error)  # noqa: PT017 (either way is good)
    else:
        assert recounted.holds == (not recounted.faults)
