"""A visitor of the quiz as it is, and one of a quiz made up for the sums."""

import pytest
from flask import Flask

from quiz.app import create_app
from quiz.domain.content import Content
from quiz.settings import Settings
from tests.web.made_up import made_up
from tests.web.page import Page, Visitor


@pytest.fixture(scope="session")
def app(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    file = tmp_path_factory.mktemp("database") / "quiz.sqlite3"
    return create_app(content, Settings(database=f"sqlite:///{file}"))


@pytest.fixture(scope="session")
def visitor(app: Flask) -> Visitor:
    return Visitor(app)


@pytest.fixture(scope="session")
def fruit() -> Visitor:
    """Somebody who visits the quiz of `made_up`, whose numbers can be done in the head."""
    return Visitor(create_app(made_up(), Settings()))


@pytest.fixture(scope="session")
def pages(visitor: Visitor) -> dict[str, Page]:
    """Every page that can be reached from the three front pages by its links."""
    found: dict[str, Page] = {}
    ahead = ["/nb/", "/nn/", "/en/"]
    while ahead:
        path = ahead.pop()
        files = path.endswith((".txt", ".csv")) or path.startswith("/api/")
        # The pages of tablets lead nowhere, and have none of what the others have around them.
        closed = path.startswith("/stand/")
        if path and path not in found and not files and not closed:
            found[path] = visitor.get(path)
            ahead.extend(link.partition("#")[0] for link in found[path].links)
    return found
