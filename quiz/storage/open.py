"""The database that an address names."""

from sqlalchemy import make_url

from quiz.storage.database import Database
from quiz.storage.postgresql import PostgreSQL
from quiz.storage.sqlite import SQLite


def open_database(url: str, patience: float = 5) -> Database:
    """`url` is one that Settings takes; `patience` is how long to wait for a lock, in seconds."""
    parts = make_url(url)
    kind = SQLite if parts.get_backend_name() == "sqlite" else PostgreSQL
    return kind(parts, patience)
