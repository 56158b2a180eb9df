"""Everything that stands in the base, to compare before and after."""

from sqlalchemy import select

from storage.tables.metadata import metadata
from storage.unit import SqlUnits

Dump = dict[str, list[tuple[object, ...]]]

BUSINESS = (
    "members",
    "invitations",
    "clients",
    "contacts",
    "points",
    "tags",
    "search_terms",
    "touches",
    "pipelines",
    "stages",
    "deals",
    "deal_moves",
    "reminders",
    "rounds",
    "cadence_exceptions",
)


async def dump(units: SqlUnits) -> Dump:
    """Return every row of every business table."""
    async with units() as unit:
        return {
            name: sorted(
                (tuple(row) for row in await unit.transaction.all(select(metadata.tables[name]))),
                key=repr,
            )
            for name in BUSINESS
        }
