"""What a person agrees to of a magnet's texts, and what of that is new (R51)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.customers.consents import Channel, Consent, ConsentBook, ConsentText, Purpose
from domain.customers.magnets import Offer
from domain.customers.people import Customer


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What stands of a person's consents, as one magnet needs it.

    ``personal`` tells that they agree to a version of the magnet's text on personal data,
    ``texts`` are the numbers of its texts that they agree to, ``mailing`` that they agree to
    mailings, whichever magnet asked.
    """

    personal: bool = False
    texts: frozenset[int] = frozenset()
    mailing: bool = False


async def agreement(consents: ConsentBook, customer_id: int, magnet_id: int) -> Agreement:
    """Return what a person agrees to."""
    standing = [one for one in await consents.of_customer(customer_id) if one.stands]
    here = [one for one in standing if one.magnet_id == magnet_id]
    return Agreement(
        personal=any(one.purpose is Purpose.PERSONAL_DATA for one in here),
        texts=frozenset(one.text_id for one in here),
        mailing=any(one.purpose is Purpose.MAILING for one in standing),
    )


async def is_outdated(consents: ConsentBook, agreed: Agreement, offer: Offer) -> bool:
    """Whether a person's consent is to another text on personal data than the present one.

    The owner may have asked for more since. In which language they read it does not matter.
    """
    shown = offer.texts.get(Purpose.PERSONAL_DATA)
    if shown is not None and shown.id in agreed.texts:
        return False
    return not any(
        one.id in agreed.texts
        for one in await consents.texts(offer.magnet.id)
        if one.purpose is Purpose.PERSONAL_DATA
    )


def consents_to(
    texts: Iterable[ConsentText], customer: Customer, channel: Channel, now: datetime
) -> Sequence[Consent]:
    """Return the records of what was agreed to: which words, for what, when, through which door."""
    return [
        Consent(
            customer_id=customer.id,
            magnet_id=text.magnet_id,
            text_id=text.id,
            version=text.version,
            digest=text.digest,
            purpose=text.purpose,
            channel=channel,
            given_at=now,
        )
        for text in texts
    ]
