"""Pressing all that the screens show, twice: no button has a second effect."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.actors import Actor
from sandbox.talk import Bubble

COUNTED = {"allowed_from"}
"""What the machine counts anew by itself, seconds after a number of the policy was set."""

Rows = dict[str, list[dict[str, object]]]


def rows_of(base: Path, tables: Sequence[str], but: frozenset[str] = frozenset()) -> Rows:
    """Return what some tables hold, without what the machine counts, and without some columns."""
    connection = sqlite3.connect(f"file:{base}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        rows = {one: connection.execute(f"SELECT * FROM {one}").fetchall() for one in tables}  # noqa: S608 — the names stand in the tests
    finally:
        connection.close()
    left_out = COUNTED | but
    return {
        table: [{name: row[name] for name in row.keys() if name not in left_out} for row in found]  # noqa: SIM118 — a row of SQLite iterates over its values
        for table, found in rows.items()
    }


@dataclass(slots=True, kw_only=True)
class PressesTwice:
    """Presses one button of every shape that screens show twice.

    ``again_on_purpose`` are beginnings of buttons whose second press is a second deed; ``only``
    chooses the buttons, all of them as it is.
    """

    actor: Actor
    base: Path
    tables: Sequence[str]
    again_on_purpose: tuple[str, ...] = ()
    only: Callable[[str], bool] = bool
    _waiting: list[tuple[Bubble, str]] = field(default_factory=list, init=False)
    _known: set[tuple[str, ...]] = field(default_factory=set, init=False)

    async def __call__(self, lines: Sequence[str]) -> list[str]:
        """Press what the screens of some lines show, and the screens behind; return the buttons."""
        for line in lines:
            await self.actor.says(line)
            self._collect()
        for message, data in self._waiting:
            await self._press(message, data)
            self._collect()
            once = rows_of(self.base, self.tables)
            await self._press(message, data)
            if not data.startswith(self.again_on_purpose):
                assert rows_of(self.base, self.tables) == once, data
        return [data for _, data in self._waiting]

    async def _press(self, message: Bubble, data: str) -> None:
        await self.actor.presses(data=data, message=message)
        assert "сломалось" not in (self.actor.toast or ""), data

    def _collect(self) -> None:
        """Append the buttons that are on the screen and of a new shape: class and words."""
        for message in self.actor.answers:
            for button in (one for row in message.buttons for one in row if one.data):
                data = button.data or ""
                shape = tuple(part for part in data.split(":") if not part.isdecimal())
                if self.only(data) and shape not in self._known:
                    self._known.add(shape)
                    self._waiting.append((message, data))
