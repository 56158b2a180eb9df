"""Clients and their contacts: the card of section 2, and where cards are kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.team import Scope


class ClientKind(StrEnum):
    """Whom the company sells to: another company (B2B) or a person (B2C)."""

    COMPANY = "company"
    PERSON = "person"


class ContactState(StrEnum):
    """Whether the contact's number works, as far as is known (R26)."""

    ACTIVE = "active"
    ARCHIVED = "archived"


class PointKind(StrEnum):
    """A way to reach somebody. Phones and e-mails are unique in the base (R3)."""

    PHONE = "phone"
    EMAIL = "email"
    MESSENGER = "messenger"


class Standing(StrEnum):
    """A mark that a head sets by hand (R30)."""

    PARTNER = "partner"
    VIP = "vip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One phone (E.164), e-mail or messenger name of a contact, or of the company itself."""

    id: int = 0
    kind: PointKind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person (section 2).

    ``position`` is a code of ``domain.language.positions``; ``position_text`` keeps what was
    typed when it is not on the list. ``timezone`` is an IANA name; ``call_hours`` is
    ``HH:MM-HH:MM`` of that zone. ``check_at`` is when an archived contact is tried again (R26).
    """

    id: int = 0
    client_id: int = 0
    surname: str = ""
    name: str = ""
    patronymic: str = ""
    position: str = ""
    position_text: str = ""
    birthday: date | None = None
    city: str = ""
    timezone: str = ""
    call_hours: str = ""
    channel: str = ""
    holiday: str = ""
    source: str = ""
    notes: str = ""
    do_not_contact: bool = False
    state: ContactState = ContactState.ACTIVE
    check_at: datetime | None = None
    points: tuple[Point, ...] = ()

    @property
    def full_name(self) -> str:
        """Surname, name and patronymic as far as they are known."""
        return " ".join(filter(None, (self.surname, self.name, self.patronymic)))

    def values(self, kind: PointKind) -> tuple[str, ...]:
        """Return the values of one kind, in the order they were added."""
        return tuple(point.value for point in self.points if point.kind is kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A company or a single person, with exactly one responsible manager (R4).

    ``name`` is the company's name, or the person's full name kept in step with the contact.
    ``grade`` is the class A, B or C. ``last_touch_at``, ``effective_touch_at`` (the last touch that
    reached somebody) and ``allowed_from`` (when R10, R11 and R21 allow the next one) are derived
    copies for plans and lists.
    ``points`` are those of the company itself (switchboard, office e-mail).
    """

    id: int = 0
    kind: ClientKind
    name: str
    manager_id: int
    inn: str = ""
    trade: str = ""
    headcount: int | None = None
    city: str = ""
    address: str = ""
    working_hours: str = ""
    site: str = ""
    requisites: str = ""
    grade: str = ""
    standing: Standing | None = None
    source: str = ""
    notes: str = ""
    created_at: datetime
    created_by: int
    last_touch_at: datetime | None = None
    effective_touch_at: datetime | None = None
    allowed_from: datetime | None = None
    tags: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFile:
    """A client with all its contacts: what rules look at and edits start from."""

    client: Client
    contacts: tuple[Contact, ...] = field(default=())

    def contact(self, contact_id: int | None) -> Contact | None:
        """Return one contact of this client."""
        return next((one for one in self.contacts if one.id == contact_id), None)

    @property
    def main_contact(self) -> Contact | None:
        """The person to speak with first: the first active contact, else the first."""
        active = (one for one in self.contacts if one.state is ContactState.ACTIVE)
        return next(active, self.contacts[0] if self.contacts else None)

    @property
    def reachable(self) -> bool:
        """Whether anybody of the client is not archived (R26)."""
        return any(one.state is ContactState.ACTIVE for one in self.contacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who already has an identity (R3): enough to answer, nothing of the card."""

    client_id: int
    contact_id: int | None
    manager_id: int
    manager_name: str
    value: str


class ClientBook(Protocol):
    """Where cards are kept. Reads take a scope (R60); writes are for what was read."""

    async def open(self, scope: Scope, client_id: int) -> ClientFile | None:
        """Return a client with contacts, points and tags, or nothing outside the scope."""
        ...

    async def holders(self, identities: Sequence[tuple[str, str]]) -> Sequence[Holder]:
        """Return who has any of the ``(kind, value)`` identities, in the whole base (R3).

        Kinds are those of ``PointKind`` and ``"inn"``. This is the one question without a
        scope; its answer holds no card.
        """
        ...

    async def company_named(self, scope: Scope, name: str) -> ClientFile | None:
        """Return the company whose name, without case, legal form and quotes, is this one."""
        ...

    async def add(self, client: Client, contacts: Sequence[Contact]) -> ClientFile:
        """Store a new client with contacts, points and tags; return it with ids."""
        ...

    async def add_contact(self, client: Client, contact: Contact) -> Contact:
        """Store one more contact of a stored client; return it with ids."""
        ...

    async def save_client(self, before: Client, after: Client) -> None:
        """Store a changed client, its points and tags, and keep search in step."""
        ...

    async def save_contact(self, client: Client, before: Contact, after: Contact) -> None:
        """Store a changed contact and its points, and keep search in step."""
        ...

    async def touched(
        self, client: Client, at: datetime, *, effective: bool, allowed_from: datetime | None
    ) -> None:
        """Move ``last_touch_at`` (and ``effective_touch_at``) forward to ``at``, never back.

        ``allowed_from`` is kept as given.
        """
        ...

    async def reassign(self, client: Client, manager_id: int) -> None:
        """Give a client to another manager (R4), with its open reminders and search."""
        ...
