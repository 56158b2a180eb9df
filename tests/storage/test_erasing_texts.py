"""Who is erased is cut out of what was written about others, too; the rest stays (R52)."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import insert

from domain.cadence_exceptions import CadenceException, ExceptionKind
from domain.clients import Client
from domain.customers.erasure import Leaving
from domain.customers.surveys import Occasion, Survey
from domain.rounds import Round
from domain.team import Member
from storage.customers import erasing_queues, erasing_texts
from storage.customers.erasing import TABLES
from storage.tables.delivery import outbox
from storage.tables.metadata import metadata
from storage.unit import SqlUnits
from tests.storage.customers import customer
from tests.storage.erasing import EMAIL, PHONE, TRACES, WHOLE_NAME, Gone, forgotten, found, somebody
from tests.storage.people import NOW, contact, deal, move, person, phone, reminder, touch

Team = tuple[Member, Member, Member]
SPELLED = (
    ("звонил 8 (916) 555-77-88 вчера", "звонил … вчера"),
    ("+7 916 555 77 88", "…"),
    ("писать на Sokolov.Ivan@Example.com.", "писать на …."),
    ("привёл СОКОЛОВ ИВАН", "привёл …"),
    ("жена: иван соколов", "жена: …"),
    ("сосед Соколов Иван Петрович", "сосед …"),
)


@pytest.fixture
async def gone(units: SqlUnits, team: Team) -> Gone:
    return await somebody(units, team[0], team[1])


async def other(units: SqlUnits, team: Team, **facts: Any) -> Client:
    async with units() as unit:
        them = [contact("Ким", "Ия", phone("+79160009988"), notes=facts.pop("about", ""))]
        return (await unit.clients.add(person(team[1], "Ким Ия", **facts), them)).client


async def notes_of(units: SqlUnits, client: Client) -> list[str]:
    async with units() as unit:
        return [one.note for one in await unit.touches.of_client(client.id, limit=99)]


async def test_r52_nothing_is_left_in_any_text_about_somebody_else(
    units: SqlUnits, team: Team, gone: Gone
) -> None:
    boris = team[1]
    client = await other(units, team, notes=f"сосед: {WHOLE_NAME}", about=f"см. {EMAIL}")
    async with units() as unit:
        await unit.touches.add(touch(client, boris, note=f"дал {PHONE}", objections=WHOLE_NAME))
        await unit.reminders.add(reminder(boris, client, text=f"спросить {EMAIL}"))
        first = (await unit.deals.pipelines())[0].first()
        sale = await unit.deals.add(
            deal(client, first.id, 1, title=f"Сруб, как у {WHOLE_NAME}"),
            move(0, boris, first.id, note=f"через {PHONE}"),
        )
        await unit.rounds.add(
            Round(client_id=client.id, number=1, began_at=NOW, silent=1, words=WHOLE_NAME)
        )
        await unit.exceptions.add(
            CadenceException(
                member_id=boris.id,
                client_id=client.id,
                at=NOW,
                kind=ExceptionKind.TOUCH,
                reason=f"велел {WHOLE_NAME}",
            )
        )
        friend = await unit.customers.add(customer(5, name="Ия"))
        await unit.surveys.add(
            Survey(
                customer_id=friend.id,
                client_id=client.id,
                manager_id=boris.id,
                occasion=Occasion.MEETING,
                asked_at=NOW,
                score=9,
                comment=f"позвал {WHOLE_NAME}",
                answered_at=NOW,
            )
        )
    counts = await forgotten(units, gone.contact_id)
    assert await found(units, *TRACES) == []
    assert {"touches", "reminders", "deals", "deal_moves", "surveys", "clients"} <= counts.keys()
    async with units() as unit:
        (kept,) = [
            one for one in await unit.deals.open_deals(boris.scope) if one.client_id == client.id
        ]
        assert (kept.id, kept.title) == (sale.id, "Сруб, как у …")
        assert await unit.deals.titled(boris.scope, "сруб") == [kept]


@pytest.mark.parametrize(("said", "left"), SPELLED)
async def test_r52_in_any_spelling(
    units: SqlUnits, team: Team, gone: Gone, said: str, left: str
) -> None:
    client = await other(units, team)
    async with units() as unit:
        await unit.touches.add(touch(client, team[1], note=said))
    await forgotten(units, gone.contact_id)
    assert await notes_of(units, client) == [left]


@pytest.mark.parametrize(
    "said", ["был Иван Петрович", "Соколов Игорь", "19165557788123", "Иван пришёл, 916 555-77"]
)
async def test_r52_what_tells_nobody_apart_stays(
    units: SqlUnits, team: Team, gone: Gone, said: str
) -> None:
    client = await other(units, team)
    async with units() as unit:
        await unit.touches.add(touch(client, team[1], note=said))
    await forgotten(units, gone.contact_id)
    assert await notes_of(units, client) == [said]


async def test_r52_a_name_that_another_bears_stays(units: SqlUnits, team: Team, gone: Gone) -> None:
    client = await other(units, team)
    async with units() as unit:
        await unit.clients.add(person(team[1], "Соколов Иван"), [contact("Соколов", "Иван")])
        await unit.touches.add(touch(client, team[1], note="Соколов Иван, +79165557788"))
    await forgotten(units, gone.contact_id)
    assert await notes_of(units, client) == ["Соколов Иван, …"]


async def test_r52_an_image_of_a_note_on_another_card_goes_too(
    units: SqlUnits, team: Team, gone: Gone
) -> None:
    client = await other(units, team)
    async with units() as unit:
        await unit.touches.add(touch(client, team[1], note="дал 8 916 555 77 88"))
        unit.changes.name("call", member_id=team[1].id, at=NOW, client="Ким Ия")
        unit.finish()
    await forgotten(units, gone.contact_id)
    assert await found(units, "555 77 88") == []


async def test_r52_who_has_no_card_is_in_nobodys_notes(units: SqlUnits, team: Team) -> None:
    client = await other(units, team)
    async with units() as unit:
        await unit.touches.add(touch(client, team[1], note=f"поставщик: {PHONE}"))
        typed = await unit.customers.add(customer(77, phone=PHONE))
        traces = await unit.erasures.traces_of_customer(typed.id)
        assert traces is not None
        await unit.erasures.erase([Leaving(traces=traces, person="хеш")], NOW)
    assert await notes_of(units, client) == [f"поставщик: {PHONE}"]


async def test_r52_a_phone_that_another_proved_is_not_theirs(units: SqlUnits) -> None:
    async with units() as unit:
        proved = await unit.customers.add(customer(5, phone=PHONE, phone_proved=True))
        typed = await unit.customers.add(customer(6, phone=PHONE, email=EMAIL))
        third = await unit.customers.add(customer(7, phone=PHONE, email=EMAIL))
        traces = await unit.erasures.traces_of_customer(typed.id)
        assert traces is not None
        assert (traces.phones, traces.emails) == ((), (EMAIL,))
        await unit.erasures.erase([Leaving(traces=traces, person="хеш")], NOW)
        assert await unit.customers.customer(proved.id) == proved
        left = await unit.customers.customer(third.id)
        assert left is not None
        assert (left.phone, left.email) == (PHONE, "")


async def test_r52_the_row_of_who_proved_a_phone_is_never_touched(
    units: SqlUnits, gone: Gone
) -> None:
    """The number was given away: it stands on the old card, and somebody else proved it since."""
    async with units() as unit:
        proved = await unit.customers.add(customer(5, phone=PHONE, phone_proved=True))
    await forgotten(units, gone.contact_id)
    async with units() as unit:
        assert await unit.customers.customer(proved.id) == proved


async def test_r52_people_who_go_at_once_share_one_look(
    units: SqlUnits, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await other(units, team)
    people = [("Белов", "Олег", "+79161110001"), ("Серов", "Олег", "+79161110002")]
    async with units() as unit:
        files = [
            await unit.clients.add(
                person(team[1], f"{surname} {name}"), [contact(surname, name, phone(number))]
            )
            for surname, name, number in people
        ]
        told = "Белов Олег и Серов Олег, 8 916 111-00-01, 8 916 111-00-02"
        await unit.touches.add(touch(client, team[1], note=told))
        await unit.transaction.execute(insert(outbox), [_letter(1, told), _letter(2, "другое")])
    async with units() as unit:
        leaving = []
        for number, file in enumerate(files):
            traces = await unit.erasures.traces_of_contact(file.contacts[0].id)
            assert traces is not None
            leaving.append(Leaving(traces=traces, person=f"хеш {number}"))
        looks = Counter[str]()
        for module, name in ((erasing_texts, "_worth_reading"), (erasing_queues, "_read")):
            monkeypatch.setattr(module, name, _counted(getattr(module, name), looks))
        removed = await unit.erasures.erase(leaving, NOW)
    assert await notes_of(units, client) == ["… и …, …, …"]
    assert [one.rows["touches"] for one in removed] == [1, 1]
    assert looks == {"_worth_reading": len(erasing_texts.TEXTS), "_read": 4}
    assert await found(units, "Белов", "Серов") == []


def _counted(function: Callable[..., Any], calls: Counter[str]) -> Callable[..., Any]:
    def called(*given: Any) -> Any:
        calls[function.__name__] += 1
        return function(*given)

    return called


def _letter(number: int, words: str) -> dict[str, Any]:
    return {
        "id": number, "chat_id": 2, "lane": 0, "method": "sendMessage", "attempts": 0,
        "repeated": False, "created_at": NOW, "receipt": "", "fleeting": False, "state": "pending",
        "payload": words,
    }  # fmt: skip


async def test_r52_every_table_that_is_counted_is_vacuumed(units: SqlUnits, gone: Gone) -> None:
    counts = await forgotten(units, gone.contact_id)
    assert counts.keys() <= set(TABLES)
    assert set(TABLES) <= metadata.tables.keys()
