"""The yardstick: a bare aiogram bot that says back what it is told.

Its own process, as aiogram's documentation writes it: ``python -m benchmarks.echo`` with
BOT_TOKEN and BOT_API_URL.
"""

import os

import uvloop
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def echo(message: Message) -> None:
    """Say it back."""
    await message.answer(message.text or "")


async def main() -> None:
    """Poll until the process is ended."""
    server = TelegramAPIServer.from_base(os.environ["BOT_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    await dispatcher.start_polling(bot, close_bot_session=True)


if __name__ == "__main__":
    uvloop.run(main())
