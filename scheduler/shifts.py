"""What a sweep works with: the books and the outbox of one transaction."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from domain.calendar import WorkCalendar
from domain.delivery import Lane, OutMessage
from domain.team import Member
from domain.unit import Unit

_LOUD = range(8, 21)
"""Hours in which a phone may make a sound for what nobody has asked for."""


class Shift(Protocol):
    """One unit of work of a sweep: what it reads, writes and says is kept together."""

    @property
    def unit(self) -> Unit: ...

    async def put(self, messages: Sequence[OutMessage]) -> int:
        """Store messages for sending, except those whose key was used; return how many."""
        ...


class Shifts(Protocol):
    """Opens shifts: ``async with shifts() as shift``; kept when the block ends."""

    def __call__(self) -> AbstractAsyncContextManager[Shift]: ...


def once(messages: Sequence[OutMessage], lane: Lane, key: str) -> list[OutMessage]:
    """Return the messages of one due thing so that they are sent once, whatever happens.

    ``key`` names the thing and its moment; further parts of a long text are counted.
    """
    return [
        replace(one, lane=lane, dedupe_key=f"{key}:{part}" if part else key)
        for part, one in enumerate(messages)
    ]


def is_quiet_time(member: Member, now: datetime, calendar: WorkCalendar) -> bool:
    """Whether a message that can wait should make no sound: at night, on a day off."""
    local = now.astimezone(member.zone)
    return local.hour not in _LOUD or not calendar.is_working(local.date())
