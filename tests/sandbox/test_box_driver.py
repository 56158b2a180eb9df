"""The unmodified aiogram client, polling the box, and the language of the tests."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.filters import Command
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from sandbox.driver import Actor, Telegram
from sandbox.faults import FaultKind

YES_NO = InlineKeyboardMarkup(
    inline_keyboard=[
        [
            InlineKeyboardButton(text="✅ Да", callback_data="yes"),
            InlineKeyboardButton(text="Нет", callback_data="no"),
        ],
        [InlineKeyboardButton(text="Сайт", url="https://example.org")],
    ]
)
OWN_NUMBER = ReplyKeyboardMarkup(
    keyboard=[[KeyboardButton(text="📱 Мой номер", request_contact=True)]]
)


def echo_bot() -> Dispatcher:
    dispatcher = Dispatcher()
    routes = dispatcher.message

    @routes(Command("ask"))
    async def ask(message: Message) -> None:
        await message.answer("Всё <b>верно</b>?", parse_mode="HTML", reply_markup=YES_NO)

    @routes(Command("number"))
    async def number(message: Message) -> None:
        await message.answer("Ваш номер?", reply_markup=OWN_NUMBER)

    @routes(Command("silent"))
    async def silent(message: Message) -> None:
        """Say nothing."""

    @routes(F.contact)
    async def contact(message: Message) -> None:
        assert message.contact is not None
        text = f"{message.contact.first_name} {message.contact.phone_number}"
        await message.answer(text, reply_markup=ReplyKeyboardRemove())

    @routes(F.document | F.voice | F.photo)
    async def file(message: Message, bot: Bot) -> None:
        content = message.document or message.voice or (message.photo or [])[-1]
        data = await bot.download(content)
        assert data is not None
        await message.answer_document(BufferedInputFile(data.read(), "назад.bin"), caption="вот")

    @routes(F.forward_origin)
    async def forwarded(message: Message) -> None:
        assert message.forward_origin is not None
        await message.answer(f"переслано: {message.forward_origin.type}")

    @routes()
    async def echo(message: Message) -> None:
        await message.reply(f"эхо: {message.text}")

    @dispatcher.edited_message()
    async def edited(message: Message) -> None:
        await message.answer(f"исправлено: {message.text}")

    @dispatcher.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text(f"Выбрано: {query.data}")
        await query.answer("Записано", show_alert=query.data == "no")

    return dispatcher


@pytest.fixture
async def bot(tg: Telegram) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(tg.url))
    bot = Bot(tg.token, session=session)
    polling = asyncio.create_task(
        echo_bot().start_polling(bot, handle_signals=False, polling_timeout=5)
    )
    yield bot
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    await bot.session.close()


@pytest.fixture
def eve(tg: Telegram, bot: Bot) -> Actor:  # noqa: ARG001 — the bot has to run
    return tg.person("Ева", phone="+79035550103")


async def test_says_and_sees(eve: Actor) -> None:
    await eve.says("Ёлка")
    assert eve.sees("эхо: елка")
    assert not eve.sees("палка")
    await eve.says("палка")
    assert not eve.sees("ёлка")
    assert eve.last.post.reply_to is not None
    assert eve.transcript() == (
        "Ева: Ёлка\nTouchbase: эхо: Ёлка\nЕва: палка\nTouchbase: эхо: палка"
    )


async def test_presses_inline_buttons(eve: Actor) -> None:
    await eve.says("/ask")
    assert eve.last.html == "Всё <b>верно</b>?"
    assert [[button.text for button in row] for row in eve.last.buttons] == [
        ["✅ Да", "Нет"],
        ["Сайт"],
    ]
    await eve.presses("✅")
    assert (eve.toast, eve.alert) == ("Записано", False)
    assert eve.last.text == "Выбрано: yes"
    assert eve.sees("выбрано")
    await eve.presses(data="made:up")
    assert eve.last.text == "Выбрано: made:up"
    await eve.says("/ask")
    assert not eve.toast
    await eve.presses(at=(0, 1))
    assert (eve.toast, eve.alert) == ("Записано", True)
    assert "    (alert) Записано" in eve.transcript()


async def test_a_button_that_cannot_be_pressed(eve: Actor) -> None:
    await eve.says("/ask")
    with pytest.raises(AssertionError, match=r"opens https://example\.org"):
        await eve.presses("Сайт")
    with pytest.raises(AssertionError, match="no button 'Может быть'") as caught:
        await eve.presses("Может быть")
    assert "[✅ Да | Нет] [Сайт]" in str(caught.value)


async def test_keys_and_contacts(eve: Actor) -> None:
    await eve.says("/number")
    assert eve.keys == [["📱 Мой номер"]]
    await eve.presses("мой номер")
    assert eve.sees("Ева 79035550103")
    assert eve.keys == []
    await eve.shares_contact("Пётр Лесников", "+79035550102")
    assert eve.sees("Пётр +79035550102")
    await eve.shares_own_contact()
    await eve.starts("inv_1")
    assert eve.sees("/start inv_1")


async def test_files_forwards_and_edits(eve: Actor) -> None:
    await eve.sends_file("прайс.csv", b"1;2", "text/csv", caption="прайс")
    document = eve.last.content["document"]
    assert (document["file_name"], document["file_size"]) == ("назад.bin", 3)
    assert eve.sees("назад.bin")
    await eve.sends_photo(b"JPEG")
    await eve.sends_voice(b"OGG", duration=2)
    await eve.forwards("Согласны", "Тайный")
    assert eve.sees("hidden_user")
    await eve.forwards("Согласны", eve)
    assert eve.sees("переслано: user")
    await eve.edits("Не согласны", expects_answer=True)
    assert eve.sees("исправлено: Не согласны")


async def test_groups(tg: Telegram, eve: Actor) -> None:
    group = tg.group("Отдел", eve)
    await eve.says("/hello", to=group)
    assert group.sees("эхо: /hello")
    assert eve.answers == []
    await eve.says("между нами", to=group, expects_answer=False)
    assert group.answers == []


async def test_silence_ends_with_the_transcript(tg: Telegram, eve: Actor) -> None:
    tg.timeout = 0.2
    with pytest.raises(AssertionError, match="did not settle in time") as caught:
        await eve.says("/silent")
    assert "Ева: /silent" in str(caught.value)
    with pytest.raises(AssertionError, match="said nothing yet"):
        _ = eve.last
    await eve.says("/silent", expects_answer=False)
    await eve.blocks()
    await eve.blocks(blocked=False)


async def test_an_injected_settle_is_awaited(tg: Telegram, eve: Actor) -> None:
    settled: list[int] = []
    answered = asyncio.Event()
    tg.world.events.listen(lambda _: answered.set() if eve.answers else None)

    async def settle() -> None:
        await answered.wait()
        settled.append(len(eve.answers))

    tg.settle = settle
    await eve.says("раз")
    assert settled == [1]
    moved: list[bool] = []

    async def on_clock_moved() -> None:
        moved.append(True)
        tg.settle = None

    tg.on_clock_moved = on_clock_moved
    await tg.passes(hours=1)
    assert moved == [True]
    assert eve.answers == []


async def test_aiogram_understands_every_refusal(tg: Telegram, bot: Bot, eve: Actor) -> None:
    await eve.says("/ask")
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text(
            "Всё <b>верно</b>?",
            chat_id=eve.id,
            message_id=eve.last.message_id,
            parse_mode="HTML",
            reply_markup=YES_NO,
        )
    stranger = tg.person("Кто-то")
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(stranger.id, "x")
    tg.breaks(FaultKind.FLOOD, retry_after=7)
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(eve.id, "x")
    assert caught.value.retry_after == 7
    tg.breaks(FaultKind.BAD_GATEWAY)
    with pytest.raises(ClientDecodeError):
        await bot.send_message(eve.id, "x")
    tg.breaks(FaultKind.SERVER_ERROR)
    with pytest.raises(TypeError):
        await bot.send_message(eve.id, "x")
    tg.breaks(FaultKind.LOST_ANSWER)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(eve.id, "дошло")
    assert eve.last.text == "дошло"
    tg.breaks(FaultKind.UNAUTHORIZED)
    with pytest.raises(TelegramUnauthorizedError):
        await bot.get_me()
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(TelegramConflictError):
        await bot.get_updates()
    await bot.delete_webhook()


async def test_aiogram_reads_every_result(bot: Bot, eve: Actor) -> None:
    await eve.says("раз")
    assert (await bot.get_me()).username == "touchbase_bot"
    assert (await bot.get_chat(eve.id)).first_name == "Ева"
    sent = await bot.send_contact(eve.id, "+79035550102", "Пётр")
    copy = await bot.copy_message(eve.id, eve.id, sent.message_id)
    assert copy.message_id > sent.message_id
    assert (await bot.forward_message(eve.id, eve.id, sent.message_id)).forward_origin
    await bot.set_my_commands([BotCommand(command="today", description="День")])
    assert (await bot.get_my_commands())[0].command == "today"
    voice = await bot.send_voice(eve.id, BufferedInputFile(b"OGG", "a.ogg"))
    assert voice.voice is not None
    stored = await bot.get_file(voice.voice.file_id)
    into = BytesIO()
    assert stored.file_path is not None
    await bot.download_file(stored.file_path, into)
    assert into.getvalue() == b"OGG"
    assert (await bot.get_webhook_info()).url == ""
    assert (await bot.get_chat_member(eve.id, eve.id)).status == "member"
    assert await bot.delete_message(eve.id, sent.message_id)


async def test_an_outage_refuses_connections_and_ends(tg: Telegram, bot: Bot, eve: Actor) -> None:
    await eve.says("до")
    async with tg.outage():
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(eve.id, "x")
        eve.phone.text("во время")
    await eve.says("после")
    assert [answer.text for answer in eve.bubbles if not answer.post.author] == [
        "эхо: до",
        "эхо: во время",
        "эхо: после",
    ]
