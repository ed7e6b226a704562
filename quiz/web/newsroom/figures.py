"""The findings of an audit as they are drawn: names in three languages, places on a scale."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from quiz.domain.content import Content, Direction
from quiz.domain.fairness import KEPT, KINDS, Chance, Findings, Kept, KindOfVoter, Masking
from quiz.domain.fairness import typical_ratio as typical
from quiz.domain.text import Text

FEW_QUESTIONS = 5
"""How many of the most influential questions are drawn."""

_EDGE = 3.0
"""Per cent of the width left free at each end of the scale, so that no dot is cut."""


@dataclass(frozen=True)
class Tick:
    """A number on the scale; `at` is where it stands, as SVG has it."""

    number: int
    at: str


@dataclass(frozen=True)
class Scale:
    """The common scale of all charts, from 0 to `most`."""

    most: int

    def at(self, value: float) -> str:
        """How far along a value is, in per cent of the width."""
        return f"{_EDGE + (100 - 2 * _EDGE) * value / self.most:.2f}%"

    @property
    def ticks(self) -> tuple[Tick, ...]:
        return tuple(Tick(number, self.at(number)) for number in range(self.most + 1))


@dataclass(frozen=True)
class Mark:
    """One voice in a chart: its chance, and where the dot and its interval are drawn.

    `share` is the chance as a share of all voters, 0..1; `weighted` the chance with those who
    marked something as important.
    """

    name: Text
    chance: Chance
    weighted: Chance
    share: float
    at: str
    left: str
    right: str


@dataclass(frozen=True)
class Chart:
    """All voices with one kind of voter. `ties` are shares 0..1, without and with weights."""

    kind: KindOfVoter
    marks: tuple[Mark, ...]
    ties: float
    weighted_ties: float
    one_sided: bool

    @property
    def first(self) -> Mark:
        """Whoever comes first most often."""
        return max(self.marks, key=lambda mark: mark.chance.value)

    @property
    def lowest(self) -> tuple[Mark, ...]:
        """Whoever comes first most seldom, with those the simulation cannot tell apart from it."""
        last = min(self.marks, key=lambda mark: mark.chance.value)
        level = [mark for mark in self.marks if mark.chance.low <= last.chance.high]
        return tuple(sorted(level, key=lambda mark: mark.chance.value))


@dataclass(frozen=True)
class Asked:
    """A question by its number in the quiz. `share` 0..1 is how many first places hang on it.

    `interpretation` is whether a whole side of it rests on interpretation alone.
    """

    number: int
    statement: Text
    direction: Direction
    share: float
    width: str
    interpretation: bool


@dataclass(frozen=True)
class Apart:
    """Two voices, and the numbers of the questions that separate them."""

    one: Text
    other: Text
    opposed: tuple[int, ...]
    differing: tuple[int, ...]


@dataclass(frozen=True)
class Silenced:
    """What keeping a part of its stances multiplies a voice's chance by, with one kind of voter.

    `kind` is None for the mean of all kinds. `generated` and `here` as in Findings.
    """

    kind: KindOfVoter | None
    kept: Kept
    generated: float
    here: float


@dataclass(frozen=True)
class Figures:
    """Everything the page draws. `outdated` is whether the content has changed since."""

    findings: Findings
    outdated: bool
    scale: Scale
    charts: tuple[Chart, ...]
    asked: tuple[Asked, ...]
    pairs: tuple[Apart, ...]
    close: tuple[Apart, ...]
    silenced: tuple[Silenced, ...]

    @property
    def influential(self) -> tuple[Asked, ...]:
        """The few questions that decide most."""
        return tuple(sorted(self.asked, key=lambda asked: -asked.share)[:FEW_QUESTIONS])

    @property
    def silence_pays_and_costs(self) -> bool:
        """Whether much silence pays with random voters and costs with those between two voices."""
        pays, costs = self.silence("uniform", "quarter"), self.silence("mixture", "quarter")
        return pays.generated > 1 > costs.generated

    def chart(self, kind: KindOfVoter) -> Chart:
        """The chart of one kind of voter."""
        return next(chart for chart in self.charts if chart.kind == kind)

    def silence(self, kind: KindOfVoter | None, kept: Kept) -> Silenced:
        """What silence does with one kind of voter, or with all."""
        return next(s for s in self.silenced if (s.kind, s.kept) == (kind, kept))


def draw(findings: Findings, content: Content) -> Figures:
    """Draw `findings`. What `content` no longer knows goes by its id."""
    scale = Scale(ceil(max(c.high for r in findings.rounds for c in r.chances)))
    numbers = {influence.question: at for at, influence in enumerate(findings.influences, 1)}
    apart = {
        pair: Apart(
            _name(content, pair.one),
            _name(content, pair.other),
            tuple(numbers[question] for question in pair.opposed),
            tuple(numbers[question] for question in pair.differing),
        )
        for pair in findings.pairs
    }
    return Figures(
        findings=findings,
        outdated=findings.version != content.version,
        scale=scale,
        charts=tuple(_chart(findings, content, scale, kind) for kind in KINDS),
        asked=tuple(_asked(findings, content)),
        pairs=tuple(apart.values()),
        close=tuple(apart[pair] for pair in findings.close),
        silenced=tuple(_silenced(findings)),
    )


def _chart(findings: Findings, content: Content, scale: Scale, kind: KindOfVoter) -> Chart:
    plain, weighted = findings.round(kind), findings.round(kind, weighted=True)
    marks = tuple(
        Mark(
            name=_name(content, chance.voice),
            chance=chance,
            weighted=other,
            share=chance.value / len(plain.chances),
            at=scale.at(chance.value),
            left=scale.at(chance.low),
            right=scale.at(chance.high),
        )
        for chance, other in zip(plain.chances, weighted.chances, strict=True)
    )
    return Chart(kind, marks, plain.ties, weighted.ties, plain.one_sided)


def _asked(findings: Findings, content: Content) -> Iterator[Asked]:
    for number, influence in enumerate(findings.influences, 1):
        question = content.questions.get(influence.question)
        yield Asked(
            number=number,
            statement=question.statement if question else _plain(influence.question),
            direction=question.direction if question else "neither",
            share=influence.share,
            width=f"{100 * influence.share:.2f}%",
            interpretation=influence.question in findings.interpretations,
        )


def _silenced(findings: Findings) -> Iterator[Silenced]:
    for kept in KEPT:
        made, here = _ratios(findings.generated, kept), _ratios(findings.here, kept)
        for kind, ratio in made.items():
            yield Silenced(kind, kept, ratio, here[kind])
        yield Silenced(None, kept, typical(findings.generated, kept), typical(findings.here, kept))


def _ratios(maskings: tuple[Masking, ...], kept: Kept) -> dict[KindOfVoter, float]:
    return {masking.kind: masking.ratio for masking in maskings if masking.kept == kept}


def _name(content: Content, id_: str) -> Text:
    voice = content.voices.get(id_)
    return voice.name if voice else _plain(id_)


def _plain(id_: str) -> Text:
    return Text(id_, id_, id_)
