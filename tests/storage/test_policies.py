"""The owner's numbers, and the machine's bookmarks."""

from domain.policy import Policy, PolicyChange, PolicyName
from domain.team import Member
from storage.conversations import ConversationKey
from storage.database import Database
from storage.entrance import enter
from storage.tables.policies import policy_changes
from storage.unit import SqlUnit, SqlUnits
from tests.storage.people import DAY, HOUR, NOW

Team = tuple[Member, Member, Member]
GAP, DAYS = PolicyName.GAP_DAYS, PolicyName.ROUND_DAYS


async def some_changes(unit: SqlUnit, anna: Member) -> list[PolicyChange]:
    changes = [
        PolicyChange(
            name=name, before=before, value=value, set_by=anna.id, set_at=NOW + hours * HOUR
        )
        for hours, (name, before, value) in enumerate(((GAP, 3, 5), (DAYS, 60, 45), (GAP, 5, 2)))
    ]
    for one in changes:
        await unit.policies.set(one)
    return changes


async def test_without_a_change_the_defaults_stand(units: SqlUnits) -> None:
    async with units() as unit:
        assert await unit.policies.current() == Policy()
        assert await unit.policies.changes(limit=5) == []


async def test_the_last_change_of_a_number_stands(units: SqlUnits, team: Team) -> None:
    async with units() as unit:
        await some_changes(unit, team[0])
        assert await unit.policies.current() == Policy(gap_days=2, round_days=45)


async def test_changes_come_newest_first_with_who_and_when(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        changes = await some_changes(unit, anna)
        kept = await unit.policies.changes(limit=2)
    assert [(one.name, one.before, one.value, one.set_at) for one in kept] == [
        (one.name, one.before, one.value, one.set_at) for one in changes[:0:-1]
    ]
    assert {(one.set_by, one.by_name) for one in kept} == {(anna.id, "Анна")}


async def test_a_number_of_another_version_is_passed_over(units: SqlUnits, team: Team) -> None:
    row = {"name": "unheard_of", "before": 1, "value": 2, "set_by": team[0].id, "set_at": NOW}
    async with units() as unit:
        await unit.transaction.execute(policy_changes.insert(), row)
        assert await unit.policies.current() == Policy()
        assert await unit.policies.changes(limit=9) == []


async def test_a_change_of_policy_is_not_taken_back(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        unit.changes.name("change-policy", member_id=anna.id, at=NOW)
        await some_changes(unit, anna)
        await unit.marks.put("sweep", 1)
    async with units() as unit:
        assert await unit.changes.last(anna.id, NOW - DAY) is None


async def test_who_comes_in_brings_the_policy_in_the_same_statement(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, _, _ = team
    key = ConversationKey(bot_id=1, chat_id=anna.telegram_id, user_id=anna.telegram_id)
    stranger = ConversationKey(bot_id=1, chat_id=99, user_id=99)
    async with units() as unit:
        assert (await enter(unit, stranger))[2] == Policy()
        await some_changes(unit, anna)
        start = database.statements
        member, talk, policy = await enter(unit, key)
        assert database.statements - start == 1
        assert (await enter(unit, stranger))[2] == policy
    assert member == anna
    assert talk.state is None
    assert policy == Policy(gap_days=2, round_days=45)


async def test_a_bookmark_holds_its_last_number(units: SqlUnits) -> None:
    async with units() as unit:
        assert await unit.marks.get("sweep") is None
        await unit.marks.put("sweep", 5)
        await unit.marks.put("other", 1)
        await unit.marks.put("sweep", 2**40)
    async with units() as unit:
        assert await unit.marks.get("sweep") == 2**40
        assert await unit.marks.get("other") == 1
