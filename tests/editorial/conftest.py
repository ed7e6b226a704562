"""A content tree that is right, for each test to spoil."""

from pathlib import Path

import pytest

from tests.editorial.tree import Tree


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree.plant(tmp_path)
