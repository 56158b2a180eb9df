"""Plays the examples of the rules pages through the real doors (``domain.doors.OpenDoors``)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from domain.cadence import Verdict
from domain.clients import ClientFile, Contact, ContactState
from domain.deals import Deal
from domain.language.phones import parse_phone
from domain.log_touch import TouchLogged
from domain.pace import Pace
from domain.planning import ReminderPlanned, ReminderToPlan
from domain.policy import PolicyName
from domain.reminders import ReminderKind, ReminderState
from domain.resting import Rested
from domain.rounds import RoundEnd, Waking
from domain.show_phone import Permit
from domain.touches import Direction, Outcome, TouchKind
from tests.domain.base import BORIS, WON, Base, phone
from tests.domain.explaining import FakeCards, explained
from tests.project.phrases import Op
from tests.project.rules import ZONE, Example, Line
from tests.project.rules_shop import Shop

_TOUCHES: Final[Mapping[Op, Mapping[str, Any]]] = {
    Op.CALLED: {"outcome": Outcome.REACHED},
    Op.NO_ANSWER: {"outcome": Outcome.NO_ANSWER},
    Op.WROTE: {"kind": TouchKind.MESSAGE},
    Op.MAILED: {"kind": TouchKind.MAILING},
    Op.MET: {"kind": TouchKind.MEETING},
    Op.INCOMING: {"direction": Direction.INCOMING, "outcome": Outcome.REACHED},
    Op.ASKED_INFO: {"outcome": Outcome.ASKED_INFO},
    Op.REFUSED: {"outcome": Outcome.REFUSED},
    Op.COMPETITOR: {"outcome": Outcome.COMPETITOR},
    Op.WRONG_PERSON: {"outcome": Outcome.WRONG_PERSON},
    Op.NUMBER_MISSING: {"outcome": Outcome.NUMBER_MISSING},
    Op.AGREED: {"outcome": Outcome.AGREED},
}
_CARD: Final = {Op.HOURS: "call_hours", Op.ZONE: "timezone", Op.CITY: "city"}
_MORNING: Final = time(10)


@dataclass
class Stage:
    """What the lines so far have made, for those that look at it."""

    shop: Shop
    file: ClientFile
    planned: ReminderPlanned | None = None
    wanted: datetime | None = None
    logged: TouchLogged | None = None
    rested: Rested | None = None
    verdict: Verdict | None = None
    allowed: datetime | None = None
    permit: Permit | None = None

    @property
    def base(self) -> Base:
        return self.shop.base

    def contact(self, number: int | None) -> Contact | None:
        """Return a contact by the order of names; without one, that of a client alone."""
        people = self.base.file(self.file.client).contacts
        return people[number or 0] if people else None

    async def pace(self, number: int | None = None) -> Pace:
        """Return the pace of the client as of now."""
        contact = self.contact(number)
        return await self.base.pace(self.file, contact.id if contact else None)


async def set_stage(example: Example) -> Stage:
    """Return a base with the client of an example, at the first moment that it names."""
    shop = Shop()
    dated = next(one for one in example.lines if "at" in one.values)
    first = dated.values["at"]
    assert isinstance(first, datetime)
    assert dated.op not in _WISHES, f"when is that said? {dated.source}"
    shop.clock.moment = first
    facts: dict[str, Any] = {}
    people = 0
    for line in example.lines:
        if line.op in _CARD:
            facts[_CARD[line.op]] = next(iter(line.values.values()))
        elif line.op is Op.PHONE:
            number = parse_phone(str(line.values["text"]))
            assert number is not None, line.source
            facts["points"] = (phone(number.e164),)
        elif line.op is Op.COMPANY:
            people = int(str(line.values["people"]))
    if "call_hours" in facts:
        facts["call_hours"] = facts["call_hours"].replace("–", "-")
    if not people:
        return Stage(shop, await shop.base.person(BORIS, **facts))
    contacts = (Contact(surname=f"Контакт {number}", **facts) for number in range(people))
    return Stage(shop, await shop.base.company(BORIS, "ООО «Пример»", *contacts))


async def do(stage: Stage, line: Line) -> None:
    """Do what a line says. What stood about the card was done with the stage."""
    values: Mapping[str, Any] = line.values
    if line.op in _TOUCHES:
        await _touch(stage, line.op, values)
    elif line.op in _DEEDS:
        at = values.get("at")
        if at is not None and line.op not in _WISHES:
            await stage.shop.pass_till(at)
        await _DEEDS[line.op](stage, values)


async def _touch(stage: Stage, op: Op, values: Mapping[str, Any]) -> None:
    await stage.shop.pass_till(values["at"])
    contact = stage.contact(values.get("who"))
    stage.logged = await stage.base.touch(
        stage.file,
        contact_id=contact.id if contact else None,
        note=values.get("says", ""),
        agreed_at=values.get("to"),
        **_TOUCHES[op],
    )
    stage.planned = stage.logged.planned
    stage.rested = stage.logged.rested or stage.rested


async def _nothing(stage: Stage, _: Mapping[str, Any]) -> None:
    """Let the time pass, as it has."""


async def _outage(stage: Stage, values: Mapping[str, Any]) -> None:
    await stage.shop.leap_to(values["to"])


async def _policy(stage: Stage, values: Mapping[str, Any]) -> None:
    name, value = values["text"]
    await stage.base.rule(PolicyName(name), value)


async def _diary(stage: Stage, values: Mapping[str, Any]) -> None:
    first: date = values["day"]
    days = (values.get("last", first) - first).days + 1
    for day in (first + timedelta(days=number) for number in range(days)):
        at = datetime.combine(day, _MORNING, ZONE)
        kept = stage.base.reminders.kept
        for one in [one for one in kept.values() if one.due_at == at]:  # a later line says better
            kept[one.id] = replace(one, state=ReminderState.CLOSED)
        for _ in range(values["n"]):
            await stage.base.reminder(BORIS, None, kind=ReminderKind.RECONTACT, due_at=at)


async def _checks(stage: Stage, values: Mapping[str, Any]) -> None:
    at = datetime.combine(values["day"], _MORNING, ZONE)
    filed: Mapping[str, Any] = {"state": ContactState.ARCHIVED, "check_at": at}
    people = (Contact(surname=f"Архив {number}", **filed) for number in range(values["n"]))
    await stage.base.company(BORIS, "ООО «Архив»", *people)


async def _bought(stage: Stage, _: Mapping[str, Any]) -> None:
    deal = await _deal(stage)
    await stage.base.move_deal(BORIS, deal.id, WON)


async def _forward(stage: Stage, _: Mapping[str, Any]) -> None:
    deal = await _deal(stage)
    await stage.base.move_deal(BORIS, deal.id, deal.stage_id + 1)


async def _deal(stage: Stage) -> Deal:
    return await stage.base.deal(BORIS, stage.file.client)


async def _rest(stage: Stage, _: Mapping[str, Any]) -> None:
    rest = stage.base.doors.put_to_rest
    stage.rested = await rest(await stage.pace(), RoundEnd.DECISION, by=BORIS)


async def _wake(stage: Stage, _: Mapping[str, Any]) -> None:
    await stage.base.doors.wake_up(await stage.pace(), Waking.DECISION)


async def _keep_going(stage: Stage, _: Mapping[str, Any]) -> None:
    await stage.base.doors.keep_going(BORIS, await stage.pace())


async def _remind(stage: Stage, values: Mapping[str, Any]) -> None:
    contact = stage.contact(values.get("who"))
    stage.wanted = values["at"]
    stage.planned = await stage.base.doors.plan_reminder(
        ReminderToPlan(
            member_id=BORIS.id,
            by=BORIS,
            client_id=stage.file.client.id,
            contact_id=contact.id if contact else None,
            text="",
            due_at=values["at"],
        )
    )


async def _insist(stage: Stage, _: Mapping[str, Any]) -> None:
    assert stage.planned is not None
    assert stage.wanted is not None
    reminder = stage.planned.reminder
    stage.planned = await stage.base.doors.insist(BORIS, reminder.id, stage.wanted)


async def _mailing(stage: Stage, values: Mapping[str, Any]) -> None:
    pace, base = await stage.pace(), stage.base
    verdict = pace.judge(values["at"], base.policy, base.calendar, TouchKind.MAILING)
    stage.verdict, stage.allowed = verdict, verdict.allowed


async def _why(stage: Stage, values: Mapping[str, Any]) -> None:
    contact = stage.contact(values.get("who"))
    told = await explained(stage.base, stage.file, contact.id if contact else None)
    stage.verdict, stage.allowed = told.held.verdict, told.held.allowed


async def _card(stage: Stage, _: Mapping[str, Any]) -> None:
    base, now = stage.base, stage.shop.clock.now()
    card = await FakeCards(base).card(
        BORIS.scope, stage.file.client.id, now=now, policy=base.policy
    )
    assert card is not None
    stage.permit = Permit(
        card=card, member=BORIS, now=now, policy=base.policy, calendar=base.calendar
    )


_WISHES: Final = {Op.REMIND, Op.MAILING}
"""Lines whose moment is not when they are said."""
_DEEDS: Final = {
    Op.BOUGHT: _bought,
    Op.POLICY: _policy,
    Op.DIARY: _diary,
    Op.DIARY_DAY: _diary,
    Op.CHECKS_DAY: _checks,
    Op.NOW: _nothing,
    Op.UNTIL: _nothing,
    Op.OUTAGE: _outage,
    Op.FORWARD: _forward,
    Op.REST: _rest,
    Op.WAKE: _wake,
    Op.INSIST: _insist,
    Op.KEEP_GOING: _keep_going,
    Op.REMIND: _remind,
    Op.MAILING: _mailing,
    Op.WHY: _why,
    Op.CARD: _card,
}
