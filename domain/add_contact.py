"""Adding a contact from whatever was given: a line, a phone-book card, a file (R1-R4)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.changes import ChangeLog
from domain.clients import (
    Client,
    ClientBook,
    ClientFile,
    ClientKind,
    Contact,
    Holder,
    Point,
    PointKind,
)
from domain.clock import Clock
from domain.errors import GoneError, IncompleteError, TakenError
from domain.team import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactToAdd:
    """What is known of a new contact; phones E.164, e-mails folded, INN checked.

    ``client_id`` adds the person to that company; ``company`` to the one of that name, which
    is made when there is none. Without either the person is a client alone.
    """

    surname: str = ""
    name: str = ""
    patronymic: str = ""
    position: str = ""
    position_text: str = ""
    company: str = ""
    inn: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    birthday: date | None = None
    city: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    source: str = ""
    client_id: int | None = None

    @property
    def named(self) -> bool:
        """Whether a person was named at all."""
        return bool(self.surname or self.name)

    @property
    def complete(self) -> bool:
        """R1: a name and a phone, or a name and an e-mail; a company also by its INN."""
        reachable = bool(self.phones or self.emails)
        if self.named:
            return reachable
        return bool(self.company) and (reachable or bool(self.inn))

    @property
    def identities(self) -> tuple[tuple[str, str], ...]:
        """What makes this the same client as another (R3)."""
        return (
            *((PointKind.PHONE.value, phone) for phone in self.phones),
            *((PointKind.EMAIL.value, email) for email in self.emails),
            *((("inn", self.inn),) if self.inn else ()),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAdded:
    """The outcome: a new card, or the one that was there already (``existed``, R3).

    ``completed`` tells that the card that existed got something that it lacked.
    """

    file: ClientFile
    contact_id: int | None
    existed: bool = False
    completed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddContact:
    """Adds a contact, never a second card for the same phone, e-mail or INN (R3).

    A company that is there already gets the person, and an INN and tags that it lacked; a
    person who is there already gets what was not known of them.
    Raises ``IncompleteError`` (R1), ``TakenError`` when a colleague has this client, and
    ``GoneError`` for a company out of sight.
    """

    clients: ClientBook
    changes: ChangeLog
    clock: Clock

    async def __call__(self, member: Member, wish: ContactToAdd) -> ContactAdded:
        """Add ``wish`` to the clients of ``member``."""
        if not wish.complete:
            raise IncompleteError
        holders = await self.clients.holders(wish.identities)
        _refuse_taken(member, holders)
        # A person is known by phone or e-mail; by the INN only the company they come from.
        person = next((one for one in holders if one.value != wish.inn), None)
        holder = person or next(iter(holders), None)
        file = await self._open(member, holder.client_id) if holder else None
        alone = file is not None and file.client.kind is ClientKind.PERSON
        name = _person(wish).full_name or wish.company
        self.changes.name("change-add", member_id=member.id, at=self.clock.now(), client=name)
        if holder and file and (person or alone):
            return await self._complete(file, holder, wish, {one.value for one in holders})
        company = await self._company(member, wish, file)
        if company is not None:
            return await self._join(company, wish)
        file = await self._new_client(member, wish)
        return ContactAdded(file=file, contact_id=file.contacts[0].id if file.contacts else None)

    async def anew(self, member: Member, wish: ContactToAdd) -> ClientFile:
        """Add a client whose identities nobody has: who calls has looked, and names no change.

        Where somebody else adds the same identity at that instant, the unit of work fails as a
        whole: the next time it is found. Raises ``IncompleteError`` (R1).
        """
        if not wish.complete:
            raise IncompleteError
        return await self._new_client(member, wish)

    async def _complete(
        self, file: ClientFile, holder: Holder, wish: ContactToAdd, taken: Collection[str]
    ) -> ContactAdded:
        """Return the card that exists, with what it lacked: nothing typed is lost."""
        before = file.contact(holder.contact_id)
        contact = _completed(before, wish, taken) if before else None
        client = _tagged(file.client, wish)
        if contact and client.kind is ClientKind.PERSON:
            client = replace(client, name=contact.full_name)
        if before and contact and contact != before:
            await self.clients.save_contact(file.client, before, contact)
        if client != file.client:
            await self.clients.save_client(file.client, client)
        contacts = tuple(contact if one is before and contact else one for one in file.contacts)
        after = ClientFile(client=client, contacts=contacts)
        return ContactAdded(
            file=after, contact_id=holder.contact_id, existed=True, completed=after != file
        )

    async def _open(self, member: Member, client_id: int) -> ClientFile:
        file = await self.clients.open(member.scope, client_id)
        if file is None:
            raise GoneError
        return file

    async def _company(
        self, member: Member, wish: ContactToAdd, by_inn: ClientFile | None
    ) -> ClientFile | None:
        """Return the company that the wish is about, when the member has it already."""
        if wish.client_id is not None:
            file = await self._open(member, wish.client_id)
            if file.client.kind is ClientKind.PERSON:
                raise GoneError
            return file
        if by_inn is not None or not wish.company:
            return by_inn
        named = await self.clients.company_named(member.scope, wish.company)
        if named is not None and wish.inn and named.client.inn not in ("", wish.inn):
            return None  # two companies of one name
        return named

    async def _join(self, company: ClientFile, wish: ContactToAdd) -> ContactAdded:
        """Add the person, and what else was given, to a company that is there already."""
        before = company.client
        after = _enriched(before, wish)
        if after != before:
            await self.clients.save_client(before, after)
            company = replace(company, client=after)
        if not wish.named:
            return ContactAdded(file=company, contact_id=None, existed=after == before)
        contact = await self.clients.add_contact(after, _person(wish))
        file = replace(company, contacts=(*company.contacts, contact))
        return ContactAdded(file=file, contact_id=contact.id)

    async def _new_client(self, member: Member, wish: ContactToAdd) -> ClientFile:
        person = _person(wish)
        of_company = bool(wish.company)
        client = Client(
            kind=ClientKind.COMPANY if of_company else ClientKind.PERSON,
            name=wish.company or person.full_name,
            manager_id=member.id,
            inn=wish.inn,
            city=wish.city,
            source=wish.source,
            notes="" if wish.named else wish.notes,
            created_at=self.clock.now(),
            created_by=member.id,
            tags=wish.tags,
            points=() if wish.named else _points(wish),
        )
        return await self.clients.add(client, (person,) if wish.named else ())


def _refuse_taken(member: Member, holders: Sequence[Holder]) -> None:
    """Say no more of a colleague's client than that it is taken (R3); a head sees all."""
    for holder in holders:
        if not member.leads and holder.manager_id != member.id:
            raise TakenError(
                manager=holder.manager_name, client_id=holder.client_id, what=holder.value
            )


def _enriched(client: Client, wish: ContactToAdd) -> Client:
    """Return the company with what the wish says about it and it did not hold yet."""
    after = replace(_tagged(client, wish), inn=client.inn or wish.inn)
    if wish.named:
        return after
    return replace(
        after,
        city=client.city or wish.city,
        notes="\n".join(filter(None, (client.notes, wish.notes))),
        points=(*client.points, *_points(wish)),
    )


def _tagged(client: Client, wish: ContactToAdd) -> Client:
    known = {tag.casefold() for tag in client.tags}
    new = tuple(tag for tag in wish.tags if tag.casefold() not in known)
    return replace(client, tags=(*client.tags, *new))


def _completed(contact: Contact, wish: ContactToAdd, taken: Collection[str]) -> Contact:
    """Return the contact with the facts that it lacked; what it holds already stays."""
    listed = bool(contact.position or contact.position_text)
    return replace(
        contact,
        surname=contact.surname or wish.surname,
        name=contact.name or wish.name,
        patronymic=contact.patronymic or wish.patronymic,
        position=contact.position if listed else wish.position,
        position_text=contact.position_text if listed else wish.position_text,
        birthday=contact.birthday or wish.birthday,
        city=contact.city or wish.city,
        points=(*contact.points, *(one for one in _points(wish) if one.value not in taken)),
    )


def _points(wish: ContactToAdd) -> tuple[Point, ...]:
    return (
        *(Point(kind=PointKind.PHONE, value=one) for one in dict.fromkeys(wish.phones)),
        *(Point(kind=PointKind.EMAIL, value=one) for one in dict.fromkeys(wish.emails)),
    )


def _person(wish: ContactToAdd) -> Contact:
    return Contact(
        surname=wish.surname,
        name=wish.name,
        patronymic=wish.patronymic,
        position=wish.position,
        position_text=wish.position_text,
        birthday=wish.birthday,
        city=wish.city,
        source=wish.source,
        notes=wish.notes,
        points=_points(wish),
    )
