"""The one declared normalisation: what it takes away, and that it takes nothing else."""

import pytest

from quiz.domain.document import Block
from quiz.editorial.normalise import numbered_blocks, one_space, plain_blocks


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        pytest.param("og\u00a0så", "og så", id="no-break space"),
        pytest.param("10\u202f000", "10 000", id="narrow no-break space"),
        pytest.param("og  \t\u00a0 \u202f så", "og så", id="a run"),
        pytest.param("og\nså\r\nvidere", "og så videre", id="line breaks"),
        pytest.param(" \u00a0og så\u202f\n", "og så", id="at the ends"),
        pytest.param(" \u00a0\n", "", id="nothing but space"),
    ],
)
def test_white_space_becomes_one_space(printed: str, compared: str) -> None:
    assert one_space(printed) == compared


UNTOUCHED = (
    "Eit STORT ord|forbygge samarbeid|«så» – og|60- til 80-tallet|så … og|*så*|- 118 • Øke",
    "e\u0301|\u00e9|og\u200bså|bruk,besittelse",
)


@pytest.mark.parametrize("words", "|".join(UNTOUCHED).split("|"))
def test_nothing_else_is_changed(words: str) -> None:
    assert one_space(words) == words


@pytest.mark.parametrize(
    ("line", "number", "words", "mark", "emphasis"),
    [
        pytest.param("3 Rusavhengige har", 3, "Rusavhengige har", "", "", id="plain"),
        pytest.param("- 118 • Øke", 118, "Øke", "•", "", id="list mark and bullet"),
        pytest.param("- 119 ○ Øke", 119, "Øke", "○", "", id="inner bullet"),
        pytest.param("2", 2, "", "", "", id="only a number"),
        pytest.param("  12  ", 12, "", "", "", id="only a number, in space"),
        pytest.param("16 60- til 80-tallet", 16, "60- til 80-tallet", "", "", id="60- til"),
        pytest.param("21 som i 2010 løftet", 21, "som i 2010 løftet", "", "", id="number inside"),
        pytest.param("22 1998 var", 22, "1998 var", "", "", id="only the first number goes"),
        pytest.param("1 **En rusreform**", 1, "En rusreform", "", "strong", id="two asterisks"),
        pytest.param("99 *Arbeiderpartiet vil*", 99, "Arbeiderpartiet vil", "", "em", id="one"),
        pytest.param("5 et *ord* her", 5, "et ord her", "", "", id="asterisks inside"),
        pytest.param("7 hjelp\u00a0og  støtte", 7, "hjelp og støtte", "", "", id="space"),
        pytest.param("8 helse- og – «Straff»", 8, "helse- og – «Straff»", "", "", id="the rest"),
    ],
)
def test_a_numbered_line_loses_its_number_mark_and_asterisks(
    line: str, number: int, words: str, mark: str, emphasis: str
) -> None:
    assert list(numbered_blocks(line)) == [
        Block("line", number, words, 0, mark, emphasis)  # type: ignore[arg-type]
    ]


def test_numbered_lines_are_counted_by_their_print_and_joined_by_one_space() -> None:
    blocks = list(numbered_blocks("\n1 Fra\n\n2\n- 5 • 60- til\n6 neste\n"))

    assert [(block.number, block.text, block.start) for block in blocks] == [
        (1, "Fra", 0),
        (2, "", 4),
        (5, "60- til", 4),
        (6, "neste", 12),
    ]


@pytest.mark.parametrize("line", ["uten nummer", "118Øke", "• 118 Øke", "-118 Øke", "60- til"])
def test_a_line_without_a_number_is_no_numbered_line(line: str) -> None:
    with pytest.raises(ValueError, match="a line without a printed number"):
        list(numbered_blocks(f"1 Fra\n{line}\n"))


def test_paragraphs_and_bullets_are_counted_each_on_their_own() -> None:
    blocks = list(
        plain_blocks("Overskrift\n\n  Et\u00a0 avsnitt\n• Et punkt\n•\u00a0Et til\nSlutt")
    )

    assert blocks == [
        Block("paragraph", 1, "Overskrift", 0),
        Block("paragraph", 2, "Et avsnitt", 11),
        Block("bullet", 1, "Et punkt", 22, "•"),
        Block("bullet", 2, "Et til", 31, "•"),
        Block("paragraph", 3, "Slutt", 38),
    ]


def test_a_plain_document_keeps_its_numbers_asterisks_and_dashes() -> None:
    words = ["12 Rus", "*viktig*", "- et punkt", "a • b"]

    assert [block.text for block in plain_blocks("\n".join(words))] == words
