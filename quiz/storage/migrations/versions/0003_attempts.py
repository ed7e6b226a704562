"""A table for how often something has been tried within an hour."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    # What is not logged by the server stands in no log after it has been deleted.
    on_server = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "attempt",
        sa.Column("what", sa.String(10), primary_key=True),
        sa.Column("hour", sa.Integer, primary_key=True),
        sa.Column("who", sa.LargeBinary(32), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
        prefixes=["UNLOGGED"] if on_server else [],
    )
