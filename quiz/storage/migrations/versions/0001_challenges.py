"""A table for challenges to our readings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "challenge",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("voice", sa.String(40), nullable=False),
        sa.Column("question", sa.String(40), nullable=False),
        sa.Column("content_version", sa.String(12), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("proposed", sa.String(12)),
        sa.Column("passage", sa.String(1000)),
        sa.Column("why", sa.String(1000)),
        sa.Column("received", sa.Date, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(1000)),
        sa.Column("changed", sa.String(1000)),
        sa.Column("reason_language", sa.String(2)),
        sa.Column("decided", sa.Date),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_challenge_state", "challenge", ["state"])
