"""The base is held against the tombstones beside it at each start (R52)."""

import shutil
from pathlib import Path

from pydantic import SecretStr

from bot.graveyard import FileGraveyard
from bot.seal import HmacSeal, key_of
from bot.settings import Settings
from bot.wiring import build
from domain.customers.erasure import ErasedWhy, PersonKind, Tombstone
from domain.team import Scope
from sandbox.driver import Telegram
from storage.unit import SqlUnits
from tests.day.conftest import MONDAY, Team
from tests.storage.people import DAY

PHONE = "+79165557788"


async def test_r52_who_comes_back_with_a_backup_is_gone_before_anybody_can_look(
    team: Team, tmp_path: Path
) -> None:
    await team.ann.says("/add Соколов Иван +79165557788")
    await team.ann.says("/add Ким Ия +79160001122")
    restored = tmp_path / "restored" / "base.db"
    restored.parent.mkdir()
    await team.app.database.scrub([])  # what was written stands in the file, not in its log
    shutil.copy(tmp_path / "base.db", restored)
    seal = HmacSeal(key_of(None, tmp_path / "base.db.key"))
    stone = Tombstone(kind=PersonKind.PHONE, hash=seal(PersonKind.PHONE, PHONE), at=MONDAY + DAY)
    await FileGraveyard(restored.with_name("base.db.tombstones")).bury([stone])
    shutil.copy(tmp_path / "base.db.key", restored.with_name("base.db.key"))
    async with Telegram(clock=team.tg.clock) as tg:
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr(tg.token),
            bot_api_url=tg.url,
            database_url=f"sqlite+aiosqlite:///{restored}",
        )
        app = build(settings, team.tg.clock)
        try:
            await app.start()
            async with SqlUnits(app.database)() as unit:
                holders = await unit.clients.holders([("phone", PHONE), ("phone", "+79160001122")])
                (act,) = await unit.erasures.acts(limit=9)
            assert [one.value for one in holders] == ["+79160001122"]
            assert act.why is ErasedWhy.RESTORED
            await app.ring()
            async with SqlUnits(app.database)() as unit:
                (act,) = await unit.erasures.acts(limit=9)
                assert await unit.clients.open(Scope(None), 1) is None
            assert act.cleaned_at is not None
        finally:
            await app.stop()
    assert PHONE.encode() not in restored.read_bytes()
