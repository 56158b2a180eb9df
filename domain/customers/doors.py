"""The doors of customers: every use case of theirs over the books of one unit of work."""

from dataclasses import dataclass

from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.customers.answer_form import AnswerForm, StepBack
from domain.customers.ask_back import AskBack, TakeComment, TakeScore
from domain.customers.erase_at_request import EraseAtRequest
from domain.customers.erase_withdrawn import EraseWithdrawn
from domain.customers.erasure import Seal
from domain.customers.fill_form import FinishForm
from domain.customers.forget import Cleaner, Forget, Graveyard
from domain.customers.friends import Reward, ShowFriend
from domain.customers.open_form import Agree, OpenLink
from domain.customers.prove_card import ProveCard
from domain.customers.retention import DecideRetention, EraseProposed, ProposeRetention
from domain.customers.submit_form import SubmitForm
from domain.customers.take_lead import TakeLead
from domain.customers.withdraw import StopMailings, Withdraw
from domain.doors import OpenDoors
from domain.policy import Policy
from domain.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """What guards persons beside the database: the key, the graveyard, the cleaner."""

    seal: Seal
    graveyard: Graveyard
    cleaner: Cleaner


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDoors:
    """For a lobby, a site, a sweep. ``country`` and ``timezone`` are the company's."""

    unit: Unit
    clock: Clock
    calendar: WorkCalendar
    policy: Policy
    country: str
    timezone: str
    vault: Vault

    @property
    def doors(self) -> OpenDoors:
        """The doors that cadence watches."""
        return OpenDoors(
            unit=self.unit, clock=self.clock, calendar=self.calendar, policy=self.policy
        )

    @property
    def open_link(self) -> OpenLink:
        """Opening a link."""
        unit = self.unit
        return OpenLink(
            magnets=unit.magnets,
            consents=unit.consents,
            customers=unit.customers,
            forms=unit.forms,
            referrals=unit.referrals,
            seal=self.vault.seal,
            clock=self.clock,
        )

    @property
    def agree(self) -> Agree:
        """Consent (R51)."""
        unit = self.unit
        return Agree(
            magnets=unit.magnets,
            consents=unit.consents,
            customers=unit.customers,
            forms=unit.forms,
            referrals=unit.referrals,
            finish=self.finish,
            clock=self.clock,
        )

    @property
    def answer(self) -> AnswerForm:
        """Answering a question."""
        unit = self.unit
        return AnswerForm(
            consents=unit.consents,
            customers=unit.customers,
            forms=unit.forms,
            magnets=unit.magnets,
            finish=self.finish,
            country=self.country,
            clock=self.clock,
        )

    @property
    def step_back(self) -> StepBack:
        """The question before."""
        return StepBack(forms=self.unit.forms, magnets=self.unit.magnets)

    @property
    def finish(self) -> FinishForm:
        """The end of a form."""
        unit = self.unit
        return FinishForm(
            customers=unit.customers,
            forms=unit.forms,
            magnets=unit.magnets,
            take_lead=TakeLead(
                doors=self.doors,
                leads=unit.leads,
                country=self.country,
                timezone=self.timezone,
            ),
            reward=Reward(
                magnets=unit.magnets,
                customers=unit.customers,
                referrals=unit.referrals,
                erasures=unit.erasures,
                seal=self.vault.seal,
                clock=self.clock,
            ),
            seal=self.vault.seal,
            clock=self.clock,
        )

    @property
    def submit(self) -> SubmitForm:
        """A form of a site."""
        unit = self.unit
        return SubmitForm(
            magnets=unit.magnets,
            consents=unit.consents,
            customers=unit.customers,
            forms=unit.forms,
            finish=self.finish,
            country=self.country,
            clock=self.clock,
        )

    @property
    def show_friend(self) -> ShowFriend:
        """``/friend`` (R54)."""
        return ShowFriend(
            magnets=self.unit.magnets, referrals=self.unit.referrals, clock=self.clock
        )

    @property
    def forget(self) -> Forget:
        """Erasing (R52)."""
        return Forget(
            erasures=self.unit.erasures,
            clients=self.unit.clients,
            seal=self.vault.seal,
            graveyard=self.vault.graveyard,
            cleaner=self.vault.cleaner,
            clock=self.clock,
        )

    @property
    def stop_mailings(self) -> StopMailings:
        """``/stop``."""
        return StopMailings(
            consents=self.unit.consents, erasures=self.unit.erasures, clock=self.clock
        )

    @property
    def withdraw(self) -> Withdraw:
        """Withdrawing consent (R52)."""
        return Withdraw(unit=self.unit, clock=self.clock, policy=self.policy)

    @property
    def prove_card(self) -> ProveCard:
        """A proved phone finds its card."""
        return ProveCard(unit=self.unit, clock=self.clock)

    @property
    def ask_back(self) -> AskBack:
        """Asking back (R13)."""
        return AskBack(doors=self.doors, surveys=self.unit.surveys)

    @property
    def take_score(self) -> TakeScore:
        """An answer of 0 to 10."""
        return TakeScore(doors=self.doors, surveys=self.unit.surveys, clock=self.clock)

    @property
    def take_comment(self) -> TakeComment:
        """The words to it."""
        return TakeComment(doors=self.doors, surveys=self.unit.surveys, clock=self.clock)

    @property
    def propose_retention(self) -> ProposeRetention:
        """Who has been silent too long."""
        unit = self.unit
        return ProposeRetention(
            retention=unit.retention,
            customers=unit.customers,
            clock=self.clock,
            policy=self.policy,
        )

    @property
    def decide_retention(self) -> DecideRetention:
        """What the owner says to that."""
        return DecideRetention(retention=self.unit.retention, clock=self.clock)

    @property
    def erase_proposed(self) -> EraseProposed:
        """Carrying it out, some people at a time."""
        unit = self.unit
        return EraseProposed(retention=unit.retention, erasures=unit.erasures, forget=self.forget)

    @property
    def erase_withdrawn(self) -> EraseWithdrawn:
        """What follows a withdrawal, in time."""
        return EraseWithdrawn(unit=self.unit, forget=self.forget)

    @property
    def erase_at_request(self) -> EraseAtRequest:
        """A written request of a person, carried out by the owner."""
        unit = self.unit
        return EraseAtRequest(clients=unit.clients, erasures=unit.erasures, forget=self.forget)
