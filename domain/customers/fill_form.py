"""The form as a person fills it in: what comes and goes at each step, and its end (R50).

The steps: ``domain.customers.open_form``, ``answer_form`` and, from a site, ``submit_form``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.clock import Clock
from domain.customers.answers import disposable, doubtful
from domain.customers.consents import Channel, ConsentText
from domain.customers.erasure import Seal, person_of
from domain.customers.forms import Flaw, Form, FormBook, Going
from domain.customers.friends import Reward, Rewarded
from domain.customers.magnets import Ask, Codes, Gift, Magnet, MagnetBook, Offer, Part
from domain.customers.people import Customer, CustomerBook
from domain.customers.take_lead import LeadTaken, TakeLead

FRIEND = "fr_"
"""How the code of a friend's link begins (R54)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who pressed, as Telegram tells: nothing of this is stored before consent (R51)."""

    telegram_id: int
    profile_name: str
    locale: str


class Doorway(StrEnum):
    """What a link leads a person to."""

    CONSENT = "consent"
    GOING = "going"
    DONE = "done"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A link that was opened. ``friend`` is the code of who sent the person, or empty.

    ``going`` is their form of this magnet where they agreed before (``GOING`` or ``DONE``).
    ``outdated`` tells that the text has changed since they agreed, before their form was done;
    ``news`` is the text on mailings for who is done and does not agree to any.
    """

    doorway: Doorway
    offer: Offer
    friend: str = ""
    going: Going | None = None
    outdated: bool = False
    news: ConsentText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What a person gets. ``code_owed``: the list is empty, the code will follow.

    ``code_in_chat``: a site hands no personal code out. Who types somebody's phone there would get
    that person's code, and a new one for each form would empty the list. ``code_spent``: they had
    the code before they were forgotten; being forgotten brings no other one.

    ``codes`` is how the list stands, for the owner's warning, where it has just changed; ``lead``
    is missing where the person was here before. ``rewarded`` is what bringing a friend earned both
    (R54).
    """

    gift: Gift
    code: str = ""
    code_owed: bool = False
    code_in_chat: bool = False
    code_spent: bool = False
    codes: Codes | None = None
    lead: LeadTaken | None = None
    rewarded: Rewarded | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Where the form stands after a step; ``finished`` once everything was asked.

    ``stale`` tells that the press was of a question that is not asked any more: nothing changed.
    """

    going: Going
    finished: Finished | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer. ``question_id`` is what was asked, 0 for a typed line (the question of now).

    Exactly one of the others: ``text`` as typed; ``own_phone`` of the person's own, not forwarded
    contact (proved); ``profile_name`` confirmed by a tap; ``keep`` what was given before; ``skip``.
    """

    question_id: int = 0
    text: str = ""
    own_phone: str = ""
    profile_name: str = ""
    keep: bool = False
    skip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishForm:
    """Makes the lead, gives the gift, rewards who brought the person; once (R50, R53, R54)."""

    customers: CustomerBook
    forms: FormBook
    magnets: MagnetBook
    take_lead: TakeLead
    reward: Reward
    seal: Seal
    clock: Clock

    async def __call__(
        self, going: Going, *, flaws: Sequence[Flaw] = (), flood: bool = False
    ) -> Filled:
        """Finish a form whose questions are all answered; one that is done gives its gift again.

        A form that was changed under way so that it asked for neither phone nor e-mail gives its
        gift, but makes no lead: nobody could be called (R1).
        """
        gift = await self._gift(going)
        if going.form.completed_at is not None:
            return Filled(going=going, finished=gift)
        lead = await self._lead(going, flaws, flood=flood)
        customer = lead.customer if lead else going.customer
        form = await self._complete(going)
        going = replace(going, customer=customer, form=form)
        rewarded = await self._reward(going, known=lead is not None and _surely_known(lead))
        return Filled(going=going, finished=replace(gift, lead=lead, rewarded=rewarded))

    async def _gift(self, going: Going) -> Finished:
        magnet, customer = going.offer.magnet, going.customer
        if not magnet.gift.coded:
            return Finished(gift=magnet.gift)
        if going.form.channel is Channel.SITE:
            return Finished(gift=magnet.gift, code_in_chat=True)
        person = person_of(self.seal, str(customer.telegram_id))
        if await self.magnets.had_code(magnet.id, Part.GIFT, person):
            return Finished(gift=magnet.gift, code_spent=True)
        before = await self._codes(magnet)
        code = await self.magnets.take_code(magnet.id, Part.GIFT, customer.id, self.clock.now())
        after = await self._codes(magnet)
        changed = after if after != before else None
        return Finished(gift=magnet.gift, code=code, code_owed=not code, codes=changed)

    async def _codes(self, magnet: Magnet) -> Codes:
        return (await self.magnets.codes(magnet.id)).get(Part.GIFT, Codes())

    async def _lead(self, going: Going, flaws: Sequence[Flaw], *, flood: bool) -> LeadTaken | None:
        customer, offer = going.customer, going.offer
        if not (customer.phone or customer.email):
            return None
        return await self.take_lead(
            customer,
            going.form,
            offer.magnet,
            offer.link,
            words=_words(offer.magnet, going.form),
            flaws=tuple(dict.fromkeys((*flaws, *_flaws(customer)))),
            flood=flood,
        )

    async def _complete(self, going: Going) -> Form:
        """Store the end of the form; what was said stands in the lead now, and no more here."""
        form = going.form
        bare = tuple(replace(one, value="") for one in form.answered)
        after = replace(form, completed_at=self.clock.now(), back_to=None, answered=bare)
        await self.forms.save(form, after)
        return after

    async def _reward(self, going: Going, *, known: bool) -> Rewarded | None:
        form, customer = going.form, going.customer
        if form.inviter_id is None:
            return None
        if not known:
            others = await self.forms.of_customer(customer.id)
            known = any(one.completed_at and one.id != form.id for one in others)
        found = await self.reward(customer, form.inviter_id, form.magnet_id, known=known)
        return found if isinstance(found, Rewarded) else None


def _surely_known(lead: LeadTaken) -> bool:
    """Whether the person was a client before; a number that was only typed must not betray it."""
    return lead.lead.lead.known and Flaw.UNPROVED_MATCH not in lead.lead.lead.flaws


def _words(magnet: Magnet, form: Form) -> tuple[tuple[str, str], ...]:
    """Return the owner's own questions with their answers."""
    own = [one for one in magnet.questions if one.ask is Ask.OWN]
    said = [(one.text, form.answer_to(one.id)) for one in own]
    return tuple((text, answer.value) for text, answer in said if answer and answer.value)


def _flaws(customer: Customer) -> tuple[Flaw, ...]:
    """Return what is odd about what the person gave."""
    typed = customer.phone and not customer.phone_proved
    odd = (
        (Flaw.DOUBTFUL_PHONE, bool(typed) and doubtful(customer.phone)),
        (Flaw.DISPOSABLE_EMAIL, disposable(customer.email)),
    )
    return tuple(flaw for flaw, is_so in odd if is_so)
