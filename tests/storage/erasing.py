"""Somebody who is to be erased, with a row in every table, and how the base is searched."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from domain.cadence_exceptions import CadenceException, ExceptionKind
from domain.clients import Client, ClientFile
from domain.customers.erasure import Leaving
from domain.customers.forms import Flaw
from domain.customers.magnets import Part
from domain.customers.people import Customer
from domain.customers.referrals import FriendLink, Referral
from domain.customers.surveys import Occasion, Survey
from domain.deals import Deal
from domain.drafts import Draft
from domain.rounds import Round
from domain.team import Member
from domain.touches import Media, MediaKind
from storage.inbox import InboxState
from storage.tables.delivery import conversations, inbox, outbox
from storage.tables.metadata import metadata
from storage.unit import SqlUnit, SqlUnits
from tests.storage.customers import Stand, agree, customer, form, lead, set_up
from tests.storage.people import (
    DAY,
    NOW,
    company,
    contact,
    deal,
    email,
    move,
    person,
    phone,
    reminder,
    touch,
)

TELEGRAM = 700_123_456
PHONE, EMAIL = "+79165557788", "sokolov.ivan@example.com"
WHOLE_NAME = "Соколов Иван Петрович"
TRACES = ("9165557788", EMAIL, "Соколов", str(TELEGRAM))
"""Any of these in any column would tell who it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """The person's rows."""

    file: ClientFile
    customer: Customer
    deal: Deal
    stand: Stand

    @property
    def client(self) -> Client:
        return self.file.client

    @property
    def contact_id(self) -> int:
        return self.file.contacts[0].id


async def somebody(
    units: SqlUnits, owner: Member, manager: Member, *, firm: str = "", owns: bool = True
) -> Gone:
    """Store a person, alone or in a company, with something in every table."""
    async with units() as unit:
        file = await _card(unit, manager, firm)
        stand = await set_up(unit, owner)
        known = await unit.customers.add(
            customer(
                TELEGRAM,
                name="Иван Соколов",
                phone=PHONE,
                phone_proved=owns,
                email=EMAIL,
                client_id=file.client.id,
                contact_id=file.contacts[0].id,
                owns_card=owns,
            )
        )
        await _came(unit, known, file, stand)
        sale = await _worked_with(unit, file, manager)
        await _queued(unit)
        unit.changes.name("add-contact", member_id=manager.id, at=NOW, client=WHOLE_NAME)
        await unit.drafts.add(
            Draft(
                member_id=manager.id, verb="call", text=f"звонил {PHONE}", data={}, created_at=NOW
            )
        )
        data = {"client": str(file.client.id), "contact": str(file.contacts[0].id)}
        await unit.drafts.add(
            Draft(member_id=manager.id, verb="deal", text="позже", data=data, created_at=NOW)
        )
    return Gone(file=file, customer=known, deal=sale, stand=stand)


async def _card(unit: SqlUnit, manager: Member, firm: str) -> ClientFile:
    him = contact(
        "Соколов", "Иван", phone(PHONE), email(EMAIL), patronymic="Петрович", notes="рыбак"
    )
    words = f"Привёл {WHOLE_NAME}, 8 (916) 555-77-88"
    if firm:
        other = contact("Чайка", "Нина", phone("+79160001122"), notes=f"подруга: {WHOLE_NAME}")
        client = company(manager, firm, notes=words, created_at=NOW - 900 * DAY)
        return await unit.clients.add(client, [him, other])
    client = person(
        manager, WHOLE_NAME, notes=words, tags=("сокол",), created_at=NOW - 900 * DAY, city="Омск"
    )
    return await unit.clients.add(client, [him])


async def _came(unit: SqlUnit, known: Customer, file: ClientFile, stand: Stand) -> None:
    await agree(unit, known, stand)
    filled = await unit.forms.add(form(known, stand, completed_at=NOW))
    flaws = () if known.owns_card else (Flaw.UNPROVED_MATCH,)
    facts = {"customer_id": known.id, "form_id": filled.id, "known": True, "flaws": flaws}
    await unit.leads.add(lead(file, stand, **facts))
    await unit.magnets.add_codes(stand.magnet.id, Part.GIFT, ["КОД-1"])
    await unit.magnets.take_code(stand.magnet.id, Part.GIFT, known.id, NOW)
    await unit.magnets.take_code(stand.magnet.id, Part.REWARD, known.id, NOW)
    await unit.referrals.add_link(
        FriendLink(customer_id=known.id, magnet_id=stand.magnet.id, code="друг", created_at=NOW)
    )
    friend = await unit.customers.add(customer(700_999, name="Друг"))
    await unit.referrals.add(
        Referral(inviter_id=known.id, friend_id=friend.id, magnet_id=stand.magnet.id, at=NOW)
    )
    await unit.forms.add(form(friend, stand, inviter_id=known.id))
    asked = Survey(
        customer_id=known.id,
        client_id=file.client.id,
        manager_id=file.client.manager_id,
        occasion=Occasion.MEETING,
        asked_at=NOW,
        score=9,
        comment=f"Ваш {WHOLE_NAME}",
        answered_at=NOW,
    )
    await unit.surveys.add(asked)


async def _worked_with(unit: SqlUnit, file: ClientFile, manager: Member) -> Deal:
    client, him = file.client, file.contacts[0]
    said: dict[str, Any] = {"note": f"сказал {WHOLE_NAME}", "objections": "дорого"}
    voice = Media(kind=MediaKind.VOICE, file_id="голос-1")
    at = NOW - 500 * DAY
    logged = await unit.touches.add(
        touch(client, manager, contact_id=him.id, at=at, media=voice, **said)
    )
    await unit.touches.add(touch(client, manager, at=at, note=f"напомнил о {EMAIL.upper()}"))
    await unit.clients.touched(client, at, effective=True, allowed_from=NOW + DAY)
    due = reminder(manager, client, contact_id=him.id, text=f"позвонить: {WHOLE_NAME}")
    await unit.reminders.add(due)
    await unit.rounds.add(
        Round(client_id=client.id, number=1, began_at=at, silent=1, words=f"жаль, {WHOLE_NAME}")
    )
    await unit.exceptions.add(
        CadenceException(
            member_id=manager.id,
            client_id=client.id,
            contact_id=him.id,
            at=NOW,
            kind=ExceptionKind.TOUCH,
            reason=f"просил {WHOLE_NAME}",
            touch_id=logged.id,
        )
    )
    first = (await unit.deals.pipelines())[0].first()
    title = f"Лодка для {WHOLE_NAME}"
    return await unit.deals.add(
        deal(client, first.id, 500_00, title=title), move(0, manager, first.id, note=WHOLE_NAME)
    )


async def _queued(unit: SqlUnit) -> None:
    """Leave something in every queue: of the person's chat, and of others that name them."""
    row: dict[str, Any] = {
        "bot_id": 42,
        "attempts": 1,
        "received_at": NOW,
        "state": InboxState.FAILED,
    }
    words = '{"text":"%s"}'
    await unit.transaction.execute(
        insert(inbox),
        [
            {**row, "update_id": 1, "chat_key": TELEGRAM, "payload": words % "привет"},
            {**row, "update_id": 2, "chat_key": 2, "payload": words % WHOLE_NAME},
        ],
    )
    letter: dict[str, Any] = {
        "lane": 0, "method": "sendMessage", "attempts": 0, "repeated": False, "created_at": NOW,
        "receipt": "", "fleeting": False,
    }  # fmt: skip
    await unit.transaction.execute(
        insert(outbox),
        [
            {
                **letter,
                "id": 1,
                "chat_id": TELEGRAM,
                "payload": words % "ваш подарок",
                "state": "failed",
            },
            {**letter, "id": 2, "chat_id": 2, "payload": words % PHONE, "state": "failed"},
            {**letter, "id": 3, "chat_id": 2, "payload": words % WHOLE_NAME, "state": "pending"},
            {**letter, "id": 4, "chat_id": 2, "payload": words % "другое", "state": "pending"},
        ],
    )
    talk = {"bot_id": 42, "thread_id": 0, "business_connection_id": "", "destiny": "default"}
    await unit.transaction.execute(
        insert(conversations),
        [
            {**talk, "chat_id": TELEGRAM, "user_id": TELEGRAM, "state": "x", "data": "{}"},
            {**talk, "chat_id": 2, "user_id": 2, "state": "y", "data": words % PHONE},
            {**talk, "chat_id": 3, "user_id": 3, "state": "z", "data": words % "другое"},
        ],
    )


async def forgotten(units: SqlUnits, contact_id: int, at: datetime = NOW) -> dict[str, int]:
    """Erase somebody; return what the book counted."""
    async with units() as unit:
        traces = await unit.erasures.traces_of_contact(contact_id)
        assert traces is not None
        (removed,) = await unit.erasures.erase([Leaving(traces=traces, person="хеш")], at)
    return dict(removed.rows)


async def found(units: SqlUnits, *words: str) -> list[str]:
    """Return where any of these words stands, in any column of any table."""
    async with units() as unit:
        return [
            f"{name}: {row}"
            for name, table in metadata.tables.items()
            for row in await unit.transaction.all(select(table))
            if any(word in str(tuple(row)) for word in words)
        ]
