"""The grid to count by hand puts voices where the screen does, or there is none."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.domain.ballot import Ballot
from quiz.domain.content import Content
from quiz.domain.matching import Positions, rank
from quiz.domain.nearness import nearness
from quiz.domain.paper_grid import LARGEST, Limits, PaperGrid, paper_grid
from quiz.domain.paper_trial import ENOUGH, Kept, Trial
from quiz.domain.scale import OFFERED, POSITIONS
from tests.web.made_up import made_up

OTHER_BALLOTS = 7
"""A seed that no grid was chosen by."""

SILENT_ON_MUCH: dict[str, Positions] = {
    "a": {"q1": 2, "q2": None, "q3": None},
    "b": {"q1": None, "q2": -1, "q3": None},
    "c": {"q1": 1, "q2": 1, "q3": -2},
    "d": {"q1": -2, "q2": 2, "q3": 1},
}


def casts(
    places: st.SearchStrategy[int | None], most: int = 10
) -> st.SearchStrategy[dict[str, Positions]]:
    """Up to eight voices on up to `most` statements."""
    return st.integers(1, most).flatmap(
        lambda count: st.lists(
            st.lists(places, min_size=count, max_size=count), min_size=1, max_size=8
        ).map(
            lambda rows: {
                f"v{at}": {f"q{number}": place for number, place in enumerate(row)}
                for at, row in enumerate(rows)
            }
        )
    )


outspoken = casts(st.sampled_from(POSITIONS))
reserved = casts(st.none() | st.sampled_from(POSITIONS))


def grid_of(cast: dict[str, Positions]) -> PaperGrid | None:
    return paper_grid(cast, list(next(iter(cast.values()))))


def on_others(grid: PaperGrid, cast: dict[str, Positions]) -> Kept:
    """How well it does on ballots that it was not chosen by."""
    questions = list(next(iter(cast.values())))
    trial = Trial.of({voice: cast[voice] for voice in grid.voices}, questions, OTHER_BALLOTS)
    return trial.compare([grid.limits.levels(grid.sums(each)) for each in trial.ballots])


def assert_good(grid: PaperGrid, cast: dict[str, Positions]) -> None:
    assert grid.kept.least >= ENOUGH
    assert grid.kept.farthest <= 1
    found = on_others(grid, cast)
    assert found.share >= ENOUGH
    assert found.farthest <= 1


def test_the_grids_of_both_contents_keep_to_the_screen(content: Content) -> None:
    for each in (content, made_up()):
        cast: dict[str, Positions] = {**each.positions}
        grid = grid_of(cast)

        assert grid
        assert set(grid.voices) == set(cast)
        assert_good(grid, cast)
        assert grid.largest <= 12


@settings(max_examples=8, deadline=None)
@given(outspoken)
def test_where_every_voice_speaks_on_everything_paper_is_the_screen(
    cast: dict[str, Positions],
) -> None:
    grid = grid_of(cast)

    assert grid
    assert (grid.kept.share, grid.kept.farthest) == (1, 0)
    assert on_others(grid, cast).share == 1
    assert grid.largest <= 4


@settings(max_examples=8, deadline=None)
@given(reserved)
def test_with_silences_a_grid_is_good_enough_or_there_is_none(cast: dict[str, Positions]) -> None:
    grid = grid_of(cast)

    if grid:
        assert grid.kept.enough
        assert on_others(grid, cast).share >= ENOUGH - 0.02
        assert grid.largest <= LARGEST
        assert all(min(row) == 0 for row in grid.points.values())
        assert {question for question, _ in grid.points} == set(next(iter(cast.values())))


def test_a_content_of_much_silence_gets_no_grid() -> None:
    assert grid_of(SILENT_ON_MUCH) is None


def test_where_nobody_speaks_there_is_nothing_to_count() -> None:
    assert grid_of({"a": {"q1": None}, "b": {"q1": None}}) is None


def test_a_voice_that_is_silent_on_all_that_is_asked_is_left_out() -> None:
    grid = grid_of({"a": {"q1": 2, "q2": 1}, "b": {"q1": None, "q2": None}})

    assert grid
    assert grid.voices == ("a",)


def test_a_silence_moves_a_voice_to_neither_side() -> None:
    """It gets less than whoever agrees as much as can be, and more than whoever disagrees so."""
    grid = paper_grid(
        {
            "for": {"q1": 2, "q2": 2, "q3": 2},
            "against": {"q1": -2, "q2": -2, "q3": -2},
            "silent": {"q1": None, "q2": 2, "q3": -2},
        },
        ["q1", "q2", "q3"],
    )

    assert grid
    for value in OFFERED:
        points = dict(zip(grid.voices, grid.points["q1", value], strict=True))
        both = sorted((points["for"], points["against"]))
        assert both[0] < points["silent"] < both[1]
        assert abs(both[0] + both[1] - 2 * points["silent"]) <= 1


def test_the_limits_are_those_of_the_screen_in_points() -> None:
    limits = Limits(near=1, far=3, alike=3)

    assert limits.levels([9, 8, 7, 5, 4]) == (0, 0, 1, 2, 2)
    assert limits.levels([9, 6, 6]) == (0, 1, 1)
    assert limits.levels([9, 8, 7]) == (0, 0, 0)


def test_the_numbers_add_up_to_what_the_screen_says() -> None:
    cast: dict[str, Positions] = {
        "a": {"q1": 2, "q2": 1},
        "b": {"q1": -2, "q2": 1},
        "c": {"q1": 1, "q2": -1},
    }
    grid, ballot = grid_of(cast), Ballot({"q1": 2, "q2": 1})

    assert grid
    assert grid.sums(ballot) == (6, 2, 3)
    near = nearness(rank(ballot, cast).matches, cast)
    assert (near.nearest, near.between, near.farthest) == (("a",), ("c",), ("b",))
    assert grid.limits.levels(grid.sums(ballot)) == (0, 2, 1)
