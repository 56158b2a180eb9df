"""The card on one look."""

from dataclasses import replace

from domain.cadence import PastTouch
from domain.cards import Card, Purchases
from domain.deals import StageKind
from domain.policy import Policy
from domain.reminders import ReminderState
from domain.rounds import Round
from domain.team import Member
from domain.touches import Direction, Media, MediaKind, Outcome, TouchKind
from storage.database import Database
from storage.unit import SqlUnits
from tests.storage.people import DAY, NOW, company, contact, deal, move, phone, reminder, touch

Team = tuple[Member, Member, Member]


async def test_a_card_is_whole_in_one_statement(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        pipeline = (await unit.deals.pipelines())[0]
        new, won = pipeline.stages[0], pipeline.of_kind(StageKind.WON)
        file = await unit.clients.add(
            company(boris, tags=("вип",)), [contact("Иванов", "Пётр", phone("+79160000001"))]
        )
        client, person = file.client, file.contacts[0]
        calls = [
            await unit.touches.add(
                touch(client, boris, contact_id=person.id, at=NOW - days * DAY, **more)
            )
            for days, more in (
                (40, {"kind": TouchKind.MEETING, "outcome": Outcome.AGREED}),
                (3, {"outcome": None, "media": Media(kind=MediaKind.PHOTO, file_id="x")}),
                (2, {"outcome": Outcome.NO_ANSWER, "direction": Direction.INCOMING}),
                (1, {"note": "последнее"}),
            )
        ]
        task = await unit.reminders.add(reminder(boris, client, contact_id=person.id))
        await unit.reminders.add(reminder(boris, client, state=ReminderState.DONE))
        small, large = [
            await unit.deals.add(deal(client, new.id, amount), move(0, boris, new.id))
            for amount in (100, 200)
        ]
        for amount, days in ((500, 3), (700, 1)):
            bought = deal(client, won.id, amount, closed_at=NOW - days * DAY)
            await unit.deals.add(bought, move(0, boris, won.id))
        await unit.rounds.add(Round(client_id=client.id))
        present = await unit.rounds.add(Round(client_id=client.id, number=2, silent=1))
        start = database.statements
        card = await unit.cards.card(boris.scope, client.id, now=NOW, policy=Policy())
        assert database.statements - start == 1
        assert await unit.cards.card(vera.scope, client.id, now=NOW, policy=Policy()) is None
        assert await unit.cards.card(anna.scope, client.id, now=NOW, policy=Policy()) == card
    assert card == Card(
        file=file,
        manager_name="Борис",
        touches=calls[:0:-1],
        touch_count=4,
        outcomes=frozenset({Outcome.AGREED, Outcome.NO_ANSWER, Outcome.REACHED}),
        met=True,
        reminders=[
            replace(task, client_name=client.name, contact_name="Иванов Пётр", phone="+79160000001")
        ],
        deals=[large, small],
        purchases=Purchases(count=2, amount=1200, first_at=NOW - 3 * DAY, last_at=NOW - DAY),
        recent=tuple(
            PastTouch(one.at, person.id, one.kind)
            for one in reversed(calls)
            if one.direction is Direction.OUTGOING and one.kind is not TouchKind.MEETING
        ),
        round=present,
        manager_zone="Europe/Moscow",
    )


async def test_a_fresh_card_is_empty(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), ())
        card = await unit.cards.card(boris.scope, file.client.id, now=NOW, policy=Policy())
    assert card == Card(file=file, manager_name="Борис", touches=[], reminders=[], deals=[])


async def test_the_phone_of_a_reminder_is_the_same_on_a_card_and_in_a_list(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(
            company(boris, points=(phone("+74950000000"),)),
            [
                contact("Архивный", "", phone("+79160000001"), state="archived"),
                contact("Первый"),
                contact("Второй", "", phone("+79160000002")),
            ],
        )
        for one in (None, *file.contacts):
            about = one.id if one else None
            await unit.reminders.add(reminder(boris, file.client, contact_id=about))
        card = await unit.cards.card(boris.scope, file.client.id, now=NOW, policy=Policy())
        listed = await unit.reminders.open_of_client(file.client.id)
    assert card is not None
    assert card.reminders == listed
    assert [one.phone for one in listed] == [
        "+79160000002",
        "+79160000001",
        "+79160000002",
        "+79160000002",
    ]
