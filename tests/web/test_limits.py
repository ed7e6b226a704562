"""How often an address may do something, and what is known of it meanwhile."""

import pytest

from quiz.web.limits import HOUR, Limits


class Clock:
    """Time as the test wants it, in seconds."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_an_address_may_so_often_an_hour_and_others_still_may(clock: Clock) -> None:
    limits = Limits(each=2, in_all=10, clock=clock)

    assert [limits.wait("192.0.2.1") for _ in range(3)] == [0, 0, HOUR]
    assert limits.wait("192.0.2.2") == 0


def test_all_together_may_so_often_an_hour(clock: Clock) -> None:
    limits = Limits(each=2, in_all=3, clock=clock)

    waits = [limits.wait(f"192.0.2.{number}") for number in range(5)]

    assert waits == [0, 0, 0, HOUR, HOUR]


def test_the_wait_is_over_when_it_was_said_to_be(clock: Clock) -> None:
    limits = Limits(each=1, in_all=10, clock=clock)
    limits.wait("192.0.2.1")

    clock.now += 0.5
    wait = limits.wait("192.0.2.1")
    clock.now += wait - 1
    assert limits.wait("192.0.2.1") == 1
    clock.now += 1
    assert limits.wait("192.0.2.1") == 0


def test_what_is_given_back_may_be_done_again(clock: Clock) -> None:
    limits = Limits(each=1, in_all=2, clock=clock)
    for _ in range(3):
        assert limits.wait("192.0.2.1") == 0
        limits.give_back("192.0.2.1")

    assert not vars(limits)["_counts"]
    assert [limits.wait(f"192.0.2.{number}") for number in (1, 1, 2, 3)] == [0, HOUR, 0, HOUR]


def test_no_more_can_be_given_back_than_was_taken(clock: Clock) -> None:
    """An hour may end in between."""
    limits = Limits(each=1, in_all=2, clock=clock)
    limits.wait("192.0.2.1")
    clock.now += HOUR
    limits.wait("192.0.2.2")

    for _ in range(3):
        limits.give_back("192.0.2.1")

    assert [limits.wait("192.0.2.1") for _ in range(2)] == [0, HOUR]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:ff::1", True),
        ("2001:db8::1", "2001:db8:0:100::1", False),
        ("[2001:db8::1]:5000", "2001:db8::2", True),
        ("192.0.2.1:5000", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("no address", "07.6.7.8", True),
        (None, "", True),
    ],
)
def test_a_network_of_version_six_is_one_address(
    clock: Clock, one: str | None, other: str, *, same: bool
) -> None:
    limits = Limits(each=1, in_all=10, clock=clock)
    limits.wait(one)

    assert bool(limits.wait(other)) == same


def test_no_address_is_kept_and_no_more_counts_than_may_be(clock: Clock) -> None:
    limits = Limits(each=1, in_all=5, clock=clock)
    for number in range(200):
        limits.wait(f"192.0.2.{number}")

    kept = vars(limits)["_counts"]

    assert len(kept) == 5
    assert not any(b"192.0.2." in each for each in kept)


def test_the_key_goes_with_the_hour(clock: Clock) -> None:
    """So two hours' counts cannot be laid side by side."""
    limits = Limits(each=1, in_all=5, clock=clock)

    def seen() -> set[bytes]:
        limits.wait("192.0.2.1")
        return set(vars(limits)["_counts"])

    first = seen()
    clock.now += HOUR

    assert first.isdisjoint(seen())
