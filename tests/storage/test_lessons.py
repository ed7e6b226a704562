"""The steps of a lesson, each with all that follows from it."""

from collections.abc import Callable

import pytest

from quiz.domain.bands import Tally
from quiz.domain.content import Content
from quiz.domain.invented import PUPILS
from quiz.domain.lesson import CLOSES, COLLECTING, GOES, GOES_LATER
from quiz.domain.secret import digest
from quiz.storage import lessons
from quiz.storage.database import Database
from quiz.storage.hand_ins import Closed, count_handed_in, hand_in, picture_of, tallies_of
from quiz.storage.rooms import NoRoom, NotJoining, Room, Stale, join
from quiz.storage.scene import board_tag, scene, seat_scene, seat_tag, teacher_tag
from tests.storage.rooms import AGREE, FRUIT, NOW, begin, press_next, pupils, seat


def state_of(room: Room) -> str:
    """The state as it is now, whatever it was a line before."""
    return room.state


@pytest.mark.parametrize("present", [0, 7, 11, 30])
def test_a_teacher_who_presses_nothing_but_next_gets_a_lesson_that_works(
    database: Database, present: int
) -> None:
    with database.writing() as session:
        room = begin(session)
        pupils(session, room, present)
        states = [room.state]
        while room.state != "ended":
            press_next(session, room)
            states.append(room.state)
            assert room.topic or room.state == "collecting"

    assert states == (
        ["answering", "collecting", "picture", "debate", "revote", "result", "ended"]
        if present >= 11
        else ["answering", "collecting", "role", "debate", "result", "ended"]
    )


def test_a_stale_next_does_nothing(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        lessons.step_on(session, room, FRUIT, 1, NOW)
        changes: list[Callable[[], None]] = [
            lambda: lessons.step_on(session, room, FRUIT, 1, NOW),
            lambda: lessons.extend(room, 1, NOW),
            lambda: lessons.set_clock(room, 1, 60, NOW),
            lambda: lessons.choose_topic(room, FRUIT, 1, "epler", NOW),
            lambda: lessons.keep_longer(room, 1, NOW),
            lambda: lessons.count_paper(session, room, 1, {}, NOW),
        ]
        for change in changes:
            with pytest.raises(Stale):
                change()

        assert (room.state, room.step) == ("collecting", 2)


def test_a_page_from_before_the_room_closed_by_itself_is_stale(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        with pytest.raises(Stale):
            lessons.step_on(session, room, FRUIT, 1, NOW + CLOSES)


def test_a_room_that_closed_by_itself_is_kept_longer_and_never_opened_again(
    database: Database,
) -> None:
    with database.writing() as session:
        room = begin(session)
        join(session, room, seat(1, room), NOW)
        lessons.keep_longer(room, room.step, NOW + CLOSES)

        assert room.goes == NOW + CLOSES + GOES_LATER
        assert room.state_at(NOW + CLOSES) == "ended"
        with pytest.raises(Closed):
            hand_in(session, room, seat(1, room), AGREE, NOW + CLOSES)
        with pytest.raises(NotJoining):
            join(session, room, seat(2, room), NOW + CLOSES)


def test_pupils_are_given_45_seconds_and_45_more_each_time(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        press_next(session, room)
        assert scene(session, room, NOW).left == COLLECTING == 45
        lessons.extend(room, room.step, NOW + 40)
        assert scene(session, room, NOW + 40).left == 60
        lessons.extend(room, room.step, NOW + 300)

        assert scene(session, room, NOW + 300).left == 45
        assert scene(session, room, NOW + 900).left == 0
        assert room.state == "collecting"


def test_the_teacher_may_debate_anything_until_it_is_voted_on(
    database: Database, content: Content
) -> None:
    debate = content.debates[0].id
    with database.writing() as session:
        room = begin(session, content)
        press_next(session, room, 3, content)
        assert room.state == "debate"
        lessons.choose_topic(room, content, room.step, debate, NOW)
        assert room.topic == debate
        with pytest.raises(KeyError):
            lessons.choose_topic(room, content, room.step, "finnes-ikke", NOW)
        press_next(session, room, 1, content)
        lessons.choose_topic(room, content, room.step, "straffritt", NOW)

        assert (room.state, room.topic) == ("result", debate)


def test_a_debate_that_is_no_statement_is_not_voted_on(
    database: Database, content: Content
) -> None:
    with database.writing() as session:
        room = begin(session, content)
        pupils(session, room, 12, dict.fromkeys(content.questions, "agree"))
        press_next(session, room, 3, content)
        lessons.choose_topic(room, content, room.step, content.debates[0].id, NOW)
        press_next(session, room, 1, content)

        assert room.state == "result"


def test_a_clock_stands_on_the_board_until_the_debate_is_over(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        press_next(session, room, 3)
        lessons.set_clock(room, room.step, 180, NOW)
        assert scene(session, room, NOW + 100).left == 90
        lessons.set_clock(room, room.step, 0, NOW)
        assert scene(session, room, NOW).left is None
        lessons.set_clock(room, room.step, 180, NOW)
        press_next(session, room)

        assert scene(session, room, NOW).left is None


def test_nobody_moves_in_the_debate_when_somebody_comes_late(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        pupils(session, room, 12)
        press_next(session, room, 3)
        slots = [seat_scene(session, room, seat(n, room), NOW).slot for n in range(12)]
        join(session, room, seat(99, room), NOW)

        assert [seat_scene(session, room, seat(n, room), NOW).slot for n in range(12)] == slots
        assert seat_scene(session, room, seat(99, room), NOW).slot is not None
        assert {slot.group for slot in slots if slot} == {1, 2, 3}


def test_slips_of_paper_give_the_same_picture_as_phones(database: Database) -> None:
    tallies = dict.fromkeys(FRUIT.questions, Tally(5, 2, 9))
    with database.writing() as session:
        phones, paper = begin(session), begin(session)
        pupils(session, phones, 5, dict.fromkeys(FRUIT.questions, "disagree"))
        pupils(session, phones, 2, dict.fromkeys(FRUIT.questions, "skipped"), first=5)
        pupils(session, phones, 9, first=7)
        press_next(session, phones, 2)
        lessons.count_paper(session, paper, paper.step, tallies, NOW)
        press_next(session, paper)

        assert paper.state == "picture"
        assert picture_of(session, paper, 1) == picture_of(session, phones, 1)


def test_paper_counts_instead_of_phones_and_in_the_second_round_too(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        pupils(session, room, 3)
        tallies = dict.fromkeys(FRUIT.questions, Tally(0, 0, 12))
        lessons.count_paper(session, room, room.step, tallies, NOW)
        press_next(session, room, 3)
        assert state_of(room) == "revote"
        again = {str(room.topic): Tally(12, 0, 0)}
        lessons.count_paper(session, room, room.step, again, NOW)
        press_next(session, room)

        assert state_of(room) == "result"
        first, second = picture_of(session, room, 1), picture_of(session, room, 2)
        assert first
        assert second
        assert (first.handed_in, second.handed_in) == (12, 12)


def test_paper_is_counted_only_while_a_round_is_open(database: Database) -> None:
    with database.writing() as session:
        room = begin(session, mode="role")
        with pytest.raises(Closed):
            lessons.count_paper(session, room, room.step, {}, NOW)


def test_a_trial_has_invented_pupils_who_vote_twice(database: Database) -> None:
    with database.writing() as session:
        room = begin(session, invented=True)
        assert count_handed_in(session, room, 1) == PUPILS
        press_next(session, room, 4)
        assert room.state == "revote"
        assert count_handed_in(session, room, 2) == PUPILS
        press_next(session, room)

        assert picture_of(session, room, 2)


def test_a_room_is_there_for_a_day_after_the_last_step(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        lessons.step_on(session, room, FRUIT, room.step, NOW + 3600)

        assert room.goes == NOW + 3600 + GOES


def test_a_room_may_be_kept_a_week_more(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        lessons.keep_longer(room, room.step, NOW)

        assert room.goes == NOW + GOES_LATER
        press_next(session, room)
        assert room.goes == NOW + GOES_LATER


def test_a_room_that_nobody_leads_any_more_is_closed_and_its_counts_are_gone(
    database: Database,
) -> None:
    with database.writing() as session:
        left, led = begin(session), begin(session)
        for room in (left, led):
            pupils(session, room, 12)
        press_next(session, left)
        lessons.step_on(session, led, FRUIT, led.step, NOW + 60)

        assert lessons.close_idle(session, NOW + CLOSES - 1) == 0
        assert lessons.close_idle(session, NOW + CLOSES) == 1
        assert (state_of(left), left.code, state_of(led)) == ("ended", None, "collecting")
        assert not tallies_of(session, left, 1)
        assert picture_of(session, left, 1) is None
        assert len(tallies_of(session, led, 1)) == len(FRUIT.questions)


def test_what_a_teacher_does_in_a_room_that_has_closed_keeps_no_counts(
    database: Database,
) -> None:
    """Between the hour when it closes by itself and the sweep that sees it."""
    late = NOW + CLOSES + 60
    with database.writing() as session:
        room = begin(session)
        pupils(session, room, 12)
        lessons.keep_longer(room, room.step, late)

        assert room.state_at(late) == "ended"
        assert room.goes == late + GOES_LATER
        assert lessons.close_idle(session, late) == 1
        assert not tallies_of(session, room, 1)


def test_whatever_changes_on_a_page_changes_its_tag(database: Database) -> None:
    with database.writing() as session:
        room = begin(session, teacher=digest("t"))

        def tag(now: int = NOW) -> str:
            session.flush()
            found = board_tag(session, room.id, now)
            assert found == board_tag(session, room.id, now)
            assert found == teacher_tag(session, digest("t"), now)
            return found

        tags = [tag()]
        join(session, room, seat(1, room), NOW)
        tags.append(tag())
        pupils(session, room, 1, first=1)
        tags.append(tag())
        press_next(session, room)
        tags += [tag(), tag(NOW + 20), tag(NOW + CLOSES)]

        assert len(set(tags)) == len(tags)


def test_a_seats_tag_changes_with_what_it_does_and_not_with_what_others_do(
    database: Database,
) -> None:
    with database.writing() as session:
        room = begin(session)
        join(session, room, seat(1, room), NOW)

        def tag() -> str:
            session.flush()
            return seat_tag(session, room.id, seat(1, room), NOW)

        first = tag()
        pupils(session, room, 2, first=5)
        assert tag() == first
        hand_in(session, room, seat(1, room), AGREE, NOW)
        second = tag()
        press_next(session, room)

        assert len({first, second, tag()}) == 3


def test_nobody_has_a_tag_of_a_room_that_is_not_theirs(database: Database) -> None:
    with database.writing() as session:
        room = begin(session)
        asked: list[Callable[[], str]] = [
            lambda: board_tag(session, "0" * 16, NOW),
            lambda: board_tag(session, "\0", NOW),
            lambda: board_tag(session, room.id, NOW + GOES),
            lambda: teacher_tag(session, digest("x"), NOW),
            lambda: seat_tag(session, room.id, seat(1, room), NOW),
        ]
        for ask in asked:
            with pytest.raises(NoRoom):
                ask()
