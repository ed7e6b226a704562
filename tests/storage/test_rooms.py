"""What is kept of a room and of the seats in it, and for how long."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import inspect

from quiz.domain.join_code import read_code
from quiz.domain.lesson import CLOSES, GOES
from quiz.domain.secret import digest
from quiz.storage import rooms
from quiz.storage.database import Database
from quiz.storage.rooms import (
    Full,
    NoRoom,
    NotJoining,
    Room,
    Seat,
    TooManyRooms,
    count_seats,
    delete_room,
    join,
    renew_code,
    room_by_id,
    room_of_teacher,
    room_to_join,
    sweep,
)
from quiz.storage.tables import Base
from tests.storage.rooms import NOW, begin, press_next, pupils, seat


def test_no_table_holds_an_answer_beside_a_seat_or_a_device(database: Database) -> None:
    """Whoever adds a column here adds a sentence to the page for school owners, or on privacy."""
    database.migrate()

    found = {
        table: {column["name"] for column in inspect(database.engine).get_columns(table)}
        for table in inspect(database.engine).get_table_names()
        if table not in {"challenge", "alembic_version"}
    }
    assert found == {
        "attempt": {"what", "hour", "who", "count"},
        "edition": {"version", "words"},
        "room": {
            *("id", "teacher", "code", "language", "version", "mode", "invented", "threshold"),
            *("places", "state", "step", "topic", "cuts", "ends", "acted", "goes"),
        },
        "seat": {"room", "digest"},
        "hand_in": {"room", "round", "seat"},
        "tally": {"room", "round", "question", "disagree", "skipped", "agree"},
        "picture": {"room", "round", "handed_in", "places"},
        "stand": {
            *("id", "organiser", "code", "name", "accent", "language", "version", "made", "goes"),
        },
        "tablet": {"digest", "stand"},
        "delivery": {"tablet", "day", "sequence", "finished", "abandoned", "statements"},
        "day_picture": {"stand", "day", "counted", "places"},
    }


def test_no_table_tells_when_somebody_joined_or_handed_in_nor_in_which_order(
    database: Database,
) -> None:
    database.migrate()
    for name in ("seat", "hand_in", "tally", "picture"):
        columns = inspect(database.engine).get_columns(name)

        assert {str(column["type"]).split("(")[0] for column in columns} <= {
            *("VARCHAR", "BLOB", "BYTEA", "INTEGER", "TEXT"),
        }
        assert not any(column.get("autoincrement") is True for column in columns)
        assert Base.metadata.tables[name].dialect_options["sqlite"]["with_rowid"] is False


def test_a_room_is_found_by_what_each_of_them_knows(database: Database) -> None:
    secret = digest("læreren")
    with database.writing() as session:
        id_ = begin(session, teacher=secret).id

    with database.writing() as session:
        room = room_by_id(session, id_, NOW)
        assert room.code
        assert read_code(room.code) == room.code
        assert room_to_join(session, room.code, NOW) is room
        assert room_of_teacher(session, secret, NOW) is room
        for nobody in (b"", digest("en annen"), secret[:-1]):
            with pytest.raises(NoRoom):
                room_of_teacher(session, nobody, NOW)


def test_a_seat_is_taken_once_however_often_it_is_asked_for(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        for _ in range(3):
            join(session, room, seat(1, room), NOW)

        assert count_seats(session, room) == 1


def test_no_more_are_let_in_than_there_are_places_but_who_is_in_stays(database: Database) -> None:
    with database.writing() as session:
        room = begin(session, places=2)
        join(session, room, seat(1, room), NOW)
        join(session, room, seat(2, room), NOW)
        with pytest.raises(Full):
            join(session, room, seat(3, room), NOW)
        join(session, room, seat(1, room), NOW)

        assert count_seats(session, room) == 2


def test_a_new_code_lets_nobody_in_with_the_old_one(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        old = str(room.code)
        renew_code(session, room)
        session.flush()

        assert room.code != old
        assert room_to_join(session, str(room.code), NOW) is room
        with pytest.raises(NoRoom):
            room_to_join(session, old, NOW)


def test_nobody_is_let_into_a_locked_room(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        room.code = None
        with pytest.raises(NotJoining):
            join(session, room, seat(1, room), NOW)


def test_a_room_closes_four_hours_after_the_last_step_and_lets_nobody_in(
    database: Database,
) -> None:
    with database.writing() as session:
        room = begin(session)
        assert room.state_at(NOW + CLOSES - 1) == "answering"
        assert room.state_at(NOW + CLOSES) == "ended"

        with pytest.raises(NotJoining):
            join(session, room, seat(1, room), NOW + CLOSES)


def test_a_room_is_gone_after_a_day_whether_it_has_been_swept_or_not(database: Database) -> None:
    with database.writing() as session:
        room = begin(session, teacher=digest("t"))
        code = str(room.code)
        assert room_by_id(session, room.id, NOW + GOES - 1) is room
        assert room_of_teacher(session, digest("t"), NOW + GOES - 1) is room
        assert room_to_join(session, code, NOW + GOES - 1) is room
        with pytest.raises(NoRoom):
            room_by_id(session, room.id, NOW + GOES)
        with pytest.raises(NoRoom):
            room_of_teacher(session, digest("t"), NOW + GOES)
        with pytest.raises(NoRoom):
            room_to_join(session, code, NOW + GOES)


def test_what_is_swept_away_is_the_rooms_whose_time_is_up_and_all_that_was_theirs(
    database: Database,
) -> None:
    with database.writing() as session:
        gone, stays = begin(session), begin(session)
        stays.goes = NOW + 2 * GOES
        for room in (gone, stays):
            pupils(session, room, 12)
            press_next(session, room, 2)
        ids = (gone.id, stays.id)

    with database.writing() as session:
        assert sweep(session, NOW + GOES) == 1
        assert sweep(session, NOW + GOES) == 0

    assert rows_of(database, ids[0]) == 0
    assert rows_of(database, ids[1]) > 12


def test_places_that_are_wanted_at_once_are_not_given_twice(database: Database) -> None:
    with database.writing() as session:
        code = str(begin(session, places=3).code)
    start = Barrier(8)

    def take(number: int) -> bool:
        start.wait()
        try:
            with database.writing() as session:
                room = room_to_join(session, code, NOW, lock=True)
                join(session, room, seat(number // 2, room), NOW)
        except Full:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(take, range(8)))

    assert sum(taken) == 6  # each of three twice, as after a double click
    with database.reading() as session:
        assert session.query(Seat).count() == 3


def test_a_deleted_room_leaves_no_row_anywhere(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        pupils(session, room, 12)
        press_next(session, room, 2)
        id_ = room.id
    assert rows_of(database, id_) > 12

    with database.writing() as session:
        delete_room(session, room_by_id(session, id_, NOW, lock=True))

    assert rows_of(database, id_) == 0


def test_only_so_many_rooms_may_be_open(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "MOST_ROOMS", 2)
    with database.writing() as session:
        begin(session)
        begin(session)
        with pytest.raises(TooManyRooms):
            begin(session)


def rows_of(database: Database, room: str) -> int:
    """How many rows hold this room's id, in all tables."""
    with database.reading() as session:
        found = session.query(Room).filter_by(id=room).count()
        for name in ("seat", "hand_in", "tally", "picture"):
            table = Base.metadata.tables[name]
            found += session.query(table).filter(table.c.room == room).count()
        return found
