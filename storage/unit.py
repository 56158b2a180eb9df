"""One unit of work: all books over one transaction."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import cached_property

from storage.archive import SqlArchiveBook
from storage.cadence_exceptions import SqlExceptionBook
from storage.cards import SqlCardReader
from storage.changes import SqlChangeLog
from storage.clients import SqlClientBook
from storage.customers.consents import SqlConsentBook
from storage.customers.erasures import SqlErasureBook
from storage.customers.forms import SqlFormBook
from storage.customers.funnel import SqlFunnelReader
from storage.customers.intake import SqlIntakeBook
from storage.customers.leads import SqlLeadBook
from storage.customers.magnets import SqlMagnetBook
from storage.customers.own_data import SqlOwnDataReader
from storage.customers.people import SqlCustomerBook
from storage.customers.referrals import SqlReferralBook
from storage.customers.retention import SqlRetentionBook
from storage.customers.surveys import SqlSurveyBook
from storage.database import Database
from storage.deals import SqlDealBook
from storage.dial import SqlDialReader
from storage.dormant import SqlDormantReader
from storage.drafts import SqlDraftBook
from storage.journal import Journal
from storage.marks import SqlMarkBook
from storage.paces import SqlPaceBook
from storage.plan import SqlPlanReader
from storage.policies import SqlPolicyBook
from storage.recount import SqlRecountBook
from storage.reminders import SqlReminderBook
from storage.report import SqlReportReader
from storage.rounds import SqlRoundBook
from storage.search import SqlClientSearch
from storage.statistics import SqlStatisticsReader
from storage.team import SqlTeamBook
from storage.touches import SqlTouchLog
from storage.transaction import Transaction


class SqlUnit:
    """The books of one transaction, each made when it is first asked for (``domain.unit``).

    ``transaction`` is there for what stands beside the base: inbox, outbox, conversations.
    """

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self._journal = Journal(transaction)

    @cached_property
    def team(self) -> SqlTeamBook:
        """Members and invitations."""
        return SqlTeamBook(self.transaction, self._journal)

    @cached_property
    def clients(self) -> SqlClientBook:
        """Cards."""
        return SqlClientBook(self.transaction, self._journal)

    @cached_property
    def search(self) -> SqlClientSearch:
        """The index that finds clients."""
        return SqlClientSearch(self.transaction)

    @cached_property
    def cards(self) -> SqlCardReader:
        """Cards on one look."""
        return SqlCardReader(self.transaction)

    @cached_property
    def touches(self) -> SqlTouchLog:
        """The log of touches."""
        return SqlTouchLog(self.transaction, self._journal)

    @cached_property
    def deals(self) -> SqlDealBook:
        """Pipelines and deals."""
        return SqlDealBook(self.transaction, self._journal)

    @cached_property
    def reminders(self) -> SqlReminderBook:
        """Reminders."""
        return SqlReminderBook(self.transaction, self._journal)

    @cached_property
    def plan(self) -> SqlPlanReader:
        """Questions of the day's plan."""
        return SqlPlanReader(self.transaction)

    @cached_property
    def dial(self) -> SqlDialReader:
        """The calling list."""
        return SqlDialReader(self.transaction)

    @cached_property
    def statistics(self) -> SqlStatisticsReader:
        """Counts of a period."""
        return SqlStatisticsReader(self.transaction)

    @cached_property
    def policies(self) -> SqlPolicyBook:
        """The owner's numbers."""
        return SqlPolicyBook(self.transaction)

    @cached_property
    def paces(self) -> SqlPaceBook:
        """How clients have been touched of late."""
        return SqlPaceBook(self.transaction, self._journal)

    @cached_property
    def rounds(self) -> SqlRoundBook:
        """Rounds and rests."""
        return SqlRoundBook(self.transaction, self._journal)

    @cached_property
    def exceptions(self) -> SqlExceptionBook:
        """Exceptions to cadence."""
        return SqlExceptionBook(self.transaction, self._journal)

    @cached_property
    def archive(self) -> SqlArchiveBook:
        """Archived contacts."""
        return SqlArchiveBook(self.transaction)

    @cached_property
    def dormant(self) -> SqlDormantReader:
        """Buyers who fell silent."""
        return SqlDormantReader(self.transaction)

    @cached_property
    def recount(self) -> SqlRecountBook:
        """Copies that follow the owner's numbers."""
        return SqlRecountBook(self.transaction)

    @cached_property
    def marks(self) -> SqlMarkBook:
        """The machine's bookmarks."""
        return SqlMarkBook(self.transaction)

    @cached_property
    def report(self) -> SqlReportReader:
        """The team as its head sees it."""
        return SqlReportReader(self.transaction)

    @cached_property
    def changes(self) -> SqlChangeLog:
        """Changes that can be taken back."""
        return SqlChangeLog(self.transaction, self._journal)

    @cached_property
    def drafts(self) -> SqlDraftBook:
        """Drafts."""
        return SqlDraftBook(self.transaction)

    @cached_property
    def magnets(self) -> SqlMagnetBook:
        """Lead magnets."""
        return SqlMagnetBook(self.transaction)

    @cached_property
    def consents(self) -> SqlConsentBook:
        """Consents."""
        return SqlConsentBook(self.transaction)

    @cached_property
    def customers(self) -> SqlCustomerBook:
        """People who are not on the team."""
        return SqlCustomerBook(self.transaction)

    @cached_property
    def forms(self) -> SqlFormBook:
        """Forms."""
        return SqlFormBook(self.transaction)

    @cached_property
    def leads(self) -> SqlLeadBook:
        """Leads."""
        return SqlLeadBook(self.transaction)

    @cached_property
    def referrals(self) -> SqlReferralBook:
        """Friends."""
        return SqlReferralBook(self.transaction)

    @cached_property
    def surveys(self) -> SqlSurveyBook:
        """Questions put to customers."""
        return SqlSurveyBook(self.transaction)

    @cached_property
    def funnels(self) -> SqlFunnelReader:
        """Numbers of magnets."""
        return SqlFunnelReader(self.transaction)

    @cached_property
    def intake(self) -> SqlIntakeBook:
        """Requests of a site."""
        return SqlIntakeBook(self.transaction)

    @cached_property
    def own_data(self) -> SqlOwnDataReader:
        """What is stored about a person."""
        return SqlOwnDataReader(self.transaction)

    @cached_property
    def erasures(self) -> SqlErasureBook:
        """Erasing persons."""
        return SqlErasureBook(self.transaction)

    @cached_property
    def retention(self) -> SqlRetentionBook:
        """Who has been silent too long."""
        return SqlRetentionBook(self.transaction)

    def finish(self) -> None:
        """Keep the named change of this unit; call once, before the transaction ends."""
        self.changes.finish()


class SqlUnits:
    """Opens units: ``async with units() as unit``; what was done is kept when the block ends."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def __call__(self, *, alone: bool = False) -> AsyncGenerator[SqlUnit]:
        """Open a unit of work (``Database.unit``)."""
        async with self._database.unit(alone=alone) as transaction:
            unit = SqlUnit(transaction)
            yield unit
            unit.finish()
