"""A whole program with its site: the box's Telegram, a base on disk, one open magnet."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot.app import App
from bot.settings import Settings
from bot.wiring import build
from domain.calendar import calendar_of
from domain.customers.consents import ConsentText, Purpose
from domain.customers.magnets import (
    Ask,
    FileKind,
    Gift,
    GiftFile,
    Link,
    Magnet,
    MagnetState,
    Offer,
    Part,
    Question,
)
from domain.manage_team import Newcomer, enrol
from domain.team import Role
from locales import LOCALES
from sandbox.actors import Actor
from sandbox.clock import SandboxClock, StandingClock
from sandbox.driver import Telegram
from sandbox.samples import sample
from storage.unit import SqlUnit, SqlUnits

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""Monday 23 November 2026, 10:00 in Moscow."""
CODE, KEY, SITE = "roofs", "wk_roofs", "https://roofs.example"
PLAN = b"%PDF-1.4 what a roof costs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """Ann is the manager who gets the leads; ``url`` is where the site is."""

    tg: Telegram
    app: App
    ann: Actor
    url: str
    base: Path

    async def offer(self, locale: str = "ru") -> Offer:
        """Return the open magnet."""
        async with SqlUnits(self.app.database)() as unit:
            offer = await unit.magnets.offer(CODE, locale)
            assert offer is not None
            return offer

    async def agreed(self, locale: str = "ru") -> str:
        """Return the digest of the text to agree to."""
        return (await self.offer(locale)).texts[Purpose.PERSONAL_DATA].digest

    async def pause(self) -> None:
        """Close the magnet."""
        magnet = (await self.offer()).magnet
        async with SqlUnits(self.app.database)() as unit:
            await unit.magnets.save(magnet, replace(magnet, state=MagnetState.PAUSED))

    def on_disk(self) -> bytes:
        """Return every byte of the base and its log."""
        files = self.base.parent.glob(f"{self.base.name}*")
        return b"".join(one.read_bytes() for one in files)


@asynccontextmanager
async def town(folder: Path, port: int) -> AsyncGenerator[Town]:
    """Start the program, found the team, open the magnet."""
    clock = SandboxClock(StandingClock(MONDAY))
    async with Telegram(clock=clock) as tg:
        base = folder / "base.db"
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr(tg.token),
            bot_api_url=tg.url,
            database_url=f"sqlite+aiosqlite:///{base}",
            http_port=port,
            messages_per_second=0,
            messages_per_chat_second=0,
        )
        app = build(settings, clock)
        try:
            await app.start()
            tg.settle, tg.on_clock_moved = app.settled, app.ring
            ann = tg.person("Анна Северова", id=3)
            async with SqlUnits(app.database)() as unit:
                await _found(unit, tg)
            await ann.starts()
            url = f"http://127.0.0.1:{app.http_port}"
            yield Town(tg=tg, app=app, ann=ann, url=url, base=base)
        finally:
            await app.stop()


async def _found(unit: SqlUnit, tg: Telegram) -> None:
    now = tg.clock.now()
    newcomer = Newcomer(telegram_id=3, name="Анна", locale="ru", timezone="Europe/Moscow")
    ann = await enrol(unit.team, calendar_of("RU"), newcomer, Role.MANAGER, now=now, known=None)
    picture, plan = sample("photo"), PLAN
    files = tg.world.files
    photo = files.put(kind="photo", name="p.png", mime="image/png", data=picture.data)
    paper = files.put(kind="document", name="p.pdf", mime="application/pdf", data=plan)
    magnet = await unit.magnets.add(
        Magnet(
            title="Смета на крышу за час",
            promise="Посчитаем материалы и работу по вашему адресу, без звонков до вечера",
            picture=photo.file_id,
            gift=Gift(
                text="Вот смета-образец. Подробнее: https://roofs.example/sheet",
                link="https://roofs.example/calculator",
                coded=True,
                files=(
                    GiftFile(
                        kind=FileKind.DOCUMENT,
                        file_id=paper.file_id,
                        name="Смета.pdf",
                        size=len(plan),
                    ),
                ),
            ),
            questions=(
                Question(ask=Ask.PHONE),
                Question(ask=Ask.NAME),
                Question(ask=Ask.OWN, text="Какая у вас крыша?", required=False),
            ),
            state=MagnetState.ACTIVE,
            created_at=now,
            created_by=ann.id,
        )
    )
    await unit.magnets.add_codes(magnet.id, Part.GIFT, [f"ROOF-{one:03}" for one in range(100)])
    await unit.magnets.add_link(
        Link(magnet_id=magnet.id, code=CODE, web_key=KEY, origins=(SITE,), created_at=now)
    )
    for locale in LOCALES:
        for purpose in Purpose:
            await unit.consents.add_text(_text(magnet.id, purpose, locale, now))


def _text(magnet_id: int, purpose: Purpose, locale: str, now: datetime) -> ConsentText:
    words = {
        "ru": "Даю ООО «Крыши» согласие на обработку имени и телефона, чтобы мне прислали смету.",
        "en": "I let Roofs Ltd process my name and phone number in order to send me an estimate.",
    }
    return ConsentText(
        magnet_id=magnet_id,
        purpose=purpose,
        locale=locale,
        version=1,
        text=f"{words[locale]}\n\n{purpose}",
        created_at=now,
    )
