"""The owner's lead magnets: made, filled, opened, copied, paused, in a readable talk (R50)."""

import pytest

from sandbox.actors import Actor
from tests.day.conftest import Team
from tests.day.magnet_talk import JPEG, fills_operator, labels, makes_ready, opens


async def test_a_magnet_is_made_and_opened_in_one_talk(team: Team) -> None:
    olga = team.olga
    await olga.says("/magnets")
    assert olga.sees("Пока ни одного")
    await olga.presses("Новый магнит")
    await olga.says("Каталог кабеля 2027")
    assert olga.sees("Черновик создан")
    assert olga.sees("Чтобы открыть, добавьте: обещание, подарок, кто обрабатывает данные")
    await olga.presses("Дальше: обещание")
    await olga.says("Пришлём каталог с ценами и поможем подобрать кабель.")
    assert olga.sees("✅ Обещание: Пришлём каталог")
    await olga.presses("Дальше: подарок")
    await olga.presses("Ссылка")
    await olga.says("example.com/catalog.pdf")
    assert olga.sees("https://example.com/catalog.pdf")
    await olga.presses("Назад")
    await olga.presses("Дальше: кто обрабатывает")
    await fills_operator(olga)
    assert olga.sees("Данные, по-русски: версия 1")
    await olga.presses("Назад")
    assert olga.sees("⚪️ черновик")
    await olga.presses("Открыть")
    assert olga.sees("ООО «Вега», ИНН 7707083893 (Тула, Ленина, 1)")
    assert olga.sees("I agree that")
    await olga.presses("Да, открыть")
    assert olga.sees("🟢 открыт")
    assert olga.sees("https://t.me/touchbase_bot?start=")
    await olga.says("/magnets")
    assert olga.sees("Каталог кабеля 2027 · 🟢 открыт")
    assert olga.sees("Сегодня: 0 открыли, 0 заполнили, лидов 0")


async def test_a_magnet_is_made_in_one_line_and_wrong_titles_are_told(team: Team) -> None:
    await team.olga.says("/magnets Прайс <b>2027</b>")
    assert team.olga.sees("Прайс <b>2027</b>")
    await team.olga.presses("Название")
    await team.olga.says("Очень " * 20)
    assert team.olga.sees("слишком длинно")
    await team.olga.says("Прайс")
    assert team.olga.sees("🧲 Прайс · ⚪️ черновик")


async def test_a_title_that_is_used_opens_its_magnet(team: Team) -> None:
    olga = team.olga
    await olga.says("/magnets Тёплый дом")
    assert olga.sees("Черновик создан")
    await olga.says("/magnets ТЕПЛЫЙ  дом")
    assert olga.sees("🧲 Тёплый дом · ⚪️ черновик")
    assert not olga.sees("Черновик создан")
    await olga.says("/magnets")
    await olga.presses("Новый магнит")
    await olga.says("теплый дом")
    assert olga.sees("«Тёплый дом» уже есть")
    await olga.says("Тёплый пол")
    assert olga.sees("🧲 Тёплый пол · ⚪️ черновик")
    await olga.presses("Копия")
    await olga.says("Тёплый дом")
    await olga.presses("Открыть тот, что есть")
    assert olga.sees("🧲 Тёплый дом · ⚪️ черновик")
    await olga.says("/magnets")
    assert len([one for one in labels(olga) if "Тёплый" in one]) == 2


async def test_what_is_missing_is_said_with_the_way_there(team: Team) -> None:
    olga = team.olga
    await olga.says("/magnets Прайс")
    assert "🟢 Открыть" not in labels(olga)
    await olga.presses(data="mg:open:1:0")
    assert olga.sees("«Прайс» пока не открыть. Добавьте: обещание, подарок")
    await olga.presses("Дальше: обещание")
    await olga.presses("Назад")
    assert olga.sees("❗️ Обещание: нет")
    await olga.presses(data="mg:opened:1:0")
    assert olga.sees("пока не открыть")


async def test_an_open_magnet_keeps_what_it_needs(team: Team) -> None:
    olga = team.olga
    await opens(olga, "Прайс")
    await olga.presses("Вопросы")
    await olga.presses("🗑 1")
    assert "обязательный вопрос о телефоне" in (olga.toast or "")
    await olga.presses("⏭ 1")
    assert "обязательный вопрос о телефоне" in (olga.toast or "")
    await olga.presses("E-mail")
    await olga.presses("🗑 1")
    assert olga.sees("1. имя")


async def test_pausing_and_opening_again(team: Team) -> None:
    olga = team.olga
    await opens(olga, "Прайс")
    await olga.presses("Поставить на паузу")
    assert olga.sees("⏸ на паузе")
    await olga.presses("Открыть")
    await olga.presses("Да, открыть")
    assert olga.sees("🟢 открыт")


async def test_a_copy_has_everything_but_links_and_state(team: Team) -> None:
    olga = team.olga
    await opens(olga, "Прайс")
    first = olga.last.text
    await olga.presses("Копия")
    await olga.says("Прайс для дилеров")
    assert olga.sees("Копия «Прайс»")
    assert olga.sees("🧲 Прайс для дилеров · ⚪️ черновик")
    assert olga.sees("✅ Обещание: Пришлём прайс")
    assert olga.sees("✅ Тексты согласий: 4, последняя версия 1")
    assert "Открыть" in " ".join(labels(olga))
    await olga.presses("Открыть")
    await olga.presses("Да, открыть")
    assert first.split("start=")[1][:8] not in olga.last.text


async def test_a_picture_comes_as_a_photo_only(team: Team) -> None:
    olga = team.olga
    await olga.says("/magnets Прайс")
    await olga.presses("Картинка")
    await olga.says("картинка")
    assert olga.sees("Здесь нужна картинка")
    await olga.sends_file("a.png", b"png", "image/png")
    assert olga.sees("Пришлите её как фото")
    await olga.sends_photo(JPEG)
    assert olga.sees("✅ Картинка: есть")
    await olga.presses("Картинка")
    await olga.presses("Убрать")
    assert olga.sees("➖ Картинка: нет")


async def test_words_are_awaited_and_a_photo_comes(team: Team) -> None:
    olga = team.olga
    await olga.says("/magnets Прайс")
    await olga.presses("Обещание")
    await olga.sends_photo(JPEG)
    assert olga.sees("Здесь нужен текст")
    await olga.says("Пришлём прайс")
    assert olga.sees("✅ Обещание: Пришлём прайс")


async def test_cancel_and_commands_end_a_question(team: Team) -> None:
    olga = team.olga
    await olga.says("/magnets Прайс")
    await olga.presses("Обещание")
    await olga.says("/cancel")
    await olga.says("Пришлём прайс")
    await olga.says("/magnets")
    await olga.presses("Прайс")
    assert olga.sees("❗️ Обещание: нет")


async def test_r53_who_gets_the_leads(team: Team) -> None:
    olga = team.olga
    await olga.says("/magnets Прайс")
    await olga.presses("Кому лиды")
    assert olga.sees("Сейчас: всем по очереди")
    await olga.presses("По городам")
    assert olga.sees("✅ Лиды: по городам")
    await olga.presses("Кому лиды")
    await olga.presses("Анна Северова")
    assert olga.sees("✅ Лиды: только Анна Северова")
    await olga.presses(data="mh:manager:1:99")
    assert "больше нет" in (olga.toast or "")


async def test_the_owner_lets_a_colleague_edit_magnets_and_takes_it_back(team: Team) -> None:
    olga, ann = team.olga, team.ann
    await ann.says("/magnets")
    assert ann.sees("ведут владелец и те, кому он это разрешил")
    await olga.says("/magnets")
    await olga.presses("Кто ведёт")
    await olga.presses("Анна Северова")
    assert "✅ Анна Северова · менеджер" in labels(olga)
    await ann.says("/magnets Прайс")
    assert ann.sees("Черновик создан")
    assert "👥 Кто ведёт" not in labels(ann)
    await ann.says("/help")
    assert ann.sees("/magnets")
    await ann.presses(data="mw:allow:4")
    assert "может только владелец" in (ann.toast or "")
    await ann.says("/magnets")
    await ann.presses("Прайс")
    await ann.presses("Обещание")
    await olga.presses("Анна Северова")
    await ann.says("Пришлём прайс")
    assert ann.sees("ведут владелец")
    await ann.presses("Назад")
    assert "ведут владелец" in (ann.toast or "")


@pytest.mark.parametrize(
    "data",
    [
        *("mg:show:1:0", "mg:new:0:0", "mg:list:0:0", "mg:opened:1:0", "mg:pause:1:0"),
        *("mg:copy:1:0", "mg:preview:1:0", "mg:picture:1:0", "mg:links:1:0", "mg:consents:1:0"),
        *("mp:show:1:gift", "mp:codes:1:reward", "mq:drop:1:1:0", "mu:city:1", "mh:turn:1:0"),
        *("mc:show:1:mailing:ru", "mo:name:1:0:0", "mk:qr:1", "mk:on:1", "ml:site:1"),
        *("mf:1:all:0", "mf:1:all:1"),
    ],
)
async def test_nobody_else_gets_anything_by_a_button_made_by_hand(team: Team, data: str) -> None:
    await makes_ready(team.olga, "Прайс")
    for person in (team.ann, team.boris):
        await person.says("/today")
        await person.presses(data=data)
        assert "ведут владелец" in (person.toast or ""), data
        assert not person.sees("Прайс")
    await team.olga.says("/magnets")
    await team.olga.presses("Прайс")
    assert team.olga.sees("⚪️ черновик")


@pytest.mark.parametrize(
    "data",
    [
        *("mg:show:99:0", "mg:opened:99:0", "mp:show:99:gift", "mp:show:1:prize", "mu:wish:1"),
        *("mq:drop:99:1:0", "mc:show:1:mailing:ru", "mc:own:1:mailing:de", "mk:show:99"),
        *("ml:moon:1", "mf:1:year:0", "mh:manager:1:0", "mw:allow:99", "mo:keep:x:0:0"),
    ],
)
async def test_garbage_is_answered_like_a_thing_that_is_gone(team: Team, data: str) -> None:
    await team.olga.says("/magnets Прайс")
    await team.olga.presses(data=data)
    assert "больше нет" in (team.olga.toast or ""), data


async def test_many_magnets_are_turned_page_by_page(team: Team) -> None:
    olga = team.olga
    for number in range(10):
        await olga.says(f"/magnets Прайс {number}")
    await olga.says("/magnets")
    assert olga.sees("Прайс 9")
    assert not olga.sees("Прайс 1")
    await olga.presses("▶️")
    assert olga.sees("Прайс 1")
    await olga.presses("◀️")
    assert olga.sees("Прайс 9")


async def test_the_editor_speaks_english(team: Team) -> None:
    olga: Actor = team.olga
    await olga.says("/settings")
    await olga.presses("Язык")
    await olga.presses("English")
    await olga.says("/magnets Price list")
    assert olga.sees("To open it, add: a promise, a gift")
    await olga.presses("Questions")
    assert olga.sees("2 of 4")
