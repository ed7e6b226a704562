"""The stand's scripts, as they are served, come to what the golden files and the engine say."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from quiz.app import FILES, ROOT
from quiz.domain.content import Content
from quiz.web.assets import Assets
from tests.conftest import Server
from tests.golden.make import CODES, MATCHES, outcome

pytestmark = pytest.mark.browser

MATCH = """async ([address, casts, cases]) => {
    const { rank, nearness } = await import(address);
    return JSON.stringify(cases.map(({ cast, answers, weights }) => {
        const { status, matches } = rank({ answers, weights }, casts[cast]);
        return {
            status,
            matches: matches.map(({ voice, rank, score, low, high, coverage }) =>
                [voice, rank, score, low, high, coverage]),
            nearness: nearness(matches, casts[cast]),
        };
    }));
}"""
DECODE = """async ([address, cases]) => {
    const { decode } = await import(address);
    return cases.map(({ text, version, ids }) => decode(text, version, ids));
}"""
ENCODE = """async ([address, cases]) => {
    const { encode } = await import(address);
    return cases.map(({ version, ids, answers }) => encode(version, ids, answers));
}"""
EVERY_CHANGE = """async ([address, { text, version, ids }]) => {
    const { decode } = await import(address);
    const kinds = (texts) => [...new Set(texts.map((one) => decode(one, version, ids).trouble))];
    const signs = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    const changed = [...text].flatMap((sign, at) => signs
        .filter((other) => other !== sign)
        .map((other) => text.slice(0, at) + other + text.slice(at + 1)));
    const swapped = [...text].slice(1)
        .map((sign, at) => text.slice(0, at) + sign + text[at] + text.slice(at + 2))
        .filter((other) => other !== text);
    return [kinds(changed), kinds(swapped)];
}"""
HOSTILE = """async (address) => {
    const { decode } = await import(address);
    const texts = ["X".repeat(1e6), "0".repeat(12) + "X".repeat(1e6), "%".repeat(1e6), "\\0",
        "\\ud800", "%ff%zz", "\u0663".repeat(20), "__proto__", "constructor"];
    return texts.map((text) => decode(text, "0123456789ab", ["a"]));
}"""


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page of ours, so that the scripts come as they come to everybody."""
    page = browser.new_page()
    page.goto(f"{server.address}/nb/")
    yield page
    page.close()


def address(name: str) -> str:
    return Assets(ROOT / "static", FILES).address(f"stand/{name}")


def matched(page: Page, casts: Any, cases: list[Any]) -> list[Any]:
    """What the script comes to; numbers go as text, so that each is the same to the bit or not."""
    found: list[Any] = json.loads(page.evaluate(MATCH, [address("match.js"), casts, cases]))
    return found


def test_the_script_matches_as_the_engine_does_to_the_bit(page: Page) -> None:
    golden = json.loads(MATCHES.read_text(encoding="utf-8"))
    cases = golden["cases"]

    for found, case in zip(matched(page, golden["casts"], cases), cases, strict=True):
        assert {**case, **found} == case


def test_the_script_matches_the_content_of_today(page: Page, content: Content) -> None:
    golden = json.loads(MATCHES.read_text(encoding="utf-8"))["cases"]
    ids = list(content.questions)
    cases: list[Any] = [
        {
            "cast": "today",
            "answers": dict(zip(ids, case["answers"].values(), strict=False)),
            "weights": dict(zip(ids, case["weights"].values(), strict=False)),
        }
        for case in golden
    ]

    for found, case in zip(matched(page, {"today": content.positions}, cases), cases, strict=True):
        assert found == outcome(case["answers"], case["weights"], content.positions)


def test_the_script_reads_and_writes_codes_as_the_engine_does(page: Page) -> None:
    cases = json.loads(CODES.read_text(encoding="utf-8"))

    for found, case in zip(
        page.evaluate(DECODE, [address("take_along.js"), cases]), cases, strict=True
    ):
        assert {**case, **found} == case
        assert len(found) == 1
    good = [case for case in cases if "answers" in case]
    assert page.evaluate(ENCODE, [address("take_along.js"), good]) == [one["text"] for one in good]


def test_the_script_fills_in_nothing_after_any_change_of_one_character_or_two(page: Page) -> None:
    for case in json.loads(CODES.read_text(encoding="utf-8")):
        if "answers" in case:
            changed, swapped = page.evaluate(EVERY_CHANGE, [address("take_along.js"), case])
            assert changed == ["wrong"]
            assert set(swapped) <= {"wrong", "old"}


def test_the_script_reads_whatever_comes_without_an_error(page: Page) -> None:
    found = page.evaluate(HOSTILE, address("take_along.js"))

    assert found == [{"trouble": "wrong"}] * 9
