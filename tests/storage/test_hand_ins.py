"""Each seat is counted once, and what it answered is forgotten."""

import pytest
from sqlalchemy.orm import Session

from quiz.domain.bands import Category
from quiz.storage.database import Database
from quiz.storage.hand_ins import (
    Closed,
    HandIn,
    Tally,
    count_handed_in,
    hand_in,
    has_handed_in,
    picture_of,
    tallies_of,
)
from quiz.storage.rooms import NoRoom, Room, join, room_by_id
from tests.storage.rooms import AGREE, FRUIT, NOW, begin, press_next, pupils, seat

DISAGREE: dict[str, Category] = dict.fromkeys(FRUIT.questions, "disagree")


def test_what_is_handed_in_is_counted_for_each_statement(database: Database) -> None:
    mixed: dict[str, Category] = {**AGREE, "epler": "skipped", "fiken": "disagree"}
    with database.writing() as session:
        room = begin(session)
        pupils(session, room, 2)
        pupils(session, room, 1, mixed, first=2)

        counted = {each.question: each for each in tallies_of(session, room, 1)}
        assert counted.keys() == FRUIT.questions.keys()
        assert {each.total for each in counted.values()} == {3}
        assert (counted["epler"].agree, counted["epler"].skipped) == (2, 1)
        assert (counted["fiken"].agree, counted["fiken"].disagree) == (2, 1)
        assert count_handed_in(session, room, 1) == 3


def test_the_second_time_nothing_changes_whatever_is_sent(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        join(session, room, seat(1, room), NOW)
        assert hand_in(session, room, seat(1, room), AGREE, NOW)
        assert not hand_in(session, room, seat(1, room), DISAGREE, NOW)

        assert {(each.agree, each.disagree) for each in tallies_of(session, room, 1)} == {(1, 0)}
        assert has_handed_in(session, room, 1, seat(1, room))


def test_who_has_no_seat_is_not_counted(database: Database) -> None:
    with database.writing() as session:
        room, other = begin(session), begin(session)
        join(session, other, seat(1, other), NOW)
        for stranger in (seat(2, room), seat(1, other)):
            with pytest.raises(NoRoom):
                hand_in(session, room, stranger, AGREE, NOW)

        assert count_handed_in(session, room, 1) == 0


def test_an_answer_too_few_counts_nothing(database: Database) -> None:
    with database.writing() as session:
        id_ = begin(session).id
    with pytest.raises(KeyError), database.writing() as session:
        _hand_in_too_little(session, room_by_id(session, id_, NOW))

    with database.reading() as session:
        room = room_by_id(session, id_, NOW)
        assert count_handed_in(session, room, 1) == 0
        assert {each.total for each in tallies_of(session, room, 1)} == {0}


def _hand_in_too_little(session: Session, room: Room) -> None:
    join(session, room, seat(1, room), NOW)
    hand_in(session, room, seat(1, room), {"epler": "agree"}, NOW)


def test_when_a_round_closes_its_counts_are_gone_and_only_bands_are_left(
    database: Database,
) -> None:
    with database.writing() as session:
        room = begin(session)
        pupils(session, room, 12)
        press_next(session, room, 2)

        picture = picture_of(session, room, 1)
        assert picture
        assert picture.handed_in == 12
        assert {bands.agree.place for bands in picture.statements.values()} == {3}
        assert session.query(Tally).count() == 0


def test_two_classes_that_are_shown_alike_are_kept_alike(database: Database) -> None:
    with database.writing() as session:
        first, second = begin(session), begin(session)
        pupils(session, first, 7)
        pupils(session, first, 5, DISAGREE, first=7)
        pupils(session, second, 9)
        pupils(session, second, 3, DISAGREE, first=9)
        for room in (first, second):
            press_next(session, room, 2)

        assert picture_of(session, first, 1) == picture_of(session, second, 1)


def test_of_too_few_nothing_is_left_at_all(database: Database) -> None:
    with database.writing() as session:
        rooms = [begin(session), begin(session)]
        for room, answers in zip(rooms, (AGREE, DISAGREE), strict=True):
            pupils(session, room, 10, answers)
            press_next(session, room, 2)

        first, second = (picture_of(session, room, 1) for room in rooms)
        assert first == second
        assert first
        assert not first.statements
        assert {room.state for room in rooms} == {"role"}
        assert session.query(Tally).count() == 0


def test_what_comes_after_the_round_has_closed_changes_nothing(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        pupils(session, room, 11)
        join(session, room, seat(50, room), NOW)
        press_next(session, room, 2)
        before = picture_of(session, room, 1)
        with pytest.raises(Closed):
            hand_in(session, room, seat(50, room), DISAGREE, NOW)

        assert picture_of(session, room, 1) == before
        assert count_handed_in(session, room, 1) == session.query(HandIn).count() == 11


def test_the_second_round_counts_the_one_statement_again(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        pupils(session, room, 12)
        press_next(session, room, 4)
        assert room.state == "revote"
        for number in range(12):
            assert hand_in(session, room, seat(number, room), DISAGREE, NOW)
        assert not hand_in(session, room, seat(0, room), AGREE, NOW)
        press_next(session, room)

        before, after = picture_of(session, room, 1), picture_of(session, room, 2)
        assert before
        assert after
        assert after.statements.keys() == {room.topic}
        assert before.statements[str(room.topic)].agree.place == 3
        assert after.statements[str(room.topic)].disagree.place == 3
