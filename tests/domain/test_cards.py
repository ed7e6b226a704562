"""Both sides get the same, by a rule, and nothing on a card leads to whose a quote is."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.domain.cards import PARTY, Card, DebateCard, card, debatable, debate_card
from quiz.domain.content import Basis, Content, Debate, Passage, Source
from quiz.domain.groups import SIDES, Side
from quiz.domain.masking import SHORT, mask, names
from quiz.domain.text import LANGUAGES, Text
from quiz.plain import plain
from tests.web.made_up import NAMES, made_up

EPLER = "epler"


@dataclass(frozen=True)
class Said:
    """What a test lets a voice say about apples."""

    position: int | None
    basis: Basis = "explicit"
    dated: date | None = None


def _content(**said: Said) -> Content:
    """A quiz about apples. A voice's quote is its id, behind a letter so that nothing masks it."""
    content = made_up({voice: (each.position,) for voice, each in said.items()})
    documents = {
        voice: replace(document, date=said[voice].dated)
        for voice, document in content.documents.items()
    }
    stances = {
        key: replace(
            stance,
            basis=stance.basis and said[stance.voice].basis,
            passages=tuple(replace(each, quote=f"x{stance.voice}") for each in stance.passages),
        )
        for key, stance in content.stances.items()
    }
    return replace(content, documents=documents, stances=stances)


def _quoted(content: Content, side: Side) -> list[str]:
    """The ids of the voices that are quoted."""
    return [quote.words[1:] for quote in card(content, EPLER).quotes(side)]


said = st.builds(
    Said,
    st.sampled_from([-2, -1, 1, 2, 0, None]),
    st.sampled_from(["explicit", "interpretation"]),
    st.none() | st.sampled_from([date(2020, 3, 3), date(2021, 1, 1)]),
)
casts = st.fixed_dictionaries(dict.fromkeys(NAMES, said))


@given(casts)
def test_both_sides_get_as_many_quotes_one_or_two(cast: dict[str, Said]) -> None:
    taken = [each.position or 0 for each in cast.values()]
    count = {1: sum(each > 0 for each in taken), -1: sum(each < 0 for each in taken)}

    shown = {side: len(_quoted(_content(**cast), side)) for side in SIDES}

    if min(count.values()):
        assert shown[1] == shown[-1] == min(2, count[1], count[-1])
    else:
        assert shown == {side: min(1, count[side]) for side in SIDES}


@given(casts)
def test_a_quote_is_of_a_voice_on_that_side_and_each_voice_has_one(cast: dict[str, Said]) -> None:
    content = _content(**cast)
    shown = [(voice, side) for side in SIDES for voice in _quoted(content, side)]

    assert all((cast[voice].position or 0) * side > 0 for voice, side in shown)
    assert len({voice for voice, _ in shown}) == len(shown)


@given(casts, st.permutations(list(NAMES)))
def test_the_order_of_the_voices_changes_nothing(cast: dict[str, Said], order: list[str]) -> None:
    turned = _content(**{voice: cast[voice] for voice in order})

    assert card(turned, EPLER) == card(_content(**cast), EPLER)


OLD, NEW = date(2020, 3, 3), date(2020, 5, 26)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Said(1, "explicit"), Said(2, "interpretation", NEW)),
        (Said(2, "interpretation"), Said(1, "interpretation", NEW)),
        (Said(2), Said(1, dated=NEW)),
        (Said(2, dated=NEW), Said(2, dated=OLD)),
        (Said(2, dated=OLD), Said(2)),
    ],
)
@pytest.mark.parametrize("side", SIDES)
def test_outright_comes_before_read_strong_before_weak_and_new_before_old(
    before: Said, after: Said, side: Side
) -> None:
    def turned(each: Said) -> Said:
        return replace(each, position=(each.position or 0) * side)

    others = {"hvitveis": Said(-2 * side), "mindretallet": Said(-2 * side)}

    content = _content(blaaveis=turned(after), rognebaer=turned(before), **others)

    assert _quoted(content, side) == ["rognebaer", "blaaveis"]


def test_alike_in_all_else_they_stand_in_the_order_of_the_alphabet() -> None:
    content = _content(
        rognebaer=Said(2), hvitveis=Said(-1), mindretallet=Said(2), blaaveis=Said(-1)
    )

    assert _quoted(content, 1) == ["mindretallet", "rognebaer"]
    assert _quoted(content, -1) == ["blaaveis", "hvitveis"]


def test_who_is_undecided_or_silent_is_on_no_side() -> None:
    found = card(_content(blaaveis=Said(0), hvitveis=Said(None)), EPLER)

    assert found.for_ == found.against == ()
    assert found.unspoken == (1, -1)


def test_where_nobody_is_against_one_quote_stands_alone_and_the_card_says_so() -> None:
    content = _content(blaaveis=Said(2), hvitveis=Said(1), mindretallet=Said(0))

    assert _quoted(content, 1) == ["blaaveis"]
    assert card(content, EPLER).unspoken == (-1,)


def test_a_card_with_both_sides_says_that_nothing_is_missing() -> None:
    assert card(_content(blaaveis=Said(1), hvitveis=Said(-1)), EPLER).unspoken == ()


def test_a_reading_of_ours_is_called_so() -> None:
    found = card(_content(blaaveis=Said(1, "interpretation"), hvitveis=Said(-1)), EPLER)

    assert [quote.basis for quote in (*found.for_, *found.against)] == [
        "interpretation",
        "explicit",
    ]


def test_the_first_passage_is_quoted_and_never_one_that_points_the_other_way() -> None:
    content = made_up()
    key = ("blaaveis", "plommer")
    stance = content.stances[key]
    assert stance.counter
    more = replace(stance.passages[0], id="mer", quote="Mer om plommer.")
    longer = replace(stance, passages=(*stance.passages, more))

    found = card(replace(content, stances={**content.stances, key: longer}), "plommer")

    quotes = (*found.for_, *found.against)
    assert {quote.words for quote in quotes} == {"[partiet] skriver om plommer."}


def test_words_that_voices_share_stand_once() -> None:
    content = _content(
        blaaveis=Said(2), hvitveis=Said(2), mindretallet=Said(-1), rognebaer=Said(-1)
    )
    shared = replace(
        content.stances["hvitveis", EPLER], passages=content.stances["blaaveis", EPLER].passages
    )
    content = replace(content, stances={**content.stances, ("hvitveis", EPLER): shared})

    assert _quoted(content, 1) == ["blaaveis"]
    assert len(_quoted(content, -1)) == 1


def test_names_are_masked_in_all_that_a_card_says_in_the_language_of_the_quoted() -> None:
    content = made_up()
    asked = content.questions[EPLER]
    named = Text("Blåveis sier nei.", "Blåveis (nn) seier nei.", "Blåveis (en)’s no.")
    masked = Text("[partiet] sier nei.", "[partiet] seier nei.", "[the party]’s no.")
    asked = replace(
        asked, statement=named, background=named, terms=(replace(asked.terms[0], meaning=named),)
    )

    found = card(replace(content, questions={EPLER: asked}), EPLER)

    assert (found.statement, found.background, found.terms[0].meaning) == (masked,) * 3
    assert {quote.words for quote in found.for_} == {"[partiet] skriver om epler."}
    assert found.for_[0].language == "nb"


def test_no_card_is_made_of_what_is_not_asked() -> None:
    with pytest.raises(KeyError):
        card(made_up(), "hager")
    with pytest.raises(KeyError):
        debate_card(made_up(), EPLER)


def _debate(content: Content, quotes: Iterable[tuple[str, str]]) -> Content:
    """The content with one debate, for which voices are quoted with words."""

    def passage(voice: str, words: str) -> Passage:
        return replace(content.stances["blaaveis", EPLER].passages[0], document=voice, quote=words)

    passages = tuple(passage(voice, words) for voice, words in quotes)
    return replace(content, debates=(replace(content.debates[0], passages=passages),))


def test_a_debate_has_one_quote_of_each_voice_in_the_order_of_the_alphabet() -> None:
    said = [("rognebaer", "Nok."), ("blaaveis", "Alt."), ("rognebaer", "Ei."), ("hvitveis", "Få.")]

    found = debate_card(_debate(made_up(), said), "hager")

    assert [quote.words for quote in found.quotes] == ["Alt.", "Få.", "Nok."]
    assert {quote.basis for quote in found.quotes} == {None}


def test_words_that_voices_share_are_the_quote_of_each_of_them() -> None:
    content = made_up()
    both = (Source("blaaveis"), Source("mindretallet"))
    minority = replace(content.voices["mindretallet"], sources=both)
    content = replace(content, voices={**content.voices, "mindretallet": minority})

    found = debate_card(
        _debate(content, [("blaaveis", "Ja."), ("mindretallet", "Tja."), ("hvitveis", "Nei.")]),
        "hager",
    )

    assert [quote.words for quote in found.quotes] == ["Ja.", "Nei."]


def test_a_debate_has_four_quotes_at_most() -> None:
    content = made_up()
    fifth = replace(content.voices["blaaveis"], id="tiriltunge", sources=(Source("tiriltunge"),))
    content = replace(
        content,
        voices={**content.voices, "tiriltunge": fifth},
        documents={**content.documents, "tiriltunge": content.documents["blaaveis"]},
    )

    found = debate_card(_debate(content, zip(content.voices, "edcba", strict=True)), "hager")

    assert [quote.words for quote in found.quotes] == ["b", "c", "d", "e"]


def test_a_debate_that_cannot_be_named_without_a_voice_is_not_for_a_class() -> None:
    content = made_up()
    (hager,) = content.debates
    named = replace(hager, id="hvem", title=Text("Hager", "Hagar", "Should Blåveis (en) garden?"))

    assert debatable(replace(content, debates=(named, hager))) == (hager,)


# The content as it is.


@pytest.fixture(scope="module")
def cards(content: Content) -> list[Card | DebateCard]:
    """All that a class can be given, and that debate too which is not for it."""
    return [
        *(card(content, question) for question in content.questions),
        *(debate_card(content, debate.id) for debate in content.debates),
    ]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else ():
        yield from _strings(inner)
    for inner in value if isinstance(value, list) else ():
        yield from _strings(inner)


def test_no_card_holds_anything_that_leads_to_a_voice(
    content: Content, cards: list[Card | DebateCard]
) -> None:
    """Looked for by other means than those that hid it."""
    called = {
        *names(content),
        *("Arbeiderpartiets", "Senterungdomen", "Høyres", "mindretallets", "the minority of"),
    }
    passages = [each for s in content.stances.values() for each in (*s.passages, *s.counter)]
    ids = {*content.voices, *content.documents, *(each.id for each in passages if each.id)}
    places = {str(each.place) for each in passages}
    assert len(cards) == 6 + len(content.debates) > 10

    for each in cards:
        said = json.dumps(plain(each), ensure_ascii=False)
        for name in called:
            whole = r"(?!\w)" if len(name) <= SHORT else ""
            flags = re.NOFLAG if whole else re.IGNORECASE
            assert not re.search(rf"(?<!\w){re.escape(name)}{whole}", said, flags), name
        assert not [id_ for id_ in ids if id_ in said.lower()]
        assert not places & set(_strings(plain(each)))


def test_a_quote_holds_its_words_its_language_and_its_basis_alone(
    cards: list[Card | DebateCard],
) -> None:
    for each in cards:
        quotes = each.quotes if isinstance(each, DebateCard) else (*each.for_, *each.against)
        assert quotes
        assert {key for quote in quotes for key in plain(quote)} == {"words", "language", "basis"}


def _hidden(words: str, masked: str, mark: str) -> tuple[str, ...]:
    """What stood where the marks are."""
    found = re.fullmatch("(.+?)".join(map(re.escape, masked.split(mark))), words)
    assert found
    return found.groups()


def _pairs(content: Content, debates: Iterable[Debate]) -> Iterator[tuple[Text, Text]]:
    """Each text of ours, before and after it was masked."""
    for id_, question in content.questions.items():
        made = card(content, id_)
        yield question.statement, made.statement
        yield question.background, made.background
        for before, after in zip(question.terms, made.terms, strict=True):
            assert before.term == after.term
            yield before.meaning, after.meaning
    for debate in debates:
        shown = debate_card(content, debate.id)
        yield debate.title, shown.title
        yield debate.matter, shown.matter


def test_only_voices_are_hidden_in_what_we_write(content: Content) -> None:
    """Whoever adds to this list has looked at the sentence: the mark calls it a party."""
    hidden = {
        words.lower()
        for before, after in _pairs(content, debatable(content))
        for language in LANGUAGES
        for words in _hidden(before[language], after[language], PARTY[language])
    }

    assert hidden == {
        *("arbeiderpartiet", "arbeidarpartiet"),
        *("mindretallet i arbeiderpartiet", "mindretalet i arbeidarpartiet"),
        *("mindretallet", "mindretalet"),
        *("the minority in arbeiderpartiet", "the minority", "its minority"),
        *("oslo høyre", "oslo høgre"),
        "senterpartiet",
        "senterungdommen",
    }


def test_only_voices_are_hidden_in_the_quotes(content: Content) -> None:
    """In all that could come on a card, should another stance or voice be added."""
    quotes = {each.quote for stance in content.stances.values() for each in stance.passages}
    quotes |= {each.quote for debate in debatable(content) for each in debate.passages}

    hidden = {
        words
        for quote in quotes
        for words in _hidden(quote, mask(quote, names(content), PARTY.nb), PARTY.nb)
    }

    assert hidden == {
        "Arbeiderpartiet",
        "Høyre",
        "Senterpartiet",
        "Senterungdommen",
        "Senterungdomen",
    }


def test_no_debate_about_oslo_is_had_by_a_class_that_may_not_read_oslo(content: Content) -> None:
    unfit = {each.id for each in content.debates} - {each.id for each in debatable(content)}

    assert unfit == {"forsok-i-oslo"}


def test_nobody_is_against_drug_contracts_and_both_sides_speak_of_all_else(
    content: Content,
) -> None:
    assert {id_: card(content, id_).unspoken for id_ in content.questions} == {
        **dict.fromkeys(content.questions, ()),
        "ruskontrakt": (-1,),
    }
    assert len(card(content, "straffritt").for_) == len(card(content, "straffritt").against) == 2
