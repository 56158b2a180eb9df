"""The vault of an installation, as the program puts it together, over a base of a test."""

import pytest

from bot.cleaner import DatabaseCleaner
from bot.graveyard import FileGraveyard
from bot.seal import HmacSeal, beside, key_of
from domain.customers.erasure import Cleaning, ErasedWhy
from domain.customers.forget import Forget
from storage.database import Database
from storage.unit import SqlUnit, SqlUnits
from tests.domain.base import HandClock

ON_A_FILE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""What is tested is the file of the base: a server keeps its own to itself."""

ON_A_SERVER = pytest.mark.parametrize(
    "database_url", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)


class Guards:
    """The vault of an installation, as the program puts it together."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = HandClock()
        self.seal = HmacSeal(key_of(None, beside(database, "key")))
        self.graveyard = FileGraveyard(beside(database, "tombstones"))
        self.cleaner = DatabaseCleaner(database, self.clock)

    def forget(self, unit: SqlUnit) -> Forget:
        return Forget(
            erasures=unit.erasures,
            clients=unit.clients,
            seal=self.seal,
            graveyard=self.graveyard,
            cleaner=self.cleaner,
            clock=self.clock,
        )

    async def erase(self, contact_id: int) -> None:
        async with SqlUnits(self.database)() as unit:
            traces = await unit.erasures.traces_of_contact(contact_id)
            assert traces is not None
            await self.forget(unit)(traces, ErasedWhy.ASKED)

    async def cleaned(self) -> list[Cleaning]:
        async with SqlUnits(self.database)() as unit:
            acts = await unit.erasures.acts(limit=9)
        done = (Cleaning.CLEAN, Cleaning.UNSEARCHED)
        assert all((act.cleaned_at is not None) == (act.cleaning in done) for act in acts)
        return [act.cleaning for act in acts]
