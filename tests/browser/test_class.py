"""A whole lesson: a teacher, a board, pupils with telephones, each seeing what is theirs to see."""

import re
from itertools import cycle, islice

import pytest
from playwright.sync_api import expect

from quiz.domain.ballot import Ballot
from quiz.domain.content import Content, Question
from quiz.domain.masking import mask, names
from quiz.domain.result import result
from quiz.domain.text import Language
from tests.browser.school import SOON, Classmate, Pupil, School, Visitor

pytestmark = pytest.mark.browser

DRAWN = ".pictures, .strips, .places, meter, progress"
DIVIDED = "straffritt"
"""The statement that this class is most divided on."""

OF_CLASSMATES = ("2", "1", "2", "1", "2", "-2", "-1", "-2", "-1")
"""What they answer to it: with the three who are looked at, they are just enough for a picture."""


def answers(content: Content, *values: str) -> dict[str, str]:
    """These in turn, over and over, to all statements."""
    return dict(zip(content.questions, cycle(values), strict=False))


def assert_names_nobody(visitor: Visitor, content: Content) -> None:
    page = visitor.page.content()
    assert mask(page, names(content), "[]") == page


def assert_no_match(visitor: Visitor) -> None:
    expect(visitor.page.locator(".ranking, .bar, .percent, #nar-deg")).to_have_count(0)


def matches(content: Content, language: Language, given: dict[str, str]) -> list[str]:
    """Who is how near to whoever has given these answers, the nearest first."""
    ballot = Ballot({question: int(value) for question, value in given.items() if value})
    return [row.voice.name[language] for row in result(content, ballot).rows]


def expect_match(pupil: Pupil, content: Content, language: Language, given: dict[str, str]) -> None:
    found = pupil.page.locator(".ranking > li .name").all_inner_texts()
    assert [name.lower() for name in found] == [
        name.lower() for name in matches(content, language, given)
    ]


class Lesson:
    """A lesson that goes from state to state, and what everybody sees in each."""

    def __init__(self, school: School, content: Content, *, scripted: bool) -> None:
        self.school, self.content = school, content
        self.teacher = school.teacher(java_script_enabled=scripted)
        self.code = self.teacher.code
        self.board = school.board(self.teacher, java_script_enabled=scripted)
        self.pupils = [school.pupil(java_script_enabled=scripted) for _ in range(3)]
        self.kari, self.ola, self.nils = self.pupils
        self.classmates: list[Classmate] = []
        self.for_it, self.against_it = answers(content, "2"), answers(content, "-2", "1")
        self.first_half = dict(islice(answers(content, "", "-1").items(), 3))

    @property
    def divided(self) -> Question:
        return self.content.questions[DIVIDED]

    @property
    def everybody(self) -> list[Visitor]:
        return [self.teacher, self.board, *self.pupils]

    def expect_told(self, counted: str) -> None:
        """The board says just this: no picture, no statement, nothing that comes of answers."""
        address = self.school.server.address.removeprefix("http://")
        way_in = f"Gå til {address}/k og skriv koden {self.code}"
        by_hand = "" if self.board.scripted else " Se om noe har skjedd"
        expect(self.board.lesson).to_have_text(
            f"Hva mener dere? {way_in} {counted}{by_hand}", use_inner_text=True
        )
        expect(self.board.page.locator(DRAWN)).to_have_count(0)
        expect(self.board.page.locator("svg")).to_have_count(1)  # the code for cameras
        page = self.board.page.content()
        questions = self.content.questions.values()
        assert not any(question.statement["nb"] in page for question in questions)
        assert not any(question.id in page for question in questions)

    def answering(self) -> None:
        """Each at their own pace; the board says how many, and nothing of what."""
        self.expect_told("0 med, 0 ferdig")
        self.kari.join(self.code)
        self.ola.join(self.code.lower().replace(" ", "-"))
        self.nils.join(self.code, language="Nynorsk")
        expect(self.nils.page.locator("html")).to_have_attribute("lang", "nn")
        expect(self.nils.page.locator("form#svar")).to_contain_text(
            self.divided.statement["nn"], use_inner_text=True
        )
        self.classmates = [self.school.classmate(self.code) for _ in OF_CLASSMATES]
        self.board.look()
        self.board.read("12 med, 0 ferdig")
        self.kari.take_part(self.for_it)
        self.ola.take_part(self.against_it)
        self.kari.read("Svarene dine er med.")
        for classmate, value in zip(self.classmates, OF_CLASSMATES, strict=True):
            classmate.hand_in({**self.for_it, DIVIDED: value})
        self.nils.fill_in(self.first_half)
        self.board.look()
        self.board.read("11 ferdig")
        self.expect_told("12 med, 11 ferdig")
        self.teacher.look()
        self.teacher.read("12 med, 11 ferdig")
        assert_names_nobody(self.board, self.content)
        for visitor in self.everybody:
            assert_no_match(visitor)

    def collecting(self) -> None:
        """Nobody is handed in for, and nothing that is filled in is touched."""
        self.teacher.next("collecting")
        self.board.see("collecting")
        self.board.read("Trykk «Lever» på din egen skjerm. Om lag 45 sekunder igjen.")
        assert "ferdig" in self.board.told()
        expect(self.board.page.locator(DRAWN)).to_have_count(0)
        self.kari.see("collecting")
        self.kari.read("Levert")
        self.nils.look()
        expect(self.nils.page.locator("#puls")).to_contain_text(
            re.compile("[«“]Lever"), timeout=SOON
        )
        self.nils.expect_chosen(
            {question: value for question, value in self.first_half.items() if value}
        )
        self.nils.page.locator("#puls button").click()
        self.nils.see("collecting")
        expect(self.nils.page.locator("#svar")).to_have_count(0)
        self.board.look()
        self.board.read("12 med, 12 ferdig")

    def picture(self) -> None:
        """It stands on the board, and there alone."""
        self.teacher.next("picture")
        self.board.see("picture")
        expect(self.board.page.locator(".picture")).to_have_count(len(self.content.questions))
        first = self.board.page.locator(".picture").first
        expect(first.locator("h2")).to_have_text(self.divided.statement["nb"])
        expect(first.locator("tbody tr")).to_have_text(
            [
                "uenighøyst halvparten",
                "hoppet overingen eller få",
                "enighøyst halvparten",
            ]
        )
        expect(first.locator("svg.places .here")).to_have_count(3)
        self.board.read("12 svarte.")
        for pupil in self.pupils:
            pupil.see("picture")
            expect(pupil.page.locator(DRAWN)).to_have_count(0)
        self.kari.read("Se på tavla")
        self.ola.page.locator(".own-answers summary").click()
        expect(self.ola.page.locator(".own-answers dd")).to_have_text(
            [re.compile("helt uenig"), re.compile("litt enig")] * 3
        )
        self.teacher.see("picture")
        expect(self.teacher.page.locator("p.chosen")).to_have_text(self.divided.statement["nb"])
        for visitor in self.everybody[1:]:
            assert_names_nobody(visitor, self.content)
            assert_no_match(visitor)

    def debate(self) -> None:
        """A group, a side and quotations, and nobody knows whose."""
        self.teacher.next("debate")
        self.teacher.press("2 min")
        self.board.see("debate")
        self.board.read(self.divided.statement["nb"], "Om lag to minutter igjen.")
        for pupil in self.pupils:
            pupil.see("debate")
            expect(pupil.page.locator(".side-drawn strong")).to_be_visible()
            expect(pupil.page.locator(".card-sides > section")).to_have_count(2)
            assert pupil.page.locator(".card-sides blockquote").count()
        self.kari.read(
            "Du er trukket til å argumentere", "Om lag to minutter igjen.", "Navnene er skjult"
        )
        for visitor in self.everybody[1:]:
            assert_names_nobody(visitor, self.content)
            assert_no_match(visitor)
            expect(visitor.page.locator("main a:not(.next):visible")).to_have_count(0)

    def revote(self) -> None:
        """The one statement again."""
        self.teacher.next("revote")
        self.board.see("revote")
        self.board.read("0 av 12 har stemt")
        self.kari.see("revote")
        self.kari.take_part({DIVIDED: "-1"})
        self.ola.see("revote")
        self.ola.take_part({DIVIDED: "-2"})
        for classmate in self.classmates:
            classmate.hand_in({DIVIDED: "2"})
        self.nils.see("revote")
        self.board.look()
        self.board.read("11 av 12 har stemt")
        expect(self.board.page.locator(DRAWN)).to_have_count(0)
        assert_names_nobody(self.board, self.content)
        for visitor in self.everybody:
            assert_no_match(visitor)

    def result(self) -> None:
        """Names for all, and for each pupil who is nearest to them."""
        self.teacher.next("result")
        self.board.see("result")
        self.board.read("Før debatten", "Etter debatten", "12 svarte.", "11 svarte.")
        expect(self.board.page.locator(".revealed h3")).to_have_count(len(self.content.voices))
        self.board.read("Klassen", "Avsenderne", "Senterungdommen", "Arbeiderpartiet")
        assert_no_match(self.board)
        assert_no_match(self.teacher)
        for pupil in self.pupils:
            pupil.see("result")
            expect(pupil.page.locator(".revealed h3")).to_have_count(len(self.content.voices))
        expect_match(self.kari, self.content, "nb", self.for_it)
        expect_match(self.ola, self.content, "nb", self.against_it)
        expect_match(self.nils, self.content, "nn", self.first_half)
        assert matches(self.content, "nb", self.for_it) != matches(
            self.content, "nb", self.against_it
        )
        expect(self.kari.page.locator("#time > .pair dd")).to_have_text(
            [re.compile("helt enig"), re.compile("litt uenig")]
        )
        expect(self.nils.page.locator("#time > .pair")).to_have_count(0)

    def ended(self) -> None:
        """The answers are gone from every browser."""
        self.teacher.next("ended")
        self.board.see("ended")
        self.board.read("Takk for i dag", "helsesykepleieren")
        for pupil in self.pupils:
            pupil.see("ended")
            seat = pupil.seat
            assert not any(seat[part] for part in ("answers", "important", "again", "played"))
            expect(pupil.page.locator(".own-answers, .pair, .ranking, #svar")).to_have_count(0)
        self.kari.read("Timen er ferdig", "helsesykepleieren")
        self.kari.page.get_by_role("button", name="Tøm denne skjermen").click()
        expect(self.kari.page.locator("#kode")).to_have_value("")
        assert self.kari.kept is None
        with self.teacher.page.expect_download() as download:
            self.teacher.page.locator("a[href$='bilde.csv']").click()
        table = download.value.path().read_bytes().decode("utf-8-sig")
        assert "høyst halvparten" in table
        assert len(table.splitlines()) == 1 + len(self.content.questions) + 1

    def deleted(self) -> None:
        """Nothing is left anywhere."""
        self.teacher.page.get_by_text("Slett nå", exact=True).click()
        self.teacher.press("Slett alt nå")
        expect(self.teacher.page.locator("h1")).to_have_text("Klasserommet er slettet")
        for visitor in (self.board, self.ola, self.nils):
            visitor.look()
            expect(visitor.lesson).not_to_have_attribute("data-state", "ended", timeout=SOON)
        self.board.read("Dette klasserommet finnes ikke lenger")
        self.ola.read("Dette klasserommet finnes ikke lenger")
        assert [visitor.kept for visitor in (self.teacher, self.ola, self.nils)] == [None] * 3


@pytest.mark.parametrize("scripted", [True, False], ids=["with the script", "without"])
def test_everybody_sees_what_is_theirs_to_see_at_every_state_of_a_lesson(
    school: School, content: Content, *, scripted: bool
) -> None:
    lesson = Lesson(school, content, scripted=scripted)
    lesson.answering()
    lesson.collecting()
    lesson.picture()
    lesson.debate()
    lesson.revote()
    lesson.result()
    lesson.ended()
    lesson.deleted()
