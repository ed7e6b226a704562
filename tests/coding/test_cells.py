"""Every cell once, in an order of the coder's own, with nothing of what has been coded."""

from dataclasses import replace
from itertools import pairwise

import pytest

from quiz.coding.cells import FEWEST, MARK, deal
from quiz.domain.content import Content, Reading
from quiz.domain.masking import mask, names
from quiz.domain.text import Text
from tests.web.made_up import made_up

CODERS = ("third", "fourth", "a", "kari-2")


@pytest.mark.parametrize("coder", CODERS)
def test_every_cell_is_dealt_once(uncoded: Content, coder: str) -> None:
    dealt = [(cell.voice, cell.question) for cell in deal(uncoded, coder)]

    assert len(dealt) == len(set(dealt)) == 30
    assert set(dealt) == set(uncoded.stances)


@pytest.mark.parametrize("coder", CODERS)
def test_no_voice_follows_itself(uncoded: Content, coder: str) -> None:
    voices = [cell.voice for cell in deal(uncoded, coder)]

    assert all(one != other for one, other in pairwise(voices))


def test_the_order_is_the_coders_own_and_always_the_same(uncoded: Content) -> None:
    assert deal(uncoded, "third") == deal(uncoded, "third")
    assert deal(uncoded, "third") != deal(uncoded, "fourth")


def test_what_was_coded_makes_no_difference_to_what_is_shown() -> None:
    """The same passages for another stance, read otherwise, with other reasons."""
    content = made_up()
    turned = {
        key: replace(
            stance,
            position=-2,
            basis="explicit",
            reasoning=Text("x", "x", "x"),
            qualifier=None,
            searched=("x",),
            readings=(Reading("first", 2, "explicit", "x"),),
            settled=Text("x", "x", "x"),
            passages=stance.counter,
            counter=stance.passages,
        )
        for key, stance in content.stances.items()
    }

    assert deal(replace(content, stances=turned), "third") == deal(content, "third")


def test_quotations_stand_in_the_order_of_the_documents(uncoded: Content) -> None:
    hidden = names(uncoded)
    for cell in deal(uncoded, "third"):
        voice = uncoded.voices[cell.voice]
        whole = " ".join(
            mask(uncoded.documents[s.document].text, hidden, MARK) for s in voice.sources
        )
        places = [whole.index(passage.text) for passage in cell.passages]
        assert places == sorted(places)


def test_a_silence_is_not_known_by_the_number_of_its_quotations(uncoded: Content) -> None:
    for cell in deal(uncoded, "third"):
        assert len(cell.passages) >= FEWEST
        stance = uncoded.stances[cell.voice, cell.question]
        shown = {passage.text for passage in cell.passages}
        for passage in (*stance.passages, *stance.counter, *(j.passage for j in stance.judged)):
            assert mask(passage.quote, names(uncoded), MARK) in shown


def test_the_whole_text_is_the_voices_own_and_all_of_it(uncoded: Content) -> None:
    hidden = names(uncoded)
    for cell in deal(uncoded, "third"):
        voice = uncoded.voices[cell.voice]
        shown = " ".join(words.text for text in cell.texts for words in text)
        for document in (uncoded.documents[source.document] for source in voice.sources):
            for block in document.blocks:
                place = document.place(block.start, block.end) if block.text else None
                if place and block.text != document.title:
                    own = voice.owns(document.id, place)
                    assert (mask(block.text, hidden, MARK) in shown) or not own, block


def test_a_party_is_not_shown_its_dissent(uncoded: Content) -> None:
    texts = {
        cell.voice: " ".join(words.text for text in cell.texts for words in text)
        for cell in deal(uncoded, "third")
    }

    assert "inntektsjustert sivilrettslig gebyr" in texts["arbeiderpartiet-mindretall"]
    assert "inntektsjustert sivilrettslig gebyr" not in texts["arbeiderpartiet"]
    assert "tar ikke til orde for generell avkriminalisering" in texts["arbeiderpartiet"]
    assert "tar ikke til orde for" not in texts["arbeiderpartiet-mindretall"]
