"""One unit of work: all books at one moment, written together or not at all."""

from typing import Protocol

from domain.archive import ArchiveBook
from domain.cadence_exceptions import ExceptionBook
from domain.cards import CardReader
from domain.changes import ChangeLog
from domain.clients import ClientBook
from domain.deals import DealBook
from domain.dial import DialReader
from domain.dormant import DormantReader
from domain.drafts import DraftBook
from domain.marks import MarkBook
from domain.pace import PaceBook
from domain.plan import PlanReader
from domain.policy import PolicyBook
from domain.recount import RecountBook
from domain.reminders import ReminderBook
from domain.report import ReportReader
from domain.rounds import RoundBook
from domain.search import ClientSearch
from domain.statistics import StatisticsReader
from domain.team import TeamBook
from domain.touches import TouchLog


class Unit(Protocol):
    """The books of one transaction."""

    @property
    def team(self) -> TeamBook: ...
    @property
    def clients(self) -> ClientBook: ...
    @property
    def search(self) -> ClientSearch: ...
    @property
    def cards(self) -> CardReader: ...
    @property
    def touches(self) -> TouchLog: ...
    @property
    def deals(self) -> DealBook: ...
    @property
    def reminders(self) -> ReminderBook: ...
    @property
    def plan(self) -> PlanReader: ...
    @property
    def dial(self) -> DialReader: ...
    @property
    def statistics(self) -> StatisticsReader: ...
    @property
    def report(self) -> ReportReader: ...
    @property
    def policies(self) -> PolicyBook: ...
    @property
    def paces(self) -> PaceBook: ...
    @property
    def rounds(self) -> RoundBook: ...
    @property
    def exceptions(self) -> ExceptionBook: ...
    @property
    def archive(self) -> ArchiveBook: ...
    @property
    def dormant(self) -> DormantReader: ...
    @property
    def recount(self) -> RecountBook: ...
    @property
    def marks(self) -> MarkBook: ...
    @property
    def changes(self) -> ChangeLog: ...
    @property
    def drafts(self) -> DraftBook: ...
