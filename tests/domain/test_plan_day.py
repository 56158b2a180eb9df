"""The day's plan and the next digest, on the member's own calendar (R29, R60)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cadence import PastTouch
from domain.pace import Pace
from domain.plan import Callee, CallReason, LeftOut, NewLead, NextCall
from domain.plan_day import PlanDay, day_end, next_digest
from domain.reminders import ReminderKind
from domain.team import Member
from domain.touches import TouchKind
from tests.domain.base import BORIS, EGOR, NOW, RUSSIA, VERA, Base

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MIDNIGHT_THERE = datetime(2026, 11, 23, 14, tzinfo=UTC)
"""In Vladivostok; in Moscow it is 17:00."""


@pytest.fixture
def plan_day(base: Base) -> PlanDay:
    return PlanDay(
        reminders=base.reminders,
        deals=base.deals,
        plan=base.plan,
        clock=base.clock,
        calendar=base.calendar,
        policy=base.policy,
    )


async def test_a_day_with_nothing_is_empty(plan_day: PlanDay) -> None:
    plan = await plan_day(BORIS)
    assert plan.empty
    assert plan.now == NOW


async def test_reminders_are_overdue_due_today_or_recontacts(base: Base, plan_day: PlanDay) -> None:
    client = (await base.person(BORIS)).client
    back = ReminderKind.RECONTACT
    overdue = await base.reminder(BORIS, client, due_at=NOW - DAY)
    just_now = await base.reminder(BORIS, None, due_at=NOW)
    today = await base.reminder(BORIS, client, due_at=NOW + HOUR)
    recontact = await base.reminder(BORIS, client, due_at=NOW + HOUR, kind=back)
    missed = await base.reminder(BORIS, client, due_at=NOW - DAY, kind=back)
    await base.reminder(BORIS, client, due_at=NOW + 12 * HOUR)  # tomorrow
    await base.reminder(VERA, None, due_at=NOW)
    plan = await plan_day(BORIS)
    assert [one.id for one in plan.overdue] == [overdue.id, just_now.id]
    assert [one.id for one in plan.due_today] == [today.id]
    assert [one.id for one in plan.recontacts] == [missed.id, recontact.id]
    assert not plan.empty


@pytest.mark.parametrize(("member", "count"), [(VERA, 1), (BORIS, 3)])
async def test_today_ends_at_the_member_s_own_midnight(
    base: Base, plan_day: PlanDay, member: Member, count: int
) -> None:
    assert day_end(VERA, NOW) == MIDNIGHT_THERE
    for due in (MIDNIGHT_THERE - timedelta(minutes=1), MIDNIGHT_THERE, MIDNIGHT_THERE + HOUR):
        await base.reminder(member, None, due_at=due)
    assert len((await plan_day(member)).due_today) == count


async def test_the_day_after_midnight_in_vladivostok_is_tomorrow_there() -> None:
    assert day_end(VERA, MIDNIGHT_THERE) == MIDNIGHT_THERE + DAY
    assert day_end(BORIS, MIDNIGHT_THERE) == datetime(2026, 11, 23, 21, tzinfo=UTC)


async def test_r29_a_stuck_deal_is_its_manager_s_then_the_head_s(
    base: Base, plan_day: PlanDay
) -> None:
    client = (await base.person(BORIS)).client
    deal = await base.deal(BORIS, client)
    for days, mine, heads in ((7, [], []), (1, [deal.id], []), (7, [deal.id], [deal.id])):
        base.clock.passes(days=days)
        assert [one.id for one in (await plan_day(BORIS)).stuck] == mine
        assert [one.id for one in (await plan_day(EGOR)).team_stuck] == heads
    assert not (await plan_day(EGOR)).stuck
    assert not (await plan_day(BORIS)).team_stuck
    assert (await plan_day(VERA)).empty


async def test_r29_a_head_s_own_stuck_deal_is_named_once(base: Base, plan_day: PlanDay) -> None:
    client = (await base.person(EGOR)).client
    await base.deal(EGOR, client)
    base.clock.passes(days=30)
    plan = await plan_day(EGOR)
    assert (len(plan.stuck), len(plan.team_stuck)) == (1, 0)


def callee(number: int, *touched: timedelta, **facts: Any) -> Callee:
    """Return somebody of a company, touched so long ago."""
    past = (PastTouch(NOW - one, number, TouchKind.CALL) for one in sorted(touched))
    pace = Pace(
        client_id=1,
        client_name="Петров",
        manager_id=BORIS.id,
        manager_zone=BORIS.zone,
        company=True,
        contact_id=number,
        touches=tuple(past),
        **facts,
    )
    return Callee(pace=pace, phone=f"+7916000000{number}", name=f"Человек {number}")


def a_call(**facts: Any) -> NextCall:
    known: dict[str, Any] = {
        "client_id": 1,
        "client_name": "Петров",
        "phone": "",
        "reason": CallReason.SILENT,
        "since": NOW - 31 * DAY,
        "people": [callee(1)],
    }
    return NextCall(**{**known, **facts})


async def test_r60_leads_and_calls_are_one_s_own_even_for_a_head(
    base: Base, plan_day: PlanDay
) -> None:
    lead = NewLead(lead_id=1, client_id=1, client_name="Петров", phone="", source="Каталог", at=NOW)
    base.plan.leads = [(BORIS.id, lead), (VERA.id, replace(lead, client_id=2))]
    base.plan.calls = [
        (BORIS.id, a_call()),
        (BORIS.id, a_call(since=NOW - 29 * DAY)),
        (VERA.id, a_call(reason=CallReason.NEVER_TOUCHED)),
    ]
    plan = await plan_day(BORIS)
    assert [one.client_id for one in plan.new_leads] == [1]
    assert [one.since for one in plan.next_calls] == [NOW - 31 * DAY]
    assert (await plan_day(EGOR)).empty


async def test_r10_whom_cadence_forbids_today_is_left_out_and_counted(
    base: Base, plan_day: PlanDay
) -> None:
    midnight = datetime(2026, 11, 23, 21, tzinfo=UTC)
    base.plan.calls = [
        (BORIS.id, a_call(client_id=1, allowed_from=midnight - 5 * HOUR)),
        (BORIS.id, a_call(client_id=2, allowed_from=midnight + HOUR)),
        (BORIS.id, a_call(client_id=3, allowed_from=NOW - DAY)),
    ]
    held = LeftOut(client_id=2, client_name="", allowed_from=midnight + HOUR, resting=False)
    base.plan.held = [
        (BORIS.id, replace(held, client_id=1, allowed_from=midnight)),
        (BORIS.id, held),
        (VERA.id, held),
    ]
    plan = await plan_day(BORIS)
    assert [(one.client_id, one.allowed_from) for one in plan.next_calls] == [
        (1, midnight - 5 * HOUR),
        (3, None),
    ]
    assert plan.left_out == 1


async def test_a_day_is_empty_whoever_is_left_out(base: Base, plan_day: PlanDay) -> None:
    held = LeftOut(client_id=1, client_name="", allowed_from=NOW + 9 * DAY, resting=True)
    base.plan.held = [(BORIS.id, held)]
    plan = await plan_day(BORIS)
    assert (plan.empty, plan.left_out) == (True, 1)


@pytest.mark.parametrize(("days", "off"), [(4, False), (5, True), (6, True), (7, False)])
async def test_r12_nobody_is_to_be_called_on_a_day_off(
    base: Base, plan_day: PlanDay, days: int, off: bool
) -> None:
    base.plan.calls = [(BORIS.id, a_call())]
    await base.reminder(BORIS, None, due_at=NOW)
    base.clock.passes(days=days)
    plan = await plan_day(BORIS)
    assert plan.day_off is off
    assert len(plan.next_calls) == (0 if off else 1)
    assert len(plan.overdue) == 1


async def test_r11_the_plan_names_a_person_who_may_be_called(base: Base, plan_day: PlanDay) -> None:
    held = callee(1, *(days * DAY for days in (4, 8, 12, 16)))
    base.plan.calls = [
        (BORIS.id, a_call(client_id=1, people=[held, callee(2)])),
        (BORIS.id, a_call(client_id=2, people=[held])),
        (BORIS.id, a_call(client_id=3, people=[callee(3), held])),
    ]
    calls = (await plan_day(BORIS)).next_calls
    assert [(one.client_id, one.phone, one.contact_name) for one in calls] == [
        (1, "+79160000002", "Человек 2"),
        (3, "+79160000003", ""),
    ]


async def test_r12_whose_hours_are_over_for_today_is_not_to_be_called(
    base: Base, plan_day: PlanDay
) -> None:
    zones = ("Asia/Kamchatka", "Asia/Vladivostok", "Europe/Moscow", "Europe/Kaliningrad")
    base.plan.calls = [
        (BORIS.id, a_call(client_id=number, people=[callee(number, timezone=zone)]))
        for number, zone in enumerate(zones)
    ]
    base.clock.moment = datetime(2026, 11, 23, 5, 45, tzinfo=UTC)  # 08:45 in Moscow
    calls = (await plan_day(BORIS)).next_calls
    assert [(one.client_id, one.allowed_from) for one in calls] == [
        (0, None),
        (1, None),
        (2, None),  # that one calls from 9:00 on goes without saying
        (3, datetime(2026, 11, 23, 7, tzinfo=UTC)),
    ]
    base.clock.moment = NOW
    assert [one.client_id for one in (await plan_day(BORIS)).next_calls] == [1, 2, 3]


async def test_r12_a_day_off_is_one_of_the_member_s_own_calendar(
    base: Base, plan_day: PlanDay
) -> None:
    base.clock.moment = datetime(2026, 11, 27, 18, tzinfo=UTC)  # Saturday in Vladivostok already
    assert (await plan_day(VERA)).day_off
    assert not (await plan_day(BORIS)).day_off


# -- the next digest --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "facts", "digest"),
    [
        ("2026-11-23T08:44+03:00", {}, "2026-11-23T08:45+03:00"),
        ("2026-11-23T08:45+03:00", {}, "2026-11-24T08:45+03:00"),
        ("2026-11-20T12:00+03:00", {}, "2026-11-23T08:45+03:00"),  # over a weekend
        ("2025-10-31T12:00+03:00", {}, "2025-11-01T08:45+03:00"),  # a worked Saturday
        ("2025-11-01T12:00+03:00", {}, "2025-11-05T08:45+03:00"),  # a moved Monday
        ("2025-12-30T12:00+03:00", {}, "2026-01-12T08:45+03:00"),  # the New Year
        ("2026-11-23T12:00+03:00", {"quiet_days": {2, 3}}, "2026-11-26T08:45+03:00"),
        ("2026-11-23T12:00+03:00", {"digest_at": time(19)}, "2026-11-23T19:00+03:00"),
        ("2026-11-23T01:44+03:00", {"timezone": "Asia/Vladivostok"}, "2026-11-23T08:45+10:00"),
        ("2026-11-23T01:46+03:00", {"timezone": "Asia/Vladivostok"}, "2026-11-24T08:45+10:00"),
        ("2026-11-20T23:00+00:00", {"timezone": "Asia/Vladivostok"}, "2026-11-23T08:45+10:00"),
    ],
)
def test_the_digest_comes_at_one_s_own_time_on_working_days(
    now: str, facts: dict[str, Any], digest: str
) -> None:
    moment = datetime.fromisoformat(now).astimezone(UTC)
    at = next_digest(replace(BORIS, **facts), moment, RUSSIA)
    assert at == datetime.fromisoformat(digest)
    assert at.tzinfo is UTC


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Europe/Berlin", "2026-03-27T07:45", "2026-03-30T06:45"),
        ("America/New_York", "2026-10-30T12:45", "2026-11-02T13:45"),
        ("Australia/Lord_Howe", "2026-10-01T22:15", "2026-10-04T21:45"),
    ],
)
def test_the_digest_keeps_its_local_time_when_the_clocks_change(
    zone: str, before: str, after: str
) -> None:
    member = replace(BORIS, timezone=zone)
    moment = datetime.fromisoformat(f"{before}+00:00")
    assert next_digest(member, moment - timedelta(minutes=1), RUSSIA) == moment
    assert next_digest(member, moment, RUSSIA) == datetime.fromisoformat(f"{after}+00:00")


ZONES = (
    "Europe/Moscow",
    "Asia/Vladivostok",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Africa/Casablanca",
    "Pacific/Apia",
    "UTC",
)
WEEKENDS = frozenset({6, 7})


@given(
    now=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2034, 1, 1)),  # noqa: DTZ001 — hypothesis wants bare limits
    zone=st.sampled_from(ZONES),
    at=st.times().map(lambda one: one.replace(second=0, microsecond=0, tzinfo=None)),
    quiet=st.frozensets(st.integers(1, 7)).filter(lambda days: len(days | WEEKENDS) < 7),
)
def test_the_next_digest_is_ahead_on_a_working_day_that_is_not_quiet(
    now: datetime, zone: str, at: time, quiet: frozenset[int]
) -> None:
    moment = now.replace(tzinfo=UTC)
    member = replace(BORIS, timezone=zone, digest_at=at, quiet_days=quiet)
    digest = next_digest(member, moment, RUSSIA)
    local = digest.astimezone(member.zone)
    assert digest > moment
    assert RUSSIA.is_working(local.date())
    assert local.isoweekday() not in quiet
    assert local.time() == at or _is_skipped(local.date(), at, member.zone)
    assert digest - moment < timedelta(days=80)
    assert next_digest(member, digest, RUSSIA) > digest


@given(day=st.dates(min_value=date(2020, 1, 1), max_value=date(2034, 1, 1)))
def test_every_working_day_has_exactly_one_digest(day: date) -> None:
    morning = datetime.combine(day, time(0), tzinfo=BORIS.zone)
    first = next_digest(BORIS, (morning - timedelta(minutes=1)).astimezone(UTC), RUSSIA)
    today = first < morning + DAY
    assert today is RUSSIA.is_working(day)
    assert not today or next_digest(BORIS, first, RUSSIA) >= morning + DAY


def test_who_wants_no_day_at_all_is_looked_at_again_in_a_week() -> None:
    silent = replace(BORIS, quiet_days=frozenset(range(1, 8)))
    assert next_digest(silent, NOW, RUSSIA) == NOW + timedelta(days=7)


def _is_skipped(day: date, at: time, zone: ZoneInfo) -> bool:
    """Whether the clocks jump over this local time, so that the digest comes after the jump."""
    local = datetime.combine(day, at, tzinfo=zone)
    return local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None)
