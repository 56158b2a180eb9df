"""Personal codes sent to those who waited for the list to be filled again."""

from domain.customers.codes import HandOutCodes
from domain.customers.magnets import Magnet, Part
from domain.delivery import Lane
from handlers.desk import Desk
from handlers.screens import Notice, Screen
from locales import texts_for


async def handed_out(desk: Desk, magnet: Magnet, part: Part) -> list[Notice]:
    """Give the new codes to who waits for one; return what tells each in their own language."""
    hand_out = HandOutCodes(magnets=desk.unit.magnets, clock=desk.clock)
    return [
        await _notice(desk, magnet, telegram_id, code)
        for telegram_id, code in await hand_out(magnet.id, part)
    ]


async def _notice(desk: Desk, magnet: Magnet, telegram_id: int, code: str) -> Notice:
    customer = await desk.unit.customers.by_telegram(telegram_id)
    texts = texts_for(customer.locale if customer else desk.office.default_locale)
    said = Screen(text=texts("magnet-code-came", title=magnet.title, code=code), private=False)
    return Notice(
        chat_id=telegram_id, methods=said.messages(telegram_id), lane=Lane.REMINDER, fleeting=True
    )
