"""What is noted down once a letter was sent, or could not be, together with the letter."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from domain.delivery import Lane, OutMessage, SendState, gift_receipt
from domain.team import Member
from storage.outbox import Letter, Mark, Outbox
from storage.unit import SqlUnits
from tests.storage.customers import customer, form, set_up
from tests.storage.people import HOUR, NOW

Team = tuple[Member, Member, Member]


class Stopped:
    def now(self) -> datetime:
        return NOW


class Hall:
    """An outbox and what it told its listener."""

    def __init__(self) -> None:
        self.told: list[Letter] = []
        self.outbox = Outbox(Stopped(), self.listen)

    def listen(self, letters: Sequence[Letter]) -> None:
        self.told.extend(letters)

    async def mark(
        self, units: SqlUnits, receipt: str, state: SendState, *, blocked: bool = False
    ) -> None:
        """Put a letter with a receipt and mark it an hour later."""
        message = OutMessage(
            chat_id=100, lane=Lane.ANSWER, method="sendMessage", params={}, receipt=receipt
        )
        async with units() as unit:
            self.outbox.answer(unit.transaction, [message])
        async with units() as unit:
            letter = self.told[-1]
            mark = Mark(letter=letter, state=state, at=NOW + HOUR, blocked=blocked)
            self.outbox.mark(unit.transaction, [mark])


@pytest.mark.parametrize(
    ("state", "arrived"),
    [(SendState.SENT, True), (SendState.FAILED, False), (SendState.CLAIMED, False)],
)
async def test_a_gift_has_arrived_when_its_last_message_was_sent(
    units: SqlUnits, team: Team, state: SendState, arrived: bool
) -> None:
    async with units() as unit:
        stand = await set_up(unit, team[0])
        known = await unit.customers.add(customer())
        filled = await unit.forms.add(form(known, stand))
    hall = Hall()
    await hall.mark(units, gift_receipt(filled.id), state)
    async with units() as unit:
        (kept,) = await unit.forms.of_customer(known.id)
    assert kept.gift_at == (NOW + HOUR if arrived else None)


async def test_the_first_arrival_of_a_gift_stands_and_other_receipts_mean_nothing(
    units: SqlUnits, team: Team
) -> None:
    async with units() as unit:
        stand = await set_up(unit, team[0])
        known = await unit.customers.add(customer())
        filled = await unit.forms.add(form(known, stand, gift_at=NOW))
    hall = Hall()
    for receipt in (gift_receipt(filled.id), "gift:many", "other:1", ""):
        await hall.mark(units, receipt, SendState.SENT)
    async with units() as unit:
        (kept,) = await unit.forms.of_customer(known.id)
    assert kept.gift_at == NOW


async def test_who_blocks_the_bot_is_noted_once(units: SqlUnits) -> None:
    async with units() as unit:
        known = await unit.customers.add(customer())
        other = await unit.customers.add(customer(101))
        blocked = await unit.customers.add(customer(102, blocked_at=NOW))
    hall = Hall()
    await hall.mark(units, "", SendState.FAILED, blocked=True)
    async with units() as unit:
        found = [await unit.customers.customer(one.id) for one in (known, other, blocked)]
    assert [one.blocked_at for one in found if one] == [NOW + HOUR, None, NOW]
