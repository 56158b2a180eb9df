"""Proving that a card is one's own, by one's own phone (R52)."""

from dataclasses import dataclass, replace

from domain.clients import Holder, PointKind
from domain.clock import Clock
from domain.customers.people import Customer
from domain.language.phones import parse_phone
from domain.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ProveCard:
    """A person who shares their own contact proves that a card is theirs (R52).

    Finds the contact by the proved phone, for who filled in no form as well: such a person
    becomes a customer without consents, so that they can see and erase what staff noted.
    """

    unit: Unit
    clock: Clock

    async def __call__(self, telegram_id: int, locale: str, phone: str) -> Customer | None:
        """Return the customer with the card that has this phone; nothing where nobody has.

        Who owns a card already keeps it; whoever only typed the number owns it no more. ``phone``
        is as Telegram tells it, with the country's code
        (https://core.telegram.org/bots/api#contact).
        """
        now, customers = self.clock.now(), self.unit.customers
        number = parse_phone(f"+{phone.removeprefix('+')}", "RU")
        known = await customers.by_telegram(telegram_id)
        asked = [(PointKind.PHONE.value, number.e164)] if number else []
        holders = await self.unit.clients.holders(asked) if asked else ()
        card = next((one for one in holders if one.contact_id is not None), None)
        if known is not None and known.owns_card and (card is None or not _has(known, card)):
            return known
        if number is None or card is None or card.contact_id is None:
            return None
        owned = replace(
            known or Customer(telegram_id=telegram_id, locale=locale, created_at=now, seen_at=now),
            client_id=card.client_id,
            contact_id=card.contact_id,
            owns_card=True,
            seen_at=now,
        )
        if owned.phone:  # what was typed was somebody's word; the number of their card is proved
            owned = replace(owned, phone=number.e164, phone_proved=True)
        if known is None:
            owned = await customers.add(owned)
        else:
            await customers.save(known, owned)
        await customers.disown(card.contact_id, but=owned.id)
        return owned


def _has(customer: Customer, holder: Holder) -> bool:
    return holder.contact_id == customer.contact_id
