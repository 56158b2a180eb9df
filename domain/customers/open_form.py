"""How a form begins: the link, the consent, what is known already (R50, R51)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.clock import Clock
from domain.customers.agreeing import Agreement, agreement, consents_to, is_outdated
from domain.customers.consents import Channel, ConsentBook, ConsentText, Purpose
from domain.customers.erasure import Seal
from domain.customers.fill_form import (
    FRIEND,
    Doorway,
    Filled,
    FinishForm,
    Opened,
    Visitor,
)
from domain.customers.forms import Answered, Form, FormBook, Going, known
from domain.customers.magnets import Magnet, MagnetBook, Offer
from domain.customers.people import Customer, CustomerBook
from domain.customers.referrals import ReferralBook
from domain.errors import GoneError, OutdatedConsentError

VISIT = "visit"
"""The kind of the keyed hash by which openings are counted (R51)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLink:
    """Opens a link: counted once a person, by a keyed hash (R51). Raises ``GoneError``.

    Who agreed before goes on where they were, and that form is the one under way from now on;
    first they see the text on personal data once more, where it has changed under way.
    """

    magnets: MagnetBook
    consents: ConsentBook
    customers: CustomerBook
    forms: FormBook
    referrals: ReferralBook
    seal: Seal
    clock: Clock

    async def __call__(self, visitor: Visitor, code: str) -> Opened:
        """Open ``code``, a link's or a friend's (``fr_…``)."""
        friend = code.removeprefix(FRIEND) if code.startswith(FRIEND) else ""
        offer = await self._offer(code, friend, visitor.locale)
        if offer is None:
            raise GoneError
        if not offer.magnet.open:
            return Opened(doorway=Doorway.CLOSED, offer=offer, friend=friend)
        now = self.clock.now()
        person = self.seal(VISIT, f"{visitor.telegram_id}")
        await self.forms.opened(offer.link.id, person, now)
        going, agreed = await self._going(visitor, offer)
        if going is None:
            return Opened(doorway=Doorway.CONSENT, offer=offer, friend=friend)
        if going.form.completed_at is not None:
            news = None if agreed.mailing else offer.texts.get(Purpose.MAILING)
            return Opened(doorway=Doorway.DONE, offer=offer, friend=friend, going=going, news=news)
        if await is_outdated(self.consents, agreed, offer):
            return Opened(doorway=Doorway.CONSENT, offer=offer, friend=friend, outdated=True)
        going = await resume(self.forms, going, now)
        return Opened(doorway=Doorway.GOING, offer=offer, friend=friend, going=going)

    async def _offer(self, code: str, friend: str, locale: str) -> Offer | None:
        if not friend:
            return await self.magnets.offer(code, locale)
        link = await self.referrals.by_code(friend)
        ways = await self.magnets.links(link.magnet_id) if link else ()
        return await self.magnets.offer_by_link(ways[0].id, locale) if ways else None

    async def _going(self, visitor: Visitor, offer: Offer) -> tuple[Going | None, Agreement]:
        """Return a person's form, and what they agree to; nothing where they agree no more."""
        customer = await self.customers.by_telegram(visitor.telegram_id)
        form = await self.forms.of_magnet(customer.id, offer.magnet.id) if customer else None
        if customer is None or form is None:
            return None, Agreement()
        agreed = await agreement(self.consents, customer.id, offer.magnet.id)
        going = Going(customer=customer, form=form, offer=offer)
        return going if agreed.personal else None, agreed


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree:
    """Takes the consent, and with it the person: the first thing that is stored (R51).

    A second press changes nothing but what it agrees to for the first time: mailings, or a newer
    text. What was given in another form is not asked again. Who had withdrawn their consent agrees
    anew, and their form begins anew: they come as a lead once more. What is recorded are the texts
    that the person saw, each a present one of the magnet.
    """

    magnets: MagnetBook
    consents: ConsentBook
    customers: CustomerBook
    forms: FormBook
    referrals: ReferralBook
    finish: FinishForm
    clock: Clock

    async def __call__(
        self, visitor: Visitor, link_id: int, *, seen: frozenset[int], friend: str = ""
    ) -> Filled:
        """Agree to those texts of the link's magnet whose numbers are ``seen``.

        Raises ``GoneError`` where it is closed, and ``OutdatedConsentError``, with nothing stored,
        where one of the texts has another version by now.
        """
        offer = await self.magnets.offer_by_link(link_id, visitor.locale)
        if offer is None or not offer.magnet.open or Purpose.PERSONAL_DATA not in offer.texts:
            raise GoneError
        before = await self.customers.by_telegram(visitor.telegram_id)
        form = await self.forms.of_magnet(before.id, offer.magnet.id) if before else None
        if before and form:
            agreed = await agreement(self.consents, before.id, offer.magnet.id)
            if agreed.personal:
                await self._agree_to_more(before, form, offer, seen, agreed)
                customer = await self._customer(visitor, before)
                return await self._again(Going(customer=customer, form=form, offer=offer))
        texts = await self._seen(offer, seen)
        customer = await self._customer(visitor, before)
        now = self.clock.now()
        await self.consents.give(consents_to(texts, customer, Channel.TELEGRAM, now))
        if form is None:
            inviter_id = await self._inviter(friend, offer.magnet, customer)
            form = await self.forms.add(
                new_form(offer, customer, Channel.TELEGRAM, now, inviter_id)
            )
        else:
            form = await begin_anew(self.forms, form, offer, customer, now)
        going = Going(customer=customer, form=form, offer=offer)
        return await self.finish(going) if going.progress.question is None else Filled(going=going)

    async def _again(self, going: Going) -> Filled:
        if going.form.completed_at is not None or going.progress.question is None:
            return await self.finish(going)
        return Filled(going=await resume(self.forms, going, self.clock.now()))

    async def _agree_to_more(
        self, customer: Customer, form: Form, offer: Offer, seen: frozenset[int], agreed: Agreement
    ) -> None:
        """Record what was not agreed to before; go on under the present text only."""
        new = [
            one
            for one in await self.consents.texts(offer.magnet.id)
            if one.id in seen - agreed.texts
        ]
        agreed = replace(agreed, texts=agreed.texts | {one.id for one in new})
        if form.completed_at is None and await is_outdated(self.consents, agreed, offer):
            raise OutdatedConsentError
        await self.consents.give(consents_to(new, customer, Channel.TELEGRAM, self.clock.now()))

    async def _seen(self, offer: Offer, seen: frozenset[int]) -> Sequence[ConsentText]:
        """Return the texts that were shown, in whatever language, as long as they stand."""
        texts = {one.id: one for one in offer.texts.values()}
        if not seen <= texts.keys():
            texts = {one.id: one for one in await self.consents.texts(offer.magnet.id)}
        agreed = [one for number, one in texts.items() if number in seen]
        purposes = {one.purpose for one in agreed}
        if len(agreed) < len(seen) or Purpose.PERSONAL_DATA not in purposes:
            raise OutdatedConsentError
        return agreed

    async def _customer(self, visitor: Visitor, before: Customer | None) -> Customer:
        """Return the person, stored now where they were not before."""
        now = self.clock.now()
        if before is None:
            new = Customer(
                telegram_id=visitor.telegram_id,
                locale=visitor.locale,
                created_at=now,
                seen_at=now,
            )
            return await self.customers.add(new)
        after = replace(before, locale=visitor.locale, seen_at=now, blocked_at=None)
        if after != before:
            await self.customers.save(before, after)
        return after

    async def _inviter(self, friend: str, magnet: Magnet, customer: Customer) -> int | None:
        """Return whose link it was (R54); nobody brings themselves."""
        link = await self.referrals.by_code(friend) if friend else None
        if link is None or link.magnet_id != magnet.id or link.customer_id == customer.id:
            return None
        return link.customer_id


async def resume(forms: FormBook, going: Going, now: datetime) -> Going:
    """Make a form the one under way: its person came back to it out of another one."""
    current = await forms.current(going.customer.id)
    if current is None or current.id == going.form.id:
        return going
    form = replace(going.form, resumed_at=now)
    await forms.save(going.form, form)
    return replace(going, form=form)


def new_form(
    offer: Offer,
    customer: Customer,
    channel: Channel,
    now: datetime,
    inviter_id: int | None = None,
) -> Form:
    """Return a form that was just agreed to; what the person gave in another is not asked again."""
    return Form(
        customer_id=customer.id,
        magnet_id=offer.magnet.id,
        link_id=offer.link.id,
        channel=channel,
        inviter_id=inviter_id,
        consented_at=now,
        answered=_known_already(offer.magnet, customer, now),
    )


async def begin_anew(
    forms: FormBook, form: Form, offer: Offer, customer: Customer, now: datetime
) -> Form:
    """Open a form again whose person had withdrawn their consent and gave it anew."""
    after = replace(
        form,
        link_id=offer.link.id,
        consented_at=now,
        resumed_at=None,
        completed_at=None,
        back_to=None,
        answered=_known_already(offer.magnet, customer, now),
    )
    await forms.save(form, after)
    return after


def _known_already(magnet: Magnet, customer: Customer, now: datetime) -> tuple[Answered, ...]:
    return tuple(
        Answered(question_id=one.id, at=now) for one in magnet.questions if known(customer, one)
    )
