"""What PostgreSQL's connections do when the server does not."""

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from storage.postgres import PostgresPool
from storage.transaction import TransientError


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError("refused"),
        TimeoutError("too late"),
        DBAPIError("connect", {}, Exception("the database system is starting up")),
    ],
)
async def test_a_server_that_is_gone_for_a_while_is_worth_another_try(error: Exception) -> None:
    async def refuse() -> None:
        raise error

    engine = create_async_engine("postgresql+asyncpg://", async_creator=refuse)
    pool = PostgresPool(engine, engine.connect())
    with pytest.raises(TransientError, match="does not answer"):
        async with pool.unit(alone=False):
            raise AssertionError("there is no connection to work on")
    await engine.dispose()
