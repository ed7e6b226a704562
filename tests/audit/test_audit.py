"""The audit finds what can be found by hand, and finds it again."""

from dataclasses import replace

import pytest

from quiz.audit.audit import audit, steps
from quiz.domain.content import Content
from quiz.domain.fairness import KINDS, Balance, Chance, Findings, Masking, Round, typical_ratio
from quiz.editorial.fairness_file import as_json
from tests.web.made_up import made_up

FRUIT = ("epler", "paerer", "plommer", "bananer", "druer", "fiken")


@pytest.fixture(scope="module")
def found() -> Findings:
    return audit(made_up(), 400, 1)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(found: Findings) -> None:
    assert as_json(audit(made_up(), 400, 1)) == as_json(found)
    assert as_json(audit(made_up(), 400, 2)) != as_json(found)


def test_it_says_what_it_is_about(found: Findings) -> None:
    assert (found.version, found.seed, found.voters) == ("0123456789ab", 1, 400)
    assert {(r.kind, r.weighted) for r in found.rounds} == {
        (kind, weighted) for kind in KINDS for weighted in (False, True)
    }


def test_it_tells_of_every_step() -> None:
    told: list[None] = []
    content = made_up()

    audit(content, 20, 1, lambda: told.append(None))

    assert len(told) == steps(content)


def test_the_chances_of_all_voices_add_up_to_their_number(found: Findings) -> None:
    for each in found.rounds:
        assert sum(chance.value for chance in each.chances) == pytest.approx(4, abs=0.003)
        assert all(0 <= c.low <= c.value <= c.high <= 4 for c in each.chances)


def test_voices_that_say_the_same_share_every_first_place() -> None:
    twins = made_up({"blaaveis": (2, 1, -1, -2, 2, 1), "hvitveis": (2, 1, -1, -2, 2, 1)})

    for each in audit(twins, 50, 1).rounds:
        assert each.ties == 1
        assert [(c.value, c.low, c.high) for c in each.chances] == [(1, 1, 1)] * 2


def test_whoever_agrees_with_everything_is_nearest_who_does() -> None:
    content = made_up({"blaaveis": (2, 2, 2, 2, 2, 2), "hvitveis": (-2, -2, -2, -2, -2, -2)})
    found = audit(content, 50, 1)

    assert found.round("agreeing").chances[0] == Chance("blaaveis", 2, 2, 2)
    assert found.round("agreeing").one_sided
    assert found.round("disagreeing").ranked[0].voice == "hvitveis"


def test_a_question_on_which_all_say_the_same_decides_nothing() -> None:
    content = made_up({"blaaveis": (2, 1, -1, -2, 2, 1), "hvitveis": (2, -1, 1, 2, -2, -1)})
    shares = {i.question: i.share for i in audit(content, 400, 1).influences}

    assert shares["epler"] == 0
    assert min(share for question, share in shares.items() if question != "epler") > 0


def test_the_weightiest_question_comes_first(found: Findings) -> None:
    shares = [influence.share for influence in found.influential]

    assert shares == sorted(shares, reverse=True)


def test_a_pair_is_told_what_separates_it(found: Findings) -> None:
    pairs = {(pair.one, pair.other): pair for pair in found.pairs}

    opposite, alike = pairs["blaaveis", "hvitveis"], pairs["blaaveis", "mindretallet"]
    assert opposite.opposed == opposite.differing == FRUIT[:5]
    assert not opposite.close
    assert alike.opposed == ()
    assert alike.differing == ("paerer", "plommer", "fiken")
    assert alike.close
    assert pairs["hvitveis", "rognebaer"].differing == ("epler",)  # who takes no side differs
    assert pairs["hvitveis", "rognebaer"].opposed == ()


def test_a_side_that_is_our_reading_alone_is_named(content: Content) -> None:
    expected = tuple(q for q in content.questions if content.one_sided_interpretations(q))

    assert audit(content, 10, 1).interpretations == expected


@pytest.mark.parametrize(
    ("milder", "stricter", "even"),
    [(2, 3, True), (3, 2, True), (1, 2, False), (2, 1, False), (1, 1, True), (0, 0, True)],
)
def test_two_to_three_of_five_are_milder(milder: int, stricter: int, *, even: bool) -> None:
    assert Balance(milder, stricter, 7).even is even


def test_a_wide_margin_is_twice_as_often() -> None:
    def each(*values: float) -> Round:
        chances = tuple(Chance(str(v), v, v, v) for v in values)
        return Round("agreeing", weighted=False, ties=0, chances=chances)

    assert each(0.5, 2, 1).one_sided
    assert not each(1.9, 1, 0.1).one_sided
    assert not each(1).one_sided


def test_twice_and_half_make_once() -> None:
    ratios = (Masking("uniform", "half", 2.0), Masking("mixture", "half", 0.5))

    assert typical_ratio(ratios, "half") == 1


def test_a_kind_of_voter_with_whom_silence_wins_is_named(found: Findings) -> None:
    winning = replace(found.generated[0], ratio=1.41)
    losing = replace(found.generated[1], ratio=0.69)
    rest = tuple(replace(masking, ratio=1.0) for masking in found.generated[2:])

    assert replace(found, generated=(winning, losing, *rest)).uneven == (winning, losing)


def test_faults_are_gathered_from_all_checks(found: Findings) -> None:
    assert found.faults == ()
    spoilt = tuple(replace(check, faults=(check.name,)) for check in found.checks)
    assert replace(found, checks=spoilt).faults == ("engine", "order", "silence")
