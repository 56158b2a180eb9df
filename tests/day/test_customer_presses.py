"""Buttons of leads, of erasures and of customers: pressed twice they have one effect."""

from pathlib import Path

import pytest

from sandbox.actors import Actor
from storage.tables.metadata import metadata
from tests.day.conftest import Team
from tests.day.pressing import PressesTwice
from tests.day.serving import Served, serve

TECHNICAL = {"inbox", "outbox", "outbox_files", "conversations", "marks", "drafts"}
TABLES = sorted(set(metadata.tables) - TECHNICAL)
SCREENS = {
    "ann": ("/leads", "/today"),
    "boris": ("/leads",),
    "olga": ("/leads", "/erasures"),
    "maria": ("/start gift1", "/mydata", "/friend", "/stop", "/forget"),
}
PRESSED = {
    "ann": {"ld:show", "ld:reached", "ld:no_answer", "ld:give", "lp"},
    "boris": {"ld:show", "ld:give", "lg"},
    "olga": {"ld:show", "er:whom", "er:silent", "er:sure", "er:erase", "er:keep", "er:acts"},
    "maria": {"co:withdraw", "co:sure_withdraw", "co:forget", "co:sure_forget", "co:keep"},
}
"""Which buttons are pressed; each must be there. The head calls nobody: Ann does, and a lead that
was called is not handed over any more."""


@pytest.fixture
async def served(team: Team) -> Served:
    return await serve(team)


@pytest.mark.parametrize("who", SCREENS)
async def test_no_button_has_a_second_effect(served: Served, tmp_path: Path, who: str) -> None:
    actor: Actor = getattr(served, who, None) or getattr(served.team, who)
    wanted = tuple(PRESSED[who])
    presses = PressesTwice(
        actor=actor,
        base=tmp_path / "base.db",
        tables=TABLES,
        only=lambda data: data.startswith(wanted),
    )
    pressed = await presses(SCREENS[who])
    assert {one for one in wanted if not any(data.startswith(one) for data in pressed)} == set()
