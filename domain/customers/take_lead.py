"""A filled-in form becomes a lead: of a client that exists, or of a new one (R3, R24, R53)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.add_contact import AddContact
from domain.clients import ClientFile, ClientKind, Contact, PointKind
from domain.contact_time import ContactTime, contact_time
from domain.customers import lead_words
from domain.customers.duty import after_working, call_expected, call_until, whose_turn
from domain.customers.forms import Flaw, Form
from domain.customers.lead_match import Match, find_match
from domain.customers.leads import Candidate, Lead, LeadBook, WaitingLead
from domain.customers.magnets import Handing, Link, Magnet
from domain.customers.people import Customer
from domain.doors import Doors
from domain.errors import GoneError
from domain.log_touch import TouchToLog
from domain.team import Member, MemberState, Role
from domain.touches import Direction, TouchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTaken:
    """The lead as kept. ``manager`` is to be told now, unless ``untold`` (a flood: a sweep does).

    ``expect_at`` is when the person may expect the call, in their own zone, or the company's where
    nobody knows theirs; ``till`` until when somebody is there to call at once, and nothing where
    nobody is. ``woke`` tells that the client had been resting (R24). ``words`` are the owner's own
    questions with their answers.
    """

    lead: WaitingLead
    customer: Customer
    manager: Member
    expect_at: datetime
    till: datetime | None = None
    woke: bool = False
    words: tuple[tuple[str, str], ...] = ()

    @property
    def now(self) -> bool:
        """Whether somebody is there to call at once."""
        return self.till is not None

    @property
    def untold(self) -> bool:
        """Whether nobody is told now."""
        return self.lead.lead.told_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeLead:
    """Makes a lead of a form, in the unit of work that completes it.

    A known phone or e-mail joins the client that exists: an incoming touch of its manager's client
    that wakes it (R15, R24) and closes no reminder; what is new is added to the card only where
    the phone was proved. Of two clients the one with the phone wins. Otherwise ``AddContact`` makes
    a client of whose turn it is (R53). The source of a new client is ``magnet:TITLE``, and
    `` · LINK`` where the link has a name.

    The lead of a client whose manager was dismissed goes to a head (an owner where there is none):
    ``given_to`` and ``LeadTaken.manager`` are the head's, who hands the client over; the client
    itself stays where it is until then (R63). When nobody takes leads, a head gets the new client.

    Where the card is theirs beyond doubt, the new consent takes its do-not-contact mark off.

    ``timezone`` is the company's: a person whose city nobody knows is called in hours of its day.
    """

    doors: Doors
    leads: LeadBook
    country: str
    timezone: str

    async def __call__(
        self,
        customer: Customer,
        form: Form,
        magnet: Magnet,
        link: Link,
        *,
        words: Sequence[tuple[str, str]] = (),
        flaws: Sequence[Flaw] = (),
        flood: bool = False,
    ) -> LeadTaken:
        """Take the lead of ``form``. ``words`` are the owner's questions with their answers.

        Raises ``IncompleteError`` for a person with neither phone nor e-mail (R1).
        """
        case = _Case(customer=customer, form=form, magnet=magnet, link=link, words=tuple(words))
        match = await find_match(self.doors.unit.clients, customer)
        placed = await (self._known(case, match) if match else self._new(case))
        if placed.customer != customer:
            await self.doors.unit.customers.save(customer, placed.customer)
        now = self.doors.clock.now()
        member, hours = await self._caller(case, placed)
        expect_at = self._expected(member, hours)
        return LeadTaken(
            lead=await self._keep(case, placed, flaws, told_at=None if flood else now),
            customer=placed.customer,
            manager=placed.manager,
            expect_at=expect_at,
            till=self._till(member, hours) if expect_at == now else None,
            woke=placed.woke,
            words=case.words,
        )

    async def expected(self, magnet: Magnet, *, city: str, phone: str) -> datetime:
        """Return when a person whom nobody knows would be called, in their zone or the company's.

        A site answers this to everybody: whose client a phone is, and whether it is one at all,
        must not be read off its answer.
        """
        member = await self._turn(magnet, city)
        return self._expected(member, self._hours(None, city=city, phone=phone))

    async def _known(self, case: "_Case", match: Match) -> "_Placed":
        contact = match.contact
        client = match.file.client
        responsible = await self.doors.unit.team.member(client.manager_id)
        here = responsible is not None and responsible.state is MemberState.ACTIVE
        manager = responsible if responsible and here else await self._head()
        if match.proved and contact is not None:
            await self.doors.unit.customers.disown(contact.id, but=case.customer.id)
        await self._refresh(match)
        logged = await self.doors.log_touch(
            manager,
            TouchToLog(
                client_id=client.id,
                contact_id=contact.id if contact else None,
                kind=TouchKind.MESSAGE,
                direction=Direction.INCOMING,
                note=lead_words.note(case.customer, contact, case.magnet, case.link, case.words),
                lead=True,
            ),
        )
        return _Placed(
            customer=match.linked,
            file=logged.file,
            contact=logged.file.contact(contact.id) if contact else None,
            manager=manager,
            responsible=responsible or manager,
            known=True,
            woke=logged.woke,
            unproved=not match.sure,
        )

    async def _refresh(self, match: Match) -> None:
        """Add to a card that is theirs beyond doubt what it lacks, and let them be called again."""
        client, contact, customer = match.file.client, match.contact, match.customer
        if contact is None or not match.sure:
            return
        after = replace(contact, do_not_contact=False)
        if customer.phone_proved:
            after = lead_words.completed(customer, after, match.taken)
        clients = self.doors.unit.clients
        if after != contact:
            await clients.save_contact(client, contact, after)
        if client.kind is ClientKind.PERSON and after.full_name != contact.full_name:
            await clients.save_client(client, replace(client, name=after.full_name))

    async def _new(self, case: "_Case") -> "_Placed":
        customer = case.customer
        manager = await self._turn(case.magnet, customer.city)
        wish = lead_words.new_card(
            customer, case.magnet, case.link, case.words, country=self.country
        )
        unit = self.doors.unit
        add = AddContact(clients=unit.clients, changes=unit.changes, clock=self.doors.clock)
        # Were it looked for once more, who comes at the same instant would be a colleague's client.
        file = await add.anew(manager, wish)
        contact = file.contacts[0]
        owner = replace(customer, client_id=file.client.id, contact_id=contact.id, owns_card=True)
        return _Placed(
            customer=owner, file=file, contact=contact, manager=manager, responsible=manager
        )

    async def _turn(self, magnet: Magnet, city: str) -> Member:
        """Return who gets a new client (R53)."""
        if magnet.handing is Handing.MANAGER and magnet.manager_id is not None:
            member = await self.doors.unit.team.member(magnet.manager_id)
            if member is not None and member.state is MemberState.ACTIVE:
                return member
        where = city if magnet.handing is Handing.CITY else ""
        return self._first(await self.leads.candidates(), where) or await self._head()

    async def _head(self) -> Member:
        """Return a head, or else an owner, who works now or is back first."""
        team = await self.doors.unit.team.members()
        for role in (Role.HEAD, Role.OWNER):
            candidates = [Candidate(member=one) for one in team if one.role is role]
            head = self._first(candidates)
            if head is not None:
                return head
        raise GoneError

    def _first(self, candidates: Sequence[Candidate], city: str = "") -> Member | None:
        return whose_turn(candidates, self.doors.clock.now(), self.doors.calendar, city=city)

    async def _caller(self, case: "_Case", placed: "_Placed") -> tuple[Member, ContactTime]:
        """Return who is to call, and when the person may be called.

        Who only typed somebody's phone or e-mail is told what a new person would be: the answer
        must not betray that there is such a client, nor whose it is.
        """
        customer, contact, member = placed.customer, placed.contact, placed.manager
        if placed.unproved:
            contact, member = None, await self._turn(case.magnet, customer.city)
        return member, self._hours(contact, city=customer.city, phone=customer.phone)

    def _hours(self, contact: Contact | None, *, city: str, phone: str) -> ContactTime:
        return contact_time(
            timezone=contact.timezone if contact else "",
            call_hours=contact.call_hours if contact else "",
            city=(contact.city if contact else "") or city,
            phone=phone,
            fallback=self.timezone,
            policy=self.doors.policy,
        )

    def _expected(self, member: Member, hours: ContactTime) -> datetime:
        at = call_expected(member, hours, self.doors.clock.now(), self.doors.calendar)
        return at.astimezone(hours.zone)

    def _till(self, member: Member, hours: ContactTime) -> datetime:
        at = call_until(member, hours, self.doors.clock.now(), self.doors.calendar)
        return at.astimezone(hours.zone)

    async def _keep(
        self, case: "_Case", placed: "_Placed", flaws: Sequence[Flaw], *, told_at: datetime | None
    ) -> WaitingLead:
        now = self.doors.clock.now()
        policy, calendar = self.doors.policy, self.doors.calendar
        client, contact, customer = placed.file.client, placed.contact, placed.customer
        odd = (*flaws, *((Flaw.UNPROVED_MATCH,) if placed.unproved else ()))
        lead = await self.leads.add(
            Lead(
                client_id=client.id,
                contact_id=contact.id if contact else None,
                customer_id=customer.id,
                form_id=case.form.id,
                magnet_id=case.magnet.id,
                link_id=case.link.id,
                given_to=placed.manager.id,
                known=placed.known,
                proved=customer.phone_proved,
                flaws=odd,
                came_at=now,
                due_at=after_working(placed.manager, now, policy.lead_minutes, calendar),
                told_at=told_at,
            )
        )
        return WaitingLead(
            lead=lead,
            client_name=client.name,
            contact_name=contact.full_name if contact else customer.name,
            phone=customer.phone or _first_of(contact, PointKind.PHONE),
            email=customer.email or _first_of(contact, PointKind.EMAIL),
            city=customer.city or (contact.city if contact else ""),
            magnet_title=case.magnet.title,
            source=case.link.name,
            manager_id=placed.responsible.id,
            manager_name=placed.responsible.name,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """Who filled in what."""

    customer: Customer
    form: Form
    magnet: Magnet
    link: Link
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """Whose client the person is now (``responsible``), and who is told (``manager``)."""

    customer: Customer
    file: ClientFile
    contact: Contact | None
    manager: Member
    responsible: Member
    known: bool = False
    woke: bool = False
    unproved: bool = False


def _first_of(contact: Contact | None, kind: PointKind) -> str:
    return next(iter(contact.values(kind)), "") if contact else ""
