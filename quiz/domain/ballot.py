"""One person's answers, with what is important to them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quiz.domain.scale import ANSWERS, IMPORTANT, WEIGHTS, on_scale


@dataclass(frozen=True)
class Answer:
    """One answered question: `value` −2..2, `weight` 1 or 2."""

    question: str
    value: int
    weight: int

    @property
    def floor(self) -> int:
        """The least agreement any stance could give this answer, 0..2 (the most is always 4)."""
        return 2 - abs(self.value)

    @property
    def stake(self) -> int:
        """How much this answer can move a score: 4 for a strong answer, 3 for a mild one."""
        return 2 + abs(self.value)


@dataclass(frozen=True)
class Ballot:
    """Answers by question id. A question that is absent, None or of weight 0 is skipped.

    Raises OffScale for anything that is not on the scales of `quiz.domain.scale`.
    """

    answers: Mapping[str, int | None]
    weights: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for question, value in self.answers.items():
            if value is not None:
                on_scale(value, ANSWERS, f"answer to {question!a:.60}")
        for question, weight in self.weights.items():
            on_scale(weight, WEIGHTS, f"weight of {question!a:.60}")

    def __iter__(self) -> Iterator[Answer]:
        """The answers that count, in the order of their ids, whatever order they came in."""
        for question in sorted(self.answers):
            value, weight = self.answers[question], self.weights.get(question, 1)
            if value is not None and weight:
                yield Answer(question, value, weight)

    @property
    def marked(self) -> int:
        """How many answers are important; one that is skipped does not count."""
        return sum(answer.weight == IMPORTANT for answer in self)
