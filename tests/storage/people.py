"""Invented people and things for the tests of the books."""

from datetime import UTC, datetime, timedelta
from typing import Any

from domain.clients import Client, ClientKind, Contact, Point, PointKind
from domain.deals import Deal, Move
from domain.reminders import Reminder, ReminderKind
from domain.team import Member, Role
from domain.touches import Direction, Outcome, Touch, TouchKind

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

ANNA = Member(id=0, telegram_id=1, name="Анна", role=Role.OWNER, joined_at=NOW)
BORIS = Member(id=0, telegram_id=2, name="Борис", role=Role.MANAGER, joined_at=NOW)
VERA = Member(id=0, telegram_id=3, name="вера", role=Role.MANAGER, joined_at=NOW)


def phone(value: str) -> Point:
    return Point(kind=PointKind.PHONE, value=value)


def email(value: str) -> Point:
    return Point(kind=PointKind.EMAIL, value=value)


def company(manager: Member, name: str = "ООО «Ромашка»", **more: Any) -> Client:
    return Client(
        kind=ClientKind.COMPANY,
        name=name,
        manager_id=manager.id,
        created_at=more.pop("created_at", NOW),
        created_by=manager.id,
        **more,
    )


def person(manager: Member, name: str, **more: Any) -> Client:
    return Client(
        kind=ClientKind.PERSON,
        name=name,
        manager_id=manager.id,
        created_at=more.pop("created_at", NOW),
        created_by=manager.id,
        **more,
    )


def contact(surname: str, name: str = "", *points: Point, **more: Any) -> Contact:
    return Contact(surname=surname, name=name, points=points, **more)


def touch(client: Client, author: Member, **more: Any) -> Touch:
    values: dict[str, Any] = {
        "id": 0,
        "client_id": client.id,
        "contact_id": None,
        "manager_id": author.id,
        "kind": TouchKind.CALL,
        "direction": Direction.OUTGOING,
        "at": NOW,
        "outcome": Outcome.REACHED,
    }
    return Touch(**(values | more))


def reminder(member: Member, client: Client | None = None, **more: Any) -> Reminder:
    values: dict[str, Any] = {
        "member_id": member.id,
        "client_id": client.id if client else None,
        "kind": ReminderKind.TASK,
        "text": "Позвонить",
        "due_at": NOW + HOUR,
        "rings_at": NOW + HOUR,
        "created_at": NOW,
        "created_by": member.id,
    }
    return Reminder(**(values | more))


def deal(client: Client, stage_id: int, amount: int = 100_00, **more: Any) -> Deal:
    values: dict[str, Any] = {
        "client_id": client.id,
        "client_name": client.name,
        "manager_id": client.manager_id,
        "title": "Поставка",
        "amount": amount,
        "stage_id": stage_id,
        "stage_since": NOW,
        "opened_at": NOW,
        "opened_by": client.manager_id,
    }
    return Deal(**(values | more))


def move(
    deal_id: int, member: Member, to_stage_id: int, *, come_from: int | None = None, **more: Any
) -> Move:
    values: dict[str, Any] = {
        "deal_id": deal_id,
        "member_id": member.id,
        "at": NOW,
        "from_stage_id": come_from,
        "to_stage_id": to_stage_id,
    }
    return Move(**(values | more))
