"""What stands in JSON is what the dataclass says, there and back."""

from dataclasses import dataclass
from typing import Any, Literal

import pytest
from jsonschema import Draft202012Validator

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


def test_a_value_is_the_same_there_and_back_and_as_described() -> None:
    assert plain(BASKET) == PLAIN
    assert read_as(Basket, PLAIN) == BASKET
    described = {"$ref": "#/components/schemas/Basket", "components": {"schemas": schemas(Basket)}}
    Draft202012Validator(described).validate(PLAIN)


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
