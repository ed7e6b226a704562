"""A small content tree of fruit, right in every point, to be spoilt one thing at a time."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from quiz.editorial.load import load_unsealed
from quiz.editorial.mistakes import ContentError

QUESTIONS = "questions.yaml"
ANSWERS = "party_answers.yaml"
DOCUMENTS = "documents/documents.yaml"
SENTENCES = "documents/sentences.yaml"
FIRST = "codings/first.yaml"
SECOND = "codings/second.yaml"
SETTLED = "codings/settled.yaml"

TEXTS = {
    "blaaveis": """\
Blåveis vil

Butikker skal selge epler hver dag.
Epler er sunt for barn.
• Pærer skal være gratis på skolen.
• Vi vil ha flere hager.
""",
    "hvitveis": """\
Epler hører ikke hjemme i butikken.
Gratis pærer er dyrt for skolen.
Hager er fint.
Ingen bør selge bananer.
""",
    "rognebaer": """\

1 **Frukt for alle**

2
3 Vi vil evaluere salget av epler i
4 butikker. Skolen kan gi frukt.

- 5 • Øke støtten til hager.
- 6 ○ *Mindretallet vil ha epler.*
""",
}

DOCUMENTS_YAML = """\
documents:
  - id: blaaveis
    file: blaaveis.txt
    sha256: {blaaveis}
    publisher: {{nb: Blåveis, nn: Blåveis, en: Blåveis}}
    title: null
    description: {{nb: Program, nn: Program, en: Programme}}
    date: 2020-03-03
    dating: {{nb: Trykt., nn: Prenta., en: Printed.}}
    status: {{nb: Vedtatt., nn: Vedteken., en: Adopted.}}
    language: nb
    numbered: false
  - id: hvitveis
    file: hvitveis.txt
    sha256: {hvitveis}
    publisher: {{nb: Hvitveis, nn: Kvitveis, en: Hvitveis}}
    title: Epler
    description: {{nb: Side, nn: Side, en: Page}}
    date: null
    dating: {{nb: Udatert., nn: Udatert., en: Undated.}}
    status: {{nb: Ukjent., nn: Ukjend., en: Unknown.}}
    language: nb
    numbered: false
  - id: rognebaer
    file: rognebaer.txt
    sha256: {rognebaer}
    publisher: {{nb: Rognebær, nn: Rognebær, en: Rognebær}}
    title: Frukt for alle
    description: {{nb: Tekst, nn: Tekst, en: Text}}
    date: null
    dating: {{nb: Udatert., nn: Udatert., en: Undated.}}
    status: {{nb: Ukjent., nn: Ukjend., en: Unknown.}}
    language: nb
    numbered: true
"""

SENTENCES_YAML = """\
blaaveis:
  - heading: Blåveis vil
  - policy: Butikker skal selge epler hver dag.
  - policy: Epler er sunt for barn.
  - policy: Pærer skal være gratis på skolen.
  - policy: Vi vil ha flere hager.
hvitveis:
  - policy: Epler hører ikke hjemme i butikken.
  - policy: Gratis pærer er dyrt for skolen.
  - policy: Hager er fint.
  - policy: Ingen bør selge bananer.
rognebaer:
  - heading: Frukt for alle
  - policy: Vi vil evaluere salget av epler i butikker.
  - background: Skolen kan gi frukt.
  - policy: Øke støtten til hager.
  - policy: Mindretallet vil ha epler.
"""

QUESTIONS_YAML = """\
topics:
  - id: frukt
    name: {nb: Frukt, nn: Frukt, en: Fruit}
glossary:
  - id: gratis
    term: {nb: gratis, nn: gratis, en: free}
    meaning: {nb: Uten å betale., nn: Utan å betale., en: Without paying.}
questions:
  - id: epler
    topic: frukt
    direction: milder
    statement:
      nb: Butikker bør selge epler.
      nn: Butikkar bør selje eple.
      en: Shops should sell apples.
    background: {nb: Epler vokser., nn: Eple veks., en: Apples grow.}
    disputed:
      why: {nb: De er uenige., nn: Dei er usamde., en: They disagree.}
      passages: [bl-selge, hv-epler]
  - id: paerer
    topic: frukt
    direction: neither
    statement:
      nb: Barn bør få pærer uten å betale.
      nn: Barn bør få pærer utan å betale.
      en: Children should get pears without paying.
    background: {nb: Pærer vokser., nn: Pærer veks., en: Pears grow.}
    terms: [gratis]
    disputed:
      why: {nb: De er uenige., nn: Dei er usamde., en: They disagree.}
      passages: [bl-gratis, hv-dyrt]
    links:
      - question: epler
        why: {nb: Begge er frukt., nn: Båe er frukt., en: Both are fruit.}
debates:
  - id: hager
    title: {nb: Hager, nn: Hagar, en: Gardens}
    matter: {nb: Skal de bli flere?, nn: Skal dei bli fleire?, en: Should there be more?}
    unscored: {nb: Ingen er imot., nn: Ingen er imot., en: Nobody is against.}
    quotes:
      - document: blaaveis
        place: bullet 2
        quote: Vi vil ha flere hager.
register:
  - id: hager-er-bra
    reason: agreement
    point: {nb: Hager er bra., nn: Hagar er bra., en: Gardens are good.}
    quotes:
      - document: hvitveis
        place: paragraph 3
        quote: Hager er fint.
      - document: rognebaer
        place: line 5
        quote: Øke støtten til hager.
  - id: sunt
    reason: one-voice
    point: {nb: Epler er sunt., nn: Eple er sunt., en: Apples are healthy.}
    quotes:
      - document: blaaveis
        place: paragraph 3
        quote: Epler er sunt for barn.
  - id: bananer
    reason: follows
    question: epler
    point: {nb: Bananer er ute., nn: Bananar er ute., en: Bananas are out.}
    quotes:
      - document: hvitveis
        place: paragraph 4
        quote: Ingen bør selge bananer.
  - id: mindretallet
    reason: too-vague
    point: {nb: Noen vil ha epler., nn: Nokon vil ha eple., en: Some want apples.}
    quotes:
      - document: rognebaer
        place: line 6
        quote: Mindretallet vil ha epler.
"""

ANSWERS_YAML = """\
voices:
  - id: blaaveis
    name: {nb: Blåveis, nn: Blåveis, en: Blåveis}
    kind: party
    votable: true
    about: {nb: Et parti., nn: Eit parti., en: A party.}
    documents:
      - document: blaaveis
    stances:
      epler:
        position: helt enig
        basis: explicit
        passages: [bl-selge]
        qualifier: hver dag
        reasoning: {nb: Det står der., nn: Det står der., en: It says so.}
      paerer:
        position: helt enig
        basis: explicit
        passages: [bl-gratis]
        reasoning: {nb: Det står der., nn: Det står der., en: It says so.}
  - id: hvitveis
    name: {nb: Hvitveis, nn: Kvitveis, en: Hvitveis}
    kind: party
    votable: true
    about: {nb: Et parti., nn: Eit parti., en: A party.}
    documents:
      - document: hvitveis
    stances:
      epler:
        position: helt uenig
        basis: explicit
        passages: [hv-epler]
        reasoning: {nb: Det står der., nn: Det står der., en: It says so.}
      paerer:
        position: litt uenig
        basis: interpretation
        passages: [hv-dyrt]
        reasoning: {nb: Dyrt er et nei., nn: Dyrt er eit nei., en: Dear is a no.}
  - id: rognebaer
    name: {nb: Rognebær, nn: Rognebær, en: Rognebær}
    kind: local branch
    votable: false
    about: {nb: Et lag., nn: Eit lag., en: A branch.}
    documents:
      - document: rognebaer
        lines: [1-5]
    stances:
      epler:
        position: undecided
        basis: explicit
        passages: [ro-evaluere]
        reasoning: {nb: Vil evaluere., nn: Vil evaluere., en: Wants to evaluate.}
      paerer:
        position: silent
        searched: [pære, gi frukt]
        judged:
          - document: rognebaer
            place: line 4
            quote: Skolen kan gi frukt.
            because: {nb: Ikke pærer., nn: Ikkje pærer., en: Not pears.}
        reasoning: {nb: Nevner det ikke., nn: Nemner det ikkje., en: Not mentioned.}
passages:
  - id: bl-selge
    document: blaaveis
    place: paragraph 2
    quote: Butikker skal selge epler hver dag.
  - id: bl-gratis
    document: blaaveis
    place: bullet 1
    quote: Pærer skal være gratis på skolen.
  - id: hv-epler
    document: hvitveis
    place: paragraph 1
    quote: Epler hører ikke hjemme i butikken.
  - id: hv-dyrt
    document: hvitveis
    place: paragraph 2
    quote: Gratis pærer er dyrt for skolen.
  - id: ro-evaluere
    document: rognebaer
    place: lines 3-4
    quote: Vi vil evaluere salget av epler i butikker.
"""

FIRST_YAML = """\
coder: first
readings:
  - {voice: blaaveis, question: epler, position: helt enig, basis: explicit}
  - {voice: blaaveis, question: paerer, position: helt enig, basis: explicit}
  - {voice: hvitveis, question: epler, position: helt uenig, basis: explicit}
  - {voice: hvitveis, question: paerer, position: litt uenig, basis: interpretation}
  - {voice: rognebaer, question: epler, position: undecided, basis: explicit}
  - {voice: rognebaer, question: paerer, position: silent}
"""

SECOND_YAML = """\
coder: second
partial: true
readings:
  - {voice: blaaveis, question: epler, position: helt enig, basis: interpretation}
  - voice: hvitveis
    question: paerer
    position: helt uenig
    basis: explicit
    comment: Et nei er et nei.
  - {voice: rognebaer, question: paerer, position: silent}
"""

SETTLED_YAML = """\
settled:
  - voice: blaaveis
    question: epler
    because: {nb: Det står der., nn: Det står der., en: It says so.}
  - voice: hvitveis
    question: paerer
    because: {nb: Dyrt er ikke nei., nn: Dyrt er ikkje nei., en: Dear is not no.}
"""


@dataclass(frozen=True)
class Tree:
    """Content files in a folder of their own."""

    root: Path

    @classmethod
    def plant(cls, root: Path) -> "Tree":
        """Write the whole of it, as it should be."""
        (root / "documents").mkdir(exist_ok=True)
        for name, words in TEXTS.items():
            (root / f"documents/{name}.txt").write_text(words, encoding="utf-8")
        digests = {
            name: hashlib.sha256(words.encode()).hexdigest() for name, words in TEXTS.items()
        }
        tree = cls(root)
        tree.write(DOCUMENTS, DOCUMENTS_YAML.format(**digests))
        tree.write(SENTENCES, SENTENCES_YAML)
        tree.write(QUESTIONS, QUESTIONS_YAML)
        tree.write(ANSWERS, ANSWERS_YAML)
        return tree

    def code(self) -> None:
        """Have two coders read it, the second only half of it, and settle where they differ."""
        (self.root / "codings").mkdir()
        self.write(FIRST, FIRST_YAML)
        self.write(SECOND, SECOND_YAML)
        self.write(SETTLED, SETTLED_YAML)

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, words: str | bytes) -> None:
        raw = words if isinstance(words, bytes) else words.encode()
        (self.root / name).write_bytes(raw)

    def spoil(self, name: str, right: str, wrong: str) -> None:
        """Put `wrong` where `right` stands, which must be in one place only."""
        before = self.read(name)
        assert before.count(right) == 1, f"{right!r} stands {before.count(right)} times in {name}"
        self.write(name, before.replace(right, wrong))

    def line(self, name: str, words: str) -> int:
        """The line on which `words` begin, which must be in one place only."""
        before, found, after = self.read(name).partition(words)
        assert found, f"{words!r} is not in {name}"
        assert words not in after, f"{words!r} stands twice in {name}"
        return before.count("\n") + 1

    def mistakes(self) -> list[str]:
        """Everything that is wrong, as an editor is told it."""
        try:
            load_unsealed(self.root)
        except ContentError as error:
            return [str(mistake) for mistake in error.mistakes]
        return []

    def assert_mistake(self, name: str, line: int, words: str) -> None:
        """That an editor is told of this one, whatever else comes of it."""
        found = self.mistakes()
        assert any(each.startswith(f"{name}:{line}: ") and words in each for each in found), found

    def assert_only_mistake(self, name: str, line: int, words: str) -> None:
        """That an editor is told of this one and nothing else."""
        assert len(self.mistakes()) == 1, self.mistakes()
        self.assert_mistake(name, line, words)
