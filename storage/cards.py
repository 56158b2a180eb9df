"""The card on one look, in one statement."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, select

from domain.cadence import PastTouch
from domain.cards import Card, Purchases
from domain.clients import Client, ClientFile, Contact, ContactState, PointKind
from domain.deals import Deal, StageKind
from domain.policy import Policy
from domain.reminders import Reminder
from domain.rounds import Round
from domain.team import Scope
from domain.touches import TouchKind
from storage.deals import DEAL_COLUMNS
from storage.files import FILE_COLUMNS, read_file
from storage.json_list import Row, json_list
from storage.paces import PRESENT_ROUND
from storage.scoped import Scoped
from storage.tables.clients import IS_LIVING, clients, contacts
from storage.tables.customers import customers
from storage.tables.deals import IS_OPEN as DEAL_IS_OPEN
from storage.tables.deals import deals, stages
from storage.tables.reminders import IS_OPEN as REMINDER_IS_OPEN
from storage.tables.reminders import reminders
from storage.tables.team import members
from storage.tables.touches import touches
from storage.touches import IS_OUTGOING, NEWEST, read_touch
from storage.transaction import Transaction
from storage.types import Moment

LAST_TOUCHES: Final = 3
MOST_RECENT: Final = 400
"""More outgoing touches of one client than any window of cadence counts."""

_TOUCHES = (
    select(touches).where(touches.c.client_id == clients.c.id).order_by(*NEWEST).limit(LAST_TOUCHES)
)
_RECENT = (
    select(touches.c.at, touches.c.contact_id, touches.c.kind)
    .where(
        touches.c.client_id == clients.c.id,
        IS_OUTGOING,
        touches.c.at > bindparam("since", type_=Moment),
    )
    .order_by(*NEWEST)
    .limit(MOST_RECENT)
)
_HISTORY = (
    select(touches.c.kind, touches.c.outcome, func.count().label("many"))
    .where(touches.c.client_id == clients.c.id)
    .group_by(touches.c.kind, touches.c.outcome)
)
_REMINDERS = (
    select(reminders)
    .where(reminders.c.client_id == clients.c.id, REMINDER_IS_OPEN)
    .order_by(reminders.c.due_at, reminders.c.id)
)
_DEALS = (
    select(*DEAL_COLUMNS)
    .join(stages, stages.c.id == deals.c.stage_id)
    .where(deals.c.client_id == clients.c.id, DEAL_IS_OPEN)
    .order_by(stages.c.position.desc(), deals.c.amount.desc(), deals.c.id)
)
_PURCHASES = (
    select(deals.c.amount, deals.c.closed_at)
    .join(stages, stages.c.id == deals.c.stage_id)
    .where(deals.c.client_id == clients.c.id, stages.c.kind == StageKind.WON)
)
_CUSTOMERS = (
    select(customers.c.contact_id)
    .join(contacts, contacts.c.id == customers.c.contact_id)
    .where(contacts.c.client_id == clients.c.id)
)
CARDS: Final = select(
    *FILE_COLUMNS,
    members.c.name.label("manager_name"),
    json_list(_TOUCHES, clients).label("touch_rows"),
    members.c.timezone.label("manager_zone"),
    json_list(_RECENT, clients).label("recent_rows"),
    json_list(PRESENT_ROUND, clients).label("round_rows"),
    json_list(_HISTORY, clients).label("history_rows"),
    json_list(_REMINDERS, clients).label("reminder_rows"),
    json_list(_DEALS, clients).label("deal_rows"),
    json_list(_PURCHASES, clients).label("purchase_rows"),
    json_list(_CUSTOMERS, clients).label("customer_rows"),
).join(members, members.c.id == clients.c.manager_id)
"""Every card; whoever asks narrows it, and says ``since`` when touches count."""
CARD = Scoped.by(CARDS.where(clients.c.id == bindparam("client"), IS_LIVING), clients.c.manager_id)


class SqlCardReader:
    """Reads a card whole, in one statement."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def card(
        self, scope: Scope, client_id: int, *, now: datetime, policy: Policy
    ) -> Card | None:
        """Return the card of a client in scope: 3 last touches, open reminders and deals."""
        question = CARD.of(scope, client=client_id, since=now - policy.memory)
        row = await self._transaction.first(*question)
        return read_card(row) if row else None


def read_card(row: Any) -> Card:
    """Return the card in a row of ``CARDS``."""
    file = read_file(row)
    history = row.history_rows
    return Card(
        file=file,
        manager_name=row.manager_name,
        touches=[read_touch(one) for one in row.touch_rows],
        touch_count=sum(one["many"] for one in history),
        outcomes=frozenset(one["outcome"] for one in history if one["outcome"]),
        met=any(one["kind"] is TouchKind.MEETING for one in history),
        reminders=[_reminder(file, one) for one in row.reminder_rows],
        deals=[Deal(**one, client_name=file.client.name) for one in row.deal_rows],
        purchases=_purchases(row.purchase_rows),
        recent=tuple(PastTouch(**one) for one in row.recent_rows),
        round=next((Round(**one) for one in row.round_rows), None),
        manager_zone=row.manager_zone,
        customers=frozenset(one["contact_id"] for one in row.customer_rows),
    )


def _reminder(file: ClientFile, row: Row) -> Reminder:
    contact = file.contact(row["contact_id"])
    return Reminder(
        **row,
        client_name=file.client.name,
        contact_name=contact.full_name if contact else "",
        phone=_phone(file, row["contact_id"]),
    )


def _phone(file: ClientFile, contact_id: int | None) -> str:
    """Return the phone to dial, chosen as ``storage.people.main_phone`` does."""
    own = file.contact(contact_id)
    active = [one for one in file.contacts if one.state is ContactState.ACTIVE]
    others = [one for one in file.contacts if one.state is not ContactState.ACTIVE]
    owners: list[Client | Contact] = [*([own] if own else []), *active, file.client, *others]
    phones = (one.value for each in owners for one in each.points if one.kind is PointKind.PHONE)
    return next(phones, "")


def _purchases(rows: list[Row]) -> Purchases:
    moments = sorted(one["closed_at"] for one in rows if one["closed_at"])
    return Purchases(
        count=len(rows),
        amount=sum(one["amount"] for one in rows),
        first_at=moments[0] if moments else None,
        last_at=moments[-1] if moments else None,
    )
