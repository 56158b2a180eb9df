"""A firm with a past, for the nightly passage: who is at work, at rest, has bought, fell silent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Final, TypeAlias

from benchmarks import base, people
from domain.clients import ClientFile, ContactState
from domain.deals import Deal, StageKind
from domain.reminders import Reminder, ReminderKind
from domain.rounds import Round, RoundEnd, Waking
from domain.team import Member
from domain.touches import Direction, Outcome, Touch, TouchKind
from storage.bulk import BulkLoader, filling
from storage.database import Database
from storage.unit import SqlUnits

ZONES: Final = (
    "Europe/Moscow",
    "Europe/Kaliningrad",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Vladivostok",
)
_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
_REST: Final = 165 * _DAY
_GAP: Final = 3 * _DAY
_WORDS: Final = "Просит прайс и сроки поставки, решают после праздников"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many clients of each fate one manager has.

    This night ``limited`` have reached a limit, ``returning`` come back, ``dormant`` buyers have
    been silent for too long, ``archived`` contacts are to be checked. Nothing happens with those
    ``active`` in a round, ``resting``, the other ``buyers``, and the ``leads`` not touched yet.
    """

    limited: int = 25
    returning: int = 25
    dormant: int = 12
    archived: int = 5
    active: int = 0
    resting: int = 0
    buyers: int = 13
    leads: int = 0

    @property
    def clients(self) -> int:
        """All clients of one manager."""
        quiet = self.active + self.resting + self.buyers + self.leads
        return self.limited + self.returning + self.dormant + self.archived + quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Past:
    """What has happened with one client; the last touch comes first."""

    touched: Sequence[datetime] = ()
    rounds: Sequence[Round] = ()
    reminder: tuple[ReminderKind, datetime] | None = None
    bought_at: datetime | None = None
    check_at: datetime | None = None


_Fate: TypeAlias = Callable[[datetime, int], _Past]
"""Tells the past of the n-th client of its kind, as of a moment."""


async def fill(database: Database, managers: int, share: Share, now: datetime) -> None:
    """Store a firm as it stands at ``now``, each manager with the same share."""
    _, team = await base.enrol(database, managers, now, ZONES)
    async with SqlUnits(database)() as unit:
        won = (await unit.deals.pipelines())[0].of_kind(StageKind.WON).id
    numbers = count()
    async with filling(database):
        for member in team:
            files = [(one, _file(one, next(numbers), member, now)) for one in _pasts(share, now)]
            await _settle(database, member, files, won)


async def _settle(
    database: Database, member: Member, files: Sequence[tuple[_Past, ClientFile]], won: int
) -> None:
    """Store the clients of one manager with their past."""
    async with database.unit() as transaction:
        loader = BulkLoader(transaction)
        cards = await loader.add_files([file for _, file in files])
        stored = [(past, card) for (past, _), card in zip(files, cards, strict=True)]
        await loader.add_touches(
            _touch(file, member, at) for past, file in stored for at in reversed(past.touched)
        )
        await loader.add_rounds(
            replace(one, client_id=file.client.id) for past, file in stored for one in past.rounds
        )
        await loader.add_reminders(
            _reminder(file, member, *past.reminder) for past, file in stored if past.reminder
        )
        await loader.add_deals(
            _deal(file, member, won, past.bought_at) for past, file in stored if past.bought_at
        )


def _pasts(share: Share, now: datetime) -> Iterator[_Past]:
    for name, fate in _FATES.items():
        for number in range(getattr(share, name)):
            yield fate(now, number)


def _file(past: _Past, number: int, member: Member, now: datetime) -> ClientFile:
    file = people.file(number, member.id, now)
    last = past.touched[0] if past.touched else None
    rests = next((one.rest_until for one in past.rounds[-1:] if one.resting), None)
    soon = last + _GAP if last and last + _GAP > now else None
    client = replace(
        file.client, last_touch_at=last, effective_touch_at=last, allowed_from=rests or soon
    )
    contacts = file.contacts
    if past.check_at is not None:
        contacts = tuple(
            replace(one, state=ContactState.ARCHIVED, check_at=past.check_at) for one in contacts
        )
    return ClientFile(client=client, contacts=contacts)


def _touch(file: ClientFile, member: Member, at: datetime) -> Touch:
    last = at == file.client.last_touch_at
    refused = last and file.client.allowed_from is not None
    return Touch(
        id=0,
        client_id=file.client.id,
        contact_id=file.contacts[0].id,
        manager_id=member.id,
        kind=TouchKind.CALL,
        direction=Direction.OUTGOING,
        at=at,
        outcome=Outcome.REFUSED if refused else Outcome.REACHED,
        objections="дорого" if refused else "",
        note=_WORDS,
    )


def _reminder(file: ClientFile, member: Member, kind: ReminderKind, at: datetime) -> Reminder:
    return replace(base.reminder(file, member.id, at, rings=True), kind=kind)


def _deal(file: ClientFile, member: Member, won: int, at: datetime) -> Deal:
    return Deal(
        client_id=file.client.id,
        manager_id=member.id,
        title="Поставка на объект",
        amount=125_000_00,
        stage_id=won,
        stage_since=at,
        opened_at=at - 40 * _DAY,
        opened_by=member.id,
        closed_at=at,
    )


def _every(last: datetime, days: int, touches: int = base.TOUCHES) -> tuple[datetime, ...]:
    return tuple(last - days * one * _DAY for one in range(touches))


def _limited(now: datetime, number: int) -> _Past:
    """Of five, four by days and one by touches; every second has a reminder ahead."""
    if number % 5:
        began, silent = now - 60 * _DAY - number * _MINUTE, base.TOUCHES
        touched = _every(began + 40 * _DAY, 20)
    else:
        touched, silent = _every(now - 5 * _DAY, 8, 6), 6
        began = touched[-1]
    ahead = (ReminderKind.FOLLOW_UP, now + 3 * _DAY) if number % 2 else None
    on = Round(client_id=0, began_at=began, silent=silent, fruitless=number % 3)
    return _Past(touched=touched, rounds=(on,), reminder=ahead)


def _rest(ended: datetime, until: datetime, number: int) -> _Past:
    why = (RoundEnd.DAYS, RoundEnd.TOUCHES, RoundEnd.REFUSED)[number % 3]
    touched = _every(ended - _DAY, 15)
    over = Round(
        client_id=0,
        began_at=touched[-1],
        silent=base.TOUCHES,
        ended_at=ended,
        ended_why=why,
        rest_until=until,
    )
    return _Past(touched=touched, rounds=(over,), reminder=(ReminderKind.RECONTACT, until))


def _returning(now: datetime, number: int) -> _Past:
    until = now - (5 + number) * _MINUTE
    return _rest(until - _REST, until, number)


def _resting(now: datetime, number: int) -> _Past:
    ended = now - (1 + number % 160) * _DAY - number * _MINUTE
    return _rest(ended, ended + _REST, number)


def _active(now: datetime, number: int) -> _Past:
    """Every second is in its second round, after a rest."""
    touched = _every(now - (1 + number % 17) * _DAY - number * _MINUTE, 11)
    on = Round(client_id=0, began_at=touched[-1], silent=number % 6)
    ahead = (ReminderKind.FOLLOW_UP, now + (1 + number % 30) * _DAY)
    if number % 2:
        return _Past(touched=touched, rounds=(on,), reminder=ahead)
    before = touched[-1] - 2 * _DAY
    (over,) = _rest(before - _REST, before, number).rounds
    over = replace(over, woke_at=before, woke_why=Waking.RETURNED)
    return _Past(touched=touched, rounds=(over, replace(on, number=2, fruitless=1)), reminder=ahead)


def _dormant(now: datetime, number: int) -> _Past:
    bought = now - (200 + number) * _DAY
    return _Past(touched=_every(bought + 5 * _DAY, 9), bought_at=bought)


def _buyers(now: datetime, number: int) -> _Past:
    """Who bought lately, who was touched lately, and who has a reminder, in turn."""
    sold, spoken = now - 300 * _DAY, now - 250 * _DAY
    if number % 3 == 0:
        sold = spoken = now - (10 + number % 90) * _DAY
    elif number % 3 == 1:
        spoken = now - (10 + number % 90) * _DAY
    ahead = (ReminderKind.FOLLOW_UP, now + (1 + number % 30) * _DAY)
    return _Past(
        touched=_every(spoken, 9), bought_at=sold, reminder=ahead if number % 3 == 2 else None
    )


def _archived(now: datetime, number: int) -> _Past:
    return _Past(touched=_every(now - 180 * _DAY, 1, 1), check_at=now - (1 + number) * _MINUTE)


def _leads(now: datetime, number: int) -> _Past:
    """Every tenth was archived, and is to be checked another day."""
    if number % 10:
        return _Past()
    later = now + (1 + number % 150) * _DAY
    return _Past(touched=_every(later - 180 * _DAY, 1, 1), check_at=later)


_FATES: Final[Mapping[str, _Fate]] = {
    "limited": _limited,
    "returning": _returning,
    "dormant": _dormant,
    "archived": _archived,
    "active": _active,
    "resting": _resting,
    "buyers": _buyers,
    "leads": _leads,
}
