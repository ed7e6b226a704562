"""Tables for stands: their tablets, what these deliver, and the pictures of days."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "stand",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("organiser", sa.LargeBinary(32), nullable=False, unique=True),
        sa.Column("code", sa.String(6), unique=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("accent", sa.String(7), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("version", sa.String(12), sa.ForeignKey("edition.version"), nullable=False),
        sa.Column("made", sa.Date, nullable=False),
        sa.Column("goes", sa.Date, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stand_version", "stand", ["version"])
    op.create_index("ix_stand_goes", "stand", ["goes"])
    op.create_table(
        "tablet",
        sa.Column("digest", sa.LargeBinary(32), primary_key=True),
        _goes_with("stand", sa.String(16), "stand.id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tablet_stand", "tablet", ["stand"])
    op.create_table(
        "delivery",
        _goes_with("tablet", sa.LargeBinary(32), "tablet.digest", primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("finished", sa.Integer, nullable=False),
        sa.Column("abandoned", sa.Integer, nullable=False),
        sa.Column("statements", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day_picture",
        _goes_with("stand", sa.String(16), "stand.id", primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("counted", sa.Integer, nullable=False),
        sa.Column("places", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )


def _goes_with(name: str, type_: Any, other: str, *, primary_key: bool = False) -> sa.Column[Any]:
    """A column that says what a row is deleted with."""
    key = sa.ForeignKey(other, ondelete="CASCADE")
    return sa.Column(name, type_, key, primary_key=primary_key, nullable=False)
