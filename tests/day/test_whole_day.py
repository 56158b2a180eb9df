"""A manager's whole day, from the first contact to the evening's figures, over HTTP."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.day.conftest import Team

MOSCOW = ZoneInfo("Europe/Moscow")


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=MOSCOW)


async def test_a_managers_whole_day(team: Team) -> None:
    ann, boris, gleb, tg = team.ann, team.boris, team.gleb, team.tg

    # Monday, 10:00. The day is empty, and the bot says so.
    await ann.says("/start")
    assert ann.sees("Анна Северова")
    assert ann.sees("менеджер")
    await ann.says("/today")
    assert ann.sees("дел нет")

    # Two contacts: one typed in one line, one shared from the phone book with one tap.
    await ann.says("/add директор Новиков Павел +7 916 555-12-34 ООО «Тестовый склад» #выставка")
    assert ann.sees("Новиков Павел")
    assert ann.sees("8 (916) 555-12-34")
    await ann.shares_contact("Алла Переездова", "+79000000102")
    assert ann.sees("Переездова Алла")
    assert ann.last.protected

    # The same phone again is the same client; at a colleague's it is only "taken".
    await ann.says("/add Новиков П. 89165551234")
    assert ann.sees("уже")
    await gleb.says("/add Павел Новиков 89165551234")
    assert gleb.sees("Анна Северова")
    assert not gleb.sees("Тестовый склад")
    await gleb.says("/find новиков")
    assert not gleb.sees("8 (916)")

    # A call in plain words: one message logs it and sets the agreed time.
    await ann.says("звонил Новикову, просит прайс, перезвонить завтра в 11")
    assert ann.sees("завтра, 11:00")

    # A deal, moved forward in two presses from /deals.
    await ann.says("/deal новиков 1,5 млн поставка кабеля")
    assert ann.sees("1 500 000 ₽")
    await ann.says("/deals")
    await ann.presses("поставка кабеля")
    await ann.presses("▶️")
    assert ann.sees("Контакт")

    # A slip of the thumb is taken back exactly.
    await ann.says("/edit переездова город Тверь")
    assert ann.sees("Тверь")
    await ann.says("/undo")
    await ann.says("/card переездова")
    assert not ann.sees("Тверь")

    # Tuesday, 08:45: the digest. 11:00: the reminder, answered in two presses.
    await tg.arrives_at(moscow(24, 8, 44))
    assert not ann.answers
    await tg.arrives_at(moscow(24, 8, 45))
    assert ann.sees("Новиков Павел")
    assert ann.sees("11:00")
    await tg.arrives_at(moscow(24, 10, 59))
    assert not ann.answers
    await tg.arrives_at(moscow(24, 11))
    assert ann.sees("просит прайс")
    await ann.presses("Дозвонился")
    await ann.presses("✅")
    assert ann.sees("1 декабря")

    # The head sees the deal of the team; the figures add up.
    await boris.says("/deals")
    assert boris.sees("поставка кабеля")
    await ann.says("/stats неделя")
    assert ann.sees("Касаний: 2")
    await ann.says("/history новиков")
    assert ann.sees("просит прайс")
