"""compose.yaml and the Caddyfile fit what the quiz reads; no container engine is at hand."""

import re
from typing import Any

import pytest
import yaml

from quiz.app import ROOT
from quiz.settings import Settings

HOSTS = "valg.example"
DRIVERS = {"PGPASSFILE"}
"""What the database's driver reads by itself."""


class Environment(dict[str, str]):
    """Remembers what was asked for."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.asked: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.asked.add(name)
        return super().get(name, default)


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def caddyfile() -> str:
    lines = (ROOT / "Caddyfile").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.strip().startswith("#"))


@pytest.fixture(scope="module")
def environment(compose: dict[str, Any]) -> Environment:
    given = compose["services"]["quiz"]["environment"]
    return Environment(
        {
            name: re.sub(r"\$\{\w+:-\}", "", re.sub(r"\$\{HOSTS:.*\}", HOSTS, words))
            for name, words in given.items()
        }
    )


def test_the_quiz_reads_every_setting_that_is_made(environment: Environment) -> None:
    settings = Settings.read(environment)

    assert environment.keys() - DRIVERS == environment.asked
    assert HOSTS in settings.hosts
    assert f"https://{HOSTS}" in settings.origins


def test_the_proxy_is_the_one_that_is_counted_and_leads_to_the_port(
    environment: Environment, caddyfile: str
) -> None:
    settings = Settings.read(environment)

    assert settings.proxies == 1
    assert re.findall(r"^\treverse_proxy (\S+)", caddyfile, re.MULTILINE) == [
        f"quiz:{settings.port}"
    ]


@pytest.mark.parametrize(
    "line",
    [
        'header Strict-Transport-Security "max-age=31536000"',
        "header_up -*_*",
        "header_up X-Forwarded-For {remote_host}",
        "header_up X-Forwarded-Proto {scheme}",
        "request_buffers 128KiB",
        "health_uri /healthz",
        "Host localhost",
    ],
)
def test_the_proxy_does_what_we_ask_of_one(caddyfile: str, line: str) -> None:
    assert caddyfile.count(f"\t{line}\n") == 1


def test_the_proxy_writes_nothing_down(caddyfile: str) -> None:
    (log,) = re.findall(r"\blog\b[^{]*\{([^}]*)\}", caddyfile)

    assert set(log.split()) >= {"exclude", "http.log.access", "http.log.error"}
    assert "output" not in log


def test_every_secret_is_a_file_that_git_and_the_image_leave_out(compose: dict[str, Any]) -> None:
    for name, secret in compose["secrets"].items():
        assert secret["file"] == f"secrets/{name}"
    assert "/secrets/" in (ROOT / ".gitignore").read_text().splitlines()
    assert "secrets" in (ROOT / ".dockerignore").read_text().splitlines()
    used = {each for service in compose["services"].values() for each in service.get("secrets", [])}
    assert used == compose["secrets"].keys()
    assert "password" not in compose["services"]["quiz"]["environment"]["DATABASE"]


def test_nothing_but_the_proxy_is_open_to_others(compose: dict[str, Any]) -> None:
    assert [name for name, each in compose["services"].items() if "ports" in each] == ["caddy"]


def test_what_must_stay_lies_in_volumes(compose: dict[str, Any]) -> None:
    kept = {
        volume.split(":")[0]
        for service in compose["services"].values()
        for volume in service["volumes"]
        if not volume.startswith(".")
    }

    assert kept == compose["volumes"].keys()
    assert compose["services"]["quiz"]["environment"]["SECRET"].startswith("/var/lib/quiz/")
    assert "quiz:/var/lib/quiz" in compose["services"]["quiz"]["volumes"]
