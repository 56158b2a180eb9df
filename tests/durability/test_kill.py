"""Kill -9 in the middle of a burst: nothing confirmed is lost, nothing is done twice."""

import asyncio
import random
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from sandbox.actors import Actor
from sandbox.driver import Telegram
from tests.durability.running import Running

PEOPLE = 4
CLIENTS_EACH = 25
LINES = PEOPLE * CLIENTS_EACH * 2
REPEATED = "повтор"


def phone(person: int, number: int) -> str:
    return f"+7916{person:02}{number:05}"


def lines(person: int) -> list[str]:
    """Add a client, then call it: a second reading of either would show in the base."""
    return [
        line
        for number in range(CLIENTS_EACH)
        for line in (
            f"/add Тестов Иван {phone(person, number)}",
            f"/call {phone(person, number)} дозвонился, заметка {person}-{number}.",
        )
    ]


def notes_kept(base: Path) -> Counter[str]:
    with closing(sqlite3.connect(base)) as connection:
        return Counter(note for (note,) in connection.execute("select note from touches"))


def notes_confirmed(people: list[Actor]) -> set[str]:
    """The calls whose logging the people have read on their screens."""
    return {
        f"дозвонился, заметка {person}-{number}."
        for person, actor in enumerate(people)
        for number in range(CLIENTS_EACH)
        if any(
            f"заметка {person}-{number}." in bubble.text and "Итог" in bubble.text
            for bubble in actor.answers
        )
    }


async def answers_reach(tg: Telegram, people: list[Actor], count: int) -> None:
    """Wait until the people have so many answers on their screens together."""
    happened = asyncio.Event()
    stop = tg.world.events.listen(lambda _: happened.set())
    async with asyncio.timeout(60):
        while sum(len(actor.answers) for actor in people) < count:
            await happened.wait()
            happened.clear()
    stop()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
async def test_kill_9_during_a_burst_loses_nothing_and_doubles_nothing(
    seed: int, tmp_path: Path
) -> None:
    dice = random.Random(seed)  # noqa: S311 — when to kill is no secret
    base = tmp_path / "base.db"
    async with Telegram() as tg:
        people = [tg.person(f"Владелец {n}", id=100 + n) for n in range(PEOPLE)]
        bot = Running(
            {
                "BOT_TOKEN": tg.token,
                "BOT_API_URL": tg.url,
                "DATABASE_URL": f"sqlite+aiosqlite:///{base}",
                "OWNER_IDS": ",".join(str(actor.id) for actor in people),
                "MESSAGES_PER_SECOND": "0",
                "MESSAGES_PER_CHAT_SECOND": "0",
            },
            tmp_path / "bot.log",
        )
        try:
            await bot.start()
            for actor_lines in zip(*(lines(n) for n in range(PEOPLE)), strict=True):
                for actor, line in zip(people, actor_lines, strict=True):
                    actor.phone.text(line)
            for kill_at in sorted(dice.sample(range(5, LINES - 10), 3)):
                await answers_reach(tg, people, kill_at)
                await asyncio.sleep(dice.random() * 0.02)
                await bot.kill()
                confirmed, kept = notes_confirmed(people), notes_kept(base)
                assert confirmed <= kept.keys()
                await bot.start()
            await answers_reach(tg, people, LINES)
            status, _ = await bot.terminate()
        finally:
            await bot.kill()
        assert status == 0, bot.log.read_text()
        check_base(base)
        check_chats(people)


def check_base(base: Path) -> None:
    kept = notes_kept(base)
    assert len(kept) == PEOPLE * CLIENTS_EACH
    assert set(kept.values()) == {1}
    with closing(sqlite3.connect(base)) as connection:
        assert connection.execute("select count(*) from contacts").fetchone() == (100,)
        left = connection.execute("select state, count(*) from inbox group by state").fetchall()
        unsent = connection.execute(
            "select count(*) from outbox where state not in ('sent', 'unknown')"
        ).fetchone()
    assert left == [("done", LINES)]
    assert unsent == (0,)


def check_chats(people: list[Actor]) -> None:
    """Every line is answered; an answer that came twice says so."""
    for actor in people:
        plain = [one for one in actor.answers if REPEATED not in one.text.casefold()]
        assert len(actor.answers) >= CLIENTS_EACH * 2
        assert len(plain) <= CLIENTS_EACH * 2
