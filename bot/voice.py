"""How the bot speaks first: what sweeps have found, as messages to whom it is for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot import delivery
from domain.clock import Clock
from domain.customers.leads import WaitingLead
from domain.customers.proposals import Proposal
from domain.customers.surveys import Survey, ToAsk
from domain.delivery import Lane, OutMessage
from domain.plan import DayPlan
from domain.reminders import DueReminder
from domain.resting import Rested
from domain.team import Member
from handlers.archive import list_screen
from handlers.customers.survey_lines import survey_screen
from handlers.erasure_lines import proposal_screen
from handlers.lead_lines import (
    lead_screen,
    leads_summary_screen,
    overdue_screen,
    overdue_summary_screen,
)
from handlers.reminder_lines import reminder_screen
from handlers.rest_lines import rests_screen
from handlers.screens import Screen
from handlers.show import Recipient
from handlers.today import digest_screen
from locales import texts_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Reminders, rests, lists, digests, leads, proposals to members; questions to customers."""

    country: str
    clock: Clock

    def reminder(self, due: DueReminder) -> list[OutMessage]:
        """Return the messages of a reminder whose moment has come."""
        screen = reminder_screen(self._view(due.member), due)
        return _messages(screen, due.member.telegram_id, Lane.REMINDER)

    def rests(self, member: Member, rests: Sequence[Rested], quiet: bool) -> list[OutMessage]:
        """Return the message of rests that nobody has decided (R21)."""
        screen = rests_screen(self._view(member), rests, quiet=quiet)
        return _messages(screen, member.telegram_id, Lane.REMINDER)

    def archive(self, member: Member, count: int, quiet: bool) -> list[OutMessage]:
        """Return the message of a checking list (R26)."""
        screen = list_screen(self._view(member), count, quiet=quiet)
        return _messages(screen, member.telegram_id, Lane.REMINDER)

    def digest(
        self, member: Member, plan: DayPlan, colleagues: Mapping[int, str]
    ) -> list[OutMessage]:
        """Return the messages of a morning digest."""
        screen = digest_screen(self._view(member), plan, colleagues)
        return _messages(screen, member.telegram_id, Lane.DIGEST)

    def leads(self, member: Member, leads: Sequence[WaitingLead], quiet: bool) -> list[OutMessage]:
        """Return the message of one lead, or of a flood of them, to their manager (R53)."""
        view = self._view(member)
        if len(leads) == 1:
            screen = lead_screen(view, leads[0], quiet=quiet)
        else:
            screen = leads_summary_screen(view, len(leads), quiet=quiet)
        return _messages(screen, member.telegram_id, Lane.REMINDER)

    def overdue(
        self, member: Member, leads: Sequence[WaitingLead], quiet: bool
    ) -> list[OutMessage]:
        """Return the message of leads that nobody touched in time, to a head (R53)."""
        view = self._view(member)
        if len(leads) == 1:
            screen = overdue_screen(view, leads[0], quiet=quiet)
        else:
            screen = overdue_summary_screen(view, len(leads), quiet=quiet)
        return _messages(screen, member.telegram_id, Lane.REMINDER)

    def proposal(self, member: Member, proposal: Proposal, quiet: bool) -> list[OutMessage]:
        """Return the proposal to erase who has been silent for years, to an owner (R52)."""
        screen = replace(proposal_screen(self._view(member), proposal), quiet=quiet)
        return _messages(screen, member.telegram_id, Lane.REMINDER)

    def survey(self, whom: ToAsk, survey: Survey) -> list[OutMessage]:
        """Return the question to a customer (R13); nothing of it stays once it is sent (R51)."""
        screen = survey_screen(texts_for(whom.locale), survey)
        messages = _messages(screen, whom.telegram_id, Lane.MAILING)
        return [replace(one, fleeting=True) for one in messages]

    def _view(self, member: Member) -> Recipient:
        return Recipient(
            texts=texts_for(member.locale),
            member=member,
            clock=self.clock,
            country=self.country,
        )


def _messages(screen: Screen, chat: int, lane: Lane) -> list[OutMessage]:
    return [delivery.pack(method, chat, lane) for method in screen.messages(chat)]
