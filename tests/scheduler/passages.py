"""A base in memory with an outbox and bookmarks, for sweeps that pass over all of it."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from domain.clients import ClientFile, Contact
from domain.deals import Deal, StageKind
from domain.delivery import OutMessage
from domain.dormant import Dormancy, Dormant
from domain.reminders import Bought, ReminderKind, ReminderState
from domain.touches import Outcome
from tests.domain.base import BORIS, Base


@dataclass
class Marks:
    kept: dict[str, int] = field(default_factory=dict)

    async def get(self, name: str) -> int | None:
        return self.kept.get(name)

    async def put(self, name: str, value: int) -> None:
        self.kept[name] = value


@dataclass
class Silent:
    """Finds dormant buyers by going through everybody."""

    base: Base
    looked: int = 0

    async def dormant(
        self, border: Dormancy, *, after: int, limit: int
    ) -> tuple[Sequence[Dormant], int | None]:
        self.looked += 1
        numbers = sorted(one for one in self.base.clients.files if one > after)[:limit]
        found = [one for one in numbers if self._is_dormant(one, border)]
        whom = (self.base.clients.files[one].main_contact for one in found)
        dormant = [Dormant(one, who.id) for one, who in zip(found, whom, strict=True) if who]
        return dormant, numbers[-1] if numbers else None

    async def bought(self, client_ids: Sequence[int]) -> Mapping[int, Bought]:
        raise AssertionError(f"asked when reminders ring: {client_ids}")

    def _is_dormant(self, client_id: int, border: Dormancy) -> bool:
        about = [one for one in self.base.reminders.kept.values() if one.client_id == client_id]
        offered = any(
            one.kind is ReminderKind.REACTIVATION and one.created_at > border.offered_since
            for one in about
        )
        reached = self.base.clients.files[client_id].client.effective_touch_at
        return (
            any(at < border.silent_since for at in self._purchases(client_id))
            and (reached is None or reached < border.silent_since)
            and not offered
            and not any(one.state is ReminderState.OPEN for one in about)
        )

    def _purchases(self, client_id: int) -> list[Any]:
        mine = (one for one in self.base.deals.kept.values() if one.client_id == client_id)
        return [one.closed_at for one in mine if one.closed_at is not None]


class Shop:
    """Every shift sees the same; what is put under a key that was used is not put again."""

    def __init__(self) -> None:
        self.base = Base()
        self.marks = Marks()
        self.silent = Silent(self.base)
        self.outbox: list[OutMessage] = []
        self.shifts = 0

    @property
    def unit(self) -> Any:
        base = self.base
        return SimpleNamespace(
            team=base.team,
            archive=base.archive,
            policies=base.policies,
            reminders=base.reminders,
            paces=base.paces,
            dormant=self.silent,
            marks=self.marks,
        )

    async def put(self, messages: Sequence[OutMessage]) -> int:
        used = {one.dedupe_key for one in self.outbox}
        fresh = [one for one in messages if one.dedupe_key not in used]
        self.outbox.extend(fresh)
        return len(fresh)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Shop"]:
        self.shifts += 1
        yield self

    async def filed(self, name: str = "Петров Иван", **more: Any) -> Contact:
        """Return a contact whose number does not exist, archived now."""
        file = await self.base.person(more.pop("manager", BORIS), name, **more)
        logged = await self.base.touch(file, outcome=Outcome.NUMBER_MISSING)
        return logged.file.contacts[0]

    async def buyer(self, name: str = "Петров Иван") -> ClientFile:
        """Return a client who buys now."""
        file = await self.base.person(BORIS, name)
        deal: Deal = await self.base.deal(BORIS, file.client)
        won = self.base.deals.lines[0].of_kind(StageKind.WON)
        await self.base.move_deal(BORIS, deal.id, won.id)
        return file

    def said(self) -> list[str]:
        return [str(one.params["text"]) for one in self.outbox]
