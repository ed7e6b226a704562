"""The database that an address names."""

from sqlalchemy import make_url

from quiz.storage.database import Database
from quiz.storage.sqlite import SQLite


def open_database(url: str, patience: float = 5) -> Database:
    """`url` is one that Settings takes; `patience` is how long to wait for a lock, in seconds."""
    return SQLite(make_url(url), patience)
