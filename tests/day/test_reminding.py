from datetime import UTC, datetime

from tests.day.conftest import Team

FRIDAY_11 = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
FRIDAY_1059 = datetime(2026, 11, 27, 7, 59, tzinfo=UTC)


async def agreed(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров дозвонился, просил КП, перезвонить в пятницу в 11")


async def test_a_reminder_brings_its_client_reason_and_last_words(team: Team) -> None:
    await agreed(team)
    await team.tg.arrives_at(FRIDAY_1059)
    assert not team.ann.sees("🔔")
    await team.tg.arrives_at(FRIDAY_11)
    assert team.ann.sees("Петров Иван")
    assert team.ann.sees("8 (916) 123-45-67")
    assert team.ann.sees("просил КП")
    assert len(team.ann.answers) == 1
    labels = [one.text for row in team.ann.last.buttons for one in row]
    for label in ("Дозвонился", "Не ответил", "Позже", "Карточка"):
        assert any(label in one for one in labels)


async def test_a_reminder_rings_once(team: Team) -> None:
    await agreed(team)
    await team.tg.arrives_at(FRIDAY_11)
    await team.tg.passes(minutes=10)
    assert team.ann.answers == []


async def test_two_presses_log_the_call_and_set_the_next_step(team: Team) -> None:
    await agreed(team)
    await team.tg.arrives_at(FRIDAY_11)
    await team.ann.presses("Не ответил")
    assert team.ann.sees("не ответил")
    await team.ann.presses("✅ ⏰")
    await team.ann.says("/history Петров")
    assert team.ann.sees("2 касания")
    await team.ann.says("/tasks")
    assert team.ann.sees("пн 30 ноября")
    assert not team.ann.sees("27 ноября")


async def test_later_rings_later(team: Team) -> None:
    await agreed(team)
    await team.tg.arrives_at(FRIDAY_11)
    await team.ann.presses("Позже")
    await team.ann.presses("Через час")
    assert team.ann.sees("12:00")
    await team.tg.passes(minutes=59)
    assert team.ann.answers == []
    await team.tg.passes(minutes=1)
    assert team.ann.sees("🔔")
    assert team.ann.sees("Петров Иван")


async def test_after_an_outage_a_reminder_comes_late(team: Team) -> None:
    await agreed(team)
    await team.tg.passes(days=20)
    assert team.ann.sees("🔔")
    assert team.ann.sees("27 ноября")


async def test_what_is_done_does_not_ring(team: Team) -> None:
    await agreed(team)
    await team.tg.arrives_at(FRIDAY_1059)
    await team.ann.says("/call Петров дозвонился, всё хорошо")
    await team.tg.arrives_at(FRIDAY_11)
    assert not team.ann.sees("🔔")


async def test_r75_what_was_undone_does_not_ring(team: Team) -> None:
    await team.ann.says("/remind - через 5 минут выпить чаю")
    await team.ann.says("/undo")
    await team.tg.passes(minutes=5)
    assert team.ann.answers == []


async def test_an_undone_tick_rings_when_its_moment_comes(team: Team) -> None:
    await team.ann.says("/remind - через 30 минут выпить чаю")
    await team.ann.says("/tasks")
    await team.ann.presses("✅")
    await team.ann.says("/undo")
    await team.tg.passes(minutes=30)
    assert team.ann.sees("выпить чаю")


async def test_r60_a_reminder_rings_at_the_clients_manager(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.boris.says("/remind Петров завтра в 12 узнать про оплату")
    await team.tg.passes(days=1, hours=2)
    assert team.ann.sees("узнать про оплату")
    assert not team.boris.sees("узнать про оплату")


async def test_many_reminders_of_one_moment_all_ring(team: Team) -> None:
    for number in range(12):
        await team.ann.says(f"/remind - через 2 часа дело {number}")
    await team.tg.passes(hours=2)
    assert len(team.ann.answers) == 12
