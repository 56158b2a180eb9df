from tests.day.conftest import Team


async def test_r75_undo_says_what_was_undone(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/undo")
    assert team.ann.sees("Отменено: новый контакт — Петров Иван")
    await team.ann.says("/find Петров")
    assert team.ann.sees("никого не нашёл")


async def test_r75_undo_takes_back_the_touch_with_its_next_step(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров дозвонился, перезвонить в пятницу в 11")
    await team.ann.presses("Отменить")
    assert team.ann.sees("Отменено: звонок — Петров Иван")
    await team.ann.says("/history Петров")
    assert team.ann.sees("касаний ещё не было")
    await team.ann.says("/tasks")
    assert not team.ann.sees("27 ноября")


async def test_r75_changes_are_taken_back_one_after_another(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/edit Петров город Тула")
    await team.ann.says("/remind Петров завтра в 10 отправить КП")
    await team.ann.says("/undo")
    assert team.ann.sees("напоминание «отправить КП» — Петров Иван")
    await team.ann.says("/undo")
    assert team.ann.sees("правка карточки — Петров Иван")
    await team.ann.says("/undo")
    assert team.ann.sees("новый контакт")
    await team.ann.says("/undo")
    assert team.ann.sees("Отменять нечего")


async def test_r75_a_reminder_about_nobody_is_named_by_its_words(team: Team) -> None:
    await team.ann.says("/remind - завтра в 10 сдать отчёт")
    await team.ann.says("/undo")
    assert team.ann.sees("Отменено: напоминание «сдать отчёт»")


async def test_r75_deals_are_taken_back(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/deal Петров 120к Поставка")
    await team.ann.says("/move Поставка контакт")
    await team.ann.says("/undo")
    assert team.ann.sees("перемещение сделки «Поставка»")
    await team.ann.says("/undo")
    assert team.ann.sees("новая сделка «Поставка» — Петров Иван")


async def test_r75_after_ten_minutes_nothing_is_undone(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.tg.passes(minutes=11)
    await team.ann.presses("Отменить")
    assert team.ann.toast is not None
    assert "Отменять нечего" in team.ann.toast
    await team.ann.says("/undo")
    assert team.ann.sees("Отменять нечего")
    await team.ann.says("/find Петров")
    assert team.ann.sees("Петров Иван")


async def test_an_old_undo_button_takes_back_no_later_change(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    first = team.ann.last
    await team.tg.passes(minutes=1)
    await team.ann.says("/edit Петров город Тула")
    await team.ann.presses("Отменить", message=first)
    assert team.ann.toast is not None
    assert "другие изменения" in team.ann.toast
    await team.ann.says("/card Петров")
    assert team.ann.sees("Тула")


async def test_a_second_press_undoes_nothing_more(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.tg.passes(minutes=1)
    await team.ann.says("/edit Петров город Тула")
    data = next(one.data for row in team.ann.last.buttons for one in row if "Отменить" in one.text)
    await team.ann.presses(data=data)
    await team.ann.presses(data=data)
    await team.ann.says("/find Петров")
    assert team.ann.sees("Петров Иван")


async def test_an_undo_button_made_by_hand_does_nothing(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    for data in ("un:999999999999999999999", "un:-1", "un:0"):
        await team.ann.presses(data=data)
        assert team.ann.toast
    await team.ann.says("/find Петров")
    assert team.ann.sees("Петров Иван")


async def test_r60_one_undoes_only_ones_own(team: Team) -> None:
    await team.gleb.says("/add Петров Иван +79161234567")
    await team.ann.says("/undo")
    assert team.ann.sees("Отменять нечего")


async def test_r75_after_an_undone_call_the_calling_list_is_one_press_away(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/add Козлов Олег +79161234568")
    await team.ann.says("/dial")
    await team.ann.presses("Пропустить")
    await team.ann.presses("Не ответил")
    await team.ann.presses("Отменить")
    assert team.ann.sees("Отменено: звонок — Козлов Олег")
    await team.ann.presses("Обзвон")
    assert team.ann.sees("Козлов Олег")
    assert team.ann.sees("последний")
    await team.ann.presses("Дозвонился")
    await team.ann.presses("✅ ⏰")
    await team.ann.presses("Отменить")
    assert team.ann.sees("Отменено: следующий шаг")
    assert team.ann.find_button("Обзвон", team.ann.last)
    await team.ann.says("/edit Петров город Тула")
    await team.ann.presses("Отменить")
    assert not team.ann.last.buttons
