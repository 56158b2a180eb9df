"""One person's whole way: link, consent, phone, gift, call, won deal, friend, and forgotten.

Afterwards nothing of them is found: not in the file of the base or its log, not in what the program
logged, not in anything that the owner can open (R50-R54).
"""

import io
import logging
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.log import configure
from sandbox.actors import Actor
from storage import scrub
from tests.day.conftest import Team
from tests.day.magnet_talk import opens
from tests.day.magnets import AGREE, OWN_NUMBER

NAME, SURNAME, PHONE, USERNAME = "Агафья", "Ключевская", "+79165550188", "agafya_klyuch"
SPACED = "8 (916) 555-01-88"
TELEGRAM = 880011223
NOTE, TITLE = "баня из кедра", "Баня под ключ"
TRACES = (SURNAME, SURNAME.upper(), SURNAME.lower(), PHONE[1:], PHONE[2:], PHONE[:1:-1], USERNAME)
WORDS = (*TRACES, NAME, SPACED, str(TELEGRAM), NOTE, TITLE)


@pytest.fixture
def program_log() -> Iterator[io.StringIO]:
    """Let the program log all it can, as it does when it runs, and return what it writes."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    configure("DEBUG", "json")
    written = io.StringIO()
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written
    root.handlers[:] = before
    root.setLevel(level)


def _found(folder: Path) -> list[str]:
    """Return which words stand in any file beside the base: itself, its log, key, tombstones."""
    files = [one for one in sorted(folder.rglob("*")) if one.is_file()]
    assert any(one.name == "base.db" for one in files)
    assert any(one.name.endswith(".tombstones") for one in files)
    held = b"".join(one.read_bytes() for one in files)
    big_endian = TELEGRAM.to_bytes(4, "big")
    return [word for word in WORDS if word.encode() in held] + ["id"] * (big_endian in held)


def _rows_found(folder: Path) -> list[str]:
    """Return the tables and columns in which any word stands, value by value."""
    with sqlite3.connect(f"file:{folder / 'base.db'}?mode=ro", uri=True) as base:
        tables = [
            row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        found = []
        for table in tables:
            rows = base.execute(f'SELECT * FROM "{table}"')  # noqa: S608 — names out of the catalogue
            names = [one[0] for one in rows.description]
            found += [
                f"{table}.{name}"
                for row in rows
                for name, value in zip(names, row, strict=True)
                if any(word in str(value) for word in WORDS)
            ]
    return found


async def _looks_everywhere(owner: Actor) -> str:
    """Return all that the owner can be shown in lists, searches and files."""
    seen = []
    for line in (
        "/today",
        "/tasks",
        "/deals",
        "/leads",
        "/report",
        "/stats",
        "/archive",
        "/erasures",
        "/magnets",
        "/team",
        "/dial",
        f"/find {SURNAME}",
        f"/find {PHONE[-4:]}",
        f"/card {SURNAME}",
        f"/history {SURNAME}",
        f"/why {SURNAME}",
    ):
        await owner.says(line)
        # The bot repeats what was searched for: that is the owner's word, not the base's.
        seen += [
            one.text for one in owner.answers if SURNAME not in line and PHONE[-4:] not in line
        ]
        seen += [one.text for one in owner.answers if "никого не нашёл" not in one.text.casefold()]
    return "\n".join(seen)


async def _through_the_form(person: Actor, code: str) -> int:
    """Take the person from the link to the gift; return how many actions that took."""
    await person.starts(code)
    await person.presses(AGREE)
    await person.presses(OWN_NUMBER)
    await person.presses(f"✅ {person.phone.person.name}")
    assert person.sees("Ваш подарок"), person.transcript()
    return 4


async def _speaks_of_her_elsewhere(manager: Actor) -> None:
    """Note something about her on the card of somebody else."""
    await manager.says("/add Седов Яков +79165550144")
    await manager.says(f"/call Седов дозвонился, привела {SURNAME} {NAME}, её номер {SPACED}")
    await manager.says("/history Седов")
    assert manager.sees(SPACED), manager.transcript()


async def _opens_magnet(owner: Actor) -> str:
    """Make a magnet that rewards for friends; return its link."""
    code = await opens(owner, "Каталог бань")
    await owner.says("/magnets")
    await owner.presses("Каталог бань")
    await owner.presses("🤝 За друга")
    await owner.presses("🔑 Коды")
    await owner.says("Д-1\nД-2\nД-3")
    return code


@pytest.mark.parametrize("small", [scrub.SMALL, 0], ids=["small", "large"])
async def test_from_the_link_to_forgotten(
    team: Team,
    tmp_path: Path,
    program_log: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
    small: int,
) -> None:
    monkeypatch.setattr(scrub, "SMALL", small)  # a larger file is written anew only at need
    for one in (team.boris, team.ann, team.gleb):
        await one.starts()
    code = await _opens_magnet(team.olga)
    agafya = team.tg.person(
        f"{NAME} {SURNAME}", id=TELEGRAM, phone=PHONE, username=USERNAME, language_code="ru"
    )

    # Link, consent, phone, name: four actions to the gift (R50), a lead for the manager (R53).
    assert await _through_the_form(agafya, code) == 4
    manager = next(one for one in (team.ann, team.gleb) if SURNAME in one.last.text)
    assert manager.last.protected

    # The manager calls, agrees, wins.
    await team.tg.passes(minutes=3)
    await manager.presses("Дозвон")
    await manager.says(f"/call {SURNAME} договорились, хочет {NOTE}, перезвонить завтра в 11")
    await manager.says(f"/deal {SURNAME} 450к {TITLE}")
    await manager.says(f"/move {TITLE} won")
    assert manager.sees("450 000"), manager.transcript()
    await _speaks_of_her_elsewhere(manager)

    # She brings a friend: both are rewarded (R54). The friend stays.
    await agafya.says("/friend")
    link = re.search(r"start=(fr_[\w-]+)", agafya.last.text)
    assert link is not None, agafya.transcript()
    lev = team.tg.person("Лев Соседов", phone="+79165550122")
    await _through_the_form(lev, link[1])
    assert lev.sees("вас пригласил друг")
    assert "По вашей ссылке пришёл друг" in agafya.last.text
    rewards = [code for one in (agafya, lev) for code in re.findall(r"Д-\d", one.transcript())]
    assert len(set(rewards)) == 2

    # She sees what is stored, and has it destroyed.
    await agafya.says("/mydata")
    assert agafya.sees(SURNAME)
    await agafya.says("/forget")
    await agafya.presses("Да, удалить всё")
    assert agafya.sees("Ваши данные удалены"), agafya.transcript()
    assert _rows_found(tmp_path) == []
    await team.tg.passes(minutes=1)

    assert _rows_found(tmp_path) == []
    assert _found(tmp_path) == []
    logged = program_log.getvalue()
    assert "erasure_cleaned" in logged
    assert [word for word in WORDS if word in logged] == []
    everything = await _looks_everywhere(team.olga)
    assert [word for word in WORDS if word in everything] == []
    assert "№ 1 · " in everything
    assert "Файл базы проверен: следов нет" in everything

    # The numbers of others stay true: the deal was won, the friend is there.
    await team.olga.says("/report")
    assert team.olga.sees("450 000"), team.olga.last.text
    await team.olga.says("/find Соседов")
    assert team.olga.sees("Соседов")
    await manager.says("/history Седов")
    assert manager.sees("привела …, её номер …"), manager.transcript()
    # Who comes again is somebody new.
    await agafya.starts(code)
    assert agafya.find_button(AGREE) is not None
