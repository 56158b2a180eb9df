"""Whose client it is: ``/assign WHO MANAGER``, and a colleague's request for it (R3, R4)."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.customers.leads import WaitingLead
from domain.errors import GoneError, NotAllowedError
from domain.language.text import clean
from domain.manage_team import HandOverAsked, Reassigned
from domain.team import Member
from handlers.asking import ask_whom
from handlers.buttons import card_button, undo_button
from handlers.callbacks import AssignTo, HandOver, OpenCard
from handlers.commands import said
from handlers.desk import Desk
from handlers.lead_lines import lead_notice
from handlers.members import members_named
from handlers.screens import Notice, Reply, Screen, button, rows_of
from handlers.who import OFFERED, Target, choose, goes_on, target, with_client
from locales import texts_for

router = Router(name="assign")
_LONGEST = 200


@router.message(said("assign"))
async def assign(_: Message, desk: Desk, command: CommandObject) -> Reply:
    """Give a client to the manager that the line names."""
    _check_leads(desk)
    line = clean(command.args or "", _LONGEST)
    if not line:
        return await ask_whom(desk, "assign", desk.texts("assign-ask"))
    named_last = await _manager_last(desk, line)
    if named_last is not None:
        return named_last
    return await with_client(desk, "assign", line)


async def _manager_last(desk: Desk, line: str) -> Reply:
    """Read the line from its end: "Петров Анна" is Анна's new client, not a Петров Анна."""
    members = await desk.unit.team.members()
    words = line.split()
    for count in (2, 1):
        who, manager = " ".join(words[:-count]), " ".join(words[-count:])
        if not who or len(members_named(members, manager)) != 1:
            continue
        hits = await desk.find(desk.member, who, limit=OFFERED + 1)
        if len(hits) == 1:
            return await assign_with(desk, target(hits[0]), manager)
        if hits:
            return await choose(desk, "assign", manager, hits, who)
    return None


@goes_on("assign")
async def assign_with(desk: Desk, chosen: Target, rest: str) -> Reply:
    """Go on with the client: one match is the manager, otherwise the team is offered."""
    _check_leads(desk)
    members = await desk.unit.team.members()
    named = members_named(members, rest)
    if len(named) == 1:
        return await _assign(desk, chosen.client_id, named[0].id)
    file = await desk.unit.clients.open(desk.member.scope, chosen.client_id)
    if file is None:
        raise GoneError
    others = [one for one in named or members if one.id != file.client.manager_id]
    key = "assign-unknown" if rest and not named else "assign-choose"
    text = desk.texts(key, client=file.client.name, who=rest)
    return Screen(text=text, buttons=rows_of(_member_buttons(others, chosen.client_id), 2))


@router.callback_query(AssignTo.filter())
async def assigned(_: CallbackQuery, callback_data: AssignTo, desk: Desk) -> Reply:
    """Give the client to the manager of a button."""
    return await _assign(desk, callback_data.client, callback_data.manager)


@router.callback_query(HandOver.filter())
async def hand_over_asked(_: CallbackQuery, callback_data: HandOver, desk: Desk) -> Reply:
    """Ask the heads and owners for a colleague's client; only they decide (R4)."""
    asked = await desk.ask_hand_over(desk.member, callback_data.client)
    told = [
        method
        for decider in asked.deciders
        for method in _request(desk, asked, decider).messages(decider.telegram_id)
    ]
    # Nothing of the card is said to who asks, its name neither (R3).
    text = desk.texts("assign-asked", manager=asked.holder.name)
    return [Screen(text=text, toast=desk.texts.plain("assign-asked-toast")), *told]


async def _assign(desk: Desk, client_id: int, manager_id: int) -> Reply:
    return await reassigned(
        desk, await desk.assign(desk.member, client_id=client_id, manager_id=manager_id)
    )


async def reassigned(desk: Desk, done: Reassigned) -> Reply:
    """Say that a client was handed over: here, and to both managers (R4).

    Its untouched leads go along, with their buttons (R53).
    """
    text = desk.texts(
        "assign-done", client=done.client.name, before=done.before.name, after=done.after.name
    )
    buttons = [[undo_button(desk), card_button(desk, done.client.id)]]
    leads = await desk.follow_client(done)
    return [Screen(text=text, buttons=buttons), *_both_told(desk, done, leads)]


def _both_told(
    desk: Desk, done: Reassigned, leads: Sequence[WaitingLead]
) -> Sequence[TelegramMethod[object] | Notice]:
    """Tell the manager who had the client and the one who has it now (R4)."""
    names = {"client": done.client.name, "before": done.before.name, "after": done.after.name}
    told: list[TelegramMethod[object] | Notice] = []
    if done.before.id != desk.member.id:
        texts = texts_for(done.before.locale)
        gone = Screen(text=texts("assign-told-before", by=desk.member.name, **names))
        told += gone.messages(done.before.telegram_id)
    if done.after.id != desk.member.id:
        texts = texts_for(done.after.locale)
        opens = button(texts.plain("button-open"), OpenCard(client=done.client.id))
        text = texts("assign-told-after", by=desk.member.name, **names)
        told += Screen(text=text, buttons=[[opens]]).messages(done.after.telegram_id)
    return [*told, *(lead_notice(desk.office, done.after, one) for one in leads)]


def _request(desk: Desk, asked: HandOverAsked, decider: Member) -> Screen:
    texts = texts_for(decider.locale)
    client = asked.client.id
    text = texts(
        "assign-request",
        asker=desk.member.name,
        client=asked.client.name,
        holder=asked.holder.name,
    )
    give = button(
        texts.plain("assign-give", asker=desk.member.name),
        AssignTo(client=client, manager=desk.member.id),
    )
    return Screen(
        text=text, buttons=[[give], [button(texts.plain("button-open"), OpenCard(client=client))]]
    )


def _member_buttons(members: Sequence[Member], client_id: int) -> list[InlineKeyboardButton]:
    return [button(one.name, AssignTo(client=client_id, manager=one.id)) for one in members]


def _check_leads(desk: Desk) -> None:
    if not desk.member.leads:
        raise NotAllowedError
