"""Ticking off what a touch has answered (R8, R14)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from domain.clients import Contact, ContactState
from domain.reminders import Reminder, ReminderBook, ReminderKind, ReminderState
from domain.team import Member


async def tick_off(
    reminders: ReminderBook,
    waiting: Sequence[Reminder],
    answered: int | None,
    *,
    member: Member,
    now: datetime,
    whom: Contact | None,
) -> tuple[Reminder, ...]:
    """Close the reminder ``answered`` and all of ``waiting`` that ask by the end of today.

    ``waiting`` are the open reminders about the client, ``whom`` was spoken with. What was agreed
    on with somebody else of the client stands (R14), and who is in the archive answers for nobody
    else at all.
    """
    tonight = datetime.combine(
        now.astimezone(member.zone).date() + timedelta(days=1), time(0), tzinfo=member.zone
    )
    closed = []
    for one in waiting:
        asked = one.kind is not ReminderKind.TASK and one.due_at < tonight
        agreed = one.kind is ReminderKind.AGREED
        if whom is not None and (agreed or whom.state is ContactState.ARCHIVED):
            asked = asked and one.contact_id in (whom.id, None)
        if one.id == answered or asked:
            after = replace(one, state=ReminderState.DONE, rings_at=None, closed_at=now)
            await reminders.save(one, after)
            closed.append(after)
    return tuple(closed)
