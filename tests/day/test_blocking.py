"""A customer blocks the bot, and comes back: the base knows whether it can write to them."""

from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.storage.customers import customer


async def _blocked(team: Team) -> bool:
    async with SqlUnits(team.app.database)() as unit:
        found = await unit.customers.by_telegram(team.stranger.id)
    assert found is not None
    return found.blocked_at is not None


async def test_a_customer_who_blocks_the_bot_is_not_written_to(team: Team) -> None:
    async with SqlUnits(team.app.database)() as unit:
        await unit.customers.add(customer(team.stranger.id))
    for blocked in (True, True, False, True):
        await team.stranger.blocks(blocked=blocked)
        assert await _blocked(team) == blocked


async def test_somebody_unknown_who_blocks_the_bot_is_not_stored(team: Team) -> None:
    await team.stranger.blocks()
    async with SqlUnits(team.app.database)() as unit:
        assert await unit.customers.by_telegram(team.stranger.id) is None
