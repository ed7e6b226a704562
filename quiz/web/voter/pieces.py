"""The pieces of the voter's pages in one language, rendered once and filled for each reader."""

from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from quiz.domain.cards import card
from quiz.domain.content import Content
from quiz.domain.result import Result
from quiz.domain.row import PARTS, Count, Point, Row
from quiz.domain.scale import ANSWERS
from quiz.domain.text import Language
from quiz.web.stencil import Stencil, hole
from quiz.web.voter.forms import HandIn, Submission

_CHECKED = " checked"
_HIDDEN = Markup('<input type="hidden" name="{}" value="{}">')
_SEEN = 0.004
"""An interval narrower than this, of 1, cannot be seen on the bar and is not spoken of."""


class Pieces:
    """The form, the rows and the evidence, with holes for what one reader answered."""

    def __init__(self, environment: Environment, content: Content, language: Language) -> None:
        """Render every piece once, from `voter/_pieces.html` and `voter/_questions.html`."""
        macros: Any = environment.get_template("voter/_pieces.html").make_module({"hole": hole})
        cards = {question: card(content, question) for question in content.questions}
        form: Any = environment.get_template("voter/_questions.html").make_module(
            {"hole": hole, "cards": cards}
        )
        voices, stances = content.voices.items(), content.stances.items()
        self._decimal = "." if language == "en" else ","
        self._percent, self._whole = environment.filters["percent"], environment.filters["whole"]
        self._form = Stencil(form.form())
        self._hand_in_form = Stencil(form.form(handed_in=True))
        self._played_form = Stencil(form.form(handed_in=True, weighed=False))
        self._again = {id_: Stencil(form.again(asked)) for id_, asked in content.questions.items()}
        self._answers = {
            (value, important): macros.answer(value, important)
            for value in (*ANSWERS, None)
            for important in (True, False)
        }
        self._counted = {
            (part, number): macros.counted(part, number)
            for part in PARTS
            for number in range(1, len(content.questions) + 1)
        }
        self._tie, self._unranked = macros.tie(), macros.unranked()
        self._whisker, self._interval = Stencil(macros.whisker()), Stencil(macros.interval())
        self._sum = Stencil(macros.sum())
        self._change = {f"change {id_}": macros.change(q) for id_, q in content.questions.items()}
        self._rows = {id_: Stencil(macros.row(voice)) for id_, voice in voices}
        self._behind = {id_: Stencil(macros.behind(voice)) for id_, voice in voices}
        self._sides = {key: macros.side(content.voices[key[0]], stance) for key, stance in stances}

    def form(self, submission: Submission | None) -> Markup:
        """The whole form, with what was submitted filled in."""
        return self._form.fill(_chosen(submission))

    def hand_in_form(self, submission: Submission | None, way: HandIn, label: str) -> Markup:
        """The same form as a class hands it in; `label` stands on its last button."""
        return self._hand_in_form.fill(_chosen(submission) | _way(way, label))

    def played_form(self, submission: Submission | None, way: HandIn, label: str) -> Markup:
        """The same for whoever plays a voice: nothing is important to them there."""
        return self._played_form.fill(_chosen(submission) | _way(way, label))

    def again(self, question: str, way: HandIn, label: str) -> Markup:
        """One statement alone, to be answered a second time."""
        return self._again[question].fill(_way(way, label))

    def row(self, row: Row, result: Result) -> Markup:
        """A voice's place in the ranking."""
        match, values = row.match, {"count": self._count(row.count), "width": "0"}
        if match.rank is None or match.score is None:
            values |= {"rank": "–", "percent": self._unranked}
        else:
            values |= {
                "rank": f"{match.rank}.",
                "percent": self._percent(match.score),
                "width": f"{100 * match.score:.2f}",
            }
        if row.tied:
            values["tie"] = self._tie
        if match.high - match.low > _SEEN:
            ends = {"low": f"{100 * match.low:.2f}", "high": f"{100 * match.high:.2f}"}
            values["whisker"] = self._whisker.fill(ends)
            values["interval"] = self._interval.fill(
                {
                    "low": self._whole(match.low),
                    "high": self._percent(match.high),
                    "spoken": str(result.answered - row.count.silent),
                    "answered": str(result.answered),
                }
            )
        return self._rows[row.voice.id].fill(values)

    def behind(self, row: Row, result: Result, *, changing: bool = True) -> Markup:
        """Everything behind a voice's place, question by question.

        `changing` is whether the questions stand on the same page, where an answer can be changed.
        """
        values: dict[str, str] = dict(self._change) if changing else {}
        for point in row.points:
            values[f"answer {point.question.id}"] = self.answer(point)
            values[f"points {point.question.id}"] = self.signed(point.contribution)
        if row.match.score is not None:
            values["sum"] = self._sum.fill(
                {"start": self.number(result.start), "score": self.number(row.match.score)}
            )
        return self._behind[row.voice.id].fill(values)

    def side(self, point: Point) -> Markup:
        """One voice's side of a difference."""
        return Markup(self._sides[point.stance.voice, point.stance.question])  # noqa: S704

    def answer(self, point: Point) -> Markup:
        """What the reader answered."""
        return Markup(self._answers[point.answer, point.important])  # noqa: S704

    def signed(self, share: float | None) -> Markup:
        """A share as points: «+8,3», «−2,5», «0»; «–» where there is none."""
        if share is None:
            return Markup("–")
        written = f"{100 * share:+.1f}"
        if float(written) == 0:
            return Markup("0")
        return escape(written.replace("-", "−").replace(".", self._decimal))

    def number(self, share: float | None) -> Markup:
        """A share as points: «64,2»; «–» where there is none."""
        if share is None:
            return Markup("–")
        return escape(f"{100 * share:.1f}".replace(".", self._decimal))

    def _count(self, count: Count) -> str:
        said = (self._counted[part, number] for part in PARTS if (number := getattr(count, part)))
        words = ", ".join(said)
        return words[:1].upper() + words[1:]


def _chosen(submission: Submission | None) -> dict[str, str]:
    """What was submitted, for the holes of a form."""
    if submission is None:
        return {}
    chosen = {f"{id_}={value}": _CHECKED for id_, value in submission.answers.items()}
    chosen |= {f"{id_}=": _CHECKED for id_ in submission.skipped}
    return chosen | dict.fromkeys(submission.important, _CHECKED)


def _way(way: HandIn, label: str) -> dict[str, str]:
    """Where a form of a class goes, for its holes."""
    hidden = (_HIDDEN.format(name, value) for name, value in way.hidden.items())
    return {
        "form to": escape(way.to),
        "form page": escape(way.page),
        "form keep": escape(way.keep),
        "form hidden": Markup().join(hidden),
        "form label": escape(label),
    }
