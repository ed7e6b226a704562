"""Every coding is whole, and every difference is settled with a reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.domain.content import Reading
from quiz.editorial.files import MOST_CODINGS
from quiz.editorial.load import load_uncoded, load_unsealed
from quiz.editorial.mistakes import ContentError
from tests.editorial.tree import (
    ANSWERS,
    FIRST,
    FIRST_YAML,
    QUESTIONS,
    SECOND,
    SECOND_YAML,
    SETTLED,
    SETTLED_YAML,
    Tree,
)

LAST = "  - {voice: rognebaer, question: paerer, position: silent}\n"
SETTLED_LAST = "  - voice: hvitveis"


@pytest.fixture
def coded(tree: Tree) -> Tree:
    tree.code()
    return tree


def test_a_stance_knows_how_it_was_read_and_why_it_stands(coded: Tree) -> None:
    stance = load_unsealed(coded.root).stances["hvitveis", "paerer"]

    assert stance.readings == (
        Reading("first", -1, "interpretation"),
        Reading("second", -2, "explicit", "Et nei er et nei."),
    )
    assert stance.contested
    assert stance.settled
    assert stance.settled.en == "Dear is not no."


def test_another_basis_is_a_difference_but_contests_nothing(coded: Tree) -> None:
    stance = load_unsealed(coded.root).stances["blaaveis", "epler"]

    assert stance.differs
    assert not stance.contested


def test_what_everyone_read_alike_does_not_differ(coded: Tree) -> None:
    silence = load_unsealed(coded.root).stances["rognebaer", "paerer"]

    assert len(silence.readings) == 2
    assert not silence.differs
    assert silence.settled is None


def test_a_quiz_that_nobody_has_read_twice_is_content_too(tree: Tree) -> None:
    assert not any(stance.readings for stance in load_unsealed(tree.root).stances.values())


@pytest.mark.parametrize(
    ("name", "right", "wrong", "words"),
    [
        pytest.param(
            FIRST, "coder: first", "coder: third", "is to be called third.yaml", id="file's name"
        ),
        pytest.param(
            SECOND,
            "coder: second",
            "coder: first",
            "is the coder of codings/first.yaml too",
            id="twice",
        ),
        pytest.param(
            FIRST,
            "voice: blaaveis, question: epler",
            "voice: blaa, question: epler",
            "there is no «blaa»",
            id="unknown voice",
        ),
        pytest.param(
            FIRST,
            "voice: blaaveis, question: epler",
            "voice: blaaveis, question: eple",
            "there is no «eple»",
            id="unknown question",
        ),
        pytest.param(
            FIRST, LAST, LAST + LAST, "rognebaer on paerer has been read above", id="doubled"
        ),
        pytest.param(
            FIRST,
            "question: epler, position: undecided, basis: explicit",
            "question: epler, position: undecided",
            "a reading has a basis",
            id="no basis",
        ),
        pytest.param(
            FIRST,
            "question: paerer, position: silent",
            "question: paerer, position: silent, basis: explicit",
            "unless it is silent",
            id="silent with a basis",
        ),
        pytest.param(
            FIRST,
            "position: helt uenig, basis: explicit",
            "position: litt uenig, basis: explicit",
            "hvitveis on epler stands otherwise, and codings/settled.yaml does not say why",
            id="unsettled position",
        ),
        pytest.param(
            FIRST,
            "position: undecided, basis: explicit",
            "position: undecided, basis: interpretation",
            "rognebaer on epler stands otherwise",
            id="unsettled basis",
        ),
        pytest.param(
            FIRST, "position: silent", "position: maybe", "«position»: Input", id="position"
        ),
        pytest.param(
            SECOND,
            "comment: Et nei er et nei.",
            f"comment: {'n' * 1001}",
            "at most 1000",
            id="long",
        ),
    ],
)
def test_what_is_wrong_with_a_coding_is_told_on_its_line(
    coded: Tree, name: str, right: str, wrong: str, words: str
) -> None:
    coded.spoil(name, right, wrong)

    line = coded.read(name).partition(wrong)[0].count("\n") + wrong.strip("\n").count("\n") + 1
    coded.assert_mistake(name, line, words)


def test_a_coding_with_a_cell_left_out_says_so(coded: Tree) -> None:
    coded.spoil(FIRST, LAST, "")

    words = "rognebaer on paerer is not read; «partial: true» would say so"
    coded.assert_only_mistake(FIRST, coded.line(FIRST, "readings:"), words)

    coded.spoil(FIRST, "coder: first", "coder: first\npartial: true")
    assert not coded.mistakes()
    readings = load_unsealed(coded.root).stances["rognebaer", "paerer"].readings
    assert [reading.coder for reading in readings] == ["second"]


def test_a_whole_coding_does_not_say_that_it_is_partial(coded: Tree) -> None:
    coded.spoil(FIRST, "coder: first", "coder: first\npartial: true")

    line = coded.line(FIRST, "partial: true")
    coded.assert_only_mistake(FIRST, line, "nothing is left out of it")


def test_a_difference_without_a_reason_is_told_once_where_it_was_read(coded: Tree) -> None:
    coded.spoil(SETTLED, "voice: hvitveis", "voice: blaaveis")

    where = coded.line(SECOND, "voice: hvitveis")
    coded.assert_mistake(SECOND, where, "hvitveis on paerer stands otherwise")


def test_a_stance_that_is_changed_needs_a_reason_that_the_codings_do_not(coded: Tree) -> None:
    coded.spoil(ANSWERS, "position: helt uenig", "position: litt uenig")

    where = coded.line(FIRST, "voice: hvitveis, question: epler")
    coded.assert_only_mistake(FIRST, where, "hvitveis on epler stands otherwise")


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        (
            "question: paerer",
            "question: epler",
            "hvitveis on epler was read by everyone as it stands",
        ),
        ("voice: hvitveis", "voice: hvit", "there is no «hvit»"),
        ("question: paerer", "question: paere", "there is no «paere»"),
        (
            "voice: hvitveis\n    question: paerer",
            "voice: blaaveis\n    question: epler",
            "is settled above",
        ),
    ],
)
def test_what_is_wrong_with_a_settlement_is_told_on_its_line(
    coded: Tree, right: str, wrong: str, words: str
) -> None:
    coded.spoil(SETTLED, right, wrong)

    found = [mistake for mistake in coded.mistakes() if mistake.startswith(SETTLED)]
    assert len(found) == 1
    assert words in found[0]
    assert int(found[0].split(":")[1]) in {5, 6, 7}


def test_without_codings_there_is_nothing_to_settle(coded: Tree) -> None:
    (coded.root / FIRST).unlink()
    (coded.root / SECOND).unlink()

    assert all("was read by everyone as it stands" in mistake for mistake in coded.mistakes())
    assert len(coded.mistakes()) == 2


def test_codings_are_read_with_the_care_of_all_content(coded: Tree) -> None:
    coded.write(FIRST, "coder: &a first")
    coded.write(SETTLED, "settled: !!set {}")

    coded.assert_mistake(FIRST, 1, "anchors and aliases are not used here")
    coded.assert_mistake(SETTLED, 1, "tags are not used here")


def test_more_codings_than_anybody_makes_are_not_read(coded: Tree) -> None:
    for number in range(MOST_CODINGS):
        coded.write(f"codings/coder-{number}.yaml", "[" * 100)

    assert coded.mistakes() == [f"codings:1: holds more than {MOST_CODINGS} files"]


@pytest.mark.parametrize("name", [FIRST, SECOND, SETTLED])
def test_a_change_in_a_coding_is_another_version(coded: Tree, name: str) -> None:
    before = load_unsealed(coded.root).version

    coded.write(name, coded.read(name) + "# seen\n")

    assert load_unsealed(coded.root).version != before


def test_codings_as_they_were_made_are_no_content(coded: Tree) -> None:
    before = load_unsealed(coded.root).version

    (coded.root / "codings/as-made").mkdir()
    coded.write("codings/as-made/first.yaml", "what: ever")

    assert load_unsealed(coded.root).version == before


def test_a_new_coder_meets_the_content_without_any_coding(coded: Tree) -> None:
    coded.write(FIRST, "[")

    content = load_uncoded(coded.root)

    assert not any(stance.readings or stance.settled for stance in content.stances.values())


def test_a_new_coder_meets_no_content_that_is_wrong(coded: Tree) -> None:
    coded.spoil(QUESTIONS, "terms: [gratis]", "terms: [dyr]")

    with pytest.raises(ContentError, match="there is no «dyr»"):
        load_uncoded(coded.root)


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    tree = Tree.plant(tmp_path_factory.mktemp("field"))
    tree.code()
    return tree


WORDS = {FIRST: FIRST_YAML, SECOND: SECOND_YAML, SETTLED: SETTLED_YAML}
PIECES = st.lists(
    st.sampled_from([*"æ:-#[]{},&*!|>'\"%@?\n 7\0", "  - ", ": ", "silent", "epler", "coder: "]),
    max_size=4,
)


@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from(sorted(WORDS)),
    where=st.floats(0, 1),
    gone=st.integers(0, 40),
    pieces=PIECES,
)
def test_a_mutant_of_a_coding_raises_nothing_but_content_error(
    field: Tree, name: str, where: float, gone: int, pieces: list[str]
) -> None:
    words = WORDS[name]
    at = round(where * len(words))

    field.write(name, words[:at] + "".join(pieces) + words[at + gone :])
    field.mistakes()
    field.write(name, words)

    assert not field.mistakes()
