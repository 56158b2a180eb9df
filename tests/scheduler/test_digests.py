from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.calendar import WorkCalendar, calendar_of
from domain.deals import Deal
from domain.delivery import Lane, OutMessage
from domain.plan import DayPlan
from domain.team import Member, MemberState, Role
from scheduler.digests import SendDigests
from tests.scheduler.books import TUESDAY, Base, HandClock, a_member, a_message, a_reminder


def say(member: Member, plan: DayPlan, colleagues: Mapping[int, str]) -> Sequence[OutMessage]:
    names = [colleagues[one.manager_id] for one in plan.team_stuck]
    words = [one.text for one in (*plan.overdue, *plan.due_today)]
    return [a_message(member.telegram_id, ", ".join([member.name, *words, *names]))]


def digests(
    base: Base, clock: HandClock, calendar: WorkCalendar | None = None, limit: int = 20
) -> SendDigests:
    return SendDigests(
        shifts=base.open,
        clock=clock,
        calendar=calendar or WorkCalendar(),
        render=say,
        limit=limit,
    )


def next_of(base: Base, number: int = 1) -> datetime:
    at = base.team.everybody[number].next_digest_at
    assert at is not None
    return at


async def test_the_digest_comes_at_the_members_time_with_their_plan() -> None:
    base, clock = Base(a_member()), HandClock(TUESDAY - timedelta(minutes=1))
    base.remind(a_reminder(1, TUESDAY + timedelta(hours=3)))
    send = digests(base, clock)
    assert await send() == 0
    clock.passes(minutes=1)
    assert await send() == 1
    assert base.said() == ["Manager 1, call 1"]
    assert base.outbox[0].lane is Lane.DIGEST
    assert next_of(base) == TUESDAY + timedelta(days=1)


async def test_each_member_has_their_own_time_and_zone() -> None:
    far = a_member(2, timezone="Asia/Vladivostok", next_digest_at=TUESDAY - timedelta(hours=7))
    base, clock = Base(a_member(), far), HandClock(TUESDAY - timedelta(hours=7))
    send = digests(base, clock)
    await send()
    assert base.said() == ["Manager 2"]
    clock.passes(hours=7)
    await send()
    assert base.said() == ["Manager 2", "Manager 1"]


async def test_one_digest_a_day_even_when_the_time_is_moved_after_it() -> None:
    base, clock = Base(a_member()), HandClock()
    send = digests(base, clock)
    await send()
    base.team.everybody[1] = a_member(
        digest_at=time(9, 30), next_digest_at=TUESDAY + timedelta(minutes=45)
    )
    clock.passes(minutes=45)
    await send()
    assert base.said() == ["Manager 1"]


async def test_two_days_of_outage_bring_one_digest_late() -> None:
    base, clock = Base(a_member()), HandClock(TUESDAY + timedelta(days=2, hours=3))
    await digests(base, clock)()
    assert base.said() == ["Manager 1"]
    assert next_of(base) == TUESDAY + timedelta(days=3)


async def test_an_outage_that_ends_before_todays_time_brings_nothing_early() -> None:
    base, clock = Base(a_member()), HandClock(TUESDAY + timedelta(days=1, hours=-2))
    send = digests(base, clock)
    await send()
    assert base.said() == []
    assert next_of(base) == TUESDAY + timedelta(days=1)
    clock.passes(hours=2)
    await send()
    assert base.said() == ["Manager 1"]


async def test_an_outage_that_ends_on_a_weekend_waits_for_monday() -> None:
    friday = TUESDAY + timedelta(days=3)
    base = Base(a_member(next_digest_at=friday))
    clock = HandClock(friday + timedelta(days=1, hours=4))
    await digests(base, clock)()
    assert base.said() == []
    assert next_of(base) == friday + timedelta(days=3)


async def test_an_outage_that_ends_on_a_quiet_day_waits_for_the_next() -> None:
    base = Base(a_member(quiet_days=frozenset({3})))
    clock = HandClock(TUESDAY + timedelta(days=1, hours=1))
    await digests(base, clock)()
    assert base.said() == []
    assert next_of(base) == TUESDAY + timedelta(days=2)


@pytest.mark.parametrize(
    ("day", "comes"),
    [
        pytest.param(date(2026, 1, 5), False, id="new-year-holidays"),
        pytest.param(date(2026, 6, 12), False, id="a-holiday-on-a-friday"),
        pytest.param(date(2026, 6, 15), True, id="the-monday-after-it"),
        pytest.param(date(2026, 11, 24), True, id="an-ordinary-tuesday"),
    ],
)
async def test_r12_holidays_of_the_country_have_no_digest(day: date, *, comes: bool) -> None:
    moment = datetime.combine(day, time(5, 45), tzinfo=UTC)
    base, clock = Base(a_member(next_digest_at=moment)), HandClock(moment)
    await digests(base, clock, calendar_of("RU"))()
    assert bool(base.said()) is comes
    assert next_of(base) > moment


async def test_r63_a_dismissed_manager_gets_no_digest() -> None:
    base, clock = Base(a_member(state=MemberState.DISMISSED)), HandClock()
    assert await digests(base, clock)() == 0
    assert base.said() == []


async def test_a_whole_company_gets_theirs_in_batches() -> None:
    base, clock = Base(*(a_member(number) for number in range(1, 46))), HandClock()
    assert await digests(base, clock)() == 45
    assert len(set(base.said())) == 45
    assert base.shifts == 3


async def test_r29_the_head_reads_whose_deal_is_stuck() -> None:
    head = a_member(role=Role.HEAD)
    base, clock = Base(head, a_member(2, next_digest_at=TUESDAY + timedelta(days=1))), HandClock()
    base.deals.stuck_ones.append(
        Deal(
            client_id=1,
            manager_id=2,
            title="Bricks",
            amount=100,
            stage_id=1,
            stage_since=TUESDAY,
            opened_at=TUESDAY,
            opened_by=2,
        )
    )
    await digests(base, clock)()
    assert base.said() == ["Manager 1, Manager 2"]


async def test_one_digest_that_cannot_be_said_does_not_silence_the_others() -> None:
    base, clock = Base(a_member(), a_member(2)), HandClock()

    def stumble(
        member: Member, plan: DayPlan, colleagues: Mapping[int, str]
    ) -> Sequence[OutMessage]:
        if member.id == 1:
            raise ValueError
        return say(member, plan, colleagues)

    await SendDigests(shifts=base.open, clock=clock, calendar=WorkCalendar(), render=stumble)()
    assert base.said() == ["Manager 2"]
    assert next_of(base) > TUESDAY
