"""What a lead looks like to who has to call: pure, without a bot."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardMarkup

from domain.calendar import calendar_of
from domain.customers.doors import Vault
from domain.customers.forms import Flaw
from domain.customers.leads import Lead, WaitingLead
from domain.customers.people import Customer
from domain.customers.take_lead import LeadTaken
from domain.delivery import Lane
from domain.team import Member, Role
from handlers.desk import Office
from handlers.lead_lines import (
    lead_notices,
    leads_summary_screen,
    overdue_screen,
    overdue_summary_screen,
    recipient,
)
from tests.domain.base import HandClock
from tests.domain.fake_vault import FakeVault

MORNING = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""10:00 on a Monday in Moscow."""
ANN = Member(id=3, telegram_id=33, name="Анна", role=Role.MANAGER, joined_at=MORNING)
BORIS = Member(id=2, telegram_id=22, name="Борис", role=Role.HEAD, joined_at=MORNING)
LEAD = WaitingLead(
    lead=Lead(
        id=5,
        client_id=7,
        contact_id=8,
        customer_id=9,
        form_id=1,
        magnet_id=1,
        link_id=1,
        given_to=3,
        known=False,
        came_at=MORNING,
        due_at=MORNING + timedelta(minutes=15),
        told_at=MORNING,
    ),
    client_name="Пётр Покупатель",
    contact_name="Пётр Покупатель",
    phone="+79161110001",
    email="petr@example.com",
    city="Тула",
    magnet_title="Каталог",
    source="Выставка",
    manager_id=3,
    manager_name="Анна",
)


def office(at: datetime = MORNING) -> Office:
    guard = FakeVault()
    return Office(
        clock=HandClock(at),
        calendar=calendar_of("RU"),
        country="RU",
        timezone="Europe/Moscow",
        default_locale="ru",
        owner_ids=frozenset(),
        bot_username="bot",
        vault=Vault(seal=guard, graveyard=guard, cleaner=guard),
    )


def taken(lead: WaitingLead = LEAD, manager: Member = ANN, expect: datetime = MORNING) -> LeadTaken:
    return LeadTaken(
        lead=lead,
        customer=Customer(id=9, created_at=MORNING, seen_at=MORNING),
        manager=manager,
        expect_at=expect,
        till=MORNING,
        words=(("Сколько <вас>?", "пятеро & кот"),),
    )


def told(at: datetime = MORNING, **facts: Any) -> SendMessage:
    """Return the one message that the manager gets."""
    (notice,) = lead_notices(office(at), taken(**facts))
    (sent,) = notice.methods
    assert isinstance(sent, SendMessage)
    return sent


def test_a_lead_tells_all_that_is_known_and_nothing_of_it_can_be_forwarded() -> None:
    (notice,) = lead_notices(office(), taken())
    assert (notice.chat_id, notice.lane, notice.receipt) == (33, Lane.REMINDER, "")
    sent = told()
    for fact in (
        "🎁 <b>Лид: Пётр Покупатель</b>",
        "📞 8 (916) 111-00-01",
        "✉️ petr@example.com",
        "📍 Тула",
        "🧲 Каталог · Выставка",
        "💬 Сколько &lt;вас&gt;? — пятеро &amp; кот",
        "🆕 Новый клиент",
        "🕘 Пришёл: сегодня, 10:00",
        "⏰ Позвонить до: <b>сегодня, 10:15</b>",
    ):
        assert fact in sent.text, sent.text
    assert sent.protect_content is True
    assert sent.disable_notification is None
    assert isinstance(sent.reply_markup, InlineKeyboardMarkup)
    keys = [key.callback_data for row in sent.reply_markup.inline_keyboard for key in row]
    assert keys == ["ld:reached:5", "ld:no_answer:5", "ld:give:5", "cd:7:8"]


@pytest.mark.parametrize(
    ("flaw", "words"),
    [
        (Flaw.DISPOSABLE_EMAIL, "⚠️ E-mail похож на временный"),
        (Flaw.DOUBTFUL_PHONE, "⚠️ Номер выглядит странно"),
        (Flaw.UNPROVED_MATCH, "⚠️ Номер не подтверждён: совпал с вашим клиентом"),
    ],
)
def test_what_is_odd_is_said_in_words(flaw: Flaw, words: str) -> None:
    lead = replace(LEAD, lead=replace(LEAD.lead, flaws=(flaw,), known=True))
    text = told(lead=lead).text
    assert words in text
    assert "🔁 Уже ваш клиент\n" in text


def test_a_known_company_is_named() -> None:
    lead = replace(LEAD, lead=replace(LEAD.lead, known=True), client_name="ООО «Вега»")
    assert "🔁 Уже ваш клиент: ООО «Вега»" in told(lead=lead).text


def test_a_lead_of_the_night_says_for_when_the_call_was_promised() -> None:
    text = told(expect=MORNING + timedelta(hours=23)).text
    assert "⏰ Ждёт звонка: <b>завтра, 09:00</b>" in text
    assert "Позвонить до" not in text


def test_a_lead_past_the_norm_says_so() -> None:
    text = told(MORNING + timedelta(minutes=16)).text
    assert "🔥 Надо было позвонить до: <b>сегодня, 10:15</b>" in text


@pytest.mark.parametrize(("hours", "quiet"), [(0, None), (7, None), (8, True), (-2, True)])
def test_outside_working_hours_a_lead_makes_no_sound(hours: int, quiet: bool | None) -> None:
    assert told(MORNING + timedelta(hours=hours)).disable_notification is quiet


def test_a_manager_reads_it_in_their_own_language() -> None:
    assert "A new client" in told(manager=replace(ANN, locale="en")).text


def test_a_lead_of_a_flood_is_told_by_a_sweep() -> None:
    untold = replace(LEAD, lead=replace(LEAD.lead, told_at=None))
    assert lead_notices(office(), taken(untold)) == []


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        (timedelta(seconds=20), "ждёт меньше минуты"),
        (timedelta(minutes=15), "ждёт 15 минут"),
        (timedelta(minutes=61), "ждёт 1 час"),
        (timedelta(hours=25), "ждёт 1 день"),
        (timedelta(days=3), "ждёт 3 дня"),
        (timedelta(days=-1), "ждёт меньше минуты"),
    ],
)
def test_the_head_reads_how_long_it_waits_and_whose_it_is(gone: timedelta, words: str) -> None:
    screen = overdue_screen(recipient(office(MORNING + gone), BORIS), LEAD)
    assert f"🔥 <b>Лид без ответа: {words}</b>\nМенеджер: Анна" in screen.text
    assert "Пётр Покупатель" in screen.text
    assert screen.private


def test_a_flood_is_one_message_with_the_way_to_the_list() -> None:
    screen = leads_summary_screen(recipient(office(), ANN), 25)
    assert "25 лидов" in screen.text
    assert screen.buttons[0][0].callback_data == "lp:0"
    late = overdue_summary_screen(recipient(office(), BORIS), 5)
    assert "5 лидов без ответа" in late.text
    assert late.buttons[0][0].callback_data == "lp:0"
