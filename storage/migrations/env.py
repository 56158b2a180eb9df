"""Alembic's entry: the program hands over its own connection (``storage.migrate``)."""

from alembic import context

from storage.tables.metadata import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the unit of work around it is the transaction
)
context.run_migrations()
