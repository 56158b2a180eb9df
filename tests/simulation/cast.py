"""Who there is: invented managers and clients in all zones of the country."""

import random
from datetime import UTC, date, datetime, time

from domain.clients import Client, ClientFile, ClientKind, Contact
from domain.team import Member, Role

START = date(2026, 1, 12)
ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Novosibirsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
HOURS = ("", "", "", "09:00-12:00", "14:00-18:00", "10:30-11:30")

_BEGIN = datetime.combine(START, time(0), tzinfo=UTC)


def hire(count: int) -> dict[int, Member]:
    return {
        number: Member(
            id=number,
            telegram_id=number,
            name=f"Manager {number}",
            role=Role.MANAGER,
            timezone=ZONES[number % len(ZONES)],
            joined_at=_BEGIN,
        )
        for number in range(1, count + 1)
    }


def meet(dice: random.Random, count: int, managers: int) -> dict[int, ClientFile]:
    """Return clients, two of five of them companies, shared out among the managers in turn."""
    files = {}
    for number in range(1, count + 1):
        manager = 1 + number % managers
        company = number % 5 < 2
        people = dice.randint(1, 3) if company else 1
        client = Client(
            id=number,
            kind=ClientKind.COMPANY if company else ClientKind.PERSON,
            name=f"Client {number}",
            manager_id=manager,
            created_at=_BEGIN,
            created_by=manager,
        )
        contacts = tuple(_contact(dice, number, one) for one in range(people))
        files[number] = ClientFile(client=client, contacts=contacts)
    return files


def _contact(dice: random.Random, client: int, number: int) -> Contact:
    return Contact(
        id=client * 10 + number,
        client_id=client,
        name=f"Contact {number}",
        timezone=dice.choice((*ZONES, "", "")),
        call_hours=dice.choice(HOURS),
    )
