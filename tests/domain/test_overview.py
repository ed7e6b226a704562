"""What is said at a glance can be counted in the table of `tests.web.made_up`."""

from dataclasses import replace

from quiz.domain.content import Source
from quiz.domain.overview import by_speakers, is_split, overview
from tests.web.made_up import made_up


def test_the_cells_are_counted() -> None:
    seen = overview(made_up())

    assert (seen.stances, seen.silent, seen.undecided, seen.interpretations) == (24, 6, 1, 3)


def test_a_question_is_split_when_voices_are_on_both_sides() -> None:
    content = made_up({"blaaveis": (2, 1, 0, 0, None, -1), "hvitveis": (-1, 2, 0, 1, None, None)})

    split = [question for question in content.questions if is_split(content, question)]

    assert split == ["epler"]
    assert overview(content).split == 1


def test_each_voice_meets_all_that_come_before_it() -> None:
    pairs = overview(made_up()).pairs

    assert [[pair.first.id for pair in row] for row in pairs] == [
        ["blaaveis"],
        ["blaaveis", "hvitveis"],
        ["blaaveis", "hvitveis", "mindretallet"],
    ]
    assert [row[0].second.id for row in pairs] == ["hvitveis", "mindretallet", "rognebaer"]


def test_who_part_most_often_and_who_never_do() -> None:
    seen = overview(made_up())

    most = [(pair.first.id, pair.second.id, pair.opposed) for pair in seen.most_opposed]
    never = [(pair.first.id, pair.second.id) for pair in seen.never_opposed]
    assert most == [("blaaveis", "hvitveis", 5), ("hvitveis", "mindretallet", 5)]
    assert never == [
        ("blaaveis", "mindretallet"),
        ("blaaveis", "rognebaer"),
        ("hvitveis", "rognebaer"),
        ("mindretallet", "rognebaer"),
    ]


def test_where_nobody_parts_nobody_parts_most_often() -> None:
    content = made_up({"blaaveis": (2,) * 6, "hvitveis": (1,) * 6})

    assert overview(content).most_opposed == ()


def test_the_register_is_gathered_by_who_says_it() -> None:
    (group,) = by_speakers(made_up(), "one-voice")

    assert [voice.id for voice in group.voices] == ["hvitveis"]
    assert [entry.id for entry in group.entries] == ["rundt"]


def test_voices_that_share_a_text_say_it_together() -> None:
    content = made_up()
    rognebaer = replace(content.voices["rognebaer"], sources=(Source("hvitveis"),))
    shared = replace(content, voices={**content.voices, "rognebaer": rognebaer})

    (group,) = by_speakers(shared, "one-voice")

    assert [voice.id for voice in group.voices] == ["hvitveis", "rognebaer"]
