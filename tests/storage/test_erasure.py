"""Erasing a person: nothing tells who it was, numbers stay true, nobody else loses a word (R52)."""

from typing import Any

import pytest
from sqlalchemy import select

from domain.customers.consents import Purpose, Withdrawal
from domain.customers.erasure import Act, Cleaning, ErasedWhy, Leaving, PersonKind, Tombstone
from domain.customers.proposals import Proposal
from domain.deals import LostReason, StageKind
from domain.dormant import Dormancy
from domain.language.search_keys import query_keys
from domain.policy import Policy
from domain.team import Member, Scope
from domain.touches import Outcome
from storage.customers import cleaning
from storage.tables.clients import clients
from storage.tables.consents import consents
from storage.tables.customers import customers
from storage.tables.delivery import conversations, inbox, outbox
from storage.tables.drafts import drafts
from storage.tables.forms import forms
from storage.tables.leads import leads
from storage.tables.magnets import magnet_codes
from storage.tables.referrals import referrals
from storage.tables.surveys import surveys
from storage.tables.touches import touches
from storage.unit import SqlUnits
from tests.storage.customers import customer
from tests.storage.erasing import (
    EMAIL,
    PHONE,
    TELEGRAM,
    TRACES,
    WHOLE_NAME,
    Gone,
    forgotten,
    found,
    somebody,
)
from tests.storage.people import (
    DAY,
    HOUR,
    NOW,
    contact,
    email,
    move,
    person,
    phone,
    reminder,
    touch,
)

Team = tuple[Member, Member, Member]
EVERYBODY = Scope(None)


@pytest.fixture
async def gone(units: SqlUnits, team: Team) -> Gone:
    return await somebody(units, team[0], team[1])


async def rows(units: SqlUnits, table: Any, *where: Any) -> list[Any]:
    async with units() as unit:
        return list(
            await unit.transaction.all(select(table).where(*where).order_by(*table.primary_key))
        )


async def test_r52_nothing_in_any_table_tells_who_it_was(units: SqlUnits, gone: Gone) -> None:
    assert await found(units, *TRACES)
    counts = await forgotten(units, gone.contact_id)
    assert await found(units, *TRACES, "Иван", "рыбак", "сокол", "Омск", "голос-1") == []
    assert {"clients", "contacts", "points", "touches", "customers", "changes"} <= counts.keys()
    assert all(counts.values())


async def test_r52_numbers_of_touches_and_deals_stay_true(
    units: SqlUnits, team: Team, gone: Gone
) -> None:
    await forgotten(units, gone.contact_id)
    async with units() as unit:
        talks = await unit.touches.of_client(gone.client.id, limit=9)
        assert [one.outcome for one in talks] == [Outcome.REACHED, Outcome.REACHED]
        lost = (await unit.deals.pipelines())[0].of_kind(StageKind.LOST)
        moves = await unit.deals.moves(gone.deal.id)
    assert (moves[-1].to_stage_id, moves[-1].reason, moves[-1].at) == (
        lost.id,
        LostReason.OTHER,
        NOW,
    )
    assert moves[-1].member_id == team[1].id
    (shell,) = await rows(units, clients)
    assert (shell.erased_at, shell.manager_id, shell.name) == (NOW, team[1].id, "")
    assert (shell.last_touch_at is not None, shell.allowed_from) == (True, None)


async def test_r52_a_shell_is_in_no_list_card_search_plan_or_report(
    units: SqlUnits, team: Team, gone: Gone
) -> None:
    boris = team[1]
    async with units() as unit:
        won = (await unit.deals.pipelines())[0].of_kind(StageKind.WON)
        bought = gone.deal.__class__(
            client_id=gone.client.id, manager_id=boris.id, title="Весло", amount=1, stage_id=won.id,
            stage_since=NOW - 400 * DAY, opened_at=NOW - 400 * DAY, opened_by=boris.id,
            closed_at=NOW - 400 * DAY,
        )  # fmt: skip
        bought = await unit.deals.add(bought, move(0, boris, won.id))
    await forgotten(units, gone.contact_id)
    far, long_ago = NOW + 999 * DAY, NOW - 2 * DAY
    async with units() as unit:
        assert await unit.clients.open(EVERYBODY, gone.client.id) is None
        assert await unit.cards.card(EVERYBODY, gone.client.id, now=NOW, policy=Policy()) is None
        for words in (WHOLE_NAME, PHONE, EMAIL, "сокол"):
            assert await unit.search.search(EVERYBODY, query_keys(words), 9) == []
        assert await unit.clients.holders([("phone", PHONE), ("email", EMAIL)]) == []
        since = {"silent_since": far, "since": long_ago}
        assert await unit.plan.next_calls(EVERYBODY, **since, until=far, limit=9) == []
        assert await unit.plan.new_leads(EVERYBODY, 9) == []
        assert await unit.plan.left_out(EVERYBODY, now=NOW, after=long_ago, limit=9) == []
        counts = await unit.plan.day_counts(EVERYBODY, now=NOW, until=long_ago)
        assert (counts.left_out, counts.to_check) == (0, 0)
        assert await unit.dial.candidates(boris, now=NOW, policy=Policy(), limit=9) == []
        assert await unit.dial.waiting(boris, now=long_ago, policy=Policy(), limit=9) == []
        dormant, _ = await unit.dormant.dormant(Dormancy.at(NOW, Policy()), after=0, limit=9)
        assert dormant == []
        untouched = await unit.report.untouched(far, 9)
        assert (untouched.worst, list(untouched.by_manager)) == ([], [])
        assert await unit.exceptions.latest(EVERYBODY, since=long_ago, limit=9) == []
        assert await unit.deals.deal(EVERYBODY, gone.deal.id) is None
        assert await unit.deals.deal(EVERYBODY, bought.id) is None
        assert await unit.deals.open_deals(EVERYBODY) == []
        assert await unit.leads.waiting(EVERYBODY, limit=9) == []
        assert await unit.reminders.open_of_member(boris.id, limit=9) == []
        assert await unit.rounds.limited(far, Policy(), 9) == []
        assert await unit.archive.count(EVERYBODY, far) == 0
        piece = await unit.recount.piece(after=0, limit=9, now=long_ago, policy=Policy())
        assert list(piece.paces) == []
        proposed = await unit.retention.add(Proposal(made_at=far, before=far, looked_to=0))
        assert (await unit.retention.gather(proposed, 9)).found == 0
        assert await unit.changes.last(boris.id, NOW - DAY) is None


async def test_r52_consents_stay_under_a_hash_and_the_rest_as_nobodys(
    units: SqlUnits, gone: Gone
) -> None:
    await forgotten(units, gone.contact_id)
    kept = await rows(units, consents)
    assert {one.purpose for one in kept} == set(Purpose)
    assert {(one.customer_id, one.person, one.withdrawn_at) for one in kept} == {(None, "хеш", NOW)}
    assert {one.withdrawn_why for one in kept} == {Withdrawal.FORGOTTEN}
    (friend,) = await rows(units, customers)
    assert friend.name == "Друг"
    mine, friends = await rows(units, forms)
    assert (mine.customer_id, mine.completed_at) == (None, NOW)
    assert (friends.customer_id, friends.inviter_id) == (friend.id, None)
    (lead,) = await rows(units, leads)
    assert (lead.customer_id, lead.contact_id, lead.settled_at) == (None, None, NOW)
    (code,) = await rows(units, magnet_codes)
    assert (code.customer_id, code.given_at) == (None, NOW)
    (brought,) = await rows(units, referrals)
    assert (brought.inviter_id, brought.friend_id) == (None, friend.id)
    (score,) = await rows(units, surveys)
    assert (score.customer_id, score.score, score.comment) == (None, 9, "")


async def test_r52_queues_keep_what_is_about_others(units: SqlUnits, gone: Gone) -> None:
    await forgotten(units, gone.contact_id)
    assert await rows(units, inbox) == []
    assert [(one.id, one.state, one.payload) for one in await rows(units, outbox)] == [
        (2, "failed", ""),
        (4, "pending", '{"text":"другое"}'),
    ]
    assert [one.chat_id for one in await rows(units, conversations)] == [3]
    assert await rows(units, drafts) == []


async def test_r52_of_a_company_only_the_contact_goes(units: SqlUnits, team: Team) -> None:
    gone = await somebody(units, team[0], team[1], firm="ООО «Причал»")
    await forgotten(units, gone.contact_id)
    assert await found(units, *TRACES) == []
    async with units() as unit:
        file = await unit.clients.open(EVERYBODY, gone.client.id)
        assert file is not None
        assert file.client.name == "ООО «Причал»"
        assert file.client.notes == "Привёл …, …"
        assert [(one.surname, one.notes) for one in file.contacts] == [("Чайка", "подруга: …")]
        (sale,) = await unit.deals.open_deals(EVERYBODY)
        assert sale.title == "Лодка для …"
        assert await unit.deals.titled(EVERYBODY, "лодка") == [sale]
        notes = {one.note for one in await unit.touches.of_client(file.client.id, limit=9)}
        assert notes == {"", "напомнил о …"}
        assert await unit.reminders.open_of_client(file.client.id) == []
        current = await unit.rounds.current(file.client.id)
        assert current is not None
        assert current.words == "жаль, …"


async def test_r52_nobody_else_loses_a_word(units: SqlUnits, team: Team, gone: Gone) -> None:
    _, boris, _ = team
    async with units() as unit:
        people = [contact("Ким", "Ия", phone("+79160009988"))]
        other = await unit.clients.add(person(boris, "Ким Ия"), people)
        await unit.touches.add(touch(other.client, boris, note="ждёт письма"))
        await unit.reminders.add(reminder(boris, other.client))
        unit.changes.name("add", member_id=boris.id, at=NOW, client="Ким Ия")
    await forgotten(units, gone.contact_id)
    async with units() as unit:
        assert await unit.clients.open(EVERYBODY, other.client.id) == other
        assert len(await unit.reminders.open_of_client(other.client.id)) == 1
        change = await unit.changes.last(boris.id, NOW)
        assert change is not None
        assert change.facts == {"client": "Ким Ия"}
        assert (await unit.touches.of_client(other.client.id, limit=9))[0].note == "ждёт письма"


async def test_r52_a_members_name_is_never_cut(units: SqlUnits, team: Team) -> None:
    anna, boris, _ = team
    async with units() as unit:
        namesake = await unit.team.add(
            Member(id=0, telegram_id=9, name="Иван Соколов", role=boris.role, joined_at=NOW)
        )
    gone = await somebody(units, anna, boris, firm="ООО «Причал»")
    async with units() as unit:
        await unit.touches.add(touch(gone.client, boris, note="звонил Иван Соколов"))
    await forgotten(units, gone.contact_id)
    notes = {one.note for one in await rows(units, touches)}
    assert "звонил Иван Соколов" in notes
    assert namesake.name in str(await found(units, "Соколов"))


async def test_r52_who_did_not_prove_the_card_does_not_take_it_along(
    units: SqlUnits, team: Team
) -> None:
    gone = await somebody(units, team[0], team[1], owns=False)
    async with units() as unit:
        traces = await unit.erasures.traces_of_customer(gone.customer.id)
        assert traces is not None
        assert (traces.contact_id, traces.phones, traces.emails) == (None, (), ())
        await unit.erasures.erase([Leaving(traces=traces, person="хеш")], NOW)
        file = await unit.clients.open(EVERYBODY, gone.client.id)
        assert file is not None
        assert file.contacts[0].full_name == WHOLE_NAME
        assert await unit.customers.customer(gone.customer.id) is None
    assert [row.id for row in await rows(units, outbox)] == [2, 3, 4]


async def test_r52_traces_are_of_the_card_and_of_all_who_own_it(
    units: SqlUnits, gone: Gone
) -> None:
    async with units() as unit:
        site = customer(None, name="Ваня", phone="+79990000000", contact_id=gone.contact_id)
        second = await unit.customers.add(site)
        stranger = customer(5, phone="+79991112233", contact_id=gone.contact_id, owns_card=False)
        await unit.customers.add(stranger)
        owner = second.__class__(**{**_fields(second), "owns_card": True})
        await unit.customers.save(second, owner)
        traces = await unit.erasures.traces_of_customer(gone.customer.id)
        assert traces == await unit.erasures.traces_of_contact(gone.contact_id)
        assert await unit.erasures.traces_of_customer(99) is None
        assert await unit.erasures.traces_of_contact(99) is None
    assert traces is not None
    assert traces.customer_ids == (gone.customer.id, second.id)
    assert traces.telegram_ids == (TELEGRAM,)
    assert traces.phones == (PHONE, "+79990000000")
    assert traces.names == (WHOLE_NAME, "Иван Соколов", "Ваня")
    assert traces.whole_client


def _fields(thing: Any) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in thing.__dataclass_fields__}


async def test_r52_acts_and_tombstones_are_kept(units: SqlUnits, team: Team) -> None:
    stones = [Tombstone(kind=kind, hash=f"{kind}", at=NOW) for kind in PersonKind]
    act = Act(at=NOW, why=ErasedWhy.RETENTION, approved_by=team[0].id, rows={"points": 2})
    async with units() as unit:
        first = await unit.erasures.add_act(act, stones[:1])
        second = await unit.erasures.add_act(act, ())
        await unit.erasures.add_tombstones(stones)
        assert await unit.erasures.acts(limit=1) == [second]
        assert await unit.erasures.acts(limit=1, offset=1) == [first]
        left_off = Act(at=NOW, why=ErasedWhy.UNFINISHED, rows={"customers": 1})
        unfinished = await unit.erasures.add_act(left_off, ())
        assert await unit.erasures.acts(limit=9) == [second, first]
        assert await unit.erasures.count_unfinished(NOW, NOW + HOUR) == 1
        assert await unit.erasures.count_unfinished(NOW - HOUR, NOW) == 0
        assert await unit.erasures.tombstones() == stones
        for one in stones:
            assert await unit.erasures.buried(one.kind, one.hash)
            assert not await unit.erasures.buried(one.kind, "другой")
        waiting = [first.id, second.id, unfinished.id]
        assert await cleaning.uncleaned(unit.transaction) == waiting
        results = {first.id: Cleaning.CLEAN, unfinished.id: Cleaning.LEFT}
        await cleaning.cleaned(unit.transaction, results, NOW + HOUR)
        assert await cleaning.uncleaned(unit.transaction) == [second.id]
        done = (await unit.erasures.acts(limit=9))[-1]
        assert (done.cleaned_at, done.cleaning) == (NOW + HOUR, Cleaning.CLEAN)


async def test_r52_the_living_come_page_by_page_with_all_their_phones(
    units: SqlUnits, team: Team, gone: Gone
) -> None:
    async with units() as unit:
        two = contact(
            "Ким", "", phone("+79160000001"), phone("+79160000002"), email("k@example.com")
        )
        kim = await unit.clients.add(person(team[1], "Ким"), [two])
        book = unit.erasures
        since = gone.client.created_at
        first = await book.living(PersonKind.PHONE, after=0, limit=1)
        assert first == [(gone.contact_id, PHONE, since)]
        rest = await book.living(PersonKind.PHONE, after=gone.contact_id, limit=1)
        number = kim.contacts[0].id
        assert rest == [(number, "+79160000001", NOW), (number, "+79160000002", NOW)]
        assert await book.living(PersonKind.PHONE, after=number, limit=1) == []
        assert len(await book.living(PersonKind.EMAIL, after=0, limit=9)) == 2
        chats = await book.living(PersonKind.TELEGRAM, after=0, limit=9)
        assert [one[1] for one in chats] == [str(TELEGRAM), "700999"]
