"""The pace of a client: whom it speaks of (R10, R11)."""

from datetime import timedelta

from domain.clients import Contact
from domain.touches import Direction, Outcome
from tests.domain.base import BORIS, NOW, Base

DAY = timedelta(days=1)


async def test_r10_a_company_waits_with_whom_of_its_people_was_touched_last(base: Base) -> None:
    file = await base.company(BORIS, "Ромашка", Contact(surname="Щукин"), Contact(surname="Белова"))
    first, second = file.contacts
    assert (await base.pace(file)).free_from(base.policy) is None
    await base.touch(file, contact_id=first.id, outcome=Outcome.REACHED)
    base.clock.passes(days=1)
    await base.touch(file, contact_id=second.id, outcome=Outcome.NO_ANSWER)
    for asked in (first.id, second.id, None):
        assert (await base.pace(file, asked)).free_from(base.policy) == NOW + 4 * DAY
    assert base.file(file.client).client.allowed_from == NOW + 4 * DAY
    base.clock.passes(hours=1)
    await base.touch(file, contact_id=first.id, direction=Direction.INCOMING)
    assert base.file(file.client).client.allowed_from == NOW + 4 * DAY


async def test_r10_with_each_contact_cadence_is_judged_by_its_own_touches(base: Base) -> None:
    file = await base.company(BORIS, "Ромашка", Contact(surname="Щукин"), Contact(surname="Белова"))
    first, second = file.contacts
    await base.touch(file, contact_id=second.id, outcome=Outcome.REACHED)
    base.clock.passes(days=1)
    calendar, now = base.calendar, base.clock.now()
    assert not (await base.pace(file, first.id)).judge(now, base.policy, calendar).moved
    assert (await base.pace(file, second.id)).judge(now, base.policy, calendar).moved
