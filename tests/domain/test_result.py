"""What a result costs on the real content."""

from itertools import product
from time import process_time

from quiz.app import ROOT
from quiz.domain.ballot import Ballot
from quiz.domain.result import result
from quiz.editorial.load import load_content

MOST = 0.020
"""Seconds of processor time for one voter, certainty included."""


def test_everything_a_result_says_is_found_within_its_budget() -> None:
    """Over ballots of every pattern of strong and mild; the best of three, for others work too."""
    content = load_content(ROOT)
    spent = []
    for values in product((2, -1), repeat=len(content.questions)):
        ballot = Ballot(dict(zip(content.questions, values, strict=True)))
        tries = []
        for _ in range(3):
            before = process_time()
            result(content, ballot)
            tries.append(process_time() - before)
        spent.append(min(tries))

    assert max(spent) < MOST
