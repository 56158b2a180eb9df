"""The tables that migrations make are the tables that the program speaks of."""

import subprocess
import sys

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.engine import Connection

from storage.database import Database
from storage.migrate import head, migrate
from storage.tables.metadata import metadata


async def test_migrations_make_the_tables_of_the_program(database: Database) -> None:
    await migrate(database)
    differences: list[object] = []

    def compare(connection: Connection) -> None:
        differences.extend(compare_metadata(MigrationContext.configure(connection), metadata))

    async with database.unit() as unit:
        await unit.run(compare)
    assert differences == []


async def test_migrating_twice_changes_nothing(database: Database) -> None:
    await migrate(database)
    await migrate(database)


def test_a_start_with_tables_up_to_date_does_not_import_alembic() -> None:
    code = "import sys, storage.migrate; sys.exit('alembic' in sys.modules)"
    started = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 — our own code
    assert started.returncode == 0


def test_the_head_is_the_last_file() -> None:
    assert head() >= "0001"
