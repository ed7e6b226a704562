"""The laws of the matching model, each tried on whatever Hypothesis comes up with."""

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.domain.ballot import Ballot
from quiz.domain.matching import Positions, rank
from quiz.domain.scale import OffScale
from tests.domain import made_up
from tests.domain.made_up import alone, by_voice, score
from tests.domain.reference import expected

CLOSE = 1e-12
OFF_SCALE = (
    st.sampled_from([-3, 3])
    | st.integers().filter(lambda number: abs(number) > 2)
    | st.floats()
    | st.booleans()
    | st.text()
)


def _speaks(ballot: Ballot, voice: Positions) -> bool:
    return any(voice.get(answer.question) is not None for answer in ballot)


@given(made_up.answered, made_up.voices)
def test_the_slow_exact_way_comes_to_the_same(ballot: Ballot, voice: Positions) -> None:
    found, wanted = alone(ballot, voice), expected(ballot.answers, ballot.weights, voice)

    assert (found.score is None) == (wanted.score is None)
    if found.score is not None and wanted.score is not None:
        assert found.score == pytest.approx(float(wanted.score), abs=CLOSE)
    assert found.low == pytest.approx(float(wanted.low), abs=CLOSE)
    assert found.high == pytest.approx(float(wanted.high), abs=CLOSE)
    assert found.coverage == pytest.approx(float(wanted.coverage), abs=CLOSE)
    assert found.contributions == pytest.approx(
        {question: float(part) for question, part in wanted.contributions.items()}, abs=CLOSE
    )


@given(made_up.answered, made_up.voices)
def test_a_score_stands_within_its_interval_and_that_within_0_and_1(
    ballot: Ballot, voice: Positions
) -> None:
    assume(_speaks(ballot, voice))

    match = alone(ballot, voice)

    assert match.score is not None
    assert 0 <= match.low <= match.score <= match.high <= 1
    assert 0 < match.coverage <= 1


@given(made_up.answered, made_up.complete)
def test_a_voice_that_speaks_on_everything_gets_the_city_block_share(
    ballot: Ballot, voice: dict[str, int]
) -> None:
    answers = list(ballot)
    distance = sum(each.weight * abs(each.value - voice[each.question]) for each in answers)
    furthest = sum(each.weight * 4 for each in answers)

    match = alone(ballot, voice)

    assert match.score == match.low == match.high == pytest.approx(1 - distance / furthest)


@given(made_up.answered, made_up.voices)
def test_the_worst_and_the_best_completion_of_the_silence_are_the_bounds(
    ballot: Ballot, voice: Positions
) -> None:
    silent = [each.question for each in ballot if voice.get(each.question) is None]
    assume(len(silent) <= 3)

    completions = [
        score(ballot, {**voice, **dict(zip(silent, said, strict=True))})
        for said in itertools.product((-2, -1, 0, 1, 2), repeat=len(silent))
    ]

    match = alone(ballot, voice)
    assert (min(completions), max(completions)) == (match.low, match.high)


@given(made_up.ballots, made_up.casts, st.randoms(use_true_random=False))
def test_the_order_of_questions_and_of_voices_changes_nothing(
    ballot: Ballot, cast: dict[str, Positions], chance: random.Random
) -> None:
    answers, names = list(ballot.answers), list(cast)
    chance.shuffle(answers)
    chance.shuffle(names)

    shuffled = Ballot({question: ballot.answers[question] for question in answers}, ballot.weights)

    assert rank(shuffled, {name: cast[name] for name in names}) == rank(ballot, cast)


@given(made_up.answered, made_up.casts, made_up.voices)
def test_one_voice_more_changes_no_other_score(
    ballot: Ballot, cast: dict[str, Positions], newcomer: Positions
) -> None:
    before = by_voice(rank(ballot, cast))

    after = by_voice(rank(ballot, {**cast, "newcomer": newcomer}))

    del after["newcomer"]
    assert {name: replace(match, rank=None) for name, match in after.items()} == {
        name: replace(match, rank=None) for name, match in before.items()
    }


@given(made_up.answered, made_up.casts, made_up.voices)
def test_a_clone_gets_what_its_original_gets(
    ballot: Ballot, cast: dict[str, Positions], voice: Positions
) -> None:
    found = by_voice(rank(ballot, {"original": voice, **cast, "clone": voice}))

    assert found["clone"] == replace(found["original"], voice="clone")


@given(made_up.answered, made_up.voices)
def test_turning_every_statement_around_changes_nothing(ballot: Ballot, voice: Positions) -> None:
    turned = Ballot({q: v and -v for q, v in ballot.answers.items()}, ballot.weights)

    assert alone(turned, {q: p and -p for q, p in voice.items()}) == alone(ballot, voice)


@given(made_up.ballots, made_up.casts, made_up.questions, made_up.values)
def test_weight_0_is_skipped_is_absent_to_the_bit(
    ballot: Ballot, cast: dict[str, Positions], question: str, value: int
) -> None:
    others = {id_: answer for id_, answer in ballot.answers.items() if id_ != question}

    absent = rank(Ballot(others, ballot.weights), cast)

    assert rank(Ballot({**others, question: None}, ballot.weights), cast) == absent
    weightless = Ballot({**others, question: value}, {**ballot.weights, question: 0})
    assert rank(weightless, cast) == absent


@given(made_up.answered, made_up.voices)
def test_everything_important_is_nothing_important(ballot: Ballot, voice: Positions) -> None:
    assume(_speaks(ballot, voice))
    answers = {each.question: each.value for each in ballot}

    doubled = score(Ballot(answers, dict.fromkeys(answers, 2)), voice)

    assert doubled == pytest.approx(score(Ballot(answers), voice), abs=CLOSE)


@given(made_up.answered, made_up.voices, st.data())
def test_coming_closer_never_lowers_a_score(
    ballot: Ballot, voice: Positions, data: st.DataObject
) -> None:
    answer = data.draw(st.sampled_from(list(ballot)))
    stance = data.draw(made_up.positions.filter(lambda position: position != answer.value))
    voice = {**voice, answer.question: stance}

    closer = {**voice, answer.question: stance + (1 if stance < answer.value else -1)}

    assert score(ballot, closer) > score(ballot, voice)


@given(made_up.answered, made_up.voices, made_up.questions, made_up.positions)
def test_learning_a_stance_never_widens_the_interval(
    ballot: Ballot, voice: Positions, question: str, learnt: int
) -> None:
    assume(voice.get(question) is None)

    before, after = alone(ballot, voice), alone(ballot, {**voice, question: learnt})

    assert before.low <= after.low
    assert after.high <= before.high


@given(made_up.answered, made_up.voices)
def test_speaking_up_in_full_agreement_never_lowers_a_score(
    ballot: Ballot, voice: Positions
) -> None:
    assume(_speaks(ballot, voice))
    before = score(ballot, voice)

    for answer in ballot:
        if voice.get(answer.question) is None:
            assert score(ballot, {**voice, answer.question: answer.value}) >= before - CLOSE


@given(made_up.answered)
def test_the_same_answer_to_everything_scores_1(ballot: Ballot) -> None:
    assert score(ballot, {each.question: each.value for each in ballot}) == 1


@given(made_up.answered)
def test_the_opposite_of_strong_answers_scores_0(ballot: Ballot) -> None:
    strong = Ballot({each.question: 2 if each.value > 0 else -2 for each in ballot}, ballot.weights)

    assert score(strong, {each.question: -each.value for each in strong}) == 0


@given(made_up.answered, made_up.voices)
def test_contributions_add_up_to_what_the_score_is_off_the_middle(
    ballot: Ballot, voice: Positions
) -> None:
    assume(_speaks(ballot, voice))
    middle = sum(each.weight * (6 - abs(each.value)) for each in ballot)
    whole = 8 * sum(each.weight for each in ballot)

    match = alone(ballot, voice)

    assert match.score is not None
    assert sum(match.contributions.values()) == pytest.approx(match.score - middle / whole)
    assert set(match.contributions) == {
        each.question for each in ballot if voice.get(each.question) is not None
    }


@given(made_up.answered, made_up.casts)
def test_ranks_depend_on_scores_alone(ballot: Ballot, cast: dict[str, Positions]) -> None:
    found = rank(ballot, cast).matches
    scores = [match.score for match in found if match.score is not None]

    for match in found:
        better = [other for other in scores if match.score is not None and other > match.score]
        clearly = [other for other in better if other - (match.score or 0) > 1e-9]
        assert match.rank == (None if match.score is None else 1 + len(clearly))


@given(made_up.answered, made_up.casts)
def test_the_nearest_come_first_and_the_unranked_last(
    ballot: Ballot, cast: dict[str, Positions]
) -> None:
    ranks = [match.rank or 99 for match in rank(ballot, cast).matches]

    assert ranks == sorted(ranks)
    assert len(ranks) == len(cast)


@given(made_up.ballots, made_up.casts)
def test_no_ballot_raises(ballot: Ballot, cast: dict[str, Positions]) -> None:
    ranking = rank(ballot, cast)

    spoken = any(_speaks(ballot, voice) for voice in cast.values())
    wanted = "ok" if spoken else "no_positions" if any(ballot) else "no_answers"
    assert ranking.status == wanted


@given(made_up.ballots, made_up.questions, OFF_SCALE)
def test_an_answer_off_the_scale_always_raises(ballot: Ballot, question: str, value: int) -> None:
    with pytest.raises(OffScale, match=question):
        Ballot({**ballot.answers, question: value}, ballot.weights)


@given(made_up.ballots, made_up.questions, OFF_SCALE | st.sampled_from([-1, -2]) | st.none())
def test_a_weight_off_the_scale_always_raises(ballot: Ballot, question: str, weight: int) -> None:
    with pytest.raises(OffScale, match=question):
        Ballot(ballot.answers, {**ballot.weights, question: weight})


@given(made_up.answered, made_up.voices, OFF_SCALE)
def test_a_position_off_the_scale_always_raises(
    ballot: Ballot, voice: Positions, position: int
) -> None:
    question = next(iter(ballot)).question

    with pytest.raises(OffScale, match=question):
        rank(ballot, {"A": {**voice, question: position}})
