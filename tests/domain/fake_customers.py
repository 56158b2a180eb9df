"""The customers' books in memory: magnets, consents, people, forms, the site's door."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from domain.customers.consents import Consent, ConsentText, Purpose, Standing, Withdrawal
from domain.customers.forms import Form
from domain.customers.funnel import Funnel
from domain.customers.intake import Replay
from domain.customers.magnets import (
    Codes,
    Gift,
    Link,
    Magnet,
    MagnetState,
    Offer,
    Operator,
    Part,
    Waiting,
)
from domain.customers.people import Customer
from tests.domain.fakes import NotUniqueError


@dataclass
class FakeConsents:
    """Texts of each magnet in the order of their versions, and what was agreed to."""

    versions: list[ConsentText] = field(default_factory=list)
    kept: list[Consent] = field(default_factory=list)
    standings: dict[int, Standing] = field(default_factory=dict)

    async def texts(self, magnet_id: int) -> Sequence[ConsentText]:
        mine = (one for one in self.versions if one.magnet_id == magnet_id)
        return list({(one.purpose, one.locale): one for one in mine}.values())

    async def add_text(self, text: ConsentText) -> ConsentText:
        same = (text.magnet_id, text.purpose, text.locale, text.version)
        if same in {(t.magnet_id, t.purpose, t.locale, t.version) for t in self.versions}:
            raise NotUniqueError(same)
        stored = replace(text, id=len(self.versions) + 1)
        self.versions.append(stored)
        return stored

    async def give(self, consents: Sequence[Consent]) -> None:
        for one in consents:
            self.kept.append(replace(one, id=len(self.kept) + 1))

    async def of_customer(self, customer_id: int) -> Sequence[Consent]:
        return [one for one in self.kept if one.customer_id == customer_id]

    async def standing(self, contact_id: int) -> Standing | None:
        return self.standings.get(contact_id)

    async def withdraw(
        self, customer_id: int, purposes: Sequence[Purpose], at: datetime, why: Withdrawal
    ) -> int:
        mine = [
            one
            for one in self.kept
            if one.customer_id == customer_id and one.purpose in purposes and one.stands
        ]
        for one in mine:
            self.kept[one.id - 1] = replace(one, withdrawn_at=at, withdrawn_why=why)
        return len(mine)


@dataclass
class FakeCustomers:
    kept: dict[int, Customer] = field(default_factory=dict)
    withdrew: dict[int, datetime] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    async def by_telegram(self, telegram_id: int) -> Customer | None:
        return next((one for one in self.kept.values() if one.telegram_id == telegram_id), None)

    async def customer(self, customer_id: int) -> Customer | None:
        return self.kept.get(customer_id)

    async def of_site(self, phone: str, email: str) -> Customer | None:
        there = [one for one in self.kept.values() if one.telegram_id is None]
        by_phone = (one for one in there if phone and one.phone == phone)
        by_email = (one for one in there if email and one.email == email)
        return next(iter((*by_phone, *by_email)), None)

    async def of_contact(self, contact_id: int) -> Customer | None:
        writable = [
            one
            for one in self.kept.values()
            if one.contact_id == contact_id and one.telegram_id and one.blocked_at is None
        ]
        return max(writable, key=lambda one: (one.seen_at, one.id), default=None)

    async def disown(self, contact_id: int, *, but: int) -> None:
        for one in self.kept.values():
            typed = one.telegram_id and one.phone and not one.phone_proved
            if one.contact_id == contact_id and one.id != but and typed:
                self.kept[one.id] = replace(one, owns_card=False)

    async def stale(
        self, before: datetime, limit: int, *, but: Collection[int] = ()
    ) -> Sequence[int]:
        away = [one for one in self.kept.values() if one.seen_at < before and not one.client_id]
        found = [one.id for one in sorted(away, key=lambda one: (one.seen_at, one.id))]
        return [one for one in found if one not in but][:limit]

    async def withdrawn(
        self, before: datetime, limit: int, *, but: Collection[int] = ()
    ) -> Sequence[int]:
        gone = [one for one, at in self.withdrew.items() if at <= before and one in self.kept]
        return sorted(one for one in gone if one not in but)[:limit]

    async def cardless(
        self, before: datetime, limit: int, *, but: Collection[int] = ()
    ) -> Sequence[int]:
        away = (one for one in self.kept.values() if one.seen_at < before and not one.owns_card)
        return sorted(one.id for one in away if one.id not in but)[:limit]

    async def count_cardless(self, before: datetime) -> int:
        return len(await self.cardless(before, len(self.kept)))

    async def add(self, customer: Customer) -> Customer:
        if customer.telegram_id is not None and await self.by_telegram(customer.telegram_id):
            raise NotUniqueError(customer.telegram_id)
        stored = replace(customer, id=next(self.ids))
        self.kept[stored.id] = stored
        return stored

    async def save(self, before: Customer, after: Customer) -> None:
        assert self.kept[after.id] == before
        self.kept[after.id] = after


@dataclass
class FakeMagnets:
    consents: FakeConsents
    customers: FakeCustomers
    kept: dict[int, Magnet] = field(default_factory=dict)
    ways: dict[int, Link] = field(default_factory=dict)
    processor: Operator = field(default_factory=Operator)
    stocks: dict[tuple[int, Part], dict[str, tuple[int, int] | None]] = field(default_factory=dict)
    waits: dict[tuple[int, Part], list[tuple[int, int]]] = field(default_factory=dict)
    given: set[tuple[int, Part, str]] = field(default_factory=set)
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    async def magnets(self) -> Sequence[Magnet]:
        order = (MagnetState.ACTIVE, MagnetState.DRAFT, MagnetState.PAUSED)
        newest = sorted(self.kept.values(), key=lambda one: -one.id)
        return sorted(newest, key=lambda one: order.index(one.state))

    async def magnet(self, magnet_id: int) -> Magnet | None:
        return self.kept.get(magnet_id)

    async def add(self, magnet: Magnet) -> Magnet:
        stored = self._numbered(replace(magnet, id=len(self.kept) + 1))
        self.kept[stored.id] = stored
        return stored

    async def save(self, before: Magnet, after: Magnet) -> Magnet:
        assert self.kept[after.id] == before
        self.kept[after.id] = self._numbered(after)
        return self.kept[after.id]

    async def links(self, magnet_id: int) -> Sequence[Link]:
        return [one for one in self.ways.values() if one.magnet_id == magnet_id]

    async def link(self, link_id: int) -> Link | None:
        return self.ways.get(link_id)

    async def add_link(self, link: Link) -> Link:
        if link.code in {one.code for one in self.ways.values()}:
            raise NotUniqueError(link.code)
        stored = replace(link, id=len(self.ways) + 1)
        self.ways[stored.id] = stored
        return stored

    async def save_link(self, link: Link) -> None:
        assert link.id in self.ways
        self.ways[link.id] = link

    async def offer(self, code: str, locale: str) -> Offer | None:
        found = (one for one in self.ways.values() if one.code == code)
        return await self._offer(next(found, None), locale)

    async def offer_by_link(self, link_id: int, locale: str) -> Offer | None:
        return await self._offer(self.ways.get(link_id), locale)

    async def offer_by_key(self, web_key: str, locale: str) -> Offer | None:
        found = (one for one in self.ways.values() if web_key and one.web_key == web_key)
        return await self._offer(next(found, None), locale)

    async def operator(self) -> Operator:
        return self.processor

    async def save_operator(self, operator: Operator) -> None:
        self.processor = operator

    async def add_codes(self, magnet_id: int, part: Part, codes: Sequence[str]) -> int:
        stock = self.stocks.setdefault((magnet_id, part), {})
        new = [one for one in dict.fromkeys(codes) if one not in stock]
        stock.update(dict.fromkeys(new))
        return len(new)

    async def codes(self, magnet_id: int) -> Mapping[Part, Codes]:
        return {part: self._stand(magnet_id, part) for part in Part}

    async def take_code(
        self, magnet_id: int, part: Part, customer_id: int, at: datetime, *, for_friend: int = 0
    ) -> str:
        del at
        stock = self.stocks.setdefault((magnet_id, part), {})
        waiting = self.waits.setdefault((magnet_id, part), [])
        whose = (customer_id, for_friend)
        had = next((code for code, owner in stock.items() if owner == whose), "")
        code = had or next((code for code, owner in stock.items() if owner is None), "")
        if code:
            stock[code] = whose
            self.waits[magnet_id, part] = [one for one in waiting if one != whose]
        elif whose not in waiting:
            waiting.append(whose)
        return code

    def forget(self, customer_id: int, person: str) -> None:
        """Leave the codes of somebody who is erased under a hash."""
        for (magnet_id, part), stock in self.stocks.items():
            for code, owner in stock.items():
                if owner and owner[0] == customer_id:
                    stock[code] = (0, 0)
                    self.given.add((magnet_id, part, person))

    async def had_code(self, magnet_id: int, part: Part, person: str) -> bool:
        return (magnet_id, part, person) in self.given

    async def owed(self, magnet_id: int, part: Part, limit: int) -> Sequence[Waiting]:
        waiting = self.waits.get((magnet_id, part), [])
        people = ((self.customers.kept[one], friend) for one, friend in waiting)
        return [
            Waiting(customer_id=one.id, telegram_id=one.telegram_id, for_friend=friend)
            for one, friend in people
            if one.telegram_id is not None
        ][:limit]

    async def _offer(self, link: Link | None, locale: str) -> Offer | None:
        if link is None:
            return None
        texts = await self.consents.texts(link.magnet_id)
        # Those in the language asked for come last and stand.
        known = sorted(texts, key=lambda one: one.locale == locale)
        by_purpose = {one.purpose: one for one in known}
        return Offer(magnet=self.kept[link.magnet_id], link=link, texts=by_purpose)

    def _stand(self, magnet_id: int, part: Part) -> Codes:
        stock = self.stocks.get((magnet_id, part), {})
        left = sum(owner is None for owner in stock.values())
        owed = len(self.waits.get((magnet_id, part), []))
        return Codes(left=left, given=len(stock) - left, owed=owed)

    def _numbered(self, magnet: Magnet) -> Magnet:
        questions = tuple(
            one if one.id else replace(one, id=next(self.ids)) for one in magnet.questions
        )
        return replace(
            magnet,
            questions=questions,
            gift=self._with_files(magnet.gift),
            reward=self._with_files(magnet.reward),
        )

    def _with_files(self, gift: Gift) -> Gift:
        files = tuple(one if one.id else replace(one, id=next(self.ids)) for one in gift.files)
        return replace(gift, files=files)


@dataclass
class FakeForms:
    magnets: FakeMagnets
    kept: dict[int, Form] = field(default_factory=dict)
    visits: dict[tuple[int, str], datetime] = field(default_factory=dict)

    async def opened(self, link_id: int, person: str, at: datetime) -> None:
        self.visits.setdefault((link_id, person), at)

    async def current(self, customer_id: int) -> Form | None:
        going = [
            one
            for one in await self.of_customer(customer_id)
            if one.completed_at is None and self.magnets.kept[one.magnet_id].open
        ]
        return max(
            going, key=lambda one: (one.resumed_at or one.consented_at, one.id), default=None
        )

    async def of_magnet(self, customer_id: int, magnet_id: int) -> Form | None:
        mine = await self.of_customer(customer_id)
        return next((one for one in mine if one.magnet_id == magnet_id), None)

    async def of_customer(self, customer_id: int) -> Sequence[Form]:
        return [one for one in self.kept.values() if one.customer_id == customer_id]

    async def add(self, form: Form) -> Form:
        if await self.of_magnet(form.customer_id, form.magnet_id):
            raise NotUniqueError((form.customer_id, form.magnet_id))
        stored = replace(form, id=max(self.kept, default=0) + 1)
        self.kept[stored.id] = stored
        return stored

    async def save(self, before: Form, after: Form) -> None:
        assert self.kept[after.id] == before
        self.kept[after.id] = after

    async def give_up(self, customer_id: int) -> int:
        going = [one for one in await self.of_customer(customer_id) if one.completed_at is None]
        for one in going:
            del self.kept[one.id]
        return len(going)

    async def gift_arrived(self, form_id: int, at: datetime) -> None:
        form = self.kept[form_id]
        self.kept[form_id] = replace(form, gift_at=form.gift_at or at)


@dataclass
class FakeFunnels:
    """Numbers as the test sets them, by magnet."""

    counted: dict[int, list[Funnel]] = field(default_factory=dict)

    async def of_magnet(self, magnet_id: int, *, since: datetime | None = None) -> Sequence[Funnel]:
        del since
        return list(self.counted.get(magnet_id, []))


@dataclass
class FakeIntake:
    kept: dict[tuple[int, str], Replay] = field(default_factory=dict)

    async def replay(self, link_id: int, key: str) -> Replay | None:
        return self.kept.get((link_id, key))

    async def keep(self, link_id: int, key: str, replay: Replay, at: datetime) -> None:
        del at
        self.kept.setdefault((link_id, key), replay)
