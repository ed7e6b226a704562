"""What a class may debate, and what it is led to when nobody chooses."""

from quiz.domain.bands import Picture, most_divided_first
from quiz.domain.cards import debatable
from quiz.domain.content import Content


def statements_first(content: Content, picture: Picture | None) -> tuple[str, ...]:
    """The ids of all statements: those that divide the class most, or else the voices, first."""
    if picture is not None and picture.enough:
        return most_divided_first(picture)
    return tuple(sorted(content.questions, key=lambda question: _unity(content, question)))


def topics(content: Content, picture: Picture | None) -> tuple[str, ...]:
    """Everything that may be debated: the statements in that order, then the debates."""
    return (*statements_first(content, picture), *(debate.id for debate in debatable(content)))


def _unity(content: Content, question: str) -> tuple[int, int]:
    """The smaller, the more the voices part: by the smaller side, then by those on any side."""
    sides = [stance.position for stance in content.stances_on(question) if stance.position]
    milder = sum(position > 0 for position in sides)
    return (-min(milder, len(sides) - milder), -len(sides))
