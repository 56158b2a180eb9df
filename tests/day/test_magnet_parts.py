"""What a magnet gives and asks: files, codes, link, reward, questions (R50, R54)."""

import pytest

from domain.customers.consents import Channel
from domain.customers.forms import Form
from domain.customers.magnets import Codes, Part
from domain.customers.people import Customer
from sandbox.actors import Actor
from sandbox.wire import Upload
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnet_talk import JPEG, labels, makes_ready, opens


@pytest.fixture
async def olga(team: Team) -> Actor:
    await team.olga.says("/magnets Прайс")
    return team.olga


async def files_of(team: Team) -> list[tuple[str, str]]:
    async with SqlUnits(team.app.database)() as unit:
        magnet = await unit.magnets.magnet(1)
    assert magnet is not None
    return [(one.kind.value, one.name) for one in magnet.gift.files]


async def test_files_come_one_by_one(team: Team, olga: Actor) -> None:
    await olga.presses("🎁 Подарок")
    await olga.presses("Файлы")
    await olga.sends_file("price.pdf", b"%PDF", "application/pdf")
    assert olga.sees("Файл принят, теперь он один")
    await olga.sends_photo(JPEG)
    assert olga.sees("теперь их 2")
    await olga.sends_voice(b"OggS")
    await olga.sends_file("people.vcf", b"BEGIN:VCARD", "text/vcard")
    await olga.says("и ещё")
    assert olga.sees("Здесь нужен файл")
    await olga.presses("Готово")
    assert olga.sees("Файлы, 4: price.pdf, фото, голосовое, people.vcf")
    assert [kind for kind, _ in await files_of(team)] == ["document", "photo", "voice", "document"]
    await olga.presses("Убрать файлы")
    assert olga.sees("Пока ничего")


async def test_an_album_is_answered_once_and_kept_whole(team: Team, olga: Actor) -> None:
    await olga.presses("🎁 Подарок")
    await olga.presses("Файлы")
    answered = []
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        await sends_of_album(team, olga, name)
        answered.append(len(olga.answers))
    assert answered == [1, 0, 0]
    await olga.presses("Готово")
    assert olga.sees("Файлы, 3")


async def sends_of_album(team: Team, person: Actor, name: str) -> None:
    upload = Upload(name=name, mime="image/jpeg", data=name.encode())
    stored = team.tg.world.files.put(kind="photo", name=name, mime="image/jpeg", data=upload.data)
    size = {**stored.identity(), "width": 640, "height": 480}
    person.forget_answers()
    number = 900 + len(name) + ord(name[0])
    update_id = team.tg.world.updates.put(
        "message",
        {
            "message_id": number,
            "date": team.tg.world.now(),
            "chat": {"id": person.id, "type": "private", "first_name": "Ольга"},
            "from": person.phone.person.as_user(),
            "media_group_id": "7",
            "photo": [size],
        },
    )
    await team.tg.settled(update_id)


async def test_an_eleventh_file_is_refused(team: Team, olga: Actor) -> None:
    await olga.presses("🎁 Подарок")
    await olga.presses("Файлы")
    for number in range(10):
        await olga.sends_file(f"{number}.pdf", str(number).encode())
    await olga.sends_file("more.pdf", b"more")
    assert olga.sees("✋")
    assert len(await files_of(team)) == 10


async def test_words_and_an_address_are_set_changed_and_taken_away(olga: Actor) -> None:
    await olga.presses("🎁 Подарок")
    await olga.presses("💬 Текст")
    await olga.says("Скидка <10 %>")
    assert olga.sees("Текст: Скидка <10 %>")
    await olga.presses("🔗 Ссылка")
    await olga.says("не адрес")
    assert olga.sees("✋")
    await olga.says("https://vega.ru/price")
    assert olga.sees("Ссылка: https://vega.ru/price")
    await olga.presses("💬 Текст")
    assert olga.sees("Сейчас: Скидка <10 %>")
    await olga.presses("Убрать")
    assert not olga.sees("Скидка")
    await olga.presses("🔗 Ссылка")
    await olga.presses("Убрать")
    assert olga.sees("Пока ничего")


async def test_codes_are_pasted_and_the_list_warns(olga: Actor) -> None:
    await olga.presses("🎁 Подарок")
    await olga.presses("Коды")
    await olga.says("A-1\nA-2\n\nA-1")
    assert olga.sees("Добавлено 2 кода. Осталось 2")
    await olga.says("A-2")
    assert olga.sees("Все эти коды уже есть")
    await olga.sends_photo(JPEG)
    assert olga.sees("Вставьте коды текстом")
    await olga.presses("Готово")
    assert olga.sees("Личный код: осталось 2, выдано 0")
    assert olga.sees("Коды (подарок) кончаются: осталось 2")
    await olga.presses("Без кодов")
    assert olga.sees("Пока ничего")


async def test_codes_come_as_a_text_file_too(olga: Actor) -> None:
    await olga.presses("🎁 Подарок")
    await olga.presses("Коды")
    lines = "\r\n".join(f"КОД-{number}" for number in range(300))
    await olga.sends_file("codes.txt", lines.encode("cp1251"), "text/plain")
    assert olga.sees("Добавлено 300 кодов. Осталось 300")
    await olga.sends_file("more.txt", "\ufeffКОД-1\nКОД-А".encode(), "text/plain")
    assert olga.sees("Добавлен 1 код. Осталось 301")
    await olga.sends_file("codes.txt", b"x" * 1_000_001, "text/plain")
    assert olga.sees("Вставьте коды текстом")


async def test_the_list_of_magnets_warns_of_codes(olga: Actor) -> None:
    await olga.presses("🎁 Подарок")
    await olga.presses("Коды")
    await olga.says("A-1")
    await olga.says("/magnets")
    assert olga.sees("Осталось кодов: 1")


async def test_r54_the_reward_is_filled_like_the_gift(olga: Actor) -> None:
    await olga.presses("За друга")
    assert olga.sees("Это получат оба")
    await olga.presses("💬 Текст")
    await olga.says("Скидка 5 %")
    await olga.presses("Назад")
    assert olga.sees("✅ За друга: текст")


async def test_new_codes_go_at_once_to_who_waited_in_their_language(team: Team) -> None:
    olga, stranger = team.olga, team.stranger
    await opens(olga, "Прайс")
    await stranger.starts()
    async with SqlUnits(team.app.database)() as unit:
        now = team.tg.clock.now()
        somebody = await unit.customers.add(
            Customer(telegram_id=stranger.id, locale="en", created_at=now, seen_at=now)
        )
        links = await unit.magnets.links(1)
        form = Form(
            customer_id=somebody.id,
            magnet_id=1,
            link_id=links[0].id,
            channel=Channel.TELEGRAM,
            consented_at=now,
            completed_at=now,
        )
        await unit.forms.add(form)
        assert await unit.magnets.take_code(1, Part.GIFT, somebody.id, now) == ""
        assert (await unit.magnets.codes(1))[Part.GIFT] == Codes(left=0, given=0, owed=1)
    await olga.presses("🎁 Подарок")
    await olga.presses("Коды")
    stranger.forget_answers()
    await olga.says("A-1\nA-2")
    assert olga.sees("Отправлен 1 человеку")
    assert stranger.sees("your personal code: A-1")
    await olga.presses("Готово")
    assert olga.sees("осталось 1, выдано 1")


async def test_r50_a_fifth_question_is_refused_with_the_reason(olga: Actor) -> None:
    await olga.presses("Вопросы")
    assert olga.sees("около 5 %")
    await olga.presses("E-mail")
    await olga.presses("Свой вопрос")
    await olga.says("Сколько метров?")
    assert olga.sees("4. «Сколько метров?»")
    for label in ("Город", "Свой вопрос"):
        await olga.presses(label)
        assert "Больше четырёх вопросов нельзя" in (olga.toast or ""), label
        assert "5 %" in (olga.toast or "")


async def test_questions_are_moved_skipped_and_dropped(olga: Actor) -> None:
    await olga.presses("Вопросы")
    assert olga.sees("1. телефон\n2. имя")
    screen = olga.last
    data = next(k.data for row in screen.buttons for k in row if k.text == "⬆️ 2")
    await olga.presses("⬆️ 2")
    assert olga.sees("1. имя\n2. телефон")
    await olga.presses(data=data, message=screen)
    assert "1. имя\n2. телефон" in olga.last.text
    await olga.presses("⏭ 1")
    assert "❗️ 1" in labels(olga)
    assert "1. имя — можно пропустить" in olga.last.text
    await olga.presses("❗️ 1")
    assert "имя — можно" not in olga.last.text
    await olga.presses("🗑 1")
    assert olga.sees("1. телефон")
    assert "➕ Имя" in labels(olga)


async def test_an_old_button_of_a_dropped_question_shows_what_there_is(olga: Actor) -> None:
    await olga.presses("Вопросы")
    await olga.presses("🗑 2")
    await olga.presses(data="mq:drop:1:2:1")
    await olga.presses(data="mu:phone:1")
    assert olga.last.text.count("телефон") == 1


async def test_a_magnet_shows_all_that_it_holds(team: Team) -> None:
    await makes_ready(team.olga, "Прайс")
    for words in (
        "✅ Подарок: текст",
        "✅ Вопросы: телефон, имя (2 из 4)",
        "✅ Кто обрабатывает данные: ООО «Вега»",
        "✅ Лиды: всем по очереди",
        "➖ За друга: нет",
        "✅ Ссылки: 1",
    ):
        assert team.olga.sees(words), words
