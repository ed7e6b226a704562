"""What all tables have in common."""

from sqlalchemy import text
from sqlalchemy.orm import DeclarativeBase, Session


class Base(DeclarativeBase):
    """The tables."""


def alone(session: Session, model: type[Base]) -> None:
    """Let nobody else write to the model's table until the session ends. In SQLite nobody does."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"LOCK TABLE {model.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))
