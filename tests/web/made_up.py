"""A small quiz about fruit, so that a test can do the sums in its head.

             epler  pærer  plommer  bananer  druer  fiken
Blåveis        2      1      −1       −2       2      1     a party
Hvitveis      −2     −1       1        2      −2      –     a local branch
Mindretallet   2      2      −2       −2       2      2     a dissenting minority: no vote for it
Rognebær       0      –       –        –       –      –     a youth wing: no vote for it
"""

import hashlib
from collections.abc import Callable
from datetime import date

from quiz.domain.content import (
    Content,
    Debate,
    Judged,
    Kind,
    Link,
    Passage,
    Question,
    Registered,
    Source,
    Stance,
    Term,
    Tilsvar,
    Topic,
    Voice,
)
from quiz.domain.document import Block, Document, Place
from quiz.domain.text import Text

Positions = dict[str, tuple[int | None, ...]]

QUESTIONS = ("epler", "paerer", "plommer", "bananer", "druer", "fiken")
POSITIONS: Positions = {
    "blaaveis": (2, 1, -1, -2, 2, 1),
    "hvitveis": (-2, -1, 1, 2, -2, None),
    "mindretallet": (2, 2, -2, -2, 2, 2),
    "rognebaer": (0, None, None, None, None, None),
}
KINDS: dict[str, Kind] = {
    "blaaveis": "party",
    "hvitveis": "local branch",
    "mindretallet": "dissenting minority",
    "rognebaer": "youth wing",
}
NAMES = {
    "blaaveis": "Blåveis",
    "hvitveis": "Hvitveis",
    "mindretallet": "Mindretallet",
    "rognebaer": "Rognebær",
}


def made_up(positions: Positions = POSITIONS, say: Callable[[str], str] = str) -> Content:
    """The quiz about fruit. Everything anybody could have written in a file goes through `say`.

    As many questions are asked, of those above, as a voice has positions.
    """
    asked = QUESTIONS[: len(next(iter(positions.values())))]

    def text(words: str) -> Text:
        return Text(say(words), say(f"{words} (nn)"), say(f"{words} (en)"))

    def quote(voice: str, question: str) -> str:
        return say(f"{NAMES[voice]} skriver om {question}.")

    def passage(voice: str, question: str) -> Passage:
        start = documents[voice].text.index(quote(voice, question))
        place = Place("paragraph", QUESTIONS.index(question) + 1, QUESTIONS.index(question) + 1)
        words = quote(voice, question)
        return Passage(f"{voice}-{question}", voice, place, words, start, start + len(words))

    def document(voice: str) -> Document:
        blocks, at = [], 0
        for number, question in enumerate(QUESTIONS, 1):
            blocks.append(Block("paragraph", number, quote(voice, question), at))
            at = blocks[-1].end + 1
        original = "\n".join(block.text for block in blocks).encode()
        return Document(
            id=voice,
            publisher=text(NAMES[voice]),
            title=say(f"Frukten til {NAMES[voice]}"),
            description=text("Program"),
            date=None,
            dating=text("Uten dato."),
            status=text("Ukjent."),
            language="nb",
            sha256=hashlib.sha256(original).hexdigest(),
            original=original,
            blocks=tuple(blocks),
        )

    tilsvar = (Tilsvar(date(2025, 3, 3), "nn", say("Vi elskar fiken."), say("Styret")),)

    def stance(voice: str, question: str, position: int | None) -> Stance:
        found = passage(voice, question)
        other = passage(voice, "fiken")
        spoken = position is not None
        return Stance(
            voice=voice,
            question=question,
            position=position,
            basis=("interpretation" if question == "paerer" else "explicit") if spoken else None,
            passages=(found,) if spoken else (),
            counter=(other,) if spoken and question == "plommer" else (),
            qualifier=found.quote[:7] if spoken and question == "druer" else None,
            reasoning=text(f"Slik leser vi {NAMES[voice]} om {question}."),
            searched=() if spoken else (say(f"søkeord {question}"),),
            judged=() if spoken else (Judged(other, text("Det er en annen frukt.")),),
            tilsvar=tilsvar if question == "fiken" else (),
        )

    term = Term("gratis", text("gratis"), text("Uten å betale."))
    documents = {voice: document(voice) for voice in positions}
    voices = list(positions)
    second = voices[:2][-1]
    return Content(
        version="0123456789ab",
        documents=documents,
        voices={
            voice: Voice(
                id=voice,
                name=text(NAMES[voice]),
                kind=KINDS[voice],
                votable=KINDS[voice] in {"party", "local branch"},
                about=text(f"Om {NAMES[voice]}."),
                sources=(Source(voice),),
            )
            for voice in voices
        },
        questions={
            question: Question(
                id=question,
                topic=Topic("frukt", text("Frukt")),
                direction="neither",
                statement=text(f"Det bør være gratis {question}."),
                background=text("Frukt vokser."),
                terms=(term,),
                why=text("De er uenige."),
                disputed_by=tuple(passage(voice, question) for voice in voices[:2]),
                links=(Link("epler", text("Begge er frukt.")),),
            )
            for question in asked
        },
        stances={
            (voice, question): stance(voice, question, position)
            for voice, row in positions.items()
            for question, position in zip(asked, row, strict=True)
        },
        debates=(
            Debate(
                "hager",
                text("Hager"),
                text("Skal de bli flere?"),
                text("Ingen er imot."),
                (passage(voices[0], "epler"),),
            ),
        ),
        register=(
            Registered(
                "sunt", "follows", "epler", text("Frukt er sunt."), (passage(voices[0], "fiken"),)
            ),
            Registered(
                "godt",
                "agreement",
                None,
                text("Alle liker frukt."),
                (passage(voices[0], "epler"), passage(second, "epler")),
            ),
            Registered(
                "rundt", "one-voice", None, text("Epler er runde."), (passage(second, "epler"),)
            ),
        ),
    )
