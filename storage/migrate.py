"""Brings the tables of a database up to what this version of the program expects."""

import re
from pathlib import Path
from typing import Final

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from storage.database import Database

FOLDER: Final = Path(__file__).parent / "migrations"


def head() -> str:
    """Return the newest revision: the number of the last file in ``migrations/versions``.

    Alembic would tell the same, but importing it takes longer than all the rest of the start.
    """
    numbers = (re.match(r"v(\d{4})_", path.name) for path in (FOLDER / "versions").glob("v*.py"))
    return max(found[1] for found in numbers if found)


async def migrate(database: Database) -> None:
    """Upgrade the schema in one transaction; nothing is imported when it is up to date."""
    async with database.unit() as unit:
        current: list[str | None] = []
        await unit.run(lambda connection: current.append(_current(connection)))
    if current != [head()]:
        async with database.unit(alone=True) as unit:
            await unit.run(upgrade)


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations over an open connection, inside its transaction."""
    from alembic import command  # noqa: PLC0415 — see head()
    from alembic.config import Config  # noqa: PLC0415 — see head()

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
