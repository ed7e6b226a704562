"""What stands in JSON is what the dataclass says, there and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pytest
from jsonschema import Draft202012Validator

from quiz.domain.document import Place
from quiz.plain import Misfit, plain, read_as, schemas


@dataclass(frozen=True)
class Basket:
    kind: Literal["wide", "deep"]
    weight: float
    owner: str | None
    fruit: tuple["Fruit", ...]


@dataclass(frozen=True)
class Fruit:
    name: str
    count: int
    ripe: bool


@dataclass(frozen=True)
class Label:
    picked: date
    row: Place
    seal: bytes
    size: tuple[int, str]
    prices: Mapping[str, int]


BASKET = Basket("deep", 1.5, None, (Fruit("eple", 3, ripe=True), Fruit("pære", 0, ripe=False)))
PLAIN: dict[str, Any] = {
    "kind": "deep",
    "weight": 1.5,
    "owner": None,
    "fruit": [
        {"name": "eple", "count": 3, "ripe": True},
        {"name": "pære", "count": 0, "ripe": False},
    ],
}


LABEL = Label(date(2026, 9, 1), Place("line", 92, 95), b"\x00\xff", (4, "cm"), {"kg": 30})
PLAIN_LABEL = {
    "picked": "2026-09-01",
    "row": "lines 92-95",
    "seal": "AP8=",
    "size": [4, "cm"],
    "prices": {"kg": 30},
}


@pytest.mark.parametrize(("value", "written"), [(BASKET, PLAIN), (LABEL, PLAIN_LABEL)])
def test_a_value_is_the_same_there_and_back_and_as_described(value: Any, written: Any) -> None:
    kind = type(value)
    described: dict[str, Any] = {"$ref": f"#/components/schemas/{kind.__name__}"}
    described |= {"components": {"schemas": schemas(kind)}}

    assert plain(value) == written
    assert read_as(kind, written) == value
    Draft202012Validator(described).validate(written)


def test_a_whole_number_may_stand_where_it_need_not_be_whole() -> None:
    assert read_as(Basket, {**PLAIN, "weight": 2}).weight == 2


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (None, "basket is not an object"),
        ({}, "basket: kind is missing"),
        ({**PLAIN, "\ud800\n": 1}, r"basket: '\ud800\n' is not a key here"),
        ({**PLAIN, "kind": ["deep"]}, "basket.kind: ['deep'] cannot stand here"),
        ({**PLAIN, "weight": True}, "basket.weight: True cannot stand here"),
        ({**PLAIN, "owner": 1}, "basket.owner: 1 cannot stand here"),
        ({**PLAIN, "fruit": {}}, "basket.fruit is not a list"),
        ({**PLAIN, "fruit": [[]]}, "basket.fruit[0] is not an object"),
        (
            {**PLAIN, "fruit": [{"name": "eple", "count": 1.0, "ripe": True}]},
            "basket.fruit[0].count: 1.0 cannot stand here",
        ),
    ],
)
def test_what_does_not_fit_is_named_in_one_line(given: Any, why: str) -> None:
    with pytest.raises(Misfit) as error:
        read_as(Basket, given)

    assert str(error.value) == why


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"picked": "20260901"}, "label.picked: '20260901' cannot stand here"),
        ({"picked": "2026-09-31"}, "label.picked: '2026-09-31' cannot stand here"),
        ({"picked": None}, "label.picked: None cannot stand here"),
        ({"row": "line 0"}, "label.row: 'line 0' cannot stand here"),
        ({"row": "lines 92-92"}, "label.row: 'lines 92-92' cannot stand here"),
        ({"seal": "AP8"}, "label.seal: 'AP8' cannot stand here"),
        ({"seal": "AP9="}, "label.seal: 'AP9=' cannot stand here"),
        ({"seal": "æ"}, "label.seal: '\\xe6' cannot stand here"),
        ({"seal": 7}, "label.seal: 7 cannot stand here"),
        ({"size": [4]}, "label.size does not have 2 parts"),
        ({"size": [4, "cm", 4]}, "label.size does not have 2 parts"),
        ({"size": ["cm", 4]}, "label.size[0]: 'cm' cannot stand here"),
    ],
)
def test_dates_places_bytes_and_pairs_are_read_in_one_way_only(given: Any, why: str) -> None:
    with pytest.raises(Misfit) as error:
        read_as(Label, PLAIN_LABEL | given)

    assert str(error.value) == why
