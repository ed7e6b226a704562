"""What a class is given to debate with: quotes without names, as many for as against."""

from dataclasses import dataclass, replace

from quiz.domain.content import Basis, Content, Debate, Passage, Stance, Term
from quiz.domain.groups import SIDES, Side
from quiz.domain.masking import mask, names
from quiz.domain.text import LANGUAGES, Language, Text

PARTY = Text("[partiet]", "[partiet]", "[the party]")
"""Where a name was, in the language of the words around it."""

MOST_PER_SIDE = 2
MOST_IN_DEBATE = 4


@dataclass(frozen=True)
class MaskedQuote:
    """Words of a document, in its language, and nothing that leads to whose they are.

    `basis` is that of the stance: by `interpretation` it is our reading that they take this side.
    None where nobody's side is coded.
    """

    words: str
    language: Language
    basis: Basis | None


@dataclass(frozen=True)
class Card:
    """A statement, and what documents say for it and against it."""

    statement: Text
    background: Text
    terms: tuple[Term, ...]
    for_: tuple[MaskedQuote, ...]
    against: tuple[MaskedQuote, ...]

    def quotes(self, side: Side) -> tuple[MaskedQuote, ...]:
        return self.for_ if side == 1 else self.against

    @property
    def unspoken(self) -> tuple[Side, ...]:
        """The sides that no document speaks for: the card says so, and asks questions instead."""
        return tuple(side for side in SIDES if not self.quotes(side))


@dataclass(frozen=True)
class DebateCard:
    """A debate that is not counted: nobody's side is coded, and the quotes are put on none."""

    title: Text
    matter: Text
    quotes: tuple[MaskedQuote, ...]


def card(content: Content, question: str) -> Card:
    """The card of a statement. Raises KeyError.

    Each side gets as many quotes as the smaller one has, though no more than two. Where nobody is
    on the other side there is one: two against none would be further from as many.
    """
    asked = content.questions[question]
    sides = {side: _side(content, question, side) for side in SIDES}
    smaller = min(map(len, sides.values()))
    count = min(MOST_PER_SIDE, max(1, smaller))
    chosen = {
        side: tuple(_quote(content, stance.passages[0], stance.basis) for stance in stances[:count])
        for side, stances in sides.items()
    }
    return Card(
        statement=_masked(content, asked.statement),
        background=_masked(content, asked.background),
        terms=tuple(replace(term, meaning=_masked(content, term.meaning)) for term in asked.terms),
        for_=chosen[1],
        against=chosen[-1],
    )


def debate_card(content: Content, debate: str) -> DebateCard:
    """The card of a debate that is not counted. Raises KeyError.

    Quotes are chosen in the order of the file, and stand in that of the alphabet: an editor's order
    could hint at sides, or at whose they are.
    """
    found = {each.id: each for each in content.debates}[debate]
    quotes = (_quote(content, passage, None) for passage in _one_per_voice(content, found))
    return DebateCard(
        title=_masked(content, found.title),
        matter=_masked(content, found.matter),
        quotes=tuple(sorted(quotes, key=lambda quote: quote.words.casefold())),
    )


def topic_card(content: Content, topic: str) -> Card | DebateCard:
    """The card of what a class debates, be it a statement or not. Raises KeyError."""
    return card(content, topic) if topic in content.questions else debate_card(content, topic)


def debatable(content: Content) -> tuple[Debate, ...]:
    """The debates a class may have. Without a name in its title, one cannot say what it is about.

    «Skal Oslo bli forsøkskommune?» would be masked to «Skal [partiet] bli forsøkskommune?».
    """
    return tuple(each for each in content.debates if _masked(content, each.title) == each.title)


def _side(content: Content, question: str, side: Side) -> list[Stance]:
    """The stances on one side, as they are chosen; of voices that share the words, the first."""
    taken = [each for each in content.stances_on(question) if (each.position or 0) * side > 0]
    by_words: dict[Passage, Stance] = {}
    for stance in sorted(taken, key=lambda each: _order(content, each)):
        by_words.setdefault(stance.passages[0], stance)
    return [*by_words.values()]


def _order(content: Content, stance: Stance) -> tuple[bool, int, int, str]:
    """Said outright first, then the strongest, the newest with the undated last, the alphabet."""
    dated = content.documents[stance.passages[0].document].date
    return (
        stance.basis != "explicit",
        -abs(stance.position or 0),
        -dated.toordinal() if dated else 0,
        content.voices[stance.voice].name.nb.casefold(),
    )


def _one_per_voice(content: Content, debate: Debate) -> list[Passage]:
    """Words that voices share are the quote of each of them."""
    chosen: list[Passage] = []
    heard: set[str] = set()
    for passage in debate.passages:
        speakers = {voice.id for voice in content.speakers(passage)}
        if not speakers & heard:
            chosen.append(passage)
            heard |= speakers
    return chosen[:MOST_IN_DEBATE]


def _quote(content: Content, passage: Passage, basis: Basis | None) -> MaskedQuote:
    language = content.documents[passage.document].language
    return MaskedQuote(mask(passage.quote, names(content), PARTY[language]), language, basis)


def _masked(content: Content, text: Text) -> Text:
    hidden = names(content)
    return Text(*(mask(text[language], hidden, PARTY[language]) for language in LANGUAGES))
