"""Tables for the classroom: rooms and their contents, seats, hand-ins and pictures."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "edition",
        sa.Column("version", sa.String(12), primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_table(
        "room",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("teacher", sa.LargeBinary(32), nullable=False, unique=True),
        sa.Column("code", sa.String(6), unique=True),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("version", sa.String(12), sa.ForeignKey("edition.version"), nullable=False),
        sa.Column("mode", sa.String(6), nullable=False),
        sa.Column("invented", sa.Boolean, nullable=False),
        sa.Column("threshold", sa.Integer, nullable=False),
        sa.Column("places", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("topic", sa.String(40)),
        sa.Column("cuts", sa.Text),
        sa.Column("ends", sa.BigInteger),
        sa.Column("acted", sa.BigInteger, nullable=False),
        sa.Column("goes", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_room_version", "room", ["version"])
    op.create_index("ix_room_goes", "room", ["goes"])
    op.create_table(
        "seat",
        _room(),
        sa.Column("digest", sa.LargeBinary(32), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hand_in",
        sa.Column("room", sa.String(16), primary_key=True),
        sa.Column("round", sa.Integer, primary_key=True),
        sa.Column("seat", sa.LargeBinary(32), primary_key=True),
        sa.ForeignKeyConstraint(["room", "seat"], ["seat.room", "seat.digest"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally",
        _room(),
        sa.Column("round", sa.Integer, primary_key=True),
        sa.Column("question", sa.String(40), primary_key=True),
        sa.Column("disagree", sa.Integer, nullable=False),
        sa.Column("skipped", sa.Integer, nullable=False),
        sa.Column("agree", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "picture",
        _room(),
        sa.Column("round", sa.Integer, primary_key=True),
        sa.Column("handed_in", sa.Integer, nullable=False),
        sa.Column("places", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )


def _room() -> sa.Column[str]:
    """The room that a row goes with."""
    return sa.Column(
        "room", sa.String(16), sa.ForeignKey("room.id", ondelete="CASCADE"), primary_key=True
    )
