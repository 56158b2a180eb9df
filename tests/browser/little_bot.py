"""A little bot with one talk for every part of the page, so that the page is tested alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiohttp import ClientError, ClientSession, FormData

from sandbox.clock import SandboxClock, StandingClock
from sandbox.persons import BotProfile, Person
from sandbox.samples import sample
from sandbox.server import SandboxServer
from sandbox.world import World

TOKEN = "4242:LITTLE"
SUNDAY_MORNING = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
LINK = "https://t.me/touchbase_bot?start=inv_K7QX"

CARD = (
    "✅ <b>Иван Петров</b> · ЛПР\n"
    "ООО «Ромашка», главный инженер\n"
    "📞 +7 903 555-01-77\n"
    "✉️ petrov@romashka.example\n\n"
    "<b>Последнее касание:</b> вчера, <i>дозвонился</i>\n"
    "<blockquote>Просил смету до пятницы, сравнивает с «Балкой»</blockquote>\n"
    "Следующий шаг: пт, 27 ноября, 11:00"
)
FORMATS = (
    "<b>жирный</b> <i>курсив</i> <u>черта</u> <s>вычеркнуто</s> <b>оба <i>сразу</i></b>\n"
    "<code>код</code> <tg-spoiler>секрет</tg-spoiler> "
    '<a href="https://example.com/">ссылка</a> <b>&lt;img src=x onerror=alert(1)&gt;</b>\n'
    "<blockquote expandable>Первая строка\nВторая\nТретья\nЧетвёртая\nПятая</blockquote>"
    '<pre><code class="language-python">print("привет")</code></pre>'
)
KEYS = {
    "keyboard": [
        [{"text": "📋 Сегодня"}, {"text": "🔍 Найти"}, {"text": "💼 Сделки"}],
        [{"text": "📱 Мой номер", "request_contact": True}, {"text": "⚙️ Настройки"}],
    ],
    "resize_keyboard": True,
    "input_field_placeholder": "Имя, телефон или звонок",
}
CARD_KEYS = {
    "inline_keyboard": [
        [{"text": "✅ Дозвонился", "callback_data": "toast"}],
        [
            {"text": "📵 Не ответил", "callback_data": "alert"},
            {"text": "⏰ Позже", "callback_data": "edit"},
        ],
        [
            {"text": "🗑 Убрать", "callback_data": "delete"},
            {"text": "Номер", "copy_text": {"text": "+79035550177"}},
            {"text": "Пригласить", "url": LINK},
        ],
    ]
}
COMMANDS = [
    {"command": "today", "description": "План на день"},
    {"command": "add", "description": "Добавить контакт одной строкой"},
    {"command": "find", "description": "Найти клиента по имени, телефону, компании"},
    {"command": "call", "description": "Записать звонок"},
    {"command": "deals", "description": "Сделки по этапам"},
    {"command": "tasks", "description": "Напоминания"},
    {"command": "undo", "description": "Отменить последнее"},
    {"command": "help", "description": "Что я умею"},
]


class LittleBot:
    """Answers over real HTTP; what it says depends on the text or the pressed data.

    While ``thinks`` is cleared it answers nothing.
    """

    def __init__(self, session: ClientSession, url: str) -> None:
        self._session = session
        self._url = url
        self.thinks = asyncio.Event()
        self.thinks.set()

    async def call(self, method: str, **parameters: Any) -> Any:
        """Call a method; AssertionError when the box refuses."""
        address = f"{self._url}/bot{TOKEN}/{method}"
        async with self._session.post(address, json=parameters) as response:
            body = await response.json()
            assert body["ok"], body
            return body["result"]

    async def run(self) -> None:
        """Poll until cancelled, whether the box answers or not."""
        await self.call("setMyCommands", commands=COMMANDS)
        offset = 0
        while True:
            try:
                updates = await self.call("getUpdates", offset=offset, timeout=30)
            except ClientError:
                await asyncio.sleep(0.05)
                continue
            for update in updates:
                offset = update["update_id"] + 1
                await self._answer(update)

    async def say(self, chat_id: int, text: str, **more: Any) -> Any:
        """Send HTML."""
        return await self.call("sendMessage", chat_id=chat_id, text=text, parse_mode="HTML", **more)

    async def _answer(self, update: dict[str, Any]) -> None:
        await self.thinks.wait()
        if query := update.get("callback_query"):
            await self._pressed(query)
        elif message := update.get("message"):
            await self._told(message["chat"]["id"], message)

    async def _told(self, chat_id: int, message: dict[str, Any]) -> None:
        text = message.get("text", "")
        if text.startswith("/start"):
            hello = "Здравствуйте! Вот что у вас сегодня. /today покажет план."
            await self.say(chat_id, f"{hello} {text[7:]}", reply_markup=KEYS)
        elif text == "/today":
            await self.say(chat_id, CARD, reply_markup=CARD_KEYS, protect_content=True)
        elif text == "/formats":
            await self.say(chat_id, FORMATS)
        elif text == "/typing":
            await self.call("sendChatAction", chat_id=chat_id, action="typing")
        elif text == "/file":
            await self._send_file(chat_id)
        elif contact := message.get("contact"):
            await self.say(chat_id, f"✅ Добавлен: <b>{contact['first_name']}</b>")
        else:
            quote = {"message_id": message["message_id"]}
            await self.say(chat_id, "Понял.", reply_parameters=quote)

    async def _send_file(self, chat_id: int) -> None:
        upload = sample("document")
        form = FormData({"chat_id": str(chat_id), "caption": "Отчёт за неделю"})
        form.add_field("document", upload.data, filename=upload.name, content_type=upload.mime)
        address = f"{self._url}/bot{TOKEN}/sendDocument"
        async with self._session.post(address, data=form) as response:
            assert response.status == 200, await response.text()

    async def _pressed(self, query: dict[str, Any]) -> None:
        message = query["message"]
        where = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        answer: dict[str, Any] = {"callback_query_id": query["id"]}
        match query["data"]:
            case "toast":
                answer["text"] = "Записано: дозвонился"
            case "alert":
                answer |= {"text": "Сегодня больше не звоните", "show_alert": True}
            case "edit":
                done = "⏰ Перенесено на завтра, <b>10:00</b>"
                await self.call("editMessageText", text=done, parse_mode="HTML", **where)
            case "delete":
                await self.call("deleteMessage", **where)
        await self.call("answerCallbackQuery", **answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class LittleBox:
    """A box with five persons and the little bot."""

    url: str
    world: World
    bot: LittleBot
    server: SandboxServer


@asynccontextmanager
async def little_box(port: int = 0) -> AsyncIterator[LittleBox]:
    """Open the box on a port, on a free one when it is 0."""
    clock = SandboxClock(StandingClock(SUNDAY_MORNING))
    profile = BotProfile(id=4242, name="Touchbase", username="touchbase_bot")
    world = World(clock=clock, bot=profile)
    world.phonebook.append({"name": "Виктор Новосёлов", "phone": "+79000000101"})
    for person in _people():
        world.add_person(person)
    bots: list[LittleBot] = []

    async def remind() -> None:
        for bot in bots:
            await bot.say(
                1003, "⏰ <b>Напоминание:</b> перезвонить Петрову", reply_markup=CARD_KEYS
            )

    server = SandboxServer(world, clock, TOKEN, on_clock_moved=remind)
    url = await server.start(port=port)
    async with ClientSession() as session:
        bot = LittleBot(session, url)
        bots.append(bot)
        life = asyncio.create_task(bot.run())
        try:
            yield LittleBox(url=url, world=world, bot=bot, server=server)
        finally:
            life.cancel()
            await asyncio.gather(life, return_exceptions=True)
            await server.stop()


def _people() -> list[Person]:
    moscow, vladivostok = "Europe/Moscow", "Asia/Vladivostok"
    lines = (
        ("Анна", "Демидова", "owner", moscow, True),
        ("Борис", "Примеров", "head", moscow, True),
        ("Вера", "Образцова", "manager", moscow, True),
        ("Глеб", "Показов", "manager", vladivostok, True),
        ("Дарья", "Гостева", "customer", moscow, False),
    )
    return [
        Person(
            id=1001 + number,
            first_name=first,
            last_name=last,
            language_code="ru",
            phone=f"+7900000000{number}",
            role=role,
            zone=zone,
            started=started,
        )
        for number, (first, last, role, zone, started) in enumerate(lines)
    ]
