"""``/why WHO`` and the list of those left out (R17), in the chat."""

from sandbox.actors import Actor
from tests.day.conftest import Team
from tests.day.leading import comes, open_magnet

PETROV = "/add Петров Иван +79161234567"
SURNAMES = ["Агеев", "Быков", "Волков", "Гусев", "Дроздов", "Ежов", "Жуков", "Зимин", "Карпов"]


def offers(actor: Actor, label: str) -> bool:
    """Whether the last message has a button that says so."""
    return any(label in one.text for row in actor.last.buttons for one in row)


async def test_who_is_to_be_called_next_is_in_the_plan(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/why Петров")
    assert team.ann.last.text.splitlines() == [
        "✅ Петров Иван — в плане на сегодня",
        "📞 Стоит позвонить: ещё не связывались.",
        "👌 Связаться можно уже сейчас.",
    ]
    await team.ann.presses("Карточка")
    assert team.ann.sees("8 (916) 123-45-67")


async def test_who_comes_after_the_first_five_waits_for_a_turn(team: Team) -> None:
    for number, name in enumerate(SURNAMES[:6]):
        await team.ann.says(f"/add {name} Иван +7916000000{number}")
    await team.ann.says("/why Дроздов")
    assert team.ann.sees("в плане на сегодня")
    await team.ann.says("/why Ежов")
    assert team.ann.sees("сегодня не в плане")
    assert team.ann.sees("в плане только 5 первых")
    await team.ann.says("/today")
    assert not team.ann.sees("Ежов")


async def test_an_agreement_is_in_the_plan_and_beats_the_rules(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/call Петров договорились созвониться сегодня в 16")
    await team.ann.says("/why Петров")
    assert team.ann.sees("✅ Петров Иван — в плане на сегодня")
    assert team.ann.sees("сегодня, 16:00 — договорились созвониться")
    assert team.ann.sees("· договорились о времени")
    assert team.ann.sees("R14: договорённость важнее правил")


async def test_r29_a_stuck_deal_is_in_the_plan(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/deal Петров 120к Поставка")
    await team.ann.says("/remind Петров 15.02.2027 в 11 спросить")
    await team.tg.passes(days=21)
    await team.ann.says("/why Петров")
    assert team.ann.sees("в плане на сегодня")
    assert team.ann.sees("R29: сделка «Поставка» застряла, на одном этапе 21 день.")


async def test_a_new_lead_is_in_the_plan(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.ann.says("/why Покупатель")
    assert team.ann.sees("в плане на сегодня")
    assert team.ann.sees("Новый лид")


async def test_r10_the_rule_the_touch_and_the_first_allowed_moment(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/call Петров не ответил")
    await team.tg.passes(hours=1)
    await team.ann.says("/why Петров")
    assert team.ann.last.text.splitlines() == [
        "🌙 Петров Иван — сегодня не беспокоим",
        "⏳ R10: между касаниями контакта — не меньше 3 дней",
        "Считается 1 касание:",
        "• сегодня, 10:00 · 📞 Звонок",
        "🟢 Можно с чт 26 ноября, 10:00",
    ]


async def test_r16_a_reminder_at_the_first_allowed_moment_is_one_press(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/call Петров не ответил")
    await team.tg.passes(minutes=61)
    await team.ann.says("/why Петров")
    await team.ann.presses("Напомнить: чт 26 ноября, 10:00")
    assert team.ann.sees("Напомню: чт 26 ноября, 10:00")
    assert not team.ann.sees("Перенёс")
    await team.ann.says("/why Петров")
    assert team.ann.sees("Запланировано: чт 26 ноября, 10:00")
    assert not offers(team.ann, "Напомнить")
    await team.ann.presses("Карточка")
    assert team.ann.sees("чт 26 ноября, 10:00")


async def test_r11_all_touches_that_count_are_told(team: Team) -> None:
    await team.ann.says(PETROV)
    for _ in range(4):
        await team.ann.says("/message Петров отправил прайс")
        await team.tg.passes(days=4)
    await team.ann.says("/why Петров")
    assert team.ann.sees("R11: не больше 4 касаний контакта за 30 дн.")
    assert team.ann.sees("Считаются 4 касания:")
    assert team.ann.sees("• пн 23 ноября, 10:00 · 💬 Сообщение")
    assert team.ann.sees("Можно с ср 23 декабря, 10:00")


async def test_r11_a_company_waits_because_of_another_contact(team: Team) -> None:
    await team.ann.says(f"{PETROV} ООО Ромашка")
    await team.ann.says("/add Козлов Олег +79161234568 ООО Ромашка")
    await team.ann.says("/call Козлов не ответил")
    await team.ann.says("/why Петров")
    assert team.ann.sees("сегодня не беспокоим")
    assert team.ann.sees("Недавно касались другого контакта компании, Козлов Олег")
    assert team.ann.sees("Можно с чт 26 ноября, 10:00")
    assert team.ann.last.text.endswith(
        "👤 Петров Иван · ООО Ромашка:\n👌 Связаться можно уже сейчас."
    )


async def test_r11_who_has_to_wait_is_told_apart_while_another_may_be_called(team: Team) -> None:
    await team.ann.says(f"{PETROV} ООО Ромашка")
    await team.ann.says("/add Козлов Олег +79161234568 ООО Ромашка")
    await team.ann.says("/deal Ромашка 120к Поставка")
    for whom in ("Петров",) * 4 + ("Козлов",):
        await team.ann.says(f"/message {whom} отправил прайс")
        await team.tg.passes(days=4)
    await team.tg.passes(days=1)
    await team.ann.says("/why Петров")
    told = team.ann.last.text.splitlines()
    assert told[0] == "✅ ООО Ромашка — в плане на сегодня"
    assert "👥 Сегодня можно позвонить: Козлов Олег · ООО Ромашка" in told
    assert "👤 Петров Иван · ООО Ромашка — сегодня не беспокоим:" in told
    assert "⏳ R11: не больше 4 касаний контакта за 30 дн." in told
    assert told[-1] == "🟢 Можно с ср 23 декабря, 10:00"
    await team.ann.says("/today")
    assert team.ann.sees("ООО Ромашка (Козлов Олег) 8 (916) 123-45-68")
    assert not team.ann.sees("123-45-67")
    await team.ann.says("/dial")
    assert team.ann.sees("Козлов Олег")
    assert team.ann.sees("8 (916) 123-45-68")


async def test_r12_in_the_evening_the_morning_is_the_first_moment(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.tg.passes(hours=11)
    await team.ann.says("/why Петров")
    assert team.ann.sees("➖ Петров Иван — сегодня не в плане")
    assert team.ann.sees("сегодня звонить уже некому")
    assert team.ann.sees("R12: вне удобных часов клиента")
    assert team.ann.sees("Можно с 09:00 завтра")
    await team.ann.says("/today")
    assert team.ann.sees("дел нет")


async def test_r12_the_first_moment_is_told_in_the_manager_s_own_zone(team: Team) -> None:
    await team.gleb.says(PETROV)
    await team.gleb.says("/edit Петров город Москва")
    await team.gleb.says("/call Петров не ответил")
    await team.tg.passes(hours=8)
    await team.gleb.says("/why Петров")
    assert team.gleb.sees("• вчера, 17:00 · 📞 Звонок")
    assert team.gleb.sees("Можно с чт 26 ноября, 17:00")


async def test_r12_on_a_day_off_nobody_is_planned(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.tg.passes(days=5)
    await team.ann.says("/why Петров")
    assert team.ann.sees("сегодня не в плане")
    assert team.ann.sees("R12: сегодня выходной или праздник")
    assert team.ann.sees("Можно с пн 30 ноября, 09:00")
    assert team.ann.last.text.count("R12") == 1


async def test_a_reminder_of_a_later_day_is_told(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/remind Петров в пятницу в 11 отправить КП")
    await team.ann.says("/why Петров")
    assert team.ann.sees("➖ Петров Иван — сегодня не в плане")
    assert team.ann.sees("Запланировано: пт 27 ноября, 11:00 — отправить КП · ваше напоминание")


async def test_who_was_touched_lately_shows_up_by_itself(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/message Петров отправил прайс")
    await team.tg.passes(days=4)
    await team.ann.says("/why Петров")
    assert team.ann.sees("Сам появится в плане ср 23 декабря, если 30 дн. никто не свяжется")
    assert team.ann.sees("Связаться можно уже сейчас")


async def test_r21_a_client_at_rest_since_when_why_until_when(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/call Петров отказ, дорого")
    await team.tg.passes(days=10)
    await team.ann.says("/why Петров")
    assert team.ann.sees("🌙 Петров Иван — сегодня не беспокоим")
    assert team.ann.sees("R21: отдыхает с пн 23 ноября до пт 23 апреля 2027")
    assert team.ann.sees("Почему: клиент отказался (R21).")
    assert team.ann.sees("отказ, дорого")
    assert team.ann.sees("Можно с пт 23 апреля 2027, 10:00")
    await team.ann.presses("Разбудить")
    await team.ann.says("/why Петров")
    assert not team.ann.sees("R21")


async def test_r26_archived_numbers_name_their_next_check(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/call Петров номер не существует")
    await team.ann.says("/why Петров")
    assert team.ann.sees("R26: номер не работает, контакт в архиве. Проверим снова: пт 23 апреля")
    assert not team.ann.sees("R10")
    assert not offers(team.ann, "Напомнить")


async def test_a_bare_command_asks_whom_and_goes_on(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/why")
    assert team.ann.sees("/why Петров")
    await team.ann.says("Петров")
    assert team.ann.sees("в плане на сегодня")


async def test_one_of_several_namesakes_is_chosen_and_explained(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/add Петров Семён +79161234568")
    await team.ann.says("/call Петров Семён не ответил")
    await team.ann.says("/why Петров")
    assert team.ann.sees("нашлось 2 записи")
    await team.ann.presses("Петров Семён")
    assert team.ann.sees("🌙 Петров Семён — сегодня не беспокоим")
    assert team.ann.sees("R10")


async def test_r60_somebody_else_s_client_is_not_found(team: Team) -> None:
    await team.gleb.says(PETROV)
    await team.gleb.says("/call Петров не ответил")
    await team.ann.says("/why Петров")
    assert not team.ann.sees("R10")
    await team.boris.says("/why Петров")
    assert team.boris.sees("R10")


async def test_r60_a_button_made_by_hand_opens_nobody_else_s_client(team: Team) -> None:
    await team.gleb.says(PETROV)
    await team.ann.says("/add Козлов Олег +79161234568")
    await team.ann.says("/call Козлов не ответил")
    await team.ann.says("/today")
    await team.ann.presses(data="wy:1:0:0")
    assert not team.ann.sees("Петров")
    await team.ann.presses(data="rt:1:0:29927940")
    assert not team.ann.sees("Петров")
    await team.gleb.says("/tasks")
    assert team.gleb.sees("Напоминаний нет")


async def test_r17_those_left_out_are_listed_and_one_press_tells_why(team: Team) -> None:
    await team.ann.says(PETROV)
    await team.ann.says("/call Петров не ответил")
    await team.ann.says("/add Козлов Олег +79161234568")
    await team.ann.says("/call Козлов отказ, дорого")
    await team.ann.says("/today")
    await team.ann.presses("Кого не беспокоим")
    assert team.ann.sees("Не беспокоим сегодня: 2")
    assert team.ann.sees("• Петров Иван — недавно касались, можно с чт 26 ноября")
    assert team.ann.sees("• Козлов Олег — отдыхает до пт 23 апреля 2027")
    await team.ann.presses("Козлов Олег")
    assert team.ann.sees("R21: отдыхает с пн 23 ноября")
    await team.ann.presses("Назад")
    assert team.ann.sees("Не беспокоим сегодня: 2")
    await team.ann.presses("Сегодня")
    assert team.ann.sees("дел нет")


async def called(ann: Actor, count: int) -> None:
    for number, surname in enumerate(SURNAMES[:count]):
        await ann.says(f"/add {surname} Иван +7916000000{number}")
        await ann.says(f"/call {surname} не ответил")


async def test_r17_a_long_list_of_those_left_out_has_pages(team: Team) -> None:
    await called(team.ann, 9)
    await team.ann.says("/today")
    assert team.ann.sees("Не беспокоим сегодня: 9")
    await team.ann.presses("Кого не беспокоим")
    assert team.ann.sees("Страница 1 из 2")
    assert team.ann.last.text.count("•") == 8
    await team.ann.presses("▶️")
    assert team.ann.sees("Страница 2 из 2")
    assert team.ann.last.text.count("•") == 1
    await team.ann.presses("Карпов")
    await team.ann.presses("Назад")
    assert team.ann.sees("Страница 2 из 2")
    await team.ann.presses("◀️")
    assert team.ann.sees("Страница 1 из 2")


async def test_an_old_list_of_those_left_out_is_read_anew(team: Team) -> None:
    await called(team.ann, 1)
    await team.ann.says("/today")
    await team.tg.passes(days=7)
    await team.ann.presses("Кого не беспокоим")
    assert team.ann.sees("беспокоить можно всех")


async def test_an_explanation_in_english(team: Team) -> None:
    await team.ann.says("/settings")
    await team.ann.presses("Язык")
    await team.ann.presses("English")
    await team.ann.says("/add John Hill +79161234567")
    await team.ann.says("/call Hill no answer")
    await team.ann.says("/why Hill")
    assert team.ann.sees("is left alone today")
    assert team.ann.sees("R10: at least 3 days between touches of one contact")
    assert team.ann.sees("1 touch counts:")
    assert team.ann.sees("Allowed from Thu 26 November, 10:00")
    assert offers(team.ann, "Remind me Thu 26 November, 10:00")
    await team.ann.says("/today")
    assert team.ann.sees("Left alone today: 1")
