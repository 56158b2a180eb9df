"""What the demo base has of customers: two open magnets, people on the way, one who waits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import Settings
from domain.customers.magnets import Handing, Part
from domain.team import Scope
from handlers.magnets.consent_texts import data_words
from locales import LOCALES, texts_for
from sandbox.clock import SandboxClock, StandingClock
from sandbox.demo.base import DemoBase
from sandbox.demo.magnets import CHECKLIST, DISCOUNT, SOURCES
from sandbox.driver import MONDAY_MORNING
from sandbox.files import FileStore
from storage.database import Database
from storage.migrate import migrate
from storage.unit import SqlUnit, SqlUnits


@dataclass(frozen=True, slots=True)
class Told:
    unit: SqlUnit
    files: FileStore


@asynccontextmanager
async def told(home: Path) -> AsyncIterator[Told]:
    files, database = FileStore(), Database(f"sqlite+aiosqlite:///{home / 'base.db'}")
    await database.open()
    try:
        await migrate(database)
        demo = DemoBase(
            database=database,
            settings=Settings(_env_file=None),
            clock=SandboxClock(StandingClock(MONDAY_MORNING)),
            files=files,
            bot="touchbase_bot",
        )
        await demo.fill()
        async with SqlUnits(database)() as unit:
            yield Told(unit, files)
    finally:
        await database.close()


@pytest.fixture
async def base(tmp_path: Path) -> AsyncIterator[Told]:
    async with told(tmp_path) as made:
        yield made


async def test_r50_both_magnets_are_open_with_a_link_for_each_source(base: Told) -> None:
    magnets = {one.title: one for one in await base.unit.magnets.magnets()}
    assert set(magnets) == {CHECKLIST, DISCOUNT}
    assert all(one.open and one.promise for one in magnets.values())
    checklist, discount = magnets[CHECKLIST], magnets[DISCOUNT]
    assert (len(checklist.questions), checklist.handing) == (3, Handing.CITY)
    links = await base.unit.magnets.links(checklist.id)
    assert [one.name for one in links] == ["", *SOURCES]
    picture = base.files.by_id(checklist.picture)
    assert picture is not None
    assert picture.data.startswith(b"\x89PNG")
    sheet = base.files.by_id(checklist.gift.files[0].file_id)
    assert sheet is not None
    assert "12. " in sheet.data.decode()
    assert (len(discount.questions), discount.handing) == (2, Handing.MANAGER)
    codes = await base.unit.magnets.codes(discount.id)
    assert (codes[Part.GIFT].given, codes[Part.REWARD].given) == (2, 2)


async def test_r51_what_people_agree_to_names_all_that_is_asked(base: Told) -> None:
    for magnet in await base.unit.magnets.magnets():
        texts = await base.unit.consents.texts(magnet.id)
        assert len(texts) == 2 * len(LOCALES)
        agreed = "\n".join(one.text for one in texts)
        assert all(data_words(texts_for(one), magnet) in agreed for one in LOCALES)
        assert "data@example.com" in agreed


async def test_r53_one_lead_waits_with_the_manager_of_its_city_and_the_others_were_called(
    base: Told,
) -> None:
    (waiting,) = await base.unit.leads.waiting(Scope(None), limit=10)
    assert (waiting.city, waiting.manager_name) == ("Москва", "Вера Образцова")
    assert waiting.source == "Выставка"
    assert (MONDAY_MORNING - waiting.lead.came_at).total_seconds() < 10 * 60
    assert waiting.phone.startswith("+7900")


async def test_the_funnel_has_every_step_from_the_link_to_the_deal(base: Told) -> None:
    magnets = {one.title: one for one in await base.unit.magnets.magnets()}
    whole, *by_source = await base.unit.funnels.of_magnet(magnets[CHECKLIST].id)
    steps = [
        *(whole.opened, whole.consented, *(one.answered for one in whole.questions)),
        *(whole.completed, whole.touched, whole.won),
    ]
    assert steps == sorted(steps, reverse=True)
    assert (whole.completed, whole.gifts, whole.touched, whole.won) == (3, 3, 2, 1)
    assert whole.opened > whole.consented > whole.completed
    assert whole.revenue == 100 * 840_000
    assert {one.source for one in by_source} == {"", *SOURCES}
