"""Silent buyers in the chat: offered, rung with what they bought, once per half year (R27)."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from domain.policy import PolicyChange, PolicyName
from domain.reminders import ReminderKind
from sandbox.actors import Actor
from storage.tables.reminders import reminders
from storage.unit import SqlUnits
from tests.day.conftest import MONDAY, Team

SILENT = "Покупал раньше и замолчал"
NIGHT = MONDAY.replace(day=24, hour=0, minute=1)
"""One minute past three in Moscow, the night after the purchase."""


@pytest.fixture
async def buyer(team: Team) -> Team:
    """Ann has a client who buys today."""
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров дозвонился, берёт насос")
    await team.ann.says("/deal Петров 120к Насос для скважины")
    await team.ann.says("/move насос won")
    return team


async def offers(team: Team) -> list[datetime]:
    """Return when the offers of reactivation ring."""
    async with team.app.database.unit() as unit:
        rows = await unit.all(
            select(reminders.c.due_at)
            .where(reminders.c.kind == ReminderKind.REACTIVATION)
            .order_by(reminders.c.id)
        )
    return [row.due_at for row in rows]


def told(actor: Actor) -> list[str]:
    return [one.text for one in actor.answers if SILENT in one.text]


async def test_r27_a_buyer_silent_for_181_days_is_offered_and_for_179_is_not(buyer: Team) -> None:
    await buyer.tg.arrives_at(NIGHT + timedelta(days=179))
    assert await offers(buyer) == []
    await buyer.ann.says("/card Петров")
    assert not buyer.ann.sees("спящий")
    await buyer.tg.arrives_at(NIGHT + timedelta(days=181))
    (due,) = await offers(buyer)
    assert timedelta(0) < due - buyer.tg.clock.now() <= timedelta(days=31)
    await buyer.ann.says("/card Петров")
    assert buyer.ann.sees("спящий")


async def test_r27_the_message_tells_what_was_bought_and_when_the_client_was_reached(
    buyer: Team,
) -> None:
    await buyer.tg.arrives_at(MONDAY + timedelta(days=60))
    await buyer.ann.says("/call Петров дозвонился, всё работает")
    await buyer.tg.arrives_at(NIGHT + timedelta(days=242))
    (due,) = await offers(buyer)
    await buyer.tg.arrives_at(due - timedelta(minutes=1))
    assert not told(buyer.ann)
    await buyer.tg.arrives_at(due)
    (message,) = told(buyer.ann)
    for fact in (
        "Петров Иван",
        "Последняя покупка: Насос для скважины",
        "1 покупка на 120",
        "Последний разговор:",
        "всё работает",
        "8 (916) 123-45-67",
    ):
        assert fact in message, (fact, message)
    assert buyer.ann.last.protected
    await buyer.ann.says("/today")
    assert buyer.ann.sees("давно не покупал")


async def test_r27_it_is_offered_again_after_half_a_year_and_not_before(buyer: Team) -> None:
    await buyer.tg.arrives_at(NIGHT + timedelta(days=181))
    (first,) = await offers(buyer)
    await buyer.tg.arrives_at(first)
    await buyer.ann.presses("Не ответил")
    await buyer.ann.presses("Ничего")
    for days in (30, 90, 170):
        await buyer.tg.arrives_at(NIGHT + timedelta(days=181 + days))
        assert len(await offers(buyer)) == 1, days
    await buyer.tg.arrives_at(NIGHT + timedelta(days=181 + 186))
    assert len(await offers(buyer)) == 2


async def test_r27_an_outage_of_days_moves_nothing_and_a_restart_repeats_nothing(
    buyer: Team,
) -> None:
    await buyer.app.stop()
    buyer.tg.clock.set_to(NIGHT + timedelta(days=183, hours=6))
    for _ in range(2):
        await buyer.app.start()
        await buyer.app.ring()
        await buyer.app.settled()
        await buyer.app.stop()
    await buyer.app.start()
    assert len(await offers(buyer)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "/remind Петров 1 сентября 2027 в 12 спросить про сервис",
        "/rest Петров",
        "/call Петров номер не существует",
    ],
)
async def test_r27_who_has_a_reminder_rests_or_is_archived_is_not_offered(
    buyer: Team, line: str
) -> None:
    await buyer.tg.arrives_at(MONDAY + timedelta(days=100))
    await buyer.ann.says(line)
    await buyer.tg.arrives_at(NIGHT + timedelta(days=181))
    assert await offers(buyer) == []


async def test_r27_who_was_reached_of_late_is_not_offered(buyer: Team) -> None:
    await buyer.tg.arrives_at(MONDAY + timedelta(days=100))
    await buyer.ann.says("/incoming Петров сам позвонил, спасибо сказал")
    await buyer.tg.arrives_at(NIGHT + timedelta(days=181))
    assert await offers(buyer) == []
    await buyer.tg.arrives_at(NIGHT + timedelta(days=281))
    assert len(await offers(buyer)) == 1


async def test_r27_the_owners_number_counts_the_next_night(buyer: Team) -> None:
    async with SqlUnits(buyer.app.database)() as unit:
        await unit.policies.set(
            PolicyChange(
                name=PolicyName.DORMANT_DAYS,
                before=180,
                value=30,
                set_by=1,
                set_at=buyer.tg.clock.now(),
            )
        )
    await buyer.tg.arrives_at(NIGHT + timedelta(days=31))
    assert len(await offers(buyer)) == 1


async def test_the_message_reads_as_well_in_english(buyer: Team) -> None:
    ann = buyer.ann
    await ann.says("/settings")
    await ann.presses(data="se:language:en")
    await buyer.tg.arrives_at(NIGHT + timedelta(days=181))
    (due,) = await offers(buyer)
    await buyer.tg.arrives_at(due)
    for fact in ("Last purchase: Насос", "1 purchase for", "Last talk:"):
        assert ann.sees(fact), fact
