"""Finding clients (R2, chat.md "WHO")."""

from collections.abc import Sequence
from dataclasses import replace

from domain.language.search_keys import query_keys, switch_layout
from domain.search import Hit
from domain.team import Member, Scope
from storage.search import FEWEST_CANDIDATES
from storage.unit import SqlUnit, SqlUnits
from tests.storage.people import DAY, NOW, company, contact, email, person, phone

Team = tuple[Member, Member, Member]


async def find(unit: SqlUnit, scope: Scope, text: str, limit: int = 20) -> Sequence[Hit]:
    return await unit.search.search(scope, query_keys(text), limit)


async def some_clients(units: SqlUnits, boris: Member, vera: Member) -> None:
    async with units() as unit:
        await unit.clients.add(
            company(
                boris,
                "ООО «Красная Ромашка»",
                inn="7707083893",
                last_touch_at=NOW,
                points=(phone("+74951112200"),),
            ),
            [
                contact(
                    "Иванов",
                    "Пётр",
                    phone("+79161234567"),
                    email("petr.ivanov@romashka.example"),
                    patronymic="Сергеевич",
                ),
                contact("Щербакова", "Юлия", phone("+79035556677")),
            ],
        )
        await unit.clients.add(
            person(boris, "Римский-Корсаков Андрей", last_touch_at=NOW - DAY),
            [contact("Римский-Корсаков", "Андрей", phone("+79995554567"))],
        )
        await unit.clients.add(
            person(boris, "Иванова Анна"), [contact("Иванова", "Анна", phone("+79990000001"))]
        )
        await unit.clients.add(
            person(vera, "Петров Иван"), [contact("Петров", "Иван", phone("+79167770000"))]
        )


FINDS: dict[str, list[str]] = {
    "иванов": ["Иванов Пётр Сергеевич", "Иванова Анна"],
    "ИВАНОВ ПЕТР": ["Иванов Пётр Сергеевич"],
    "пётр иванов": ["Иванов Пётр Сергеевич"],
    "петр сергеевич": ["Иванов Пётр Сергеевич"],
    "сергеев иванов": ["Иванов Пётр Сергеевич"],
    "ivanov petr": ["Иванов Пётр Сергеевич"],
    "bdfyjd": ["Иванов Пётр Сергеевич", "Иванова Анна"],
    "bdfyjd gtnh": ["Иванов Пётр Сергеевич"],
    "щербак": ["Щербакова Юлия"],
    "shcherbakova": ["Щербакова Юлия"],
    "корсаков": ["Римский-Корсаков Андрей"],
    "римский-корсаков": ["Римский-Корсаков Андрей"],
    "4567": ["Иванов Пётр Сергеевич", "Римский-Корсаков Андрей"],
    "8 916 123-45-67": ["Иванов Пётр Сергеевич"],
    "+7 (916) 123-45-67": ["Иванов Пётр Сергеевич"],
    "89161234567": ["Иванов Пётр Сергеевич"],
    "2345": ["Иванов Пётр Сергеевич"],
    "иванов 4567": ["Иванов Пётр Сергеевич"],
    "4567 иванов": ["Иванов Пётр Сергеевич"],
    "petr.ivanov@romashka.example": ["Иванов Пётр Сергеевич"],
    "ivanov@romashka.example": ["Иванов Пётр Сергеевич"],
    "ромашка иванов": ["Иванов Пётр Сергеевич"],
    "иванов ромашка": ["Иванов Пётр Сергеевич"],
    "hjvfirf bdfyjd": ["Иванов Пётр Сергеевич"],
    "romashka ivanov": ["Иванов Пётр Сергеевич"],
    "красная ромашка щербакова юл": ["Щербакова Юлия"],
    "щербакова красная ромаш": ["Щербакова Юлия"],
    "ромаш щерб": ["Щербакова Юлия"],
    "щербакова петр": [],
    "юлия красная": ["Щербакова Юлия"],
    "красная ромашка": ["ООО «Красная Ромашка»"],
    "ромашка красная": ["ООО «Красная Ромашка»"],
    "7707083893": ["ООО «Красная Ромашка»"],
    "1112200": ["ООО «Красная Ромашка»"],
    "иванов щербакова": [],
    "ромашка петров": [],
    "такогонет": [],
    "": [],
}


async def test_r2_any_text_finds(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    await some_clients(units, boris, vera)
    found = {}
    async with units() as unit:
        for text in FINDS:
            hits = await find(unit, boris.scope, text)
            hits = hits or await find(unit, boris.scope, switch_layout(text))
            found[text] = [hit.name for hit in hits]
    assert found == FINDS


async def test_a_hit_tells_who_where_and_the_phone(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    await some_clients(units, boris, vera)
    async with units() as unit:
        (man,) = await find(unit, boris.scope, "иванов пётр")
        (firm,) = await find(unit, boris.scope, "ромашка")
        (alone,) = await find(unit, boris.scope, "корсаков")
    assert (man.company, man.phone, man.last_touch_at) == (
        "ООО «Красная Ромашка»",
        "+79161234567",
        NOW,
    )
    assert man.contact_id is not None
    assert (firm.contact_id, firm.client_id) == (None, man.client_id)
    assert firm.phone == "+74951112200"
    assert (alone.company, alone.manager_id) == ("", boris.id)


async def test_r60_nobody_finds_the_clients_of_a_colleague(units: SqlUnits, team: Team) -> None:
    anna, boris, vera = team
    await some_clients(units, boris, vera)
    async with units() as unit:
        assert await find(unit, boris.scope, "петров") == []
        assert await find(unit, boris.scope, "петров иван") == []
        assert await find(unit, vera.scope, "ромашка иванов") == []
        assert [one.name for one in await find(unit, anna.scope, "петров")] == ["Петров Иван"]
        assert {one.manager_id for one in await find(unit, anna.scope, "иван")} == {
            boris.id,
            vera.id,
        }


async def test_whole_words_come_first_then_the_latest_touch(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        for surname, days in (("Климова", 0), ("Клим", 5), ("Клим", 1), ("Клим", None)):
            last = None if days is None else NOW - days * DAY
            await unit.clients.add(person(boris, surname, last_touch_at=last), [contact(surname)])
        hits = await find(unit, boris.scope, "клим")
        few = await find(unit, boris.scope, "клим", 2)
    assert [one.name for one in hits] == ["Клим", "Клим", "Клим", "Климова"]
    assert [one.last_touch_at for one in hits] == [NOW - DAY, NOW - 5 * DAY, None, NOW]
    assert few == hits[:2]


async def test_a_changed_name_is_found_and_the_old_one_is_not(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), [contact("Старова")])
        (before,) = file.contacts
        after = replace(before, surname="Новикова")
        await unit.clients.save_contact(file.client, before, after)
        await unit.clients.save_client(file.client, replace(file.client, name="Лютик"))
        assert await find(unit, boris.scope, "старова") == []
        assert [one.name for one in await find(unit, boris.scope, "новикова")] == ["Новикова"]
        assert await find(unit, boris.scope, "ромашка") == []
        assert len(await find(unit, boris.scope, "лютик новикова")) == 1
        assert len(await find(unit, boris.scope, "новикова лютик")) == 1
        assert await find(unit, boris.scope, "ромашка новикова") == []
        assert await find(unit, boris.scope, "старова лютик") == []


async def test_a_company_without_a_phone_shows_that_of_its_main_contact(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    people = [contact("Немой"), contact("Ким", "", phone("+79160000001"))]
    async with units() as unit:
        await unit.clients.add(company(boris), people)
        (hit,) = await find(unit, boris.scope, "ромашка")
        (mute,) = await find(unit, boris.scope, "немой")
    assert (hit.contact_id, hit.phone) == (None, "+79160000001")
    assert mute.phone == "+79160000001"


async def test_what_everybody_shares_does_not_hide_the_one_who_is_meant(
    units: SqlUnits, team: Team
) -> None:
    """More clients than are looked at for one word: the words are weighed, none is dropped."""
    anna, boris, vera = team
    people = [contact("Ким", f"Ада{'б' * number}") for number in range(2 * FEWEST_CANDIDATES)]
    async with units() as unit:
        for manager, firm in ((boris, "Альфа"), (vera, "Бета"), (vera, "Яшма")):
            await unit.clients.add(company(manager, f"ООО {firm} Плюс"), people)
        for text, scope in (
            ("ада яшм", anna.scope),
            ("яшм ада", anna.scope),
            ("ада бет", vera.scope),
        ):
            hits = await find(unit, scope, text, 200)
            assert len(hits) == 2 * FEWEST_CANDIDATES
            assert {hit.company for hit in hits} == {
                "ООО Яшма Плюс" if "яшм" in text else "ООО Бета Плюс"
            }
        (one,) = await find(unit, anna.scope, "бет адаббб плюс", 1)
    assert one.company == "ООО Бета Плюс"


async def test_long_and_strange_searches_are_answered(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    await some_clients(units, boris, vera)
    async with units() as unit:
        for text in ("%", "_", "'; --", "а" * 5000, "иванов " * 50, "1" * 300, "\U0010ffff"):
            await find(unit, boris.scope, text)
