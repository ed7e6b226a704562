"""The form that a class hands in is the voter's form, but for what is named here."""

import re
from typing import cast

import pytest
from flask import Flask

from quiz.domain.ballot import Ballot
from quiz.domain.content import Content
from quiz.domain.masking import mask, names
from quiz.domain.text import LANGUAGES, Language
from quiz.web.site import Site
from quiz.web.voter.forms import HandIn, Submission
from quiz.web.voter.pieces import Pieces

WAY = HandIn("/k/lever", "/k", "/k/behold", {"kode": "c2"})
FOR_A_CLASS_ALONE = (
    ' autocomplete="off"\n  hx-post="/k/behold" hx-trigger="change"',
    ' hx-swap="none" hx-sync="this:queue last"',
    '  <input type="hidden" name="kode" value="c2">\n',
)
FOR_A_VOTER_ALONE = (
    r'    <p class="to-result">.*\n',
    r'\n      hx-post="[^"]*" hx-target="[^"]*" hx-select="[^"]*" hx-swap="[^"]*" hx-sync="[^"]*"',
)

IMPORTANT = re.compile(r"(?<=</legend>\n    )<p>.*</p>")
"""What is told of the marks, which count in a class for somebody's own match alone."""


def pieces_in(app: Flask, language: Language) -> Pieces:
    here: Site = app.extensions["site"]
    return cast("Pieces", here.templates.environment(language).globals["pieces"])


def submission(content: Content) -> Submission:
    """The first question answered and important, the second skipped."""
    first, second, *_ = content.questions
    return Submission(
        ballot=Ballot({first: -1}, {first: 2}),
        skipped=frozenset({second}),
        important=frozenset({first}),
        lost=(),
        outdated=False,
        most_important=2,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filled", [True, False])
def test_it_is_the_voters_but_for_where_it_goes(
    app: Flask, content: Content, language: Language, *, filled: bool
) -> None:
    pieces, sent = pieces_in(app, language), submission(content) if filled else None
    voters = pieces.form(sent)
    (label,) = re.findall(r'hx-sync="this:replace">(.*)</button>', voters)
    wanted = str(voters)
    for only in FOR_A_VOTER_ALONE:
        wanted = re.sub(only, "", wanted)
    wanted = wanted.replace(f'action="/{language}/resultat"', 'action="/k/lever"')
    wanted = wanted.replace(f'data-page="/{language}/sporsmal"', 'data-page="/k"')

    found = str(pieces.hand_in_form(sent, WAY, label))

    for only in FOR_A_CLASS_ALONE:
        assert only not in voters
        assert only in found
        found = found.replace(only, "")
    assert without_help(found) == without_help(wanted)
    assert ("checked" in found) == filled


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_class_that_is_to_debate_is_told_no_names(
    app: Flask, content: Content, language: Language
) -> None:
    pieces, called = pieces_in(app, language), names(content)
    forms = [pieces.hand_in_form(None, WAY, "x"), pieces.played_form(None, WAY, "x")]
    forms += [pieces.again(question, WAY, "x") for question in content.questions]

    assert mask(pieces.form(None), called, "") != pieces.form(None)
    for form in forms:
        assert mask(form, called, "") == form
        assert "<dt>" in form


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_class_is_told_that_what_is_important_does_not_count_in_its_picture(
    app: Flask, language: Language
) -> None:
    pieces = pieces_in(app, language)
    (told,) = IMPORTANT.findall(pieces.hand_in_form(None, WAY, "x"))
    (voters,) = IMPORTANT.findall(pieces.form(None))

    picture = {"nb": "bildet av klassen", "nn": "biletet av klassen", "en": "picture of the class"}
    assert picture[language] in told
    assert picture[language] not in voters


def without_help(form: str) -> str:
    """The form without what explains it, in which a class is told no names, and other things."""
    bare = re.sub(
        r'<details class="help">.*?</details>|<div class="term".*?</div>', "", form, flags=re.DOTALL
    )
    return IMPORTANT.sub("", bare)


def test_what_it_is_told_is_escaped(app: Flask) -> None:
    quoted = '"><b>'
    way = HandIn(quoted, quoted, quoted, {quoted: quoted})

    form = pieces_in(app, "nb").hand_in_form(None, way, quoted)

    assert "<b>" not in form
    assert form.count("&#34;&gt;&lt;b&gt;") == 6


def test_it_says_what_it_is_handed_in_with(app: Flask) -> None:
    form = pieces_in(app, "nb").hand_in_form(None, WAY, "Lever")

    assert '<button type="submit" class="button" data-show>Lever</button>' in form
    assert "hx-target" not in form
    assert "#resultat" not in form
