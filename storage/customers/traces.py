"""What tells a person from others, read from the base before an erasure (R52)."""

from collections.abc import Container, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import BindParameter, and_, bindparam, func, or_, select

from domain.clients import ClientKind, PointKind
from domain.customers.erasure import OwnedCard, Traces
from domain.language.search_keys import search_key, words
from storage.customers.own_cards import earlier_cards
from storage.customers.redaction import pairs_of
from storage.people import full_name
from storage.tables.clients import IS_IDENTITY, clients, contacts, points, search_terms
from storage.tables.customers import customers
from storage.transaction import Transaction

_CARDS: Final[BindParameter[Any]] = bindparam("cards", expanding=True)
LAST: Final = "\U0010ffff"
"""Greater than all that follows a beginning (``storage.search``)."""
CUSTOMER: Final = select(customers).where(customers.c.id == bindparam("customer"))
OWNERS: Final = (
    select(customers)
    .where(
        or_(
            and_(customers.c.contact_id.in_(_CARDS), customers.c.owns_card.is_(True)),
            customers.c.id.in_(bindparam("ids", expanding=True)),
        )
    )
    .order_by(customers.c.id)
)
_others = contacts.alias("others")
CARDS: Final = (
    select(
        contacts.c.id,
        contacts.c.client_id,
        contacts.c.surname,
        contacts.c.name,
        contacts.c.patronymic,
        clients.c.kind,
        select(func.count())
        .select_from(_others)
        .where(_others.c.client_id == contacts.c.client_id)
        .correlate(contacts)
        .scalar_subquery()
        .label("people"),
    )
    .join(clients, clients.c.id == contacts.c.client_id)
    .where(contacts.c.id.in_(_CARDS))
)
POINTS: Final = (
    select(points.c.kind, points.c.value)
    .where(points.c.contact_id.in_(_CARDS))
    .order_by(points.c.id)
)
HELD: Final = select(points.c.kind, points.c.value, points.c.contact_id).where(
    points.c.value.in_(bindparam("identities", expanding=True)), IS_IDENTITY
)
PROVED: Final = select(customers.c.phone).where(
    customers.c.phone.in_(bindparam("identities", expanding=True)),
    customers.c.phone_proved.is_(True),
    customers.c.id.not_in(bindparam("ids", expanding=True)),
)
CALLED: Final = (
    select(search_terms.c.contact_id)
    .where(
        search_terms.c.term >= bindparam("term"),
        search_terms.c.term < bindparam("beyond"),
        search_terms.c.contact_id.not_in(_CARDS),
    )
    .limit(1)
)
SIGNED: Final = (
    select(customers.c.id)
    .where(
        customers.c.name == bindparam("name"),
        customers.c.id.not_in(bindparam("ids", expanding=True)),
    )
    .limit(1)
)


async def has_namesake(transaction: Transaction, people: Sequence[Traces], name: str) -> bool:
    """Tell whether somebody but ``people`` is called so: then the name tells nobody apart."""
    cards = [one.contact_id for traces in people for one in traces.cards]
    for pair in pairs_of(name):
        term = " ".join(search_key(word) for part in pair for word in words(part))
        asked = {"term": term, "beyond": f"{term}{LAST}", "cards": cards}
        if await transaction.first(CALLED, asked) is not None:
            return True
    signed = {"name": name, "ids": [one for traces in people for one in traces.customer_ids]}
    return await transaction.first(SIGNED, signed) is not None


async def of_customer(transaction: Transaction, customer_id: int) -> Traces | None:
    """Return the traces of a customer, of cards only those that are or were their own."""
    row = await transaction.first(CUSTOMER, {"customer": customer_id})
    if row is None:
        return None
    present = [row.contact_id] if row.owns_card and row.contact_id is not None else []
    earlier = await earlier_cards(transaction, customer_id)
    return await _gathered(transaction, [customer_id], [*present, *earlier])


async def of_contact(transaction: Transaction, contact_id: int) -> Traces | None:
    """Return the traces of a contact, and of who owns the card with all cards of theirs."""
    traces = await _gathered(transaction, [], [contact_id])
    if not traces.cards:
        return None
    earlier = [
        card for one in traces.customer_ids for card in await earlier_cards(transaction, one)
    ]
    return await _gathered(transaction, [], [contact_id, *earlier]) if earlier else traces


async def _gathered(
    transaction: Transaction, customer_ids: Sequence[int], contact_ids: Sequence[int]
) -> Traces:
    values: dict[str, Any] = {"cards": list(contact_ids)}
    found = {one.id: one for one in await transaction.all(CARDS, values)}
    cards = [found[one] for one in dict.fromkeys(contact_ids) if one in found]
    owners = list(await transaction.all(OWNERS, {**values, "ids": list(customer_ids)}))
    said = [(PointKind.PHONE, one.phone) for one in owners]
    said += [(PointKind.EMAIL, one.email) for one in owners]
    own = await transaction.all(POINTS, values)
    given = [one for one in said if one[1]]
    typed = await _not_of_others(transaction, given, found.keys(), [one.id for one in owners])
    known = [*((one.kind, one.value) for one in own), *typed]
    owned = [_owned(one, cards) for one in cards]
    present = owned[0] if owned else None
    return Traces(
        customer_ids=tuple(one.id for one in owners),
        client_id=present.client_id if present else None,
        contact_id=present.contact_id if present else None,
        whole_client=present is not None and present.whole_client,
        telegram_ids=tuple(one.telegram_id for one in owners if one.telegram_id is not None),
        phones=_once(value for kind, value in known if kind is PointKind.PHONE),
        emails=_once(value for kind, value in known if kind is PointKind.EMAIL),
        names=_once([*map(full_name, cards), *(one.name for one in owners)]),
        more=tuple(owned[1:]),
    )


def _owned(card: Any, cards: Sequence[Any]) -> OwnedCard:
    own = sum(one.client_id == card.client_id for one in cards)
    return OwnedCard(
        client_id=card.client_id,
        contact_id=card.id,
        whole_client=card.kind is ClientKind.PERSON and card.people == own,
    )


async def _not_of_others(
    transaction: Transaction,
    said: list[tuple[PointKind, str]],
    own: Container[int],
    ids: Sequence[int],
) -> list[tuple[PointKind, str]]:
    """Leave out what somebody typed that stands on another's card, or that another proved.

    It does not tell who they are.
    """
    if not said:
        return []
    identities = [value for _, value in said]
    rows = await transaction.all(HELD, {"identities": identities})
    others = {(one.kind, one.value) for one in rows if one.contact_id not in own}
    proved = await transaction.all(PROVED, {"identities": identities, "ids": list(ids)})
    others |= {(PointKind.PHONE, one.phone) for one in proved}
    return [one for one in said if one not in others]


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
