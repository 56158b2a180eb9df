"""Which card a form belongs to, and how sure that is (R3)."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from domain.clients import ClientBook, ClientFile, Contact, PointKind
from domain.customers.people import Customer
from domain.team import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The card that a person's phone or e-mail is on; ``contact`` of nobody: the company's own.

    ``by_phone``: it is the phone. ``taken`` are the identities of the form that cards have.
    """

    customer: Customer
    file: ClientFile
    contact: Contact | None
    by_phone: bool
    taken: Collection[str]

    @property
    def proved(self) -> bool:
        """Whether Telegram vouched for the phone that the card has."""
        return self.by_phone and self.customer.phone_proved

    @property
    def owned(self) -> bool:
        """Whether the card was theirs before; a site knows nobody again for sure."""
        customer, contact = self.customer, self.contact
        here = contact is not None and contact.id == customer.contact_id
        return here and customer.owns_card and customer.telegram_id is not None

    @property
    def sure(self) -> bool:
        """Whether it is that person's card beyond doubt."""
        return self.proved or self.owned

    @property
    def linked(self) -> Customer:
        """The customer with this card.

        A card of their own stays theirs, unless this one is proved to be.
        """
        customer, client_id = self.customer, self.file.client.id
        contact_id = self.contact.id if self.contact else None
        if self.proved and self.contact is not None:
            return replace(customer, client_id=client_id, contact_id=contact_id, owns_card=True)
        if customer.owns_card:
            return customer
        return replace(customer, client_id=client_id, contact_id=contact_id)


async def find_match(clients: ClientBook, customer: Customer) -> Match | None:
    """Return the card that has the phone, or else the e-mail, or that is theirs already."""
    identities = ((PointKind.PHONE, customer.phone), (PointKind.EMAIL, customer.email))
    holders = await clients.holders([(kind.value, one) for kind, one in identities if one])
    found = {one.value: one for one in holders}
    holder = found.get(customer.phone) or found.get(customer.email)
    client_id = customer.client_id if customer.owns_card else None
    contact_id = customer.contact_id
    if holder is not None:
        client_id, contact_id = holder.client_id, holder.contact_id
    file = None if client_id is None else await clients.open(Scope(None), client_id)
    if file is None:
        return None
    return Match(
        customer=customer,
        file=file,
        contact=file.contact(contact_id),
        by_phone=holder is not None and holder.value == customer.phone,
        taken=found.keys(),
    )
