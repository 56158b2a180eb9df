"""The book of drafts."""

from dataclasses import replace

from domain.drafts import Draft
from domain.team import Member
from storage.unit import SqlUnits
from tests.storage.people import NOW

Team = tuple[Member, Member, Member]


async def test_a_draft_waits_for_its_own_member_only(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    new = Draft(member_id=boris.id, verb="add", text="Ёж 8916", data={"name": "Ёж"}, created_at=NOW)
    async with units() as unit:
        draft = await unit.drafts.add(new)
    async with units() as unit:
        assert await unit.drafts.draft(boris.id, draft.id) == replace(new, id=draft.id)
        assert await unit.drafts.draft(vera.id, draft.id) is None


async def test_a_draft_is_saved_again_and_dropped(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        draft = await unit.drafts.add(
            Draft(member_id=boris.id, verb="add", text="a", data={}, created_at=NOW)
        )
        other = await unit.drafts.add(replace(draft, id=0, text="b"))
        more = replace(draft, data={"phone": "+7"}, text="a b")
        await unit.drafts.save(more)
        assert await unit.drafts.draft(boris.id, draft.id) == more
        await unit.drafts.drop(draft.id)
        assert await unit.drafts.draft(boris.id, draft.id) is None
        assert await unit.drafts.draft(boris.id, other.id) == other


async def test_a_number_is_never_given_twice(units: SqlUnits, team: Team) -> None:
    new = Draft(member_id=team[1].id, verb="add", text="a", data={}, created_at=NOW)
    async with units() as unit:
        first = await unit.drafts.add(new)
        await unit.drafts.drop(first.id)
        assert (await unit.drafts.add(new)).id > first.id
