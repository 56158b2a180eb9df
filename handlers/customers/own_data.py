"""Own data: ``/mydata``, ``/stop``, ``/forget``, withdrawing consent (R52).

Whoever presses or asks acts on their own data alone: no button names a person. Who is on the team
(``desk``) and a customer too keeps the keys of the team under the chat.
"""

from collections.abc import Callable, Mapping

from aiogram import Router
from aiogram.types import CallbackQuery, Message, ReplyKeyboardRemove, User

from domain.customers.erasure import ErasedWhy
from domain.customers.forget import Erased
from domain.customers.people import Customer
from domain.team import Member, Role, Scope
from domain.zones import zone
from handlers.buttons import main_keyboard
from handlers.commands import said
from handlers.customers.callbacks import OwnDo, OwnVerb
from handlers.customers.own_data_lines import (
    data_document,
    data_screen,
    forget_screen,
    kept_screen,
    unknown_screen,
    withdraw_screen,
)
from handlers.desk import Desk, Lobby
from handlers.screens import Notice, Reply, Said, Screen
from locales import Texts, texts_for

router = Router(name="own_data")
_EVERYBODY = Scope(None)
_ASKED: Mapping[OwnVerb, Callable[[Texts], Screen]] = {
    OwnVerb.WITHDRAW: withdraw_screen,
    OwnVerb.FORGET: forget_screen,
    OwnVerb.KEEP: kept_screen,
}


@router.message(said("mydata"))
async def mydata(_: Message, lobby: Lobby, person: User, desk: Desk | None = None) -> Reply:
    """Show everything that is stored about the person, and as a file."""
    customer = await _whoever(lobby, person)
    if customer is None:
        return unknown_screen(lobby.texts)
    return await _shown(lobby, person, customer, desk)


@router.message(said("stop"))
async def stop(_: Message, lobby: Lobby, person: User) -> Screen:
    """Stop mailings."""
    return await _stopped(lobby, await _whoever(lobby, person))


@router.message(said("forget"))
async def forget(_: Message, lobby: Lobby, person: User) -> Screen:
    """Ask once, with what goes and what stays by law."""
    known = await lobby.unit.customers.by_telegram(person.id)
    return forget_screen(lobby.texts) if known else unknown_screen(lobby.texts)


async def prove(lobby: Lobby, person: User, phone: str) -> list[Said]:
    """Show what is stored about a proved number: the person shared their own contact."""
    found = await lobby.customers.prove_card(person.id, lobby.texts.locale, phone)
    customer = found or await lobby.unit.customers.by_telegram(person.id)
    if customer is not None:
        return await _shown(lobby, person, customer)
    nothing = lobby.texts("own-nothing-by-phone")
    return [Screen(text=nothing, keyboard=ReplyKeyboardRemove(), private=False)]


@router.callback_query(OwnDo.filter())
async def own_do(
    _: CallbackQuery,
    callback_data: OwnDo,
    lobby: Lobby,
    person: User,
    desk: Desk | None = None,
) -> Reply:
    """Do with the person's data what the button says."""
    customer = await _whoever(lobby, person)
    if customer is None:
        return Screen(text=lobby.texts("own-nothing"), private=False)
    match callback_data.verb:
        case OwnVerb.STOP:
            return await _stopped(lobby, customer)
        case OwnVerb.SURE_WITHDRAW:
            return await _withdrawn(lobby, customer)
        case OwnVerb.SURE_FORGET:
            return await _forgotten(lobby, customer, desk)
        case asked:
            return _ASKED[asked](lobby.texts)


async def _whoever(lobby: Lobby, person: User) -> Customer | None:
    """Return who speaks, with the card of the phone that they proved in a form under way."""
    customer = await lobby.unit.customers.by_telegram(person.id)
    if customer is None or customer.owns_card or not customer.phone_proved:
        return customer
    found = await lobby.customers.prove_card(person.id, lobby.texts.locale, customer.phone)
    return found or customer


async def _shown(
    lobby: Lobby, person: User, customer: Customer, desk: Desk | None = None
) -> list[Said]:
    data = await lobby.unit.own_data.of_customer(customer.id)
    office = lobby.office
    home = zone(office.timezone)
    in_form = await lobby.unit.forms.current(customer.id) is not None
    return [
        data_screen(lobby.texts, data, zone=home, country=office.country),
        data_document(
            lobby.texts,
            person.id,
            data,
            zone=home,
            country=office.country,
            keyboard=desk is None and not in_form,
        ),
    ]


async def _stopped(lobby: Lobby, customer: Customer | None) -> Screen:
    stopped = customer is not None and await lobby.customers.stop_mailings(customer)
    key = "own-stopped" if stopped else "own-stopped-before"
    return Screen(text=lobby.texts(key), private=False)


async def _withdrawn(lobby: Lobby, customer: Customer) -> list[Said]:
    said: list[Said] = [Screen(text=lobby.texts("own-withdrawn"), private=False)]
    if not await lobby.customers.withdraw(customer):
        return said
    traces = await lobby.unit.erasures.traces_of_customer(customer.id)
    for card in traces.cards if traces else ():
        file = await lobby.unit.clients.open(_EVERYBODY, card.client_id)
        manager = await lobby.unit.team.member(file.client.manager_id) if file else None
        if file is not None and manager is not None:
            said.append(_notice(manager, "own-withdrawn-manager", name=file.client.name))
    return said


async def _forgotten(lobby: Lobby, customer: Customer, desk: Desk | None) -> list[Said]:
    traces = await lobby.unit.erasures.traces_of_customer(customer.id)
    if traces is None:
        return [Screen(text=lobby.texts("own-nothing"), private=False)]
    erased = await lobby.customers.forget(traces, ErasedWhy.ASKED)
    texts = lobby.texts
    keys = main_keyboard(texts, desk.member) if desk else ReplyKeyboardRemove()
    return [
        Screen(text=texts("own-forgetting"), private=False),
        Screen(text=texts("own-forgotten"), keyboard=keys, private=False),
        *await _team_told(lobby, erased),
    ]


async def _team_told(lobby: Lobby, erased: Erased) -> list[Notice]:
    """Return what the manager and the owners hear: that it happened, not of whom."""
    members = await lobby.unit.team.members()
    managers = [one for one in members if one.id in erased.manager_ids]
    owners = [one for one in members if one.role is Role.OWNER]
    act = erased.act
    return [
        *(_notice(one, "own-erased-manager") for one in managers),
        *(
            _notice(
                one,
                "own-erased-owner",
                act=str(act.id),
                at=f"{act.at.astimezone(one.zone):%d.%m.%Y %H:%M}",
                rows=sum(act.rows.values()),
            )
            for one in owners
        ),
    ]


def _notice(member: Member, key: str, **facts: object) -> Notice:
    screen = Screen(text=texts_for(member.locale)(key, **facts))
    return Notice(chat_id=member.telegram_id, methods=screen.messages(member.telegram_id))
