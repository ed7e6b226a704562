"""What the one who runs the quiz may set, and what they are told when it makes no sense."""

import sys
from datetime import date
from traceback import format_exception

import pytest

import quiz.settings
from quiz.app import ROOT
from quiz.settings import Settings, SettingsError
from tests.conftest import OPERATORS


def test_without_settings_the_quiz_is_for_this_machine_alone() -> None:
    assert Settings.read({}) == Settings(
        "127.0.0.1", 8000, frozenset({"localhost", "127.0.0.1", "[::1]"})
    )


def test_empty_settings_are_none() -> None:
    assert Settings.read({"BIND": "", "PORT": "", "HOSTS": ""}) == Settings()


def test_the_database_is_a_file_under_the_checkout_unless_another_is_named() -> None:
    assert OPERATORS == ROOT / "var/quiz.sqlite3"
    assert Settings.read({}).database == f"sqlite:///{quiz.settings.FILE}"
    assert Settings.read({"DATABASE": "sqlite:////srv/q.db"}).database == "sqlite:////srv/q.db"


def test_a_test_that_names_no_database_does_not_get_the_operators() -> None:
    for settings in (Settings(), Settings.read({})):
        assert str(OPERATORS.parent) not in settings.database


@pytest.mark.parametrize(
    "value",
    [
        *("q.db", "sqlite://", "sqlite:///q.db", "sqlite:///:memory:", "/srv/q.db", "sqlite"),
        *("sqlite:////srv/q.db?mode=ro", "sqlite://host/srv/q.db", "sqlite+aiosqlite:////srv/q.db"),
        *("postgresql://quiz:hemmelig@localhost", "postgresql://quiz:hemmelig@localhost/"),
        *("postgresql://quiz:hem@me/lig@h/quiz", "postgresql://quiz:hem@melig@h/quiz"),
        *(
            "postgresql://quiz:hem:melig@h:x/quiz",
            "postgresql://h:0/quiz",
            "postgresql://h:65536/q",
        ),
        *("postgresql+asyncpg://quiz:hemmelig@h/quiz", "postgresql+psycopg2://u:hemmelig@h/quiz"),
        *("postgresql://h/quiz?options=-c", "mysql://quiz:hemmelig@localhost/quiz"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_but_not_its_password(value: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.read({"DATABASE": value})

    assert str(error.value) == (
        "DATABASE: write sqlite:/// and the whole path of a file, or "
        "postgresql://user:password@host:port/name, with %40 for @ and the like in a password"
    )
    assert "melig" not in "".join(format_exception(error.value))


@pytest.mark.parametrize(
    "value",
    [
        *("postgresql://quiz:hemmelig@localhost:5432/quiz", "postgresql://localhost/quiz"),
        *("postgresql+psycopg://quiz:hem%40melig@[::1]/quiz?sslmode=verify-full",),
        *("postgresql:///quiz?host=/var/run/postgresql", "postgresql:///quiz"),
    ],
)
def test_a_database_may_be_on_a_server_and_is_not_told(value: str) -> None:
    settings = Settings.read({"DATABASE": value})

    assert settings.database == value
    assert "postgresql" not in repr(settings)


def test_a_server_without_a_driver_for_it_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(SettingsError, match="make postgresql"):
        Settings.read({"DATABASE": "postgresql://quiz:hemmelig@localhost/quiz"})
    assert Settings.read({"DATABASE": "sqlite:////srv/q.db"})


def test_our_own_origins_come_from_the_settings_alone() -> None:
    hosts = frozenset({"valg.example", "[::1]"})

    assert Settings(hosts=hosts).origins == {
        *("http://valg.example:8000", "https://valg.example"),
        *("http://[::1]:8000", "https://[::1]"),
    }
    assert Settings(hosts=frozenset({"a"}), port=80).origins == {"http://a", "https://a"}


def test_one_process_answers_unless_more_are_asked_for() -> None:
    assert Settings.read({}).workers == 1
    assert [Settings.read({"WORKERS": each}).workers for each in ("1", "64")] == [1, 64]


def test_there_is_a_stand_unless_it_is_turned_off() -> None:
    assert Settings.read({}).stand
    assert Settings.read({"STAND": "on"}).stand
    assert not Settings.read({"STAND": "off"}).stand


def test_hosts_come_beside_localhost_in_lower_case() -> None:
    hosts = Settings.read({"HOSTS": " Valg.Example,192.168.1.5, "}).hosts

    assert hosts == Settings().hosts | {"valg.example", "192.168.1.5"}


def test_election_days_are_days_with_commas_between() -> None:
    days = Settings.read({"ELECTION_DAYS": " 2029-09-10,2029-09-09, "}).election_days

    assert days == {date(2029, 9, 9), date(2029, 9, 10)}
    assert not Settings.read({"ELECTION_DAYS": ""}).election_days


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[
            ("ELECTION_DAYS", value)
            for value in (
                *("2029-02-30", "2029-9-10", "20290910", "10.09.2029", "2029-W37-1", "x"),
                *(
                    "2029-09-10;2029-09-11",
                    "2029-09-10 2029-09-11",
                    "\u0662029-09-10",
                    "0000-01-01",
                ),
            )
        ],
        *[("PORT", value) for value in ("٣", "0", "65536", "-1", "8000 ", "1e3", "http", "1_0")],
        *[("PROXIES", value) for value in ("-1", "10", "1_0", "x", "٣", "1.0")],
        *[("STAND", value) for value in ("ON", "no", "0", "off ")],
        *[("WORKERS", value) for value in ("0", "65", "-1", "2 ", "1_0", "x", "٣", "9" * 9999)],
        *[("BIND", value) for value in ("localhost", "0.0.0.0:80", "256.1.1.1", "*", "http://x")],
        *[("HOSTS", value) for value in ("*", "a b", "http://a", "a:80", "-a", "a/", "é.example")],
    ],
)
def test_a_setting_that_makes_no_sense_is_named_with_its_value(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.read({name: value})

    assert str(error.value).startswith(f"{name}={value.strip()}")
