"""Erasing a person: everywhere, provably, and again should an old backup return (R52).

What stays are facts without a person: that a touch was made, that a deal was won for so much
(the numbers of others must stay true), consents under a keyed hash, a tombstone and an act.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

WITHDRAWN_FOR = timedelta(days=30)
"""So long after consent was withdrawn the data must be destroyed (152-FZ art. 21)."""
UNFINISHED_AFTER = timedelta(days=30)
"""So long the answers of a form that nobody goes on with are kept (R51)."""


class ErasedWhy(StrEnum):
    """On whose word a person was erased."""

    ASKED = "asked"
    RETENTION = "retention"
    RESTORED = "restored"
    UNFINISHED = "unfinished"
    """Began a form and did not come back."""


class PersonKind(StrEnum):
    """What a tombstone knows a person by."""

    TELEGRAM = "telegram"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedCard:
    """A person's card; ``whole_client``: the client is that person alone and goes with them."""

    client_id: int
    contact_id: int
    whole_client: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """All that tells one person from others, read before the erasure; never stored.

    ``customer_ids``, ``contact_id`` and ``client_id`` are the rows; ``whole_client`` tells that
    the client is that person alone and goes with them (a company stays). ``more`` are cards that
    were theirs before: made of their own form, until a phone that they proved was on another one.
    What they typed but stands on somebody else's card is not among them: a tombstone of it would
    erase the other one with the next backup.
    """

    customer_ids: tuple[int, ...]
    client_id: int | None
    contact_id: int | None
    whole_client: bool
    telegram_ids: tuple[int, ...]
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    names: tuple[str, ...]
    more: tuple[OwnedCard, ...] = ()

    @property
    def cards(self) -> tuple[OwnedCard, ...]:
        """Every card of theirs, the present one first."""
        if self.client_id is None or self.contact_id is None:
            return ()
        present = OwnedCard(
            client_id=self.client_id, contact_id=self.contact_id, whole_client=self.whole_client
        )
        return (present, *self.more)

    @property
    def identities(self) -> tuple[tuple[PersonKind, str], ...]:
        """What tombstones are made of."""
        return (
            *((PersonKind.TELEGRAM, str(one)) for one in self.telegram_ids),
            *((PersonKind.PHONE, one) for one in self.phones),
            *((PersonKind.EMAIL, one) for one in self.emails),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """A keyed hash of one identity (hex), and since when it must not be here."""

    kind: PersonKind
    hash: str
    at: datetime


class Cleaning(StrEnum):
    """What is known about the file of the base after an erasure."""

    WAITING = "waiting"
    CLEAN = "clean"
    """It was searched for the person, and nothing was found."""
    UNSEARCHED = "unsearched"
    """Written anew or vacuumed, but not searched: after a restart, or on a server."""
    LEFT = "left"
    """Traces stand in it, or it could not be looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The record of an erasure for the owner: what, when, on whose request; no person.

    ``rows`` counts what was destroyed or emptied, by table. ``cleaned_at`` is when the database
    file and its log were cleaned, ``cleaning`` what came of it.
    """

    id: int = 0
    at: datetime
    why: ErasedWhy
    approved_by: int | None = None
    rows: Mapping[str, int]
    cleaned_at: datetime | None = None
    cleaning: Cleaning = Cleaning.WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Somebody to erase; ``person`` is the keyed hash under which consents and codes stay."""

    traces: Traces
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What an erasure took away: rows by table, and what no row of the base should hold now.

    ``sought`` are the traces without names that somebody else bears too, and without the accounts
    of the team.
    """

    rows: Mapping[str, int]
    sought: Traces


class Seal(Protocol):
    """Makes keyed hashes with the installation's key, which no backup of the database holds."""

    def __call__(self, kind: str, value: str) -> str:
        """Return HMAC-SHA-256 of a value of a kind, in hex."""
        ...


def person_of(seal: Seal, identity: str) -> str:
    """Return the keyed hash under which what an erased person agreed to, and got, stays."""
    return seal("person", identity)


class ErasureBook(Protocol):
    """Destroys and remembers that it did."""

    async def traces_of_customer(self, customer_id: int) -> Traces | None:
        """Return the traces of a customer, of cards only those that are or were their own."""
        ...

    async def traces_of_contact(self, contact_id: int) -> Traces | None:
        """Return the traces of a contact, and of who owns the card with all cards of theirs."""
        ...

    async def erase(self, people: Sequence[Leaving], at: datetime) -> Sequence[Removed]:
        """Destroy or empty every row that speaks of persons; return what went, person by person.

        Cards, points, tags, search terms, notes, reminders' and deals' texts, media, drafts, images
        of changes, talks, letters and updates in the queues, forms, answers, leads, surveys, friend
        links and codes; out of what was written about others the person is cut. Texts and queues
        are looked through once for all of ``people``.
        """
        ...

    async def add_act(self, act: Act, tombstones: Sequence[Tombstone]) -> Act:
        """Store an act with its tombstones; return it with its id."""
        ...

    async def acts(self, *, limit: int, offset: int = 0) -> Sequence[Act]:
        """Return the acts, newest first, without those of unfinished forms."""
        ...

    async def count_unfinished(self, since: datetime, until: datetime) -> int:
        """Return how many acts of unfinished forms there are from one moment to another."""
        ...

    async def tombstones(self) -> Sequence[Tombstone]:
        """Return all tombstones."""
        ...

    async def buried(self, kind: PersonKind, hash_: str) -> bool:
        """Return whether there is a tombstone of an identity."""
        ...

    async def add_tombstones(self, tombstones: Sequence[Tombstone]) -> None:
        """Store tombstones that another copy of the base had."""
        ...

    async def living(
        self, kind: PersonKind, *, after: int, limit: int
    ) -> Sequence[tuple[int, str, datetime]]:
        """Return ``(contact or customer id, identity, since)`` to hold against tombstones.

        Customers for ``TELEGRAM``, contacts for the others; by number, from ``after`` on.
        ``since`` is when the person came into the base.
        """
        ...
