"""Everything that is stored about a person, for that person (R52)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import BindParameter, Select, bindparam, case, func, literal_column, select

from domain.clients import ClientFile, ClientKind, Contact, PointKind
from domain.customers.consents import Consent
from domain.customers.magnets import Ask, Part
from domain.customers.own_data import (
    OwnCard,
    OwnData,
    OwnDeal,
    OwnForm,
    OwnReward,
    OwnSurvey,
    OwnTouch,
)
from domain.customers.people import Customer
from domain.deals import StageKind
from storage.customers.own_cards import earlier_cards
from storage.files import read_file, select_file
from storage.json_list import json_list
from storage.tables.clients import IS_LIVING, clients, contacts
from storage.tables.consents import consents
from storage.tables.customers import customers
from storage.tables.deals import deals, stages
from storage.tables.forms import form_answers, forms
from storage.tables.magnets import magnet_codes, magnet_questions, magnets
from storage.tables.referrals import referrals
from storage.tables.surveys import surveys
from storage.tables.touches import touches
from storage.transaction import Transaction

_MINE: Final[BindParameter[Any]] = bindparam("ids", expanding=True)
_CODE: Final = (
    select(func.min(magnet_codes.c.code))
    .where(
        magnet_codes.c.magnet_id == forms.c.magnet_id,
        magnet_codes.c.customer_id == forms.c.customer_id,
        magnet_codes.c.part == Part.GIFT,
    )
    .correlate(forms)
    .scalar_subquery()
)
_ANSWERS: Final = (
    select(magnet_questions.c.text, form_answers.c.value)
    .join(magnet_questions, magnet_questions.c.id == form_answers.c.question_id)
    .where(
        form_answers.c.form_id == forms.c.id,
        form_answers.c.value != "",
        magnet_questions.c.ask == Ask.OWN,
    )
    .order_by(magnet_questions.c.position, magnet_questions.c.id)
)
_FORMS: Final = (
    select(
        magnets.c.title.label("magnet_title"),
        forms.c.consented_at,
        forms.c.completed_at,
        forms.c.gift_at,
        func.coalesce(_CODE, literal_column("''")).label("code"),
        json_list(_ANSWERS, forms).label("answers"),
    )
    .join(magnets, magnets.c.id == forms.c.magnet_id)
    .where(forms.c.customer_id.in_(_MINE))
    .order_by(forms.c.id)
)
CUSTOMER: Final = select(customers).where(customers.c.id == bindparam("customer"))
ELSEWHERE: Final = (
    select(customers)
    .where(
        customers.c.contact_id.in_(bindparam("cards", expanding=True)),
        customers.c.owns_card.is_(True),
        customers.c.id != bindparam("customer"),
    )
    .order_by(customers.c.id)
)
CONSENTS: Final = select(consents).where(consents.c.customer_id.in_(_MINE)).order_by(consents.c.id)
SURVEYS: Final = (
    select(
        func.coalesce(surveys.c.answered_at, surveys.c.asked_at).label("at"),
        surveys.c.score,
        surveys.c.comment,
    )
    .where(surveys.c.customer_id.in_(_MINE))
    .order_by(surveys.c.id)
)
REWARDS: Final = (
    select(
        magnets.c.title.label("magnet_title"),
        magnet_codes.c.code,
        magnet_codes.c.given_at.label("at"),
    )
    .join(magnets, magnets.c.id == magnet_codes.c.magnet_id)
    .where(magnet_codes.c.customer_id.in_(_MINE), magnet_codes.c.part == Part.REWARD)
    .order_by(magnet_codes.c.given_at, magnet_codes.c.id)
)
FRIENDS: Final = select(func.count()).where(referrals.c.inviter_id.in_(_MINE))

_whose_card = select(contacts.c.client_id).where(contacts.c.id == bindparam("contact"))
FILE: Final = select_file().where(clients.c.id == _whose_card.scalar_subquery(), IS_LIVING)
_TALK: Final = (
    touches.c.at,
    touches.c.kind,
    touches.c.direction,
    touches.c.outcome,
    touches.c.note,
    touches.c.objections,
)
TOUCHES: Final = {
    True: select(*_TALK).where(touches.c.client_id == bindparam("whose")).order_by(touches.c.at),
    False: select(*_TALK).where(touches.c.contact_id == bindparam("whose")).order_by(touches.c.at),
}
_STATE: Final = case(
    (stages.c.kind == StageKind.WON, literal_column("'won'")),
    (stages.c.kind == StageKind.LOST, literal_column("'lost'")),
    else_=literal_column("'open'"),
)
DEALS: Final = (
    select(
        deals.c.title,
        deals.c.amount,
        _STATE.label("state"),
        deals.c.opened_at,
        deals.c.closed_at,
    )
    .join(stages, stages.c.id == deals.c.stage_id)
    .where(deals.c.client_id == bindparam("client"))
    .order_by(deals.c.id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What is told of one card."""

    card: OwnCard | None = None
    touches: Sequence[OwnTouch] = ()
    deals: Sequence[OwnDeal] = ()


class SqlOwnDataReader:
    """Reads it, table by table: nobody asks often."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def of_customer(self, customer_id: int) -> OwnData:
        """Return everything stored about a customer; nothing of a card they do not own.

        Nor of one that they own, or owned before, by a typed phone alone, until they prove it:
        whose phone it is, and whether it was known before, must not be seen by typing it.
        What the owners of a card of theirs gave on a site is told as well.
        The deals of a company are the company's, and so are talks with its other people.
        """
        row = await self._transaction.first(CUSTOMER, {"customer": customer_id})
        if row is None:
            return OwnData(customer=None)
        customer = Customer(**row._asdict())
        sure = customer.owns_card and (customer.phone_proved or not customer.phone)
        earlier = await earlier_cards(self._transaction, customer_id, proved=True)
        before = [one for one in earlier if one != customer.contact_id]
        cards = [*([customer.contact_id] if sure else []), *before]
        asked = {"cards": cards, "customer": customer_id}
        elsewhere = [Customer(**one) for one in await self._rows(ELSEWHERE, asked)]
        mine = {"ids": [customer_id, *(one.id for one in elsewhere)]}
        friends: int = await self._transaction.scalar(FRIENDS, mine)
        present = await self._card(customer.contact_id) if sure else _Told()
        others = [await self._card(one) for one in before]
        return OwnData(
            customer=customer,
            elsewhere=elsewhere,
            card_unproved=customer.contact_id is not None and not sure,
            consents=[Consent(**one) for one in await self._rows(CONSENTS, mine)],
            forms=[_form(one) for one in await self._rows(_FORMS, mine)],
            rewards=[OwnReward(**one) for one in await self._rows(REWARDS, mine)],
            surveys=[OwnSurvey(**one) for one in await self._rows(SURVEYS, mine)],
            friends=friends,
            card=present.card,
            more_cards=tuple(one.card for one in others if one.card is not None),
            touches=tuple(talk for one in (present, *others) for talk in one.touches),
            deals=tuple(sale for one in (present, *others) for sale in one.deals),
        )

    async def _card(self, contact_id: int | None) -> "_Told":
        row = await self._transaction.first(FILE, {"contact": contact_id})
        file = read_file(row) if row else None
        contact = file.contact(contact_id) if file else None
        if file is None or contact is None:
            return _Told()
        alone = file.client.kind is ClientKind.PERSON
        whose = {"whose": file.client.id if alone else contact.id}
        talks = await self._rows(TOUCHES[alone], whose)
        sold = await self._rows(DEALS, {"client": file.client.id}) if alone else []
        return _Told(
            card=_card(file, contact, alone=alone),
            touches=[OwnTouch(**{**one, "outcome": one["outcome"] or ""}) for one in talks],
            deals=[OwnDeal(**one) for one in sold],
        )

    async def _rows(self, question: Select[Any], values: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [row._asdict() for row in await self._transaction.all(question, values)]


def _form(row: dict[str, Any]) -> OwnForm:
    answers = tuple((one["text"], one["value"]) for one in row["answers"])
    return OwnForm(**{**row, "answers": answers})


def _card(file: ClientFile, contact: Contact, *, alone: bool) -> OwnCard:
    """Return the person's own part; what is said of a client that is one person is theirs too."""
    client = file.client
    points = (*contact.points, *(client.points if alone else ()))

    def of(kind: PointKind) -> tuple[str, ...]:
        return tuple(one.value for one in points if one.kind is kind)

    notes = [contact.notes, client.notes if alone else ""]
    return OwnCard(
        name=contact.full_name,
        phones=of(PointKind.PHONE),
        emails=of(PointKind.EMAIL),
        messengers=of(PointKind.MESSENGER),
        company="" if alone else client.name,
        position=contact.position_text or contact.position,
        birthday=contact.birthday,
        city=contact.city or client.city,
        source=contact.source or (client.source if alone else ""),
        tags=client.tags if alone else (),
        notes="\n".join(filter(None, notes)),
        since=client.created_at,
    )
