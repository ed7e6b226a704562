"""JSON from strangers: the value, or one line that says why not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.strict_json import DEEPEST, NotJson, read_json


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ('{"a": 1, "a": 1}', "a key stands twice"),
        ('[{"b": {"a": 1, "\\u0061": 2}}]', "a key stands twice"),
        ("NaN", "NaN is no number"),
        ("[-Infinity]", "-Infinity is no number"),
        ("9" * 5000, "too long"),
        ("[" * (DEEPEST + 1) + "1" + "]" * (DEEPEST + 1), "too deep"),
        ('{"a":' * 30 + "1" + "}" * 30, "too deep"),
        ("[" * 100_000, "too deep"),
        ("[" * 100_000 + "]" * 100_000, "too deep"),
        (b"\xff", "not UTF-8"),
        (b"\xef\xbb\xbf{}", "BOM"),
        ("", "Expecting value"),
        ("{} {}", "Extra data"),
        ("{'a': 1}", "property name"),
        ("[1,]", "Expecting value"),
        ("// 1", "Expecting value"),
        ('"\n"', "control character"),
    ],
)
def test_what_two_readers_could_take_for_different_things_is_refused(
    words: str | bytes, why: str
) -> None:
    with pytest.raises(NotJson) as error:
        read_json(words)

    assert why in str(error.value)
    assert "\n" not in str(error.value)


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    # Half a character too.
    | st.text(st.characters(), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=9,
)


@given(plain)
def test_everything_else_is_read_as_it_is(value: object) -> None:
    assert read_json(json.dumps(value)) == value
    assert read_json(json.dumps(value).encode()) == value


def test_twenty_levels_are_not_too_deep() -> None:
    assert read_json("[" * DEEPEST + "1" + "]" * DEEPEST)


@given(st.binary(max_size=30) | st.text(max_size=30))
def test_whatever_comes_there_is_a_value_or_one_line(words: str | bytes) -> None:
    try:
        read_json(words)
    except NotJson as error:
        assert "\n" not in str(error)  # noqa: PT017 (either way is good)
