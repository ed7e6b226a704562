"""One request with the answers in its body; what else was sent is checked as each voter leaves."""

import pytest
from playwright.sync_api import expect

from tests.browser.voter import Voter

pytestmark = pytest.mark.browser


def test_a_voter_asks_once_after_the_first_load(voter: Voter) -> None:
    voter.open("/nb/")
    voter.page.get_by_role("link", name="Begynn").click()
    expect(voter.shown).to_have_count(1)
    voter.page.wait_for_load_state("networkidle")
    loaded = len(voter.requests)

    voter.answer_all("2", "-1", "")
    voter.ask()
    voter.page.locator("details.voice summary").first.click()

    assert len({request.url for request in voter.requests[:loaded]}) <= 6
    (asked,) = voter.requests[loaded:]
    assert asked.method == "POST"
    assert asked.url == f"{voter.server.address}/nb/resultat"


def test_the_answers_are_in_the_body_and_nowhere_else(voter: Voter) -> None:
    voter.open()
    given = voter.answer_all("2", "-1", "")
    voter.ask()

    (post,) = voter.posts
    body = str(post.post_data)
    assert all(f"{question}={value}" in body for question, value in given.items())
    for question in given:
        assert question not in str(post.all_headers())
        assert all(question not in request.url for request in voter.requests)


def test_what_was_changed_on_the_result_is_in_no_header(voter: Voter) -> None:
    """A link to a question puts its id in the address, and htmx sends the address along."""
    voter.open()
    given = voter.answer_all()
    voter.ask()
    voter.page.locator("details.voice summary").first.click()
    voter.page.locator("details.voice .change a").first.click()

    with voter.page.expect_response("**/resultat"):
        voter.page.locator(f"#{next(iter(given))} input[value='-2']").click()

    expect(voter.heading).to_be_visible()
    headers = str(voter.posts[-1].all_headers())
    assert all(question not in headers for question in given)
