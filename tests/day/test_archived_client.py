"""What is said of a client whose contacts are all in the archive, and of a new number (R26)."""

import pytest
from sqlalchemy import select

from sandbox.actors import Actor
from storage.tables.clients import contacts
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.storage.dump import dump


@pytest.fixture
async def petrov(team: Team) -> Team:
    """Ann has a client whose number does not exist."""
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров номер не существует")
    return team


def labels(actor: Actor) -> list[str]:
    return [key.text for row in actor.last.buttons for key in row]


async def state(team: Team) -> tuple[str, bool]:
    """Return where the contact is, and whether it waits for a check."""
    async with team.app.database.unit() as unit:
        row = await unit.first(select(contacts.c.state, contacts.c.check_at))
    assert row is not None
    return row.state, row.check_at is not None


async def test_r26_waking_who_is_in_the_archive_says_when_the_number_is_tried(
    petrov: Team,
) -> None:
    ann = petrov.ann
    day = ann.last.text.split("Проверим номер снова: ")[1].split(" (R26)")[0]
    await ann.says("/wake Петров")
    assert ann.sees("не отдыхает: клиент в архиве")
    assert ann.sees(f"Номер проверим снова: {day} (R26)")
    assert not ann.sees("в работе")
    assert labels(ann) == ["👤 Карточка"]
    await ann.says("/rest Петров")
    assert ann.sees(f"Номер проверим снова: {day} (R26)")


async def test_r26_a_check_that_is_overdue_is_for_today(petrov: Team) -> None:
    await petrov.tg.passes(days=200)
    await petrov.ann.says("/wake Петров")
    assert petrov.ann.sees("Номер проверим снова: пт 11 июня (R26)")


async def test_r26_the_card_of_an_archived_client_advises_no_waiting(petrov: Team) -> None:
    ann = petrov.ann
    await ann.says("/card Петров")
    assert ann.sees("в архиве")
    assert not ann.sees("Лучше не беспокоить")
    await ann.says("/incoming Петров перезвонил сам")
    await ann.says("/card Петров")
    assert ann.sees("Лучше не беспокоить")


async def test_r26_a_company_is_advised_of_while_somebody_can_be_reached(team: Team) -> None:
    ann = team.ann
    await ann.says('/add Щукин Олег +79160000001 "Ромашка"')
    await ann.says('/add Белова Анна +79160000002 "Ромашка"')
    await ann.says("/call Белова дозвонился, думает")
    await ann.says("/call +79160000001 номер не существует")
    await ann.says("/card Ромашка")
    assert ann.sees("Лучше не беспокоить")
    await ann.says("/card +79160000001")
    assert not ann.sees("Лучше не беспокоить")


async def test_r26_a_new_number_takes_the_contact_out_and_undo_puts_it_back(
    petrov: Team,
) -> None:
    ann, units = petrov.ann, SqlUnits(petrov.app.database)
    assert await state(petrov) == ("archived", True)
    before = await dump(units)
    await ann.says("/edit Петров телефон +79169998877")
    assert ann.sees("контакт больше не в архиве (R26)")
    assert ann.find_button("Звонок", ann.last)
    assert await state(petrov) == ("active", False)
    await ann.presses("Отменить")
    assert await dump(units) == before
    await ann.says("/edit Петров телефон +79161234567")
    assert not ann.sees("в архиве")
    assert await state(petrov) == ("archived", True)


async def test_r26_a_button_that_skips_more_than_there_are_ends_the_list(petrov: Team) -> None:
    ann = petrov.ann
    await ann.presses(data=f"ar:skip:0:0:{2**53}", message=ann.last)
    assert ann.sees("проверять нечего")
    await petrov.tg.passes(days=200)
    await ann.says("/archive")
    await ann.presses(data=f"ar:skip:0:0:{2**53}", message=ann.last)
    assert ann.sees("Отложен 1 контакт")
