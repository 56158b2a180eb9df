from datetime import UTC, datetime

from sandbox.actors import Actor
from tests.day.conftest import Team


def moment(day: int, hour: int, minute: int = 0, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


TUESDAY_0844, TUESDAY_0845 = moment(24, 5, 44), moment(24, 5, 45)


async def met(*actors: Actor) -> None:
    for actor in actors:
        await actor.starts()


async def test_the_digest_comes_at_0845_and_holds_what_today_holds(team: Team) -> None:
    await met(team.ann)
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/remind Петров завтра в 11 отправить КП")
    await team.tg.arrives_at(TUESDAY_0844)
    assert team.ann.answers == []
    await team.tg.arrives_at(TUESDAY_0845)
    assert team.ann.sees("Доброе утро, Анна!")
    assert team.ann.sees("вт 24 ноября")
    assert team.ann.sees("11:00 — Петров Иван: отправить КП")
    digest = team.ann.last.text.partition("\n\n")[2]
    await team.ann.says("/today")
    assert team.ann.last.text.partition("\n\n")[2] == digest


async def test_the_digest_of_an_empty_day_is_one_line(team: Team) -> None:
    await met(team.ann)
    await team.tg.arrives_at(TUESDAY_0845)
    assert team.ann.sees("Доброе утро, Анна!")
    assert len(team.ann.last.text.splitlines()) == 1


async def test_each_has_their_own_morning(team: Team) -> None:
    await met(team.ann, team.gleb)
    await team.tg.arrives_at(moment(23, 22, 45))
    assert team.gleb.sees("Доброе утро, Глеб!")
    assert team.ann.answers == []
    await team.tg.arrives_at(TUESDAY_0845)
    assert team.ann.sees("Доброе утро, Анна!")
    assert team.gleb.answers == []


async def test_one_digest_a_day(team: Team) -> None:
    await met(team.ann)
    await team.tg.arrives_at(TUESDAY_0845)
    assert len(team.ann.answers) == 1
    await team.tg.passes(hours=1)
    assert team.ann.answers == []
    await team.tg.passes(days=1)
    assert team.ann.sees("ср 25 ноября")


async def test_no_digest_on_a_weekend(team: Team) -> None:
    await met(team.ann)
    await team.tg.arrives_at(moment(27, 6))
    assert team.ann.sees("пт 27 ноября")
    for day in (28, 29):
        await team.tg.arrives_at(moment(day, 6))
        assert team.ann.answers == []
    await team.tg.arrives_at(moment(30, 6))
    assert team.ann.sees("пн 30 ноября")


async def test_r12_no_digest_on_a_holiday(team: Team) -> None:
    await met(team.ann)
    await team.tg.arrives_at(moment(30, 6, month=12))
    assert team.ann.sees("30 декабря")
    await team.tg.arrives_at(moment(5, 6, month=1, year=2027))
    assert team.ann.answers == []
    await team.tg.arrives_at(moment(12, 6, month=1, year=2027))
    assert team.ann.sees("12 января")


async def test_no_digest_on_a_quiet_day(team: Team) -> None:
    await met(team.ann)
    await team.ann.says("/settings")
    await team.ann.presses("Дни без сводки")
    await team.ann.presses("вт")
    await team.tg.arrives_at(TUESDAY_0845)
    assert team.ann.answers == []
    await team.tg.arrives_at(moment(25, 5, 45))
    assert team.ann.sees("ср 25 ноября")


async def test_the_digest_comes_at_the_time_that_was_chosen(team: Team) -> None:
    await met(team.ann)
    await team.ann.says("/settings")
    await team.ann.presses("Время сводки")
    await team.ann.says("7:30")
    await team.tg.arrives_at(moment(24, 4, 30))
    assert team.ann.sees("Доброе утро, Анна!")
    await team.tg.arrives_at(TUESDAY_0845)
    assert team.ann.answers == []


async def test_after_an_outage_of_days_there_is_one_digest_late(team: Team) -> None:
    await met(team.ann)
    await team.tg.arrives_at(moment(26, 12))
    assert team.ann.sees("Добрый день, Анна!")
    assert team.ann.sees("чт 26 ноября")
    assert len(team.ann.answers) == 1


async def test_an_outage_that_ends_at_night_wakes_nobody(team: Team) -> None:
    await met(team.ann)
    await team.tg.arrives_at(moment(25, 1))
    assert team.ann.answers == []
    await team.tg.arrives_at(moment(25, 5, 45))
    assert team.ann.sees("ср 25 ноября")


async def test_r62_the_digest_cannot_be_forwarded(team: Team) -> None:
    await met(team.ann)
    await team.ann.says("/add Петров Иван +79161234567")
    await team.tg.arrives_at(TUESDAY_0845)
    assert team.ann.last.protected


async def test_a_line_of_the_digest_opens_its_matter(team: Team) -> None:
    await met(team.ann)
    await team.ann.says("/add Петров Иван +79161234567")
    await team.tg.arrives_at(TUESDAY_0845)
    await team.ann.presses("📞 Петров Иван")
    assert team.ann.sees("8 (916) 123-45-67")


async def test_r17_the_digest_counts_those_left_out_and_lists_them(team: Team) -> None:
    await met(team.ann)
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров не ответил")
    await team.tg.arrives_at(TUESDAY_0845)
    assert len(team.ann.last.text.splitlines()) == 1
    assert team.ann.last.text.endswith("🌙 Не беспокоим сегодня: 1")
    await team.ann.presses("Кого не беспокоим")
    assert team.ann.sees("Петров Иван — недавно касались, можно с чт 26 ноября")


async def test_r10_the_digest_proposes_nobody_whom_cadence_forbids(team: Team) -> None:
    await met(team.ann)
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/deal Петров 120к Поставка")
    await team.ann.says("/call Петров не ответил")
    for day in (24, 25):
        await team.tg.arrives_at(moment(day, 5, 45))
        assert not team.ann.sees("Кому позвонить")
    await team.tg.arrives_at(moment(26, 5, 45))
    assert team.ann.sees("без следующего шага) не раньше 10:00")
