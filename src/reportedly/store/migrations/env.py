"""Alembic runs this; the connection, with its transaction, comes from `store.migrate`."""

from alembic import context

from reportedly.store import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    version_table=schema.REVISION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
