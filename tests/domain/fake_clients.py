"""The book of cards and the search over it, in memory."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.clients import Client, ClientFile, ClientKind, Contact, Holder, Point, PointKind
from domain.language.companies import is_legal_form
from domain.language.search_keys import QueryToken, search_key, words
from domain.language.text import fold
from domain.search import Hit
from domain.team import Scope
from tests.domain.fakes import FakeDeals, FakeReminders, FakeTeam, NotUniqueError, sees


@dataclass
class FakeClients:
    team: FakeTeam
    reminders: FakeReminders
    deals: FakeDeals
    files: dict[int, ClientFile] = field(default_factory=dict)
    last_id: int = 0

    async def open(self, scope: Scope, client_id: int) -> ClientFile | None:
        file = self.files.get(client_id)
        return file if file and sees(scope, file.client.manager_id) else None

    async def holders(self, identities: Sequence[tuple[str, str]]) -> Sequence[Holder]:
        return [
            Holder(
                client_id=client.id,
                contact_id=contact.id if contact else None,
                manager_id=client.manager_id,
                manager_name=self.team.people[client.manager_id].name,
                value=identity[1],
            )
            for client, contact, identity in self._identities()
            if identity in {(str(kind), value) for kind, value in identities}
        ]

    async def company_named(self, scope: Scope, name: str) -> ClientFile | None:
        for file in self.files.values():
            client = file.client
            mine = client.kind is ClientKind.COMPANY and sees(scope, client.manager_id)
            if mine and _plain(client.name) == _plain(name):
                return file
        return None

    async def add(self, client: Client, contacts: Sequence[Contact]) -> ClientFile:
        client = replace(client, id=self._id(), points=self._numbered(client.points))
        people = tuple(self._placed(client, one) for one in contacts)
        self._keep(ClientFile(client=client, contacts=people))
        return self.files[client.id]

    async def add_contact(self, client: Client, contact: Contact) -> Contact:
        file = self.files[client.id]
        stored = self._placed(client, contact)
        self._keep(replace(file, contacts=(*file.contacts, stored)))
        return stored

    async def save_client(self, before: Client, after: Client) -> None:
        file = self.files[after.id]
        assert file.client == before
        self._keep(replace(file, client=replace(after, points=self._numbered(after.points))))

    async def save_contact(self, client: Client, before: Contact, after: Contact) -> None:
        file = self.files[client.id]
        assert file.contact(after.id) == before
        stored = replace(after, points=self._numbered(after.points))
        people = tuple(stored if one.id == after.id else one for one in file.contacts)
        self._keep(replace(file, contacts=people))

    async def touched(
        self, client: Client, at: datetime, *, effective: bool, allowed_from: datetime | None
    ) -> None:
        file = self.files[client.id]
        before, heard = file.client, (at if effective else None)
        after = replace(
            before,
            last_touch_at=max(filter(None, (before.last_touch_at, at))),
            effective_touch_at=max(filter(None, (before.effective_touch_at, heard)), default=None),
            allowed_from=allowed_from,
        )
        self._keep(replace(file, client=after))

    async def reassign(self, client: Client, manager_id: int) -> None:
        file = self.files[client.id]
        self._keep(replace(file, client=replace(file.client, manager_id=manager_id)))
        for one in await self.reminders.open_of_client(client.id):
            if one.member_id == client.manager_id:
                await self.reminders.save(one, replace(one, member_id=manager_id))
        for deal in await self.deals.open_deals(Scope(None), client_id=client.id):
            await self.deals.save(deal, replace(deal, manager_id=manager_id), None)

    def _keep(self, file: ClientFile) -> None:
        before = self.files.get(file.client.id)
        self.files[file.client.id] = file
        counted = Counter(identity for _, _, identity in self._identities())
        twice = [identity for identity, count in counted.items() if count > 1]
        if twice:
            self.files.pop(file.client.id)
            self.files |= {file.client.id: before} if before else {}
            raise NotUniqueError(twice)

    def _identities(self) -> Iterator[tuple[Client, Contact | None, tuple[str, str]]]:
        for file in self.files.values():
            client = file.client
            owners: list[tuple[Contact | None, Sequence[Point]]] = [(None, client.points)]
            owners += [(one, one.points) for one in file.contacts]
            for contact, points in owners:
                for point in points:
                    if point.kind is not PointKind.MESSENGER:
                        yield client, contact, (point.kind.value, point.value)
            if client.inn:
                yield client, None, ("inn", client.inn)

    def _placed(self, client: Client, contact: Contact) -> Contact:
        points = self._numbered(contact.points)
        return replace(contact, id=self._id(), client_id=client.id, points=points)

    def _numbered(self, points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple(one if one.id else replace(one, id=self._id()) for one in points)

    def _id(self) -> int:
        self.last_id += 1
        return self.last_id


@dataclass
class FakeSearch:
    clients: FakeClients

    async def search(self, scope: Scope, tokens: Sequence[QueryToken], limit: int) -> Sequence[Hit]:
        hits = [
            hit
            for file in self.clients.files.values()
            if sees(scope, file.client.manager_id)
            for hit, terms in _entries(file)
            if all(_matches(token, terms) for token in tokens)
        ]
        return hits[:limit]


def _plain(name: str) -> list[str]:
    return [fold(word) for word in words(name) if not is_legal_form(word)]


def _entries(file: ClientFile) -> Iterator[tuple[Hit, list[str]]]:
    client = file.client
    company = client.name if client.kind is ClientKind.COMPANY else ""
    owners: list[Client | Contact] = [*file.contacts, *([client] if company else [])]
    for owner in owners:
        name = owner.full_name if isinstance(owner, Contact) else owner.name
        phones = [one.value for one in owner.points if one.kind is PointKind.PHONE]
        hit = Hit(
            client_id=client.id,
            contact_id=owner.id if isinstance(owner, Contact) else None,
            name=name,
            company=company,
            phone=phones[0] if phones else "",
            manager_id=client.manager_id,
        )
        ends = [phone[start:] for phone in phones for start in range(1, len(phone) - 2)]
        yield hit, [*ends, *(search_key(word) for word in _plain(name))]


def _matches(token: QueryToken, terms: Sequence[str]) -> bool:
    return any(term.startswith(key) for term in terms for key in token.keys)
