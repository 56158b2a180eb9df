"""Who withdrew or did not come back: their leads, their forms, and who is erased (R51, R52)."""

from dataclasses import replace
from datetime import timedelta

from domain.customers.consents import Purpose, Withdrawal
from domain.customers.forms import Answered
from domain.customers.leads import Settled
from domain.team import Member, Scope
from storage.unit import SqlUnits
from tests.storage.customers import come, consent, customer, form, lead, set_up, text
from tests.storage.people import DAY, NOW, deal, move, touch

Team = tuple[Member, Member, Member]


async def test_r52_only_the_open_leads_of_who_withdrew_are_closed(
    units: SqlUnits, team: Team
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        one, other = [await unit.customers.add(customer(number)) for number in (100, 101)]
        files = [await come(unit, boris, f"Клиент {number}", number) for number in range(3)]
        mine, theirs, settled = [
            await unit.leads.add(lead(file, stand, customer_id=whose.id, **facts))
            for file, whose, facts in zip(
                files,
                (one, other, one),
                ({}, {}, {"settled_at": NOW, "settled_why": Settled.TOUCHED}),
                strict=True,
            )
        ]
    async with units() as unit:
        assert await unit.leads.close(one.id, NOW + DAY, Settled.WITHDRAWN) == 1
    async with units() as unit:
        shown = await unit.leads.lead(Scope(None), mine.id)
        assert shown is not None
        assert (shown.lead.settled_at, shown.lead.settled_why) == (NOW + DAY, Settled.WITHDRAWN)
        kept = await unit.leads.lead(Scope(None), settled.id)
        assert kept is not None
        assert kept.lead.settled_why is Settled.TOUCHED
        assert [one.lead.id for one in await unit.leads.waiting(Scope(None), limit=9)] == [
            theirs.id
        ]


async def test_r52_forms_under_way_become_nobodys_and_lose_what_was_answered(
    units: SqlUnits, team: Team
) -> None:
    async with units() as unit:
        stand = await set_up(unit, team[0])
        second = await set_up(unit, team[0], "Второй")
        one = await unit.customers.add(customer())
        question = stand.magnet.questions[0].id
        going = await unit.forms.add(form(one, stand))
        answer = Answered(question_id=question, at=NOW, value="тайна")
        await unit.forms.save(going, replace(going, answered=(answer,)))
        done = await unit.forms.add(form(one, second, completed_at=NOW))
    async with units() as unit:
        assert await unit.forms.give_up(one.id) == 1
        assert await unit.forms.give_up(one.id) == 0
    async with units() as unit:
        assert await unit.forms.current(one.id) is None
        assert [kept.id for kept in await unit.forms.of_customer(one.id)] == [done.id]
        funnel = (await unit.funnels.of_magnet(stand.magnet.id))[0]
        assert (funnel.consented, funnel.questions[0].answered) == (1, 1)
        again = await unit.forms.add(form(one, stand))
        assert await unit.forms.current(one.id) == again


async def test_r51_who_did_not_come_back_is_found_longest_away_first(
    units: SqlUnits, team: Team
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        file = await come(unit, boris, "Клиент", 1)
        people = [
            await unit.customers.add(customer(100 + days, seen_at=NOW - days * DAY))
            for days in (31, 40, 29)
        ]
        carded = customer(200, seen_at=NOW - 50 * DAY, client_id=file.client.id)
        await unit.customers.add(carded)
        served = await unit.customers.add(customer(201, seen_at=NOW - 50 * DAY))
        await unit.forms.add(form(served, stand, completed_at=NOW - 50 * DAY))
        await unit.forms.add(form(people[0], stand))
    async with units() as unit:
        before = NOW - timedelta(days=30)
        assert await unit.customers.stale(before, 10) == [people[1].id, people[0].id]
        assert await unit.customers.stale(before, 1) == [people[1].id]


async def test_r52_who_withdrew_in_time_is_found_unless_they_agreed_since(
    units: SqlUnits, team: Team
) -> None:
    async with units() as unit:
        stand = await set_up(unit, team[0])
        file = await come(unit, team[1], "Клиент", 1)
        card = {"client_id": file.client.id, "contact_id": file.contacts[0].id, "owns_card": True}
        owner, plain, anew, twice, stopped = [
            await unit.customers.add(customer(number, **(card if number == 100 else {})))
            for number in range(100, 105)
        ]
        said = [await unit.consents.add_text(text(stand, one)) for one in Purpose]
        for one in (owner, plain, anew, twice, stopped):
            await unit.consents.give([consent(one, words) for words in said])
        for one in (owner, plain, anew, twice):
            await unit.consents.withdraw(one.id, tuple(Purpose), NOW, Withdrawal.WITHDRAWN)
        await unit.consents.withdraw(stopped.id, (Purpose.MAILING,), NOW, Withdrawal.STOP)
        for one in (anew, twice):
            await unit.consents.give([consent(one, words) for words in said])
        await unit.consents.withdraw(twice.id, tuple(Purpose), NOW + DAY, Withdrawal.WITHDRAWN)
    async with units() as unit:
        book = unit.customers
        assert await book.withdrawn(NOW - DAY, 10) == []
        assert await book.withdrawn(NOW, 10) == [owner.id, plain.id]
        assert await book.withdrawn(NOW, 1) == [owner.id]
        assert await book.withdrawn(NOW, 10, but={owner.id}) == [plain.id]
        assert await book.withdrawn(NOW + DAY, 10) == [owner.id, plain.id, twice.id]


async def test_r52_who_has_no_card_of_their_own_is_silent_when_its_client_is_too(
    units: SqlUnits, team: Team
) -> None:
    boris, before = team[1], NOW - 1096 * DAY
    async with units() as unit:
        kept: dict[str, int] = {}
        for number, name in enumerate(("молчит", "в работе", "сделка", "своя", "был")):
            file = await come(unit, boris, name, number)
            known = customer(
                200 + number,
                seen_at=NOW if name == "был" else before - number * DAY - DAY,
                client_id=file.client.id,
                contact_id=file.contacts[0].id,
                owns_card=name == "своя",
            )
            kept[name] = (await unit.customers.add(known)).id
            if name == "в работе":
                await unit.touches.add(touch(file.client, boris, at=NOW))
                await unit.clients.touched(file.client, NOW, effective=True, allowed_from=None)
            if name == "сделка":
                first = (await unit.deals.pipelines())[0].first()
                await unit.deals.add(deal(file.client, first.id), move(0, boris, first.id))
        nowhere = customer(300, seen_at=before - 99 * DAY)
        kept["нигде"] = (await unit.customers.add(nowhere)).id
    async with units() as unit:
        silent = [kept["нигде"], kept["молчит"]]
        assert await unit.customers.cardless(before, 9) == silent
        assert await unit.customers.cardless(before, 9, but=silent[:1]) == silent[1:]
        assert await unit.customers.count_cardless(before) == len(silent)
