"""A coder at the tool, with the real content and a notebook of its own."""

from pathlib import Path

import pytest

from quiz.app import ROOT
from quiz.domain.content import Content
from quiz.editorial.load import load_uncoded
from tests.coding.coder import Coder


@pytest.fixture(scope="session")
def uncoded() -> Content:
    """What the quiz knows, without anybody's coding."""
    return load_uncoded(ROOT)


@pytest.fixture
def third(uncoded: Content, tmp_path: Path) -> Coder:
    return Coder.sit_down(uncoded, tmp_path, "third")
