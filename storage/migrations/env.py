"""Alembic's entry: the program hands over its own connection (``storage.migrate``)."""

import importlib
import pkgutil

from alembic import context

from storage import tables
from storage.tables.metadata import metadata

for module in pkgutil.iter_modules(tables.__path__):
    importlib.import_module(f"{tables.__name__}.{module.name}")  # each adds its own to metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the unit of work around it is the transaction
)
context.run_migrations()
