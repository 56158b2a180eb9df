"""Migrations run once, in one transaction, and cost nothing when there is nothing to do."""

import subprocess
import sys

from storage.database import Database
from storage.migrate import head, migrate


async def test_migrating_twice_changes_nothing(database: Database) -> None:
    await migrate(database)
    await migrate(database)


def test_a_start_with_tables_up_to_date_does_not_import_alembic() -> None:
    code = "import sys, storage.migrate; sys.exit('alembic' in sys.modules)"
    started = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 — our own code
    assert started.returncode == 0


def test_the_head_is_the_last_file() -> None:
    assert head() >= "0001"
