from tests.day.conftest import Team


async def test_history_holds_every_touch_newest_first(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров не дозвонился")
    await team.tg.passes(days=3)
    await team.ann.says("/meeting Петров показал образцы, договорились")
    await team.tg.passes(days=1)
    await team.ann.says("/incoming Петров спросил про сроки")
    await team.ann.says("/history Петров")
    text = team.ann.last.text
    assert "Петров Иван — 3 касания" in text
    assert (
        text.index("спросил про сроки") < text.index("показал образцы") < text.index("не ответил")
    )
    for when in ("сегодня, 10:00", "вчера, 10:00", "пн 23 ноября, 10:00"):
        assert when in text


async def test_history_is_paged_by_ten(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    for number in range(12):
        await team.ann.says(f"/message Петров письмо номер {number}")
        await team.tg.passes(minutes=1)
    await team.ann.says("/history Петров")
    assert team.ann.sees("Страница 1 из 2")
    assert team.ann.sees("письмо номер 11")
    assert not team.ann.sees("письмо номер 1\n")
    await team.ann.presses("▶️")
    assert team.ann.sees("Страница 2 из 2")
    assert team.ann.sees("письмо номер 0")
    assert not team.ann.sees("письмо номер 11")
    await team.ann.presses("◀️")
    assert team.ann.sees("письмо номер 11")


async def test_history_of_a_company_names_the_person(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567 ООО Ромашка")
    await team.ann.says("/call Петров дозвонился")
    await team.ann.says("/history Ромашка")
    assert team.ann.sees("ООО Ромашка — 1 касание")
    assert team.ann.sees("Петров Иван")


async def test_history_without_touches_offers_the_first(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/history Петров")
    assert team.ann.sees("касаний ещё не было")
    await team.ann.presses("Звонок")
    assert team.ann.sees("Петров Иван")


async def test_history_opens_from_the_card(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров дозвонился")
    await team.ann.says("/card Петров")
    await team.ann.presses("История")
    assert team.ann.sees("1 касание")


async def test_history_without_a_name_asks_and_shows_an_example(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/history")
    assert team.ann.sees("/history Петров")
    await team.ann.says("Петров")
    assert team.ann.sees("Петров Иван")


async def test_a_note_is_kept_whole_and_its_markup_is_shown(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    words = "<b>очень</b> важно & " + "слово " * 600
    await team.ann.says(f"/message Петров {words}конец")
    await team.ann.says("/history Петров")
    whole = "".join(answer.text for answer in team.ann.answers)
    assert "<b>очень</b> важно &" in whole
    assert whole.count("слово") == 600
    assert "конец" in whole


async def test_r60_the_history_of_a_colleagues_client_is_out_of_sight(team: Team) -> None:
    await team.gleb.says("/add Петров Иван +79161234567")
    await team.gleb.says("/call Петров дозвонился")
    await team.gleb.says("/history Петров")
    data = team.gleb.last.buttons[-1][-1].data
    assert data is not None
    client = data.split(":")[1]
    await team.ann.says("/history Петров")
    assert team.ann.sees("никого не нашёл")
    await team.ann.presses(data=f"hp:{client}:0")
    assert team.ann.toast is not None
    assert "не ваше" in team.ann.toast
    await team.boris.says("/history Петров")
    assert team.boris.sees("1 касание")


async def test_a_page_made_by_hand_shows_the_nearest(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров дозвонился")
    await team.ann.says("/history Петров")
    await team.ann.presses(data="hp:1:-5")
    await team.ann.presses(data="hp:1:99")
    assert team.ann.last.text.startswith("🕘 Петров Иван — 1 касание")
