"""The numbers of a magnet: the table, the picture, where people leave."""

from dataclasses import replace
from datetime import timedelta
from struct import unpack

import pytest

from domain.customers.consents import Channel
from domain.customers.forms import Answered, Form
from domain.customers.funnel import Asked, Funnel
from domain.customers.magnets import Ask, Question
from domain.customers.people import Customer
from handlers.magnets.funnel import drawing_of, steps_of, worst
from handlers.magnets.funnel_picture import draw
from handlers.magnets.numbers import worst_words
from locales import LOCALES, texts_for
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnet_talk import opens

FORM = (Question(id=1, ask=Ask.PHONE), Question(id=2, ask=Ask.OWN, text="Сколько метров? 🤔 $5"))
FUNNEL = Funnel(
    link_id=None,
    source="",
    opened=120,
    consented=80,
    questions=(
        Asked(ask="phone", text="", answered=40, skipped=4),
        Asked(ask="own", text=FORM[1].text, answered=38, skipped=2),
    ),
    completed=39,
    gifts=38,
    leads=39,
    touched=30,
    won=4,
    revenue=12_000_000,
)


def test_steps_go_from_the_link_to_the_deal_with_shares_of_the_step_before() -> None:
    steps = steps_of(texts_for("ru"), FUNNEL, FORM)
    assert [(one.name, one.count, one.share) for one in steps[:5]] == [
        ("открыли", 120, 0),
        ("согласились", 80, 67),
        ("телефон", 44, 55),
        (FORM[1].text, 40, 91),
        ("заполнили", 39, 98),
    ]
    lost = worst(steps)
    assert lost is not None
    assert (lost.name, 100 - lost.share) == ("телефон", 45)


def test_a_question_that_was_added_later_or_dropped_loses_nobody() -> None:
    asked = (*FUNNEL.questions, Asked(ask="city", text="", answered=0, skipped=0))
    later = replace(FUNNEL, questions=asked)
    city = Question(id=3, ask=Ask.CITY)
    steps = steps_of(texts_for("ru"), later, (*FORM, city))
    assert next(one.count for one in steps if one.name == "город") == 39
    assert "город" not in [one.name for one in steps_of(texts_for("ru"), later, FORM)]


def test_of_few_people_nobody_is_said_to_leave() -> None:
    few = replace(FUNNEL, opened=4, consented=1, questions=(), completed=1)
    assert worst(steps_of(texts_for("ru"), few, ())) is None


def test_where_most_leave_is_said_once_and_its_share_stays_on_the_line() -> None:
    at_consent = replace(FUNNEL, opened=100, consented=53)
    words = worst_words(texts_for("ru"), steps_of(texts_for("ru"), at_consent, FORM))
    assert words == "📉 Больше всего уходит на согласии: 47\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("opened", [0, 1, 120, 10**7])
def test_the_picture_takes_any_numbers_and_words(locale: str, opened: int) -> None:
    texts = texts_for(locale)
    funnel = replace(FUNNEL, opened=opened)
    png = draw(drawing_of(texts, "Ы$_{1 🎁" * 7, "за всё время", steps_of(texts, funnel, FORM)))
    assert png.startswith(b"\x89PNG")
    assert unpack(">II", png[16:24])[0] == 900


async def arrive(
    team: Team, *, opened: int, agreed: int, phones: int, done: int, link: int
) -> None:
    """Let people come by a link, each a step further than those who leave before."""
    now = team.tg.clock.now()
    async with SqlUnits(team.app.database)() as unit:
        magnet = await unit.magnets.magnet(1)
        assert magnet is not None
        phone, name = magnet.questions
        for number in range(opened):
            await unit.forms.opened(link, f"{link}-{number}", now)
        for number in range(agreed):
            person = await unit.customers.add(
                Customer(telegram_id=7000 + 100 * link + number, created_at=now, seen_at=now)
            )
            form = await unit.forms.add(
                Form(
                    customer_id=person.id,
                    magnet_id=1,
                    link_id=link,
                    channel=Channel.TELEGRAM,
                    consented_at=now,
                )
            )
            answers = [Answered(question_id=phone.id, at=now)] * (number < phones)
            answers += [Answered(question_id=name.id, at=now)] * (number < done)
            ended = now if number < done else None
            after = replace(form, answered=tuple(answers), completed_at=ended, gift_at=ended)
            await unit.forms.save(form, after)


async def test_the_numbers_are_a_table_with_where_people_leave_and_a_picture(team: Team) -> None:
    olga = team.olga
    await opens(olga, "Прайс")
    await olga.presses("Ссылки")
    await olga.presses("➕ Выставка")
    await arrive(team, opened=10, agreed=9, phones=6, done=6, link=1)
    await arrive(team, opened=5, agreed=4, phones=4, done=4, link=2)
    await olga.says("/magnets")
    assert olga.sees("Сегодня: 15 открыли, 10 заполнили")
    await olga.presses("Прайс")
    await olga.presses("Цифры")
    for words in (
        "Прайс · за всё время",
        "открыли              15",
        "согласились          13  87 %",
        "телефон              10  77 %",
        "заполнили            10 100 %",
        "Больше всего уходит на вопросе «телефон»: 23 %",
        "Основная: 10 → 6 (60 %)",
        "Выставка: 5 → 4 (80 %)",
    ):
        assert olga.sees(words), words
    await olga.presses("Картинкой")
    assert olga.sees("Больше всего уходит на вопросе «телефон»: 23 %")
    assert "photo" in olga.last.post.content


async def test_the_numbers_of_thirty_days_forget_older_people(team: Team) -> None:
    olga = team.olga
    await opens(olga, "Прайс")
    await arrive(team, opened=10, agreed=9, phones=6, done=6, link=1)
    await team.tg.arrives_at(team.tg.clock.now() + timedelta(days=31))
    await olga.says("/magnets")
    assert olga.sees("Сегодня: 0 открыли")
    await olga.presses("Прайс")
    await olga.presses("Цифры")
    assert olga.sees("открыли              10")
    await olga.presses("За 30 дней")
    assert olga.sees("за 30 дней")
    assert olga.sees("открыли               0")
    assert not olga.sees("уходит")
    await olga.presses("За всё время")
    assert olga.sees("за всё время")
