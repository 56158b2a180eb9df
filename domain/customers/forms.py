"""One person's way through one form: pure steps, and where forms are kept (R50)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.customers.consents import Channel
from domain.customers.magnets import Ask, Magnet, Offer, Question
from domain.customers.people import Customer

REACH = (Ask.PHONE, Ask.EMAIL)
"""What a person can be reached by: without either nobody can be kept (R1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """That a question was answered or skipped.

    ``value`` is the answer to ``Ask.OWN``, until the lead; of ``Ask.PHONE`` a doubtful number
    (E.164) that is not taken before it is said again.
    """

    question_id: int
    at: datetime
    skipped: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that a person agreed to fill in. ``back_to`` is a question asked once more.

    ``consented_at`` is when they agreed, ``resumed_at`` when they came back to its link out of
    another form. ``inviter_id`` is the customer who brought this one (R54). ``gift_at`` is when the
    gift arrived in their chat, or was shown to them on the site.
    """

    id: int = 0
    customer_id: int
    magnet_id: int
    link_id: int
    channel: Channel
    inviter_id: int | None = None
    consented_at: datetime
    resumed_at: datetime | None = None
    completed_at: datetime | None = None
    gift_at: datetime | None = None
    back_to: int | None = None
    answered: tuple[Answered, ...] = ()

    def answer_to(self, question_id: int) -> Answered | None:
        """Return how a question was answered."""
        return next((one for one in self.answered if one.question_id == question_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a form stands: the question to ask now, ``number`` of ``total``; nothing: all done.

    ``first`` tells that there is nothing to go back to, ``may_skip`` that the question needs no
    answer.
    """

    question: Question | None
    number: int
    total: int
    first: bool
    may_skip: bool = False


def known(customer: Customer, question: Question) -> str:
    """Return what a person has given to a question before, in any form."""
    values = {
        Ask.NAME: customer.name,
        Ask.PHONE: customer.phone,
        Ask.EMAIL: customer.email,
        Ask.CITY: customer.city,
    }
    return values.get(question.ask, "")


def progress(magnet: Magnet, form: Form) -> Progress:
    """Return the question that is asked now: the one gone back to, or the first not answered."""
    questions = magnet.questions
    waiting = [one for one in questions if not settled(form, one)]
    again = magnet.question(form.back_to) if form.back_to else None
    asked = again or (waiting[0] if waiting else None)
    number = questions.index(asked) + 1 if asked else len(questions)
    return Progress(
        question=asked,
        number=number,
        total=len(questions),
        first=number == 1,
        may_skip=asked is not None and may_skip(magnet, form, asked),
    )


def settled(form: Form, question: Question) -> bool:
    """Whether a question was answered or skipped; a doubted phone still waits to be said again."""
    answered = form.answer_to(question.id)
    doubted = answered is not None and question.ask is Ask.PHONE and bool(answered.value)
    return answered is not None and not doubted


def may_skip(magnet: Magnet, form: Form, question: Question) -> bool:
    """Whether a question may be left out.

    Phone and e-mail stand for each other, whatever the owner requires: who gave one may skip the
    other, and who has skipped one has to give the last (R1).
    """
    if question.ask not in REACH:
        return not question.required
    others = [one for one in magnet.questions if one.ask in REACH and one.id != question.id]
    told = [form.answer_to(one.id) for one in others if settled(form, one)]
    if any(one is not None and not one.skipped for one in told):
        return True
    return not question.required and len(told) < len(others)


class Flaw(StrEnum):
    """What is odd about an answer that was taken all the same; the manager is told."""

    DISPOSABLE_EMAIL = "disposable_email"
    DOUBTFUL_PHONE = "doubtful_phone"
    UNPROVED_MATCH = "unproved_match"


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """A form under way, as screens need it."""

    customer: Customer
    form: Form
    offer: Offer

    @property
    def progress(self) -> Progress:
        """Where it stands."""
        return progress(self.offer.magnet, self.form)


class FormBook(Protocol):
    """Where forms are kept. Nothing here is undone by ``/undo``."""

    async def opened(self, link_id: int, person: str, at: datetime) -> None:
        """Count that a link was opened. ``person`` is a keyed hash; each is counted once a link."""
        ...

    async def current(self, customer_id: int) -> Form | None:
        """Return the form that a person is filling in: not completed, the latest turned to.

        Forms of magnets that are not active wait.
        """
        ...

    async def of_magnet(self, customer_id: int, magnet_id: int) -> Form | None:
        """Return a person's form of a magnet, completed or not."""
        ...

    async def of_customer(self, customer_id: int) -> Sequence[Form]:
        """Return all forms of a person, oldest first."""
        ...

    async def add(self, form: Form) -> Form:
        """Store a new form; return it with its id."""
        ...

    async def save(self, before: Form, after: Form) -> None:
        """Store what has changed of a form, answers included."""
        ...

    async def give_up(self, customer_id: int) -> int:
        """Make the forms that a person has not completed nobody's; return how many.

        They stay for the numbers, without what was answered.
        """
        ...

    async def gift_arrived(self, form_id: int, at: datetime) -> None:
        """Note when the gift of a form arrived; the first time stands."""
        ...
