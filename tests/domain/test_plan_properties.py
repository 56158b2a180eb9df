"""Random days of a manager through all the doors: no reminder where R10-R13 or the rest forbid.

The oracle counts the touches that this test has made, one by one; it asks no rule.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cadence import PastTouch
from domain.clients import ClientFile, Contact, ContactState
from domain.errors import TouchbaseError
from domain.log_touch import TouchLogged
from domain.next_steps import StepKind
from domain.planning import ReminderPlanned
from domain.policy import Policy, PolicyChange, PolicyName
from domain.reminders import Reminder, ReminderKind
from domain.rounds import RoundEnd, Waking
from domain.touches import Direction, Outcome, TouchKind
from tests.domain.base import ANNA, BORIS, NOW, Base
from tests.domain.oracle import POLICIES, RUSSIAN, TURNING, Days, World, days_around

DAY = timedelta(days=1)
VERBS = ("touch", "touch", "touch", "touch", "remind", "remind", "remind", "incoming", "postpone")
RARE = ("insist", "rest", "wake", "keep_going", "ring", "early", "file_away")
Step = tuple[str, int, Outcome, TouchKind, ReminderKind, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from([*VERBS, *VERBS, *RARE]),
        st.integers(0, 20 * 1440),  # minutes that pass before
        st.sampled_from([*[Outcome.NO_ANSWER] * 6, *Outcome]),
        st.sampled_from([TouchKind.CALL, TouchKind.CALL, TouchKind.MAILING, TouchKind.MEETING]),
        st.sampled_from([*ReminderKind, ReminderKind.TASK]),
        st.integers(1, 40 * 1440),  # minutes ahead that are wished for
    ),
    max_size=25,
)


class Story:
    """One client, what its manager does, and what the oracle remembers of it."""

    def __init__(self, policy: Policy, days: Days, zone: str, *, company: bool) -> None:
        self.base = Base(calendar=days.calendar)
        self.days, self.zone, self.company = days, zone, company
        self.policy = policy
        self.made: list[PastTouch] = []
        self.stands: set[int] = set()
        """Reminders that were insisted on."""

    async def begin(self) -> None:
        for name in PolicyName:
            value, before = self.policy.value(name), Policy().value(name)
            change = PolicyChange(name=name, before=before, value=value, set_by=ANNA.id, set_at=NOW)
            await self.base.policies.set(change)
        if self.company:
            people = [Contact(surname=one, timezone=self.zone) for one in ("Щукин", "Белова")]
            self.client = (await self.base.company(BORIS, "Ромашка", *people)).client
        else:
            self.client = (await self.base.person(BORIS, timezone=self.zone)).client

    @property
    def file(self) -> ClientFile:
        return self.base.file(self.client)

    @property
    def now(self) -> datetime:
        return self.base.clock.now()

    @property
    def rest_until(self) -> datetime | None:
        present = self.base.rounds.present(self.client.id)
        return present.rest_until if present and present.resting else None

    def world(self, contact_id: int | None) -> World:
        return World(
            policy=self.policy,
            zone=self.zone,
            start=self.policy.hours_from,
            end=self.policy.hours_till,
            days=self.days,
            touches=tuple(self.made),
            contact=contact_id,
            company=self.company,
            rest_until=self.rest_until,
        )

    def whom(self, number: int) -> int:
        people = self.file.contacts
        return people[number % len(people)].id

    async def goes(self, step: Step) -> None:
        verb, minutes, outcome, kind, reminder, ahead = step
        self.base.clock.passes(minutes=minutes)
        wish = self.now + timedelta(minutes=ahead)
        contact = self.whom(ahead)
        match verb:
            case "touch":
                agreed = wish if ahead % 7 == 0 else None
                await self.touch(contact, outcome=outcome, kind=kind, agreed_at=agreed)
            case "incoming":
                logged = await self.base.touch(
                    self.file, contact_id=contact, direction=Direction.INCOMING
                )
                self.proposed(logged, contact)
            case "remind":
                planned = await self.base.remind_me(
                    BORIS,
                    due_at=wish,
                    text="",
                    client_id=self.client.id,
                    contact_id=contact,
                    kind=reminder,
                )
                self.planned(planned, wish)
            case _:
                await self.decides(verb, wish)

    async def touch(self, contact: int, **facts: Any) -> None:
        ahead = self.world(contact)
        answers = [one.kind for one in await self.open()]
        logged = await self.base.touch(self.file, contact_id=contact, **facts)
        mailing = facts["kind"] is TouchKind.MAILING
        if ReminderKind.AGREED not in answers and facts["kind"] is not TouchKind.MEETING:
            fine = replace(ahead, kind=facts["kind"]) if mailing else ahead
            assert (logged.warning is None) is fine.allowed(self.now)
        self.made.insert(0, PastTouch(self.now, contact, facts["kind"]))
        self.proposed(logged, contact)

    def proposed(self, logged: TouchLogged, contact: int) -> None:
        """Whatever is proposed would stand; an agreement is in the hours at least."""
        world = self.world(contact)
        for step in logged.proposals:
            if step.kind is StepKind.REMIND:
                assert step.due_at is not None
                assert step.due_at > self.now
                assert world.open(step.due_at)
                assert step.agreed or world.paced(step.due_at)
        if logged.rested is not None:
            assert world.open(logged.rested.reminder.due_at)

    def planned(self, planned: ReminderPlanned, wish: datetime) -> None:
        one = planned.reminder
        assert one.due_at >= wish
        if one.kind is ReminderKind.AGREED:
            assert one.due_at == wish
            return
        world = self.world(one.contact_id)
        assert world.allowed(one.due_at)
        assert (planned.moved is None) is world.allowed(wish)
        assert not any(world.allowed(at) for at in world.suspects(wish, one.due_at))

    async def decides(self, verb: str, wish: datetime) -> None:
        doors, pace = self.base.doors, await self.base.pace(self.file)
        reminders = await self.open()
        match verb:
            case "rest":
                await doors.put_to_rest(pace, RoundEnd.DECISION, by=BORIS)
            case "wake":
                await doors.wake_up(pace, Waking.DECISION)
            case "keep_going":
                await doors.keep_going(BORIS, pace)
            case "ring" if self.rest_until:
                back = [one.due_at for one in reminders if one.kind is ReminderKind.RECONTACT]
                self.base.clock.moment = max(self.now, min(back))
                assert await doors.come_back(self.client.id)
            case "early" if self.rest_until:  # a call on the day of the return, before it rings
                eve = self.rest_until - timedelta(minutes=1)
                self.base.clock.moment = max(self.now, eve)
                logged = await self.base.touch(self.file, outcome=Outcome.REACHED)
                self.made.insert(0, PastTouch(self.now, logged.touch.contact_id, TouchKind.CALL))
            case "postpone" if reminders:
                later = await doors.postpone_reminder(BORIS, reminders[0].id, wish)
                self.planned(later, wish)
            case "insist" if reminders:
                kept = await doors.insist(BORIS, reminders[-1].id, wish)
                assert (kept.reminder.due_at, self.rest_until) == (wish, None)
            case "file_away":
                await doors.file_away(pace, self.file, self.file.contacts[-1:])

    async def open(self) -> Sequence[Reminder]:
        return await self.base.reminders.open_of_client(self.client.id)

    async def holds(self) -> None:
        """What is true after whatever has happened."""
        reminders = await self.open()
        back = [one for one in reminders if one.kind is ReminderKind.RECONTACT]
        if self.rest_until is not None:
            assert any(one.due_at >= self.rest_until for one in back)
        for one in self.file.contacts:
            assert (one.check_at is not None) is (one.state is ContactState.ARCHIVED)
        rings = {one.id for one in reminders if one.rings_at is not None}
        assert all(one.rings_at == one.due_at for one in reminders if one.id in rings)
        if not self.company:
            self.copy()

    def copy(self) -> None:
        """The copy that plans read says from when on R10, R11 and R21 are content."""
        world = self.world(self.whom(0))
        free = self.file.client.allowed_from
        if free is None or free <= self.now:
            assert world.paced(self.now)
        else:
            assert world.paced(free)
            assert not world.paced(free - timedelta(seconds=1))


async def live(story: Story, steps: Sequence[Step]) -> None:
    await story.begin()
    for step in steps:
        try:
            await story.goes(step)
        except TouchbaseError:
            continue
        finally:
            await story.holds()


@settings(max_examples=120, deadline=None)
@given(
    steps=STEPS,
    policy=POLICIES,
    days=days_around(NOW),
    zone=st.sampled_from([*RUSSIAN, *TURNING]),
    company=st.booleans(),
)
def test_r16_whatever_happens_no_reminder_stands_where_the_rules_forbid(
    steps: list[Step], policy: Policy, days: Days, zone: str, *, company: bool
) -> None:
    asyncio.run(live(Story(policy, days, zone, company=company), steps))
