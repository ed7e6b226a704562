"""What the one who runs the quiz may set, and what they are told when it makes no sense."""

import pytest

from quiz.settings import Settings, SettingsError


def test_without_settings_the_quiz_is_for_this_machine_alone() -> None:
    assert Settings.read({}) == Settings(
        "127.0.0.1", 8000, frozenset({"localhost", "127.0.0.1", "[::1]"})
    )


def test_empty_settings_are_none() -> None:
    assert Settings.read({"BIND": "", "PORT": "", "HOSTS": ""}) == Settings()


def test_hosts_come_beside_localhost_in_lower_case() -> None:
    hosts = Settings.read({"HOSTS": " Valg.Example,192.168.1.5, "}).hosts

    assert hosts == Settings().hosts | {"valg.example", "192.168.1.5"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("PORT", value) for value in ("٣", "0", "65536", "-1", "8000 ", "1e3", "http", "1_0")],
        *[("BIND", value) for value in ("localhost", "0.0.0.0:80", "256.1.1.1", "*", "http://x")],
        *[("HOSTS", value) for value in ("*", "a b", "http://a", "a:80", "-a", "a/", "é.example")],
    ],
)
def test_a_setting_that_makes_no_sense_is_named_with_its_value(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.read({name: value})

    assert str(error.value).startswith(f"{name}={value.strip()}")
