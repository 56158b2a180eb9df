"""The whole form at once, from a site (R50, R51)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.clock import Clock
from domain.customers.agreeing import agreement, consents_to
from domain.customers.answers import read_answer
from domain.customers.consents import Channel, ConsentBook, Purpose
from domain.customers.fill_form import Filled, FinishForm
from domain.customers.forms import REACH, Answered, Form, FormBook, Going
from domain.customers.intake import Submission
from domain.customers.magnets import Ask, Magnet, MagnetBook, Offer, Question
from domain.customers.open_form import begin_anew, new_form
from domain.customers.people import Customer, CustomerBook
from domain.errors import FormError, GoneError

CONSENT = "consent"
"""The field of a site's form that the consent to the processing of personal data stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitForm:
    """The whole form at once, from a site (R50, R51).

    Raises ``FormError`` with a reason for every wrong field, ``GoneError`` for a closed magnet.
    The same phone or e-mail from a site is the same customer; their form of this magnet is
    finished once, and again gives only the gift; what they agree to for the first time is recorded.
    """

    magnets: MagnetBook
    consents: ConsentBook
    customers: CustomerBook
    forms: FormBook
    finish: FinishForm
    country: str
    clock: Clock

    async def __call__(
        self, offer: Offer, submission: Submission, *, flood: bool = False
    ) -> Filled:
        """Take a submission to the magnet of ``offer``."""
        if not offer.magnet.open or Purpose.PERSONAL_DATA not in offer.texts:
            raise GoneError
        values = self._read(offer, submission)
        before = await self._customer(values)
        form = await self.forms.of_magnet(before.id, offer.magnet.id) if before else None
        if before and form:
            agreed = await agreement(self.consents, before.id, offer.magnet.id)
            if agreed.personal:
                await self._consent(offer, submission, before, but=agreed.texts)
                return await self.finish(Going(customer=before, form=form, offer=offer))
        customer = await self._keep(before, submission.locale, values)
        form = await self._agree(offer, submission, customer, form, values)
        filled = await self.finish(Going(customer=customer, form=form, offer=offer), flood=flood)
        return await self._shown(filled)

    def _read(self, offer: Offer, submission: Submission) -> Mapping[Question, str]:
        """Return what was given to each question; refuse all that is wrong at once."""
        values: dict[Question, str] = {}
        wrong: dict[str, str] = {}
        for field, question in fields_of(offer.magnet).items():
            typed = submission.values.get(field, "").strip()
            try:
                values[question] = read_answer(question.ask, typed, self.country) if typed else ""
            except ValueError as why:
                wrong[field] = str(why)
        wrong |= _empty(offer.magnet, values)
        unsaid = _unsaid(offer, submission)
        if wrong or unsaid:
            raise FormError(fields={**wrong, **({CONSENT: unsaid} if unsaid else {})})
        return values

    async def _customer(self, values: Mapping[Question, str]) -> Customer | None:
        """Return the customer of the phone, or else of the e-mail if that had no other phone.

        Who corrects a mistyped phone has to be called there: it is a form, and a lead, of its own.
        """
        given = {question.ask: value for question, value in values.items()}
        phone = given.get(Ask.PHONE, "")
        found = await self.customers.of_site(phone, given.get(Ask.EMAIL, ""))
        other = found is not None and phone and found.phone and found.phone != phone
        return None if other else found

    async def _keep(
        self, before: Customer | None, locale: str, values: Mapping[Question, str]
    ) -> Customer:
        """Return the person with what they gave, stored."""
        now = self.clock.now()
        given = {
            question.ask.value: value
            for question, value in values.items()
            if value and question.ask is not Ask.OWN
        }
        if before is None:
            new = Customer(locale=locale, created_at=now, seen_at=now)
            return await self.customers.add(_with(new, given))
        after = _with(replace(before, locale=locale, seen_at=now), given)
        await self.customers.save(before, after)
        return after

    async def _agree(
        self,
        offer: Offer,
        submission: Submission,
        customer: Customer,
        form: Form | None,
        values: Mapping[Question, str],
    ) -> Form:
        """Store the consent and the form with all its answers."""
        now = self.clock.now()
        await self._consent(offer, submission, customer)
        answered = tuple(
            Answered(
                question_id=question.id,
                at=now,
                skipped=not value,
                value=value if question.ask is Ask.OWN else "",
            )
            for question, value in values.items()
        )
        if form is None:
            new = replace(new_form(offer, customer, Channel.SITE, now), answered=answered)
            return await self.forms.add(new)
        anew = await begin_anew(self.forms, form, offer, customer, now)
        full = replace(anew, answered=answered)
        await self.forms.save(anew, full)
        return full

    async def _consent(
        self,
        offer: Offer,
        submission: Submission,
        customer: Customer,
        *,
        but: frozenset[int] = frozenset(),
    ) -> None:
        """Record what was ticked, without the texts that the person agrees to already (``but``)."""
        said = [one for one in offer.texts.values() if one.digest in submission.agreed]
        ticked = [one for one in said if one.id not in but]
        await self.consents.give(consents_to(ticked, customer, Channel.SITE, self.clock.now()))

    async def _shown(self, filled: Filled) -> Filled:
        """Note that the gift was taken: the site shows it, but for a code, in its answer."""
        if replace(filled.going.offer.magnet.gift, coded=False).empty:
            return filled
        form, now = filled.going.form, self.clock.now()
        await self.forms.gift_arrived(form.id, now)
        form = replace(form, gift_at=form.gift_at or now)
        return replace(filled, going=replace(filled.going, form=form))


def fields_of(magnet: Magnet) -> Mapping[str, Question]:
    """Return the questions of a magnet by the names of a site's fields, in their order."""
    own = (one.id for one in magnet.questions if one.ask is Ask.OWN)
    numbers = {question_id: number for number, question_id in enumerate(own, 1)}
    return {
        f"{one.ask}{numbers[one.id]}" if one.ask is Ask.OWN else one.ask.value: one
        for one in magnet.questions
    }


def _empty(magnet: Magnet, values: Mapping[Question, str]) -> Mapping[str, str]:
    """Return the fields that were left empty and must not be; phone or e-mail is enough (R1).

    ``values`` has no question whose answer was wrong: who mistyped one of the two is not asked
    for the other.
    """
    reach = [one for one in magnet.questions if one.ask in REACH]
    told = any(values.get(one, "wrong") for one in reach)
    either = not any(one.required for one in reach)
    return {
        field: "why-empty"
        for field, one in fields_of(magnet).items()
        if not values.get(one, "wrong")
        and (not told and (one.required or either) if one in reach else one.required)
    }


def _unsaid(offer: Offer, submission: Submission) -> str:
    """Return why the consent does not count: nothing was ticked, or another text."""
    agreed = submission.agreed
    if offer.texts[Purpose.PERSONAL_DATA].digest in agreed:
        return ""
    mailing = offer.texts.get(Purpose.MAILING)
    others = agreed - {mailing.digest} if mailing else agreed
    return "why-consent-outdated" if others else "why-consent-needed"


def _with(customer: Customer, given: Mapping[str, str]) -> Customer:
    """Return the customer with what was given; a typed number is not proved by anything."""
    return replace(
        customer,
        name=given.get("name", customer.name),
        phone=given.get("phone", customer.phone),
        email=given.get("email", customer.email),
        city=given.get("city", customer.city),
    )
