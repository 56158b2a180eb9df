import pytest

from domain.count_statistics import Period
from handlers.stats import read_period
from tests.day.conftest import Team


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("день", Period.TODAY),
        ("сегодня", Period.TODAY),
        ("today", Period.TODAY),
        ("Неделя", Period.WEEK),
        ("за неделю", Period.WEEK),
        ("week", Period.WEEK),
        ("МЕСЯЦ", Period.MONTH),
        ("за этот месяц", Period.MONTH),
        ("month", Period.MONTH),
        ("квартал", Period.QUARTER),
        ("quarter", Period.QUARTER),
        ("год", Period.YEAR),
        ("за год", Period.YEAR),
        ("this year", Period.YEAR),
        ("завтра", None),
        ("…", None),
    ],
)
def test_a_period_is_read_from_words(words: str, period: Period | None) -> None:
    assert read_period(words) is period


async def test_stats_count_touches_outcomes_deals_and_conversion(team: Team) -> None:
    ann = team.ann
    for number, name in enumerate(("Петров Иван", "Козлов Олег")):
        await ann.says(f"/add {name} +7916123456{number}")
    await ann.says("/call Петров не дозвонился")
    await ann.says("/call Козлов дозвонился, просил КП")
    await ann.says("/meeting Козлов показал образцы")
    await ann.says("/incoming Козлов спросил про сроки")
    for title in ("Кабель", "Щит", "Лампы"):
        await ann.says(f"/deal Козлов 100к {title}")
    await ann.says("/move Кабель won")
    await ann.says("/move Щит lost цена")
    await ann.says("/stats")
    text = ann.last.text.replace("\u00a0", " ")
    for fact in (
        "Эта неделя, с пн 23 ноября",
        "Касаний: 4",
        "звонки 2",
        "встречи 1",
        "входящие звонки 1",
        "не ответил — 1",
        "Новых клиентов: 2",
        "открыто 3, выиграно 1, проиграно 1",
        "Выиграно на 100 000 ₽",
        "Конверсия: 50 %",
        "1 сделка на 100 000 ₽",
    ):
        assert fact in text


async def test_other_periods_are_a_press_away(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/message Петров отправил прайс")
    await team.tg.passes(days=1)
    await team.ann.says("/stats день")
    assert team.ann.sees("Касаний: 0")
    assert team.ann.sees("вт 24 ноября")
    for label, title in (
        ("Месяц", "с вс 1 ноября"),
        ("Квартал", "с чт 1 октября"),
        ("Год", "с чт 1 января"),
    ):
        await team.ann.presses(label)
        assert team.ann.sees(title)
        assert team.ann.sees("Касаний: 1")


async def test_an_unknown_period_is_answered_with_those_that_are(team: Team) -> None:
    await team.ann.says("/stats <завтра>")
    assert team.ann.sees("«<завтра>»")
    assert team.ann.sees("/stats неделя")
    await team.ann.presses("Месяц")
    assert team.ann.sees("Этот месяц")


async def test_a_period_made_by_hand_shows_the_week(team: Team) -> None:
    await team.ann.says("/stats год")
    await team.ann.presses(data="sp:century")
    assert team.ann.sees("Эта неделя")


async def test_r60_stats_are_ones_own(team: Team) -> None:
    await team.gleb.says("/add Петров Иван +79161234567")
    await team.gleb.says("/call Петров дозвонился")
    await team.ann.says("/stats")
    assert team.ann.sees("Касаний: 0")
    assert team.ann.sees("Новых клиентов: 0")
