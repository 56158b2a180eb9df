"""The calling list: one client at a time, two presses each, best first."""

from datetime import UTC, datetime

import pytest

from sandbox.actors import Actor
from tests.day.conftest import Team

EVENING = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
GONE = "🤷 Этого больше нет или это не ваше. Откройте список заново."
SATURDAY = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


@pytest.fixture
async def ann(team: Team) -> Actor:
    """Ann has three clients: a deal, and two that nobody touched yet."""
    await team.ann.says("/add Петров Иван 8 916 123-45-67 ООО Ромашка директор")
    await team.ann.says("/deal Петров 120к Поставка")
    await team.ann.says("/add Козлов Олег +79161234568")
    await team.ann.says("/add Сидоров Пётр +79161234569")
    return team.ann


def labels(actor: Actor) -> list[str]:
    return [key.text for row in actor.last.buttons for key in row]


async def test_a_whole_list_takes_two_presses_a_client_and_ends_with_a_summary(
    team: Team, ann: Actor
) -> None:
    await ann.says("/dial")
    assert ann.sees("1 · ещё ~2")
    assert ann.sees("Сделка «Поставка» на 120 000 ₽, этап «Новая»")
    assert ann.sees("Петров Иван · ООО Ромашка")
    assert ann.sees("директор · ЛПР")
    assert ann.sees("8 (916) 123-45-67")
    assert ann.last.protected
    await ann.presses("Дозвонился")
    assert ann.sees("Звонок: Петров Иван")
    assert ann.sees("Что дальше?")
    await ann.presses("✅ ⏰")
    assert ann.sees("✅ Петров Иван · ООО Ромашка\n⏰ Следующий шаг: пн 30 ноября, 10:00")
    assert ann.sees("2 · ещё ~1")
    assert ann.sees("Козлов Олег")
    assert ann.sees("Ещё не связывались, в базе: сегодня")
    await ann.presses("Договорились")
    await ann.presses("✅ ⏰")
    assert ann.sees("3 · последний")
    await team.tg.passes(minutes=25)
    await ann.presses("Не ответил")
    await ann.presses("Ничего")
    for line in (
        "Обзвон окончен",
        "Звонков: 3",
        "Дозвонились: 2",
        "Договорились: 1",
        "Не ответили: 1",
        "Следующих шагов назначено: 2",
        "Заняло: 25 мин",
        "Больше сейчас звонить некому",
        "Ближайший: Козлов Олег, чт 26 ноября, 10:00",
    ):
        assert ann.sees(line), line
    await ann.says("/tasks")
    assert ann.sees("2 напоминания")


async def test_every_outcome_of_a_call_is_a_button(ann: Actor) -> None:
    await ann.says("/dial")
    assert labels(ann) == [
        "✅ Дозвонился",
        "🤝 Договорились",
        "🔁 Перезвонить",
        "📄 Запросил инфо",
        "📵 Не ответил",
        "⏳ Занято",
        "🚫 Отказ",
        "👤 Не тот человек",
        "❌ Нет номера",
        "🏁 К конкуренту",
        "⏭ Пропустить",
        "👤 Карточка",
        "🏁 Закончить",
    ]


async def test_who_is_skipped_comes_back_with_the_next_list(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Пропустить")
    assert ann.sees("2 · ещё ~1")
    assert ann.sees("Козлов Олег")
    await ann.presses("Закончить")
    assert ann.sees("Пропущено: 1")
    await ann.presses("Обзвон")
    assert ann.sees("Петров Иван")


async def test_a_list_that_was_left_goes_on(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Пропустить")
    await ann.says("/today")
    await ann.presses("📞 Обзвон")
    assert ann.sees("2 · ещё ~1")
    assert ann.sees("Козлов Олег")
    await ann.says("/tasks")
    await ann.says("обзвон")
    assert ann.sees("2 · ещё ~1")


async def test_a_new_day_begins_a_new_list(team: Team, ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Пропустить")
    await team.tg.passes(days=1)
    await ann.says("/dial")
    assert ann.sees("1 · ещё ~2")


async def test_an_agreement_goes_first_and_stands_at_its_time(team: Team, ann: Actor) -> None:
    await ann.says("/call Козлов ждёт смету, перезвонить сегодня в 12")
    await ann.says("/dial")
    assert ann.sees("1 · ещё ~1")
    assert not ann.sees("Козлов")
    await team.tg.passes(minutes=110)
    await ann.says("/dial")
    assert ann.sees("Договорились на 12:00")
    assert ann.sees("Козлов Олег")
    assert ann.sees("ждёт смету")
    await ann.presses("Дозвонился")
    assert ann.sees("Напоминание закрыто")
    assert not ann.sees("Слишком часто")


async def test_overdue_goes_before_a_deal_and_says_since_when(team: Team, ann: Actor) -> None:
    await ann.says("/remind Сидоров в пятницу в 11 отправить КП")
    await team.tg.passes(days=7)
    await ann.says("/dial")
    assert ann.sees("Просрочено с пятницы")
    assert ann.sees("Сидоров Пётр")
    assert ann.sees("отправить КП")
    await ann.presses("Дозвонился")
    assert ann.sees("Напоминание закрыто: отправить КП")


async def test_the_list_survives_a_restart(team: Team, ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Дозвонился")
    await team.app.stop()
    await team.app.start()
    await ann.presses("✅ ⏰")
    assert ann.sees("2 · ещё ~1")
    await team.app.stop()
    await team.app.start()
    await ann.presses("Не ответил")
    assert ann.sees("Звонок: Козлов Олег")


async def test_a_button_of_a_finished_list_says_so_with_a_way_on(ann: Actor) -> None:
    await ann.says("/dial")
    press, skip = ann.last.buttons[0][0].data, ann.last.buttons[5][0].data
    await ann.presses("Закончить")
    assert ann.sees("пока никому не позвонили")
    for old in (press, skip):
        await ann.presses(data=old)
        assert "Этот обзвон уже закончен" in ann.last.text
    await ann.presses("Обзвон")
    assert ann.sees("1 · ещё ~2")


async def test_r60_a_colleagues_button_shows_and_logs_nothing(team: Team, ann: Actor) -> None:
    await team.gleb.starts()
    await ann.says("/dial")
    press = ann.last.buttons[0][0].data
    await team.gleb.presses(data=press)
    assert team.gleb.sees("Этот обзвон уже закончен")
    assert not team.gleb.sees("Петров")
    await team.gleb.says("/add Орлов Лев +79161234570")
    await team.gleb.says("/call Орлов")
    await ann.presses("Пропустить")
    await ann.says("/history Петров")
    assert ann.sees("касаний ещё не было")


async def test_r60_a_button_made_by_hand_logs_nobody_elses_client(team: Team, ann: Actor) -> None:
    await team.tg.arrives_at(datetime(2026, 11, 24, 4, 0, tzinfo=UTC))
    await team.gleb.says("/add Орлов Лев +79161234570")
    await team.gleb.says("/dial")
    own = team.gleb.last.buttons[0][0].data or ""
    verb, draft, client = own.split(":")[1:4]
    await team.gleb.presses(data=f"di:{verb}:{draft}:{int(client) - 1}:0:reached")
    assert team.gleb.toast == GONE
    await team.gleb.presses(data=f"di:{verb}:{draft}:{client}:0:nonsense")
    assert team.gleb.toast == GONE
    await ann.says("/history Сидоров")
    assert ann.sees("касаний ещё не было")


async def test_r60_a_head_calls_only_their_own_clients(team: Team, ann: Actor) -> None:
    del ann
    await team.boris.says("/dial")
    assert team.boris.sees("Сейчас звонить некому")


@pytest.mark.parametrize(
    ("moment", "why", "first"),
    [
        (EVENING, "неудобные часы", "завтра, 09:00"),
        (SATURDAY, "выходной", "пн 30 ноября, 09:00"),
    ],
)
async def test_r12_nobody_is_called_at_night_or_on_a_day_off(
    team: Team, ann: Actor, moment: datetime, why: str, first: str
) -> None:
    await team.tg.arrives_at(moment)
    await ann.says("/dial")
    assert ann.sees("Сейчас звонить некому")
    assert ann.sees(why)
    assert ann.sees(f"Ближайший: ООО Ромашка, {first}")


async def test_r21_when_all_rest_the_first_return_is_named(team: Team) -> None:
    await team.ann.says("/add Козлов Олег +79161234568")
    await team.ann.says("/call Козлов отказ")
    await team.ann.says("/dial")
    assert team.ann.sees("клиенты отдыхают")
    assert team.ann.sees("Ближайший: Козлов Олег")


async def test_an_empty_list_says_how_to_fill_it(team: Team) -> None:
    await team.ann.says("/dial")
    assert team.ann.sees("Сейчас звонить некому")
    assert team.ann.sees("/add Петров Иван")
    assert labels(team.ann) == ["☀️ Сегодня", "📌 Задачи"]


async def test_the_likely_hour_is_learnt_from_past_calls(team: Team, ann: Actor) -> None:
    for _ in range(3):
        await ann.says("/call Сидоров дозвонился")
        await ann.presses("Ничего")
        await team.tg.passes(days=4)
    await team.tg.passes(days=37)
    await ann.says("/dial")
    await ann.presses("Пропустить")
    assert ann.sees("Сидоров")
    assert ann.sees("Обычно берёт трубку 10–11")
    assert ann.sees("Тишина: последнее касание")


async def test_a_client_far_away_is_shown_their_own_time(team: Team) -> None:
    await team.ann.says("/add Козлов Олег +79161234568")
    await team.ann.says("/edit Козлов город Екатеринбург")
    await team.ann.says("/dial")
    assert team.ann.sees("У клиента 12:00")


async def test_the_list_speaks_english(team: Team, ann: Actor) -> None:
    del team
    await ann.says("/settings")
    await ann.presses("Язык")
    await ann.presses("English")
    await ann.says("/dial")
    assert ann.sees("1 · ~2 more")
    assert ann.sees("Deal “Поставка”")
    await ann.presses("Reached")
    await ann.presses("✅ ⏰")
    assert ann.sees("Never contacted")
    await ann.presses("Finish")
    assert ann.sees("The list is done")
    assert ann.sees("Calls: 1")
