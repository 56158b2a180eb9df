"""Invented clients of the calling list."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from domain.cadence import PastTouch
from domain.cards import Card, Purchases
from domain.clients import Client, ClientFile, ClientKind, Contact
from domain.deals import Deal
from domain.dial import Candidate
from domain.likely_hour import PastCall
from domain.reminders import Reminder, ReminderKind
from domain.rounds import Round
from domain.touches import Outcome, TouchKind
from tests.domain.base import BORIS, NOW, phone

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
MOSCOW = ZoneInfo("Europe/Moscow")


def reminder(kind: ReminderKind, due: datetime, **facts: Any) -> Reminder:
    known: dict[str, Any] = {
        "id": 1,
        "member_id": BORIS.id,
        "kind": kind,
        "text": "",
        "due_at": due,
        "rings_at": due,
        "created_at": NOW - 9 * DAY,
        "created_by": BORIS.id,
    }
    return Reminder(**{**known, **facts})


def deal(amount: int, number: int = 1) -> Deal:
    return Deal(
        id=number,
        client_id=1,
        title="Поставка",
        amount=amount,
        stage_id=1,
        stage_since=NOW,
        opened_at=NOW,
        opened_by=BORIS.id,
    )


def calls(outcome: Outcome, hour: int, many: int) -> list[PastCall]:
    """Return calls of the last days at an hour of Moscow."""
    at = NOW.astimezone(MOSCOW).replace(hour=hour)
    return [PastCall(at=at - (day + 1) * DAY, outcome=outcome) for day in range(many)]


def candidate(
    number: int = 1,
    *reminders: Reminder,
    contacts: tuple[Contact, ...] | None = None,
    office: tuple[str, ...] = (),
    touched: timedelta | None = None,
    deals: Sequence[Deal] = (),
    outcomes: frozenset[Outcome] = frozenset(),
    bought: int = 0,
    calls: Sequence[PastCall] = (),
    resting: bool = False,
) -> Candidate:
    """Return a company with one contact, touched so long ago, and what is given of it."""
    person = Contact(id=number, points=(phone(f"+7916000{number:04}"),))
    recent = [] if touched is None else [PastTouch(NOW - touched, number, TouchKind.CALL)]
    client = Client(
        id=number,
        kind=ClientKind.COMPANY,
        name=f"Клиент {number}",
        manager_id=BORIS.id,
        created_at=NOW - 400 * DAY,
        created_by=BORIS.id,
        last_touch_at=None if touched is None else NOW - touched,
        points=tuple(phone(one) for one in office),
    )
    ended = NOW - 30 * DAY
    rest = Round(client_id=number, ended_at=ended, rest_until=ended + 160 * DAY)
    at = NOW - 20 * DAY if bought else None
    card = Card(
        file=ClientFile(client=client, contacts=(person,) if contacts is None else contacts),
        manager_name=BORIS.name,
        outcomes=outcomes,
        reminders=reminders,
        deals=deals,
        purchases=Purchases(count=bought, first_at=at, last_at=at),
        recent=recent,
        round=rest if resting else None,
    )
    return Candidate(card=card, calls=calls)


past_calls = st.builds(
    PastCall,
    at=st.integers(1, 900).map(lambda hours: NOW - hours * HOUR),
    outcome=st.sampled_from(list(Outcome)),
)
