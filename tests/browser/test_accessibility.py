"""Nothing serious or critical for axe-core, on any page, in any language, by day and by night."""

from functools import cache
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from quiz.app import ROOT
from tests.browser.voter import Voter

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "avsender/oslo-hoyre",
    "dokument/arbeiderpartiet",
    "endringer",
    "ikke-spurt",
    "innvending/senterpartiet/attest",
    "metode",
    "oversikt",
    "oversikt/oslo-hoyre/senterungdommen",
    "personvern",
    "rettferdighet",
)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter((found) => ["serious", "critical"].includes(found.impact))
    .map((found) => `${found.id}: ${found.nodes.map((node) => node.target).join(" ")}`)"""


@cache
def axe() -> str:
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def assert_accessible(page: Page) -> None:
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe())
        found: Any = page.evaluate(RUN)
        assert not found, f"{page.url} ({scheme})"


@pytest.fixture(params=["nb", "nn", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("path", PAGES)
def test_the_reading_pages(voter: Voter, language: str, path: str) -> None:
    voter.open(f"/{language}/{path}")

    assert_accessible(voter.page)


def test_the_questions_the_review_and_the_result(voter: Voter, language: str) -> None:
    voter.open(f"/{language}/sporsmal")
    assert_accessible(voter.page)
    voter.shown.locator("details.help summary").click()
    assert_accessible(voter.page)
    voter.answer_all("-2", "1", "")
    assert_accessible(voter.page)
    voter.ask()
    assert_accessible(voter.page)
    voter.page.evaluate(
        "document.querySelectorAll('#resultat details').forEach((d) => (d.open = true))"
    )
    assert_accessible(voter.page)


def test_the_receipt(voter: Voter, language: str) -> None:
    voter.open(f"/{language}/sporsmal")
    voter.answer_all("-2", "1", "")
    voter.ask()
    with voter.context.expect_page() as opened:
        voter.page.locator(".to-receipt button").click()
    expect(opened.value.locator(".reckoning").last).to_be_visible()

    assert_accessible(opened.value)


def test_the_long_form_without_the_script(voter: Voter) -> None:
    """Ours is kept away by hand, for axe-core needs JavaScript itself."""
    voter.page.route("**/*.js", lambda route: route.abort())
    voter.open()
    expect(voter.page.locator("fieldset").last).to_be_visible()

    assert_accessible(voter.page)


def test_a_page_that_does_not_exist(voter: Voter, language: str) -> None:
    voter.open(f"/{language}/finnes-ikke")

    assert_accessible(voter.page)
