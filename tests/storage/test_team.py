"""The book of the team."""

from dataclasses import replace
from datetime import time

from domain.team import Invitation, Member, MemberState, Role
from storage.database import Database
from storage.unit import SqlUnits
from tests.storage.people import DAY, HOUR, NOW

Team = tuple[Member, Member, Member]


async def test_a_member_comes_back_as_stored(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        assert await unit.team.by_telegram(2) == boris
        assert await unit.team.member(boris.id) == boris
        assert await unit.team.by_telegram(99) is None


async def test_habits_are_saved(units: SqlUnits, team: Team) -> None:
    after = replace(
        team[1],
        name="Борис Ёж",
        locale="en",
        timezone="Asia/Vladivostok",
        digest_at=time(7, 5),
        work_from=time(8, 30),
        work_till=time(17, 45),
        quiet_days=frozenset({6, 7}),
        next_digest_at=NOW,
    )
    async with units() as unit:
        await unit.team.save(after)
    async with units() as unit:
        assert await unit.team.member(after.id) == after


async def test_saving_what_was_just_read_is_one_statement(
    units: SqlUnits, team: Team, database: Database
) -> None:
    async with units() as unit:
        member = await unit.team.by_telegram(2)
        assert member == team[1]
        start = database.statements
        await unit.team.save(replace(member, locale="en"))
        await unit.team.save(replace(member, locale="en"))
        assert database.statements - start == 1


async def test_members_stand_by_role_then_name_without_the_dismissed(
    units: SqlUnits, team: Team
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        head = await unit.team.add(replace(boris, id=0, telegram_id=7, role=Role.HEAD))
        gone = await unit.team.add(replace(boris, id=0, telegram_id=8))
        await unit.team.save(replace(gone, state=MemberState.DISMISSED))
        assert await unit.team.members() == [anna, head, boris, vera]
        dismissed = await unit.team.by_telegram(8)
    assert dismissed is not None
    assert dismissed.state is MemberState.DISMISSED


async def test_an_invitation_is_used_once(units: SqlUnits, team: Team) -> None:
    anna, boris, vera = team
    invitation = Invitation(
        code="abc", role=Role.HEAD, invited_by=anna.id, created_at=NOW, expires_at=NOW + DAY
    )
    async with units() as unit:
        await unit.team.add_invitation(invitation)
        assert await unit.team.invitation("abc") == invitation
        assert await unit.team.invitation("ABC") is None
        assert await unit.team.use_invitation("abc", member_id=boris.id, at=NOW)
        assert not await unit.team.use_invitation("abc", member_id=vera.id, at=NOW)
        assert not await unit.team.use_invitation("no", member_id=vera.id, at=NOW)
        used = await unit.team.invitation("abc")
    assert used == replace(invitation, used_by=boris.id, used_at=NOW)


async def test_digests_that_are_due_come_earliest_first(units: SqlUnits, team: Team) -> None:
    anna, boris, vera = team
    async with units() as unit:
        boris = replace(boris, next_digest_at=NOW)
        anna = replace(anna, next_digest_at=NOW - HOUR)
        for one in (anna, boris, replace(vera, next_digest_at=NOW + HOUR)):
            await unit.team.save(one)
        assert await unit.team.digests_due(NOW, 10) == [anna, boris]
        assert await unit.team.digests_due(NOW, 1) == [anna]
        await unit.team.save(replace(anna, state=MemberState.DISMISSED))
        assert await unit.team.digests_due(NOW, 10) == [boris]
