"""A box with its server, a bare client, and a person who has pressed START."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from sandbox.driver import Actor, Telegram
from tests.sandbox.client import Client


@pytest.fixture
async def tg() -> AsyncIterator[Telegram]:
    async with Telegram(timeout=3) as telegram:
        yield telegram


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
def call(tg: Telegram, session: ClientSession) -> Client:
    return Client(session, tg)


@pytest.fixture
def ann(tg: Telegram) -> Actor:
    """A person who has pressed START, with the update taken already."""
    actor = tg.person("Анна Северова", phone="+79035550101")
    actor.phone.start()
    tg.world.updates.clear()
    return actor
