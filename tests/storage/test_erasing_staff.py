"""Who is erased as a customer and works here: their chat as a member stays (R52)."""

from dataclasses import replace

from sqlalchemy import select

from domain.team import Member
from storage.tables.delivery import outbox
from storage.unit import SqlUnits
from tests.storage.erasing import TELEGRAM, forgotten, somebody

Team = tuple[Member, Member, Member]


async def test_r52_letters_to_a_member_stay_though_they_are_forgotten_as_a_customer(
    units: SqlUnits, team: Team
) -> None:
    gone = await somebody(units, team[0], team[1])
    async with units() as unit:
        mine = await unit.team.add(replace(team[1], id=0, telegram_id=TELEGRAM, name="Иван С."))
    await forgotten(units, gone.contact_id)
    async with units() as unit:
        letters = select(outbox.c.id).where(outbox.c.chat_id == TELEGRAM)
        assert [row.id for row in await unit.transaction.all(letters)] == [1]
        assert await unit.team.by_telegram(TELEGRAM) == mine
        assert await unit.customers.by_telegram(TELEGRAM) is None
