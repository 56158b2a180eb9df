"""A base with a lead magnet in it, as its owner left it, and with a mailing on its way."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from benchmarks import base
from benchmarks.guests import GIFT
from bot.clock import SystemClock
from domain.customers.consents import ConsentText, Purpose
from domain.customers.magnets import Ask, Gift, Link, Magnet, MagnetState, Operator, Question
from domain.delivery import Lane, OutMessage
from storage.database import Database
from storage.outbox import Outbox
from storage.unit import SqlUnits

CODE: Final = "gift"
MANAGERS: Final = 20
FIRST_READER: Final = 50_000_000
"""The Telegram ids of those to whom the mailing goes begin here."""
_LETTER: Final = "Новости этой недели: <b>скидки</b> на всё, что осталось с выставки."


def manager_ids() -> range:
    """Return the Telegram ids of the managers."""
    first = base.FIRST_TELEGRAM_ID + 1
    return range(first, first + MANAGERS)


async def prepare(path: Path, *, letters: int = 0) -> None:
    """Make a base with a head, some managers and a magnet; so many letters wait in the outbox."""
    now = SystemClock().now()
    async with base.opened(path) as database:
        head, _ = await base.enrol(database, MANAGERS, now)
        await _add_magnet(database, head.id, now)
        await _mail(database, range(FIRST_READER, FIRST_READER + letters))


async def _add_magnet(database: Database, owner: int, now: datetime) -> None:
    """Store the form as it is by default: phone and name; the gift is an address."""
    async with SqlUnits(database)() as unit:
        await unit.magnets.save_operator(Operator(name="ООО «Север»", address="Омск, Мира 1"))
        magnet = await unit.magnets.add(
            Magnet(
                title="Чек-лист ремонта",
                promise="Ничего не забудете.",
                gift=Gift(text=GIFT, link="https://example.com/list"),
                questions=(Question(ask=Ask.PHONE), Question(ask=Ask.NAME)),
                purpose="перезвонить",
                state=MagnetState.ACTIVE,
                created_at=now,
                created_by=owner,
            )
        )
        await unit.magnets.add_link(Link(magnet_id=magnet.id, code=CODE, created_at=now))
        await unit.consents.add_text(
            ConsentText(
                magnet_id=magnet.id,
                purpose=Purpose.PERSONAL_DATA,
                locale="ru",
                version=1,
                text="Я соглашаюсь, чтобы ООО «Север» обрабатывало мои данные и позвонило мне.",
                created_at=now,
            )
        )


async def _mail(database: Database, readers: Sequence[int]) -> None:
    outbox = Outbox(SystemClock(), lambda _: None)
    async with SqlUnits(database)() as unit:
        await outbox.recover(unit.transaction)
        await outbox.put(unit.transaction, [_letter(one) for one in readers])


def _letter(reader: int) -> OutMessage:
    return OutMessage(
        chat_id=reader,
        lane=Lane.MAILING,
        method="sendMessage",
        params={"chat_id": reader, "text": _LETTER, "parse_mode": "HTML"},
        dedupe_key=f"news:{reader}",
    )
