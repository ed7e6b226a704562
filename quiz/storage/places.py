"""The bands of a picture as they are kept: each by its place, which with the size is all of it."""

import json
from collections.abc import Mapping

from quiz.domain.bands import CATEGORIES, Band, Bands, Threshold, divisions


def written(statements: Mapping[str, Bands]) -> str:
    """JSON: for each statement the place of the bands of disagree, skipped and agree."""
    return json.dumps(
        {
            statement: [getattr(found, category).place for category in CATEGORIES]
            for statement, found in statements.items()
        }
    )


def read(places: str, size: int, threshold: Threshold) -> dict[str, Bands]:
    """The bands that `written` was given, of a picture of so many."""
    found: dict[str, list[int]] = json.loads(places)
    of = divisions(size, threshold) if found else 0
    return {
        statement: Bands(*(Band(place, of) for place in each)) for statement, each in found.items()
    }
