"""A small team over a whole bot: real HTTP to the box, a real database on disk."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import App
from bot.settings import Settings
from bot.wiring import build
from domain.calendar import calendar_of
from domain.delivery import OutMessage
from domain.manage_team import Newcomer, enrol
from domain.team import Role
from sandbox.actors import Actor
from sandbox.clock import SandboxClock, StandingClock
from sandbox.driver import Telegram
from storage.outbox import Outbox
from storage.transaction import Transaction
from storage.unit import SqlUnits

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""Monday 23 November 2026, 10:00 in Moscow, 17:00 in Vladivostok."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Who takes part: an owner, a head, two managers, somebody from outside."""

    tg: Telegram
    app: App
    olga: Actor
    boris: Actor
    ann: Actor
    gleb: Actor
    stranger: Actor


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> list[OutMessage]:
    """What sweeps put into the outbox, where nothing can be read any more once it is sent (R51)."""
    seen: list[OutMessage] = []
    puts = Outbox.put

    async def notes(outbox: Outbox, unit: Transaction, messages: Sequence[OutMessage]) -> int:
        seen.extend(messages)
        return await puts(outbox, unit, messages)

    monkeypatch.setattr(Outbox, "put", notes)
    return seen


def silent(messages: Sequence[OutMessage], key: str) -> list[object]:
    """Return of each message whose key begins so whether it makes no sound."""
    found = [one for one in messages if (one.dedupe_key or "").startswith(key)]
    return [one.params.get("disable_notification") for one in found]


@pytest.fixture
def further_settings() -> Mapping[str, Any]:
    """What an installation of a test sets besides the usual."""
    return {}


@pytest.fixture
async def team(tmp_path: Path, further_settings: Mapping[str, Any]) -> AsyncIterator[Team]:
    """The bot with Olga (owner), Boris (head), Ann (Moscow), Gleb (Vladivostok)."""
    clock = SandboxClock(StandingClock(MONDAY))
    async with Telegram(clock=clock) as tg:
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr(tg.token),
            bot_api_url=tg.url,
            database_url=f"sqlite+aiosqlite:///{tmp_path / 'base.db'}",
            owner_ids=(1,),
            messages_per_second=0,
            messages_per_chat_second=0,
            **further_settings,
        )
        app = build(settings, clock)
        try:
            await app.start()
            tg.settle = app.settled
            tg.on_clock_moved = app.ring
            yield await _gather(tg, app)
        finally:
            await app.stop()


async def _gather(tg: Telegram, app: App) -> Team:
    olga = tg.person("Ольга Владелец", id=1, language_code="ru")
    boris = tg.person("Борис Глава", id=2, language_code="ru")
    ann = tg.person("Анна Северова", id=3, language_code="ru")
    gleb = tg.person("Глеб Восточный", id=4, language_code="ru")
    stranger = tg.person("Прохожий", id=5, language_code="ru")
    calendar = calendar_of("RU")
    async with SqlUnits(app.database)() as unit:
        for actor, role, zone in (
            (olga, Role.OWNER, "Europe/Moscow"),
            (boris, Role.HEAD, "Europe/Moscow"),
            (ann, Role.MANAGER, "Europe/Moscow"),
            (gleb, Role.MANAGER, "Asia/Vladivostok"),
        ):
            newcomer = Newcomer(
                telegram_id=actor.id, name=actor.phone.person.name, locale="ru", timezone=zone
            )
            await enrol(unit.team, calendar, newcomer, role, now=tg.clock.now(), known=None)
    return Team(tg=tg, app=app, olga=olga, boris=boris, ann=ann, gleb=gleb, stranger=stranger)
