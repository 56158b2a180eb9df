"""Being forgotten: a person is erased for good (R52)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.clients import ClientBook
from domain.clock import Clock
from domain.customers.erasure import (
    Act,
    ErasedWhy,
    ErasureBook,
    Leaving,
    OwnedCard,
    PersonKind,
    Seal,
    Tombstone,
    Traces,
    person_of,
)
from domain.team import Member, Scope

_EVERYBODY = Scope(None)


class Graveyard(Protocol):
    """Keeps tombstones beside the database, where restoring a backup does not reach."""

    async def bury(self, tombstones: Sequence[Tombstone]) -> None:
        """Append tombstones and force them to the disk; before the erasure is committed."""
        ...


class Cleaner(Protocol):
    """Cleans the database file after an erasure: free pages, write-ahead log."""

    def clean_after(self, act_id: int, traces: Traces) -> None:
        """Clean, and look for the traces, once this unit is committed and its answers are sent."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """An erasure that was carried out. Managers are told that somebody of theirs is gone."""

    act: Act
    manager_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forget:
    """Erases a person for good: rows, tombstone, act; the file is cleaned after the commit (R52).

    The traces name nobody else (``ErasureBook``): each of them gets a tombstone.
    """

    erasures: ErasureBook
    clients: ClientBook
    seal: Seal
    graveyard: Graveyard
    cleaner: Cleaner
    clock: Clock

    async def __call__(
        self, traces: Traces, why: ErasedWhy, *, approved_by: Member | None = None
    ) -> Erased:
        """Erase the person of ``traces``."""
        (erased,) = await self.all([traces], why, approved_by=approved_by)
        return erased

    async def all(
        self, people: Sequence[Traces], why: ErasedWhy, *, approved_by: Member | None = None
    ) -> list[Erased]:
        """Erase several persons at once: the base is looked through once for all of them."""
        if not people:
            return []
        now = self.clock.now()
        managers = [[await self._manager(one) for one in traces.cards] for traces in people]
        tombstones = [self._tombstones(traces, now) for traces in people]
        await self.graveyard.bury([stone for stones in tombstones for stone in stones])
        leaving = [Leaving(traces=one, person=self._person(one)) for one in people]
        by = approved_by.id if approved_by else None
        done = []
        removed = await self.erasures.erase(leaving, now)
        for one, stones, manager_ids in zip(removed, tombstones, managers, strict=True):
            act = Act(at=now, why=why, approved_by=by, rows=one.rows)
            act = await self.erasures.add_act(act, stones)
            self.cleaner.clean_after(act.id, one.sought)
            told = tuple(dict.fromkeys(filter(None, manager_ids)))
            done.append(Erased(act=act, manager_ids=told))
        return done

    def _tombstones(self, traces: Traces, now: datetime) -> list[Tombstone]:
        return [
            Tombstone(kind=kind, hash=self.seal(kind, value), at=now)
            for kind, value in _proof(traces)
        ]

    async def _manager(self, card: OwnedCard) -> int | None:
        file = await self.clients.open(_EVERYBODY, card.client_id)
        return file.client.manager_id if file else None

    def _person(self, traces: Traces) -> str:
        """Return the keyed hash under which consents stay, and the codes that were given."""
        known = [str(one) for one in traces.telegram_ids] + [*traces.phones, *traces.emails]
        rows = [f"customer {one}" for one in traces.customer_ids] + [f"contact {traces.contact_id}"]
        return person_of(self.seal, (known or rows)[0])


def _proof(traces: Traces) -> tuple[tuple[PersonKind, str], ...]:
    """Return what an older copy of the base may be searched for.

    Who has no card has proved no phone: it may be on somebody else's card there.
    """
    if traces.contact_id is None and traces.telegram_ids:
        return tuple(one for one in traces.identities if one[0] is PersonKind.TELEGRAM)
    return traces.identities
