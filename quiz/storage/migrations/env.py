"""Runs the revisions on the connection that `quiz.storage.database` hands over."""

from alembic import context

from quiz.storage import attempts, challenges, deliveries, editions, hand_ins, rooms, stands
from quiz.storage.tables import Base

# Every module with tables, so that they are all in the one list.
_ALL = (attempts, challenges, editions, rooms, hand_ins, stands, deliveries)

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
