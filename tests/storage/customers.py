"""Invented magnets and those who come by them, for the tests of the books."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.clients import ClientFile
from domain.customers.consents import Channel, Consent, ConsentText, Purpose
from domain.customers.forms import Form
from domain.customers.leads import Lead
from domain.customers.magnets import Ask, Gift, Link, Magnet, MagnetState, Question
from domain.customers.people import Customer
from domain.team import Member
from storage.unit import SqlUnit
from tests.storage.people import HOUR, NOW, contact, person, phone

ASKED = (Question(ask=Ask.PHONE), Question(ask=Ask.NAME, required=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A magnet with two links."""

    magnet: Magnet
    first: Link
    fair: Link


def magnet(owner: Member, title: str = "Каталог", **more: Any) -> Magnet:
    values: dict[str, Any] = {
        "title": title,
        "promise": "Цены на сезон",
        "gift": Gift(text="Вот он"),
        "questions": ASKED,
        "state": MagnetState.ACTIVE,
        "created_at": NOW,
        "created_by": owner.id,
    }
    return Magnet(**(values | more))


def customer(telegram_id: int | None = 100, **more: Any) -> Customer:
    values: dict[str, Any] = {"telegram_id": telegram_id, "created_at": NOW, "seen_at": NOW}
    return Customer(**(values | more))


def form(of: Customer, stand: Stand, **more: Any) -> Form:
    values: dict[str, Any] = {
        "customer_id": of.id,
        "magnet_id": stand.magnet.id,
        "link_id": stand.first.id,
        "channel": Channel.TELEGRAM,
        "consented_at": NOW,
    }
    return Form(**(values | more))


def lead(file: ClientFile, stand: Stand, **more: Any) -> Lead:
    values: dict[str, Any] = {
        "client_id": file.client.id,
        "contact_id": file.contacts[0].id if file.contacts else None,
        "customer_id": None,
        "form_id": None,
        "magnet_id": stand.magnet.id,
        "link_id": stand.first.id,
        "given_to": file.client.manager_id,
        "known": False,
        "came_at": NOW,
        "due_at": NOW + HOUR,
    }
    return Lead(**(values | more))


async def set_up(unit: SqlUnit, owner: Member, title: str = "Каталог", **more: Any) -> Stand:
    """Store a magnet with a link of its own and one of a fair; codes begin with the title."""
    kept = await unit.magnets.add(magnet(owner, title, **more))
    links = [
        Link(magnet_id=kept.id, code=f"{title}{number}", name=name, created_at=NOW)
        for number, name in enumerate(("", "Выставка"))
    ]
    first, fair = [await unit.magnets.add_link(one) for one in links]
    return Stand(magnet=kept, first=first, fair=fair)


async def come(unit: SqlUnit, manager: Member, name: str, number: int, **more: Any) -> ClientFile:
    """Store a person with a phone of that number."""
    values = {"created_at": NOW, **more}
    people = [contact(name, "", phone(f"+7916{number:07}"))]
    return await unit.clients.add(person(manager, name, **values), people)


def text(stand: Stand, purpose: Purpose = Purpose.PERSONAL_DATA, **more: Any) -> ConsentText:
    values: dict[str, Any] = {
        "magnet_id": stand.magnet.id,
        "purpose": purpose,
        "locale": "ru",
        "version": 1,
        "text": "Я согласен",
        "created_at": NOW,
    }
    return ConsentText(**(values | more))


def consent(of: Customer, said: ConsentText, **more: Any) -> Consent:
    values: dict[str, Any] = {
        "customer_id": of.id,
        "magnet_id": said.magnet_id,
        "text_id": said.id,
        "version": said.version,
        "digest": said.digest,
        "purpose": said.purpose,
        "channel": Channel.TELEGRAM,
        "given_at": NOW,
    }
    return Consent(**(values | more))


async def agree(
    unit: SqlUnit, of: Customer, stand: Stand, purposes: Sequence[Purpose] = tuple(Purpose)
) -> None:
    """Publish texts and let a person agree to them."""
    said = [await unit.consents.add_text(text(stand, one)) for one in purposes]
    await unit.consents.give([consent(of, one) for one in said])
