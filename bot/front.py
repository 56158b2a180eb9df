"""The front desk: who is it, which language, in the middle of what; then to the right desk.

Identity is ``from_user.id`` alone: names, usernames and phones prove nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from aiogram.types import Chat, Message, Update, User

from bot.fsm import talk
from domain.clock import StillClock
from domain.manage_team import Newcomer
from domain.team import Member, MemberState, Role
from handlers.desk import Desk, Lobby, Office
from locales import LOCALES, texts_for
from storage.conversations import ConversationKey
from storage.entrance import enter
from storage.transaction import Transaction
from storage.unit import SqlUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Prepares what handlers are given. One statement for member and talk."""

    office: Office
    bot_id: int

    async def __call__(self, transaction: Transaction, update: Update) -> Mapping[str, Any]:
        """Return the arguments that handlers may ask for by name.

        ``desk`` is ``None`` for who is not on the team, and ``fleeting`` tells so to the queues;
        time stands still for the whole unit.
        """
        person, chat = _whose(update)
        unit = SqlUnit(transaction)
        key = ConversationKey(
            bot_id=self.bot_id, chat_id=chat.id if chat else person.id, user_id=person.id
        )
        member, conversation, policy = await enter(unit, key)
        office = replace(self.office, clock=StillClock(self.office.clock.now()))
        talking = talk(transaction, key, conversation)
        lobby = Lobby(
            office=office,
            unit=unit,
            texts=texts_for(locale_of(office, person)),
            state=talking["state"],
            policy=policy,
        )
        if person.id in office.owner_ids and not _owns(member):
            member = await lobby.enrol_owner(newcomer(office, person))
        desk = None
        if member is not None and member.state is MemberState.ACTIVE:
            desk = _desk(lobby, member)
            lobby = replace(lobby, texts=desk.texts)
        return {
            "unit": unit,
            "person": person,
            "desk": desk,
            "lobby": lobby,
            "texts": lobby.texts,
            "fleeting": desk is None,
            **talking,
        }


def _desk(lobby: Lobby, member: Member) -> Desk:
    return Desk(
        office=lobby.office,
        unit=lobby.unit,
        member=member,
        texts=texts_for(member.locale),
        state=lobby.state,
        policy=lobby.policy,
    )


def newcomer(office: Office, person: User) -> Newcomer:
    """Return what a Telegram profile tells of a person, with the office's habits."""
    return Newcomer(
        telegram_id=person.id,
        name=person.full_name,
        locale=locale_of(office, person),
        timezone=office.timezone,
    )


def locale_of(office: Office, person: User) -> str:
    """Return the language of a person's Telegram if it is one of ours, else the office's."""
    language = (person.language_code or "")[:2]
    return language if language in LOCALES else office.default_locale


def _owns(member: Member | None) -> bool:
    return member is not None and member.role is Role.OWNER and member.state is MemberState.ACTIVE


def _whose(update: Update) -> tuple[User, Chat | None]:
    """Return the person behind an update and the chat it came from.

    A channel or an anonymous admin speaks as nobody: ``User`` 0 is on no team.
    """
    event = (
        update.message
        or update.edited_message
        or update.callback_query
        or update.my_chat_member
        or update.inline_query
    )
    person = getattr(event, "from_user", None) or User(id=0, is_bot=True, first_name="")
    message = getattr(event, "message", None) if update.callback_query else event
    chat = message.chat if isinstance(message, Message) else getattr(event, "chat", None)
    return person, chat
