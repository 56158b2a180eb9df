"""A person blocks the bot, or lets it write again.

Source: https://core.telegram.org/bots/api#chatmemberupdated
"""

from dataclasses import replace

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberUpdated

from handlers.desk import Lobby

router = Router(name="blocking")


@router.my_chat_member(F.chat.type == ChatType.PRIVATE)
async def blocked_or_back(event: ChatMemberUpdated, lobby: Lobby) -> None:
    """Note of a customer whether the bot can write to them; nobody is told."""
    customers = lobby.unit.customers
    customer = await customers.by_telegram(event.chat.id)
    blocked = event.new_chat_member.status == ChatMemberStatus.KICKED
    if customer is None or blocked == (customer.blocked_at is not None):
        return
    at = lobby.office.clock.now() if blocked else None
    await customers.save(customer, replace(customer, blocked_at=at))
