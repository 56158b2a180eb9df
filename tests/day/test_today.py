from dataclasses import replace

from domain.reminders import ReminderKind
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.leading import comes, open_magnet

AMOUNT = "120\u00a0000\u00a0₽"


async def test_an_empty_day_is_said_in_one_line(team: Team) -> None:
    await team.ann.says("/today")
    assert len(team.ann.last.text.splitlines()) == 1
    assert team.ann.sees("дел нет")


async def test_the_plan_is_one_press_away(team: Team) -> None:
    await team.ann.starts()
    await team.ann.presses("Сегодня")
    assert team.ann.sees("дел нет")


async def test_what_is_due_today_stands_with_its_time_and_reason(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/remind Петров сегодня в 18 отправить КП")
    await team.ann.says("/call Петров договорились созвониться сегодня в 16")
    await team.ann.says("/today")
    assert team.ann.sees("Сегодня: 2")
    assert team.ann.sees("16:00 — Петров Иван: договорились созвониться")
    assert team.ann.sees("договорились о времени")
    assert team.ann.sees("18:00 — Петров Иван: отправить КП · ваше напоминание")


async def test_overdue_goes_first(team: Team) -> None:
    await team.ann.says("/remind - сегодня в 11 позвонить в банк")
    await team.ann.says("/remind - завтра в 12 сдать отчёт")
    await team.tg.passes(days=1)
    await team.ann.says("/today")
    text = team.ann.last.text
    assert "Просрочено: 1" in text
    assert text.index("вчера, 11:00 — позвонить в банк") < text.index("12:00 — сдать отчёт")


async def test_a_line_opens_its_reminder(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/remind Петров сегодня в 18 отправить КП")
    await team.ann.says("/today")
    await team.ann.presses("18:00 Петров")
    assert team.ann.sees("отправить КП")
    await team.ann.presses("Дозвонился")
    assert team.ann.sees("Петров Иван")


async def test_r29_a_stuck_deal_is_shown_and_opens(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/deal Петров 120к Поставка")
    await team.tg.passes(days=40)
    await team.ann.says("/today")
    assert team.ann.sees("Застряли сделки: 1")
    assert team.ann.sees(f"«Поставка» — Петров Иван, {AMOUNT} (40 дней на одном этапе)")
    await team.ann.presses("💼 Петров Иван")
    assert team.ann.sees("Поставка")
    assert team.ann.sees(AMOUNT)


async def test_r29_the_head_sees_whose_deal_is_stuck_twice_as_long(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/deal Петров 120к Поставка")
    await team.boris.says("/today")
    assert team.boris.sees("дел нет")
    await team.tg.passes(days=60)
    await team.boris.says("/today")
    assert team.boris.sees("Застряли у команды: 1")
    assert team.boris.sees("Анна Северова: «Поставка»")


async def test_whom_to_call_next_and_why(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/deal Петров 120к Поставка")
    await team.ann.says("/add Козлов Олег +79161234568")
    await team.ann.says("/today")
    text = team.ann.last.text
    assert "Кому позвонить" in text
    petrov = text.index(f"Петров Иван 8 (916) 123-45-67 (сделка «Поставка» на {AMOUNT}")
    assert petrov < text.index(
        "Козлов Олег 8 (916) 123-45-68 (в базе: сегодня; ещё не связывались)"
    )
    await team.ann.presses("📞 Козлов Олег")
    assert team.ann.sees("8 (916) 123-45-68")


async def test_a_client_long_silent_is_worth_a_call(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/message Петров отправил прайс")
    await team.tg.passes(days=36)
    await team.ann.says("/today")
    assert team.ann.sees("Петров Иван 8 (916) 123-45-67 (тишина: последнее касание 36 дней назад)")


async def test_a_new_lead_stands_with_its_magnet(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.tg.passes(minutes=10)
    await team.ann.says("/today")
    assert team.ann.sees("Новые лиды: 1")
    assert team.ann.sees("Покупатель Пётр 8 (916) 111-00-01 (лид «Каталог», ждёт 10 минут)")
    assert not team.ann.sees("Кому позвонить")
    await team.ann.presses("🎁 Покупатель")
    await team.ann.presses("Дозвонился")
    await team.ann.says("/today")
    assert not team.ann.sees("Новые лиды")


async def test_r23_a_rested_client_comes_back(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров отказ, дорого")
    await team.ann.presses("отдых")
    await team.tg.passes(days=160)
    await team.ann.says("/today")
    assert team.ann.sees("Пора вернуться: 1")
    assert team.ann.sees("отдых закончился")


async def test_r27_a_silent_buyer_stands_with_its_reason(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/remind Петров сегодня в 18 предложить новое")
    async with SqlUnits(team.app.database)() as unit:
        (one,) = await unit.reminders.open_of_member(3)
        await unit.reminders.save(one, replace(one, kind=ReminderKind.REACTIVATION))
    await team.ann.says("/today")
    assert team.ann.sees("18:00 — Петров Иван: предложить новое · давно не покупал")


async def test_r10_who_was_called_today_is_left_out_and_counted(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/today")
    assert team.ann.sees("Кому позвонить")
    assert not team.ann.sees("Не беспокоим")
    await team.ann.says("/call Петров не ответил")
    await team.ann.says("/today")
    assert team.ann.last.text.splitlines() == [team.ann.last.text]
    assert team.ann.sees("дел нет")
    assert team.ann.sees("🌙 Не беспокоим сегодня: 1")


async def test_r17_the_count_stands_at_the_end_of_a_full_plan(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров не ответил")
    await team.ann.says("/add Козлов Олег +79161234568")
    await team.ann.says("/today")
    assert "Козлов Олег" in team.ann.last.text
    assert team.ann.last.text.endswith("🌙 Не беспокоим сегодня: 1")


async def test_r10_a_gap_that_ends_today_says_from_when_on(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/deal Петров 120к Поставка")
    await team.tg.passes(hours=5)
    await team.ann.says("/call Петров не ответил")
    await team.tg.passes(days=2, hours=20)
    await team.ann.says("/today")
    assert team.ann.sees("без следующего шага) не раньше 15:00")
    assert not team.ann.sees("Не беспокоим")
    await team.tg.passes(hours=4)
    await team.ann.says("/today")
    assert team.ann.sees("без следующего шага)")
    assert not team.ann.sees("не раньше")


async def test_r12_on_a_day_off_nobody_is_to_be_called(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.tg.passes(days=5)
    await team.ann.says("/today")
    assert len(team.ann.last.text.splitlines()) == 1
    assert team.ann.sees("Сегодня выходной")
    await team.ann.says("/remind - сегодня в 18 позвонить маме")
    await team.ann.says("/today")
    assert team.ann.sees("позвонить маме")
    assert team.ann.sees("Сегодня выходной: звонить никому не предлагаю (R12)")
    assert not team.ann.sees("Кому позвонить")


async def test_r60_those_left_out_are_one_s_own(team: Team) -> None:
    await team.gleb.says("/add Петров Иван +79161234567")
    await team.gleb.says("/call Петров не ответил")
    for other in (team.ann, team.boris):
        await other.says("/today")
        assert not other.sees("Не беспокоим")
    await team.gleb.says("/today")
    assert team.gleb.sees("Не беспокоим сегодня: 1")


async def test_r60_a_manager_plans_only_their_own_clients(team: Team) -> None:
    await team.gleb.says("/add Петров Иван +79161234567")
    await team.gleb.says("/deal Петров 120к Поставка")
    await team.ann.says("/today")
    assert team.ann.sees("дел нет")
    await team.gleb.says("/today")
    assert team.gleb.sees("Петров Иван")


async def test_a_long_list_is_cut_and_counted(team: Team) -> None:
    for number in range(11):
        await team.ann.says(f"/remind - сегодня в 18 дело {number}")
    await team.ann.says("/today")
    assert team.ann.sees("Сегодня: 11")
    assert team.ann.sees("…и ещё 3 строки")
    assert sum(len(row) for row in team.ann.last.buttons) <= 12


async def test_names_with_markup_are_shown_as_they_are(team: Team) -> None:
    await team.ann.says("/remind - сегодня в 18 <b>дело</b> & ещё")
    await team.ann.says("/today")
    assert team.ann.sees("18:00 — <b>дело</b> & ещё")


async def test_the_plan_speaks_english(team: Team) -> None:
    await team.ann.says("/settings")
    await team.ann.presses("Язык")
    await team.ann.presses("English")
    await team.ann.says("/today")
    assert team.ann.sees("Nothing to do today")
