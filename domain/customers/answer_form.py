"""One answer after the other, and one back (R50)."""

from dataclasses import dataclass, replace

from domain.clock import Clock
from domain.customers.agreeing import agreement, is_outdated
from domain.customers.answers import doubtful, read_answer, read_profile, read_shared_phone
from domain.customers.consents import ConsentBook
from domain.customers.fill_form import Answer, Filled, FinishForm
from domain.customers.forms import Answered, Form, FormBook, Going, known, may_skip
from domain.customers.magnets import Ask, MagnetBook, Question
from domain.customers.people import Customer, CustomerBook
from domain.errors import GoneError, InvalidValueError, OutdatedConsentError


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerForm:
    """Takes one answer, checks it, finishes the form after the last.

    Raises ``InvalidValueError`` (field: code of the question; ``why``) and ``GoneError`` where the
    person has no form under way: withdrawing a consent ends all of them (R51). A doubtful phone
    (digits in a row or all alike) is asked about once (``why-phone-doubtful``) and taken when it is
    said again: the doubt is stored with the form, so who calls has to catch that error and let the
    unit of work be kept.

    Raises ``OutdatedConsentError``, with nothing taken, where the text on personal data has changed
    since the person agreed: the owner may ask for more by now.

    A shared contact answers the question of the phone, whichever question is asked now.
    """

    consents: ConsentBook
    customers: CustomerBook
    forms: FormBook
    magnets: MagnetBook
    finish: FinishForm
    country: str
    clock: Clock

    async def __call__(
        self,
        customer: Customer,
        answer: Answer,
        *,
        flood: bool = False,
        under_way: Going | None = None,
    ) -> Filled:
        """Take the answer of a customer to the form under way.

        ``under_way`` is that form, for who has read it in this unit of work already.
        """
        going = under_way or await _under_way(self.forms, self.magnets, customer)
        agreed = await agreement(self.consents, customer.id, going.form.magnet_id)
        if await is_outdated(self.consents, agreed, going.offer):
            raise OutdatedConsentError
        if going.progress.question is None:  # the owner has taken the last question off meanwhile
            return await self.finish(going, flood=flood)
        question = _meant(going, answer)
        if question is None:
            return Filled(going=going, stale=True)
        after = await self._take(going, question, answer)
        if after is None:
            return Filled(going=going, stale=True)
        after = await self._save(going, after)
        if after.progress.question is None:
            return await self.finish(after, flood=flood)
        return Filled(going=after)

    async def _take(self, going: Going, question: Question, answer: Answer) -> Going | None:
        """Return the form with the answer; nothing where a press cannot be meant any more."""
        if answer.skip:
            return self._skipped(going, question)
        if answer.keep:
            return self._kept(going, question)
        if answer.own_phone:
            return self._given(going, question, read_shared_phone(answer.own_phone), proved=True)
        if answer.profile_name:
            name = read_profile(answer.profile_name) if question.ask is Ask.NAME else ""
            return self._given(going, question, name) if name else None
        try:
            value = read_answer(question.ask, answer.text, self.country)
        except ValueError as wrong:
            raise _wrong(question, answer.text, str(wrong)) from None
        if question.ask is Ask.PHONE and doubtful(value):
            await self._doubt(going, question, value)
        return self._given(going, question, value)

    async def _doubt(self, going: Going, question: Question, phone: str) -> None:
        """Ask once whether a number that looks made up is right."""
        said = going.form.answer_to(question.id)
        proved = going.customer.phone_proved and going.customer.phone == phone
        if proved or (said is not None and said.value == phone):
            return
        doubted = Answered(question_id=question.id, at=self.clock.now(), value=phone)
        await self.forms.save(going.form, _with(going.form, doubted))
        raise _wrong(question, phone, "why-phone-doubtful")

    def _skipped(self, going: Going, question: Question) -> Going:
        """Leave a question out; what was given to it before is given no more."""
        if not may_skip(going.offer.magnet, going.form, question):
            raise _wrong(question, "", "why-required")
        skipped = Answered(question_id=question.id, at=self.clock.now(), skipped=True)
        return replace(
            going,
            customer=_told(going.customer, question.ask, "", proved=False),
            form=_answered(going.form, skipped),
        )

    def _kept(self, going: Going, question: Question) -> Going | None:
        before = going.form.answer_to(question.id)
        value = before.value if before and question.ask is Ask.OWN else ""
        if not (value or known(going.customer, question)):
            return None
        same = Answered(question_id=question.id, at=self.clock.now(), value=value)
        return replace(going, form=_answered(going.form, same))

    def _given(
        self, going: Going, question: Question, value: str, *, proved: bool = False
    ) -> Going:
        own = value if question.ask is Ask.OWN else ""
        given = Answered(question_id=question.id, at=self.clock.now(), value=own)
        return replace(
            going,
            customer=_told(going.customer, question.ask, value, proved=proved),
            form=_answered(going.form, given),
        )

    async def _save(self, before: Going, after: Going) -> Going:
        """Store the answer, and that the person is here: the bot can write to them again."""
        customer = replace(after.customer, seen_at=self.clock.now(), blocked_at=None)
        await self.forms.save(before.form, after.form)
        await self.customers.save(before.customer, customer)
        return replace(after, customer=customer)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBack:
    """Asks the question before once more; what was given stays offered."""

    forms: FormBook
    magnets: MagnetBook

    async def __call__(self, customer: Customer) -> Filled:
        """Go back by one; from the first question nowhere. Raises ``GoneError``."""
        going = await _under_way(self.forms, self.magnets, customer)
        at = going.progress
        questions = going.offer.magnet.questions
        number = at.number - 1 if at.question else at.number
        if number < 1:
            return Filled(going=going, stale=True)
        form = replace(going.form, back_to=questions[number - 1].id)
        await self.forms.save(going.form, form)
        return Filled(going=replace(going, form=form))


async def _under_way(forms: FormBook, magnets: MagnetBook, customer: Customer) -> Going:
    form = await forms.current(customer.id)
    offer = await magnets.offer_by_link(form.link_id, customer.locale) if form else None
    if form is None or offer is None:
        raise GoneError
    return Going(customer=customer, form=form, offer=offer)


def _meant(going: Going, answer: Answer) -> Question | None:
    """Return which question is answered: the phone by a contact, else the one asked now."""
    asked = going.progress.question
    if answer.own_phone:
        phones = (one for one in going.offer.magnet.questions if one.ask is Ask.PHONE)
        return next(phones, None)
    if asked is None or answer.question_id not in (0, asked.id):
        return None
    return asked


def _with(form: Form, answered: Answered) -> Form:
    others = tuple(one for one in form.answered if one.question_id != answered.question_id)
    return replace(form, answered=(*others, answered))


def _answered(form: Form, answered: Answered) -> Form:
    """Return the form with an answer; the way back ends with the question that was asked again."""
    back_to = None if form.back_to == answered.question_id else form.back_to
    return replace(_with(form, answered), back_to=back_to)


def _told(customer: Customer, ask: Ask, value: str, *, proved: bool) -> Customer:
    """Return the customer with what they said; a number proved once is not doubted again."""
    match ask:
        case Ask.NAME:
            return replace(customer, name=value)
        case Ask.PHONE:
            same = customer.phone_proved and customer.phone == value
            return replace(customer, phone=value, phone_proved=proved or same)
        case Ask.EMAIL:
            return replace(customer, email=value)
        case Ask.CITY:
            return replace(customer, city=value)
        case Ask.OWN:
            return customer


def _wrong(question: Question, value: str, why: str) -> InvalidValueError:
    return InvalidValueError(field=question.ask.value, value=value, why=why)
