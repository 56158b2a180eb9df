"""Withdrawing consent: to mailings, and to processing (R52)."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.clients import ClientFile, ClientKind
from domain.clock import Clock
from domain.customers.consents import ConsentBook, Purpose, Withdrawal
from domain.customers.erasure import ErasureBook, OwnedCard, Traces
from domain.customers.leads import Settled
from domain.customers.people import Customer
from domain.policy import Policy
from domain.reminders import Reminder, ReminderState
from domain.team import Scope
from domain.unit import Unit

BY_WITHDRAWAL = "withdrawn"
"""Why reminders were closed."""
_EVERYBODY = Scope(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StopMailings:
    """``/stop``: withdraws the consent to mailings, given in the chat or on a site (R52)."""

    consents: ConsentBook
    erasures: ErasureBook
    clock: Clock

    async def __call__(self, customer: Customer) -> bool:
        """Stop mailings to a customer; return whether there was a consent to them."""
        now, traces = self.clock.now(), await self.erasures.traces_of_customer(customer.id)
        withdrawn = [
            await self.consents.withdraw(one, (Purpose.MAILING,), now, Withdrawal.STOP)
            for one in _same_person(customer, traces)
        ]
        return any(withdrawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """Withdraws the consent to processing: nobody calls, reminds, mails or asks any more (R52).

    The cards that are theirs, now or from before, are marked do-not-contact, open reminders about
    the person and their leads are closed, mailings end, forms under way are nobody's. So it is with
    what they gave on a site, where the card is theirs. The data itself goes with ``/forget``, or
    within 30 days (``EraseWithdrawn``).
    """

    unit: Unit
    clock: Clock
    policy: Policy

    async def __call__(self, customer: Customer) -> bool:
        """Withdraw; return whether there was something to withdraw."""
        now, unit = self.clock.now(), self.unit
        traces = await unit.erasures.traces_of_customer(customer.id)
        withdrawn = closed = 0
        for one in _same_person(customer, traces):
            withdrawn += await unit.consents.withdraw(
                one, tuple(Purpose), now, Withdrawal.WITHDRAWN
            )
            await unit.forms.give_up(one)
            closed += await unit.leads.close(one, now, Settled.WITHDRAWN)
        cards = traces.cards if traces else ()
        left_alone = [await self._leave_alone(one, now) for one in cards]
        return bool(withdrawn or closed or any(left_alone))

    async def _leave_alone(self, card: OwnedCard, now: datetime) -> bool:
        """Mark a card of theirs, and close what was to be done about them."""
        file = await self.unit.clients.open(_EVERYBODY, card.client_id)
        contact = file.contact(card.contact_id) if file else None
        if file is None or contact is None:
            return False
        for one in await self.unit.reminders.open_of_client(file.client.id):
            if _is_about(one, file, contact.id):
                closed = replace(
                    one,
                    state=ReminderState.CLOSED,
                    rings_at=None,
                    closed_at=now,
                    closed_why=BY_WITHDRAWAL,
                )
                await self.unit.reminders.save(one, closed)
        if contact.do_not_contact:
            return False
        left_alone = replace(contact, do_not_contact=True)
        await self.unit.clients.save_contact(file.client, contact, left_alone)
        return True


def _same_person(customer: Customer, traces: Traces | None) -> tuple[int, ...]:
    """Return the customers that are one person: those who own the cards of this one.

    A number that was only typed makes nobody the same.
    """
    return tuple(dict.fromkeys((customer.id, *(traces.customer_ids if traces else ()))))


def _is_about(one: Reminder, file: ClientFile, contact_id: int) -> bool:
    """Whether a reminder asks for a person: of a company only those that name them."""
    return one.contact_id == contact_id or file.client.kind is ClientKind.PERSON
