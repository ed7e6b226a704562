"""Runs the revisions on the connection that `quiz.storage.database` hands over."""

from alembic import context

from quiz.storage.challenges import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
