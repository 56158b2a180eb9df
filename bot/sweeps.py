"""Which sweeps the alarm clock wakes, in which order: people who wait come first."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from bot.voice import Voice
from domain.zones import zone
from handlers.desk import Office, customer_doors
from scheduler.alarm import Sweep
from scheduler.archive import BringArchive
from scheduler.digests import SendDigests
from scheduler.dormant import OfferDormant
from scheduler.leads import EscalateLeads, SettleLeads, TellLeads
from scheduler.recount import Recount
from scheduler.reminders import RingReminders
from scheduler.rests import RestLimited
from scheduler.retention import EraseSilent, ProposeErasures
from scheduler.shifts import Shifts
from scheduler.surveys import AskCustomers
from scheduler.unfinished import EraseUnfinished


def sweeps_of(office: Office, shifts: Shifts) -> Sequence[Sweep]:
    """Return every sweep, ready to be woken."""
    voice = Voice(country=office.country, clock=office.clock)
    known: dict[str, Any] = {"shifts": shifts, "clock": office.clock}
    dated = {**known, "calendar": office.calendar}
    return (
        TellLeads(**dated, render=voice.leads),
        RingReminders(**known, render=voice.reminder),
        EscalateLeads(**dated, render=voice.overdue),
        RestLimited(**dated, render=voice.rests),
        SendDigests(**dated, render=voice.digest),
        BringArchive(**dated, render=voice.archive),
        OfferDormant(**dated, zone=zone(office.timezone)),
        Recount(**known),
        SettleLeads(**known),
        AskCustomers(**dated, render=voice.survey),
        *_erasing(office, shifts, voice),
    )


def _erasing(office: Office, shifts: Shifts, voice: Voice) -> Sequence[Sweep]:
    doors = partial(customer_doors, office)
    known: dict[str, Any] = {"shifts": shifts, "clock": office.clock, "doors": doors}
    return (
        EraseUnfinished(**known),
        ProposeErasures(**known, calendar=office.calendar, render=voice.proposal),
        EraseSilent(**known),
    )
