"""Handlers of a few lines, which stand in for all that the program knows of clients."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import Update
from pydantic import SecretStr
from sqlalchemy import Column, Integer, MetaData, Table, Text, insert, select

from bot import fsm
from bot.app import App, Parts, Rest
from bot.settings import Settings
from bot.worker import Brain
from domain.errors import GoneError, NotAllowedError, TouchbaseError
from storage import conversations
from storage.conversations import ConversationKey
from storage.transaction import CommitFailedError, Transaction
from tests.core.fake_api import FakeApi

metadata = MetaData()
effects = Table(
    "effects",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("words", Text, nullable=False),
)
ADD = insert(effects)


class HandClock:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


class Script:
    """Writes down each text as an effect and echoes it; some words do more."""

    def __init__(self) -> None:
        self.seen: list[Update] = []
        self.facts: list[Mapping[str, Any]] = []
        self.commit_failures = 0
        self.gate: asyncio.Event | None = None
        self.blocked: list[int] = []

    async def build(self, parts: Parts) -> Rest:
        async with parts.database.unit() as unit:
            await unit.run(metadata.create_all)
        return Rest(
            brain=Brain(
                prepare=self.prepare,
                dispatch=self.dispatch,
                replies=self.replies,
                failure=self.failure,
                apology=self.apology,
            ),
            sweeps=[],
            possible_repeat=lambda _: "possible repeat",
            on_blocked=self.blocked.append,
        )

    async def prepare(self, unit: Transaction, update: Update) -> Mapping[str, Any]:
        message = update.message or update.edited_message
        person = message.chat.id if message else 7
        if person == 666:
            raise NotAllowedError
        key = ConversationKey(bot_id=42, chat_id=person, user_id=person)
        loaded = await conversations.load(unit, key)
        return {"unit": unit, **fsm.talk(unit, key, loaded)}

    async def dispatch(self, update: Update, facts: Mapping[str, Any]) -> object:
        self.seen.append(update)
        self.facts.append(facts)
        if update.message is None:
            return "pressed"
        text = update.message.text or ""
        await facts["unit"].execute(ADD, {"words": text})
        if self.gate is not None:
            await self.gate.wait()
        if text == "rule":
            raise GoneError
        if text == "bug":
            raise ZeroDivisionError(f"a secret of {text}")
        if text == "send":
            await update.message.answer("by hand")
        if text == "database" and self.commit_failures:
            self.commit_failures -= 1
            raise CommitFailedError
        if text.startswith("state "):
            await facts["state"].set_state(text.removeprefix("state "))
            await facts["state"].update_data(typed=text)
        if text == "state?":
            return f"{facts['raw_state']} {await facts['state'].get_data()}"
        return text

    def replies(self, result: Any, update: Update) -> Sequence[TelegramMethod[Any]]:
        message = update.message or (update.callback_query and update.callback_query.message)
        if result is None or not message:
            return []
        return [SendMessage(chat_id=message.chat.id, text=str(result))]

    async def failure(
        self, error: TouchbaseError, update: Update, facts: Mapping[str, Any]
    ) -> object:
        del update, facts
        return f"no: {error.key}"

    def apology(self, update: Update) -> Sequence[TelegramMethod[Any]]:
        return self.replies("sorry", update)


def settings(api: FakeApi, folder: Path, **more: Any) -> Settings:
    usual = {
        "bot_token": SecretStr(api.token),
        "bot_api_url": api.url,
        "database_url": f"sqlite+aiosqlite:///{folder / 'base.db'}",
        "messages_per_second": 0,
        "messages_per_chat_second": 0,
    }
    return Settings(_env_file=None, **{**usual, **more})


@asynccontextmanager
async def running(
    api: FakeApi, folder: Path, script: Script | None = None, **more: Any
) -> AsyncIterator[App]:
    app = App(settings(api, folder, **more), HandClock(), (script or Script()).build)
    try:
        await app.start()
        yield app
    finally:
        await app.stop()


async def kept(app: App) -> list[str]:
    async with app.database.unit() as unit:
        return [row.words for row in await unit.all(select(effects.c.words).order_by("id"))]
