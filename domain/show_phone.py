"""The contact permit: a number that may not be called now is shown for a reason (R18)."""

from dataclasses import dataclass
from datetime import datetime

from domain.cadence import Verdict
from domain.cadence_exceptions import CadenceException, ExceptionBook, ExceptionKind
from domain.calendar import WorkCalendar
from domain.cards import Card, CardReader
from domain.clients import Contact
from domain.clock import Clock
from domain.errors import GoneError
from domain.policy import Policy
from domain.reminders import ReminderKind
from domain.team import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """Whose numbers a card may show at ``now``, under the owner's policy (R18).

    What the client agreed to for today stands above cadence (R14), and its number is shown;
    ``granted``: so are all, for a reason that was stated.
    """

    card: Card
    member: Member
    now: datetime
    policy: Policy
    calendar: WorkCalendar
    granted: bool = False

    def verdict(self, contact: Contact | None) -> Verdict:
        """Return what cadence says of a touch now; nobody is who the client is spoken with."""
        return self.card.pace(contact).judge(self.now, self.policy, self.calendar)

    def hides(self, contact: Contact | None) -> bool:
        """Whether the numbers of a contact are not to be seen; nobody is the client itself."""
        if self.granted or not self.policy.hide_phones or self._expected_today():
            return False
        return self.verdict(contact).moved

    def _expected_today(self) -> bool:
        today = self.now.astimezone(self.member.zone).date()
        return any(
            one.kind is ReminderKind.AGREED
            and one.due_at.astimezone(self.member.zone).date() == today
            for one in self.card.reminders
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneShown:
    """The card with its numbers; ``against`` is what cadence said, where one was hidden."""

    card: Card
    against: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPhone:
    """Shows the numbers of a card against cadence, which is recorded with the reason (R18).

    Raises ``GoneError`` for a client or contact out of sight (R60).
    """

    cards: CardReader
    exceptions: ExceptionBook
    clock: Clock
    calendar: WorkCalendar
    policy: Policy

    async def __call__(
        self, member: Member, *, client_id: int, contact_id: int | None, reason: str
    ) -> PhoneShown:
        """Show the numbers of one contact, or of the whole client.

        Nothing is recorded where none was hidden.
        """
        now = self.clock.now()
        card = await self.cards.card(member.scope, client_id, now=now, policy=self.policy)
        if card is None:
            raise GoneError
        contact = card.file.contact(contact_id)
        if contact_id is not None and contact is None:
            raise GoneError
        permit = Permit(
            card=card, member=member, now=now, policy=self.policy, calendar=self.calendar
        )
        asked = [contact] if contact else [None, *card.file.contacts]
        hidden = [one for one in asked if permit.hides(one)]
        if not hidden:
            return PhoneShown(card=card)
        against = permit.verdict(hidden[0])
        await self.exceptions.add(
            CadenceException(
                member_id=member.id,
                client_id=client_id,
                contact_id=contact_id,
                at=now,
                kind=ExceptionKind.PHONE,
                rule=against.rule,
                reason=reason,
            )
        )
        return PhoneShown(card=card, against=against)
