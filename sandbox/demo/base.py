"""The demo base: the team with its clients, then the lead magnets with who came by them."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.cleaner import DatabaseCleaner
from bot.graveyard import FileGraveyard
from bot.seal import HmacSeal, beside, key_of
from bot.settings import Settings
from domain.calendar import calendar_of
from domain.clock import Clock
from domain.customers.doors import Vault
from sandbox.demo.cast import ANNA, VERA
from sandbox.demo.magnets import DemoFiles, MagnetMaker
from sandbox.demo.story import Storyteller
from sandbox.demo.visits import VisitTeller
from sandbox.files import FileStore
from storage.database import Database
from storage.unit import SqlUnits

_MAGNETS_AGE = timedelta(days=35)
_SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoBase:
    """Fills an empty, migrated base as of the clock's present.

    ``files`` is where Telegram keeps what the gifts hold; ``bot`` is the bot's name without @.
    """

    database: Database
    settings: Settings
    clock: Clock
    files: FileStore
    bot: str

    async def fill(self) -> None:
        """Tell both stories."""
        units, calendar = SqlUnits(self.database), calendar_of(self.settings.country)
        now = self.clock.now()
        await Storyteller(units=units, calendar=calendar, now=now).tell()
        await self._make_magnets(now)
        visits = VisitTeller(
            units=units,
            calendar=calendar,
            country=self.settings.country,
            timezone=self.settings.timezone,
            vault=self._vault(),
            now=now,
        )
        await visits.tell()

    async def _make_magnets(self, now: datetime) -> None:
        async with SqlUnits(self.database)() as unit:
            owner = await unit.team.by_telegram(ANNA.telegram_id)
            seller = await unit.team.by_telegram(VERA.telegram_id)
            if owner is None or seller is None:
                raise ValueError("The demo team is not enrolled.")
            maker = MagnetMaker(
                unit=unit,
                owner=owner,
                seller=seller,
                at=now - _MAGNETS_AGE,
                bot=self.bot,
                dice=random.Random(_SEED),
            )
            await maker.make(DemoFiles.stored(self.files))

    def _vault(self) -> Vault:
        """Return what the bot will have too: the same key, so that nobody is counted twice."""
        key = key_of(self.settings.secret_key, beside(self.database, "key"))
        return Vault(
            seal=HmacSeal(key),
            graveyard=FileGraveyard(beside(self.database, "tombstones")),
            cleaner=DatabaseCleaner(self.database, self.clock),
        )
