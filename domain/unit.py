"""One unit of work: all books at one moment, written together or not at all."""

from typing import Protocol

from domain.cards import CardReader
from domain.changes import ChangeLog
from domain.clients import ClientBook
from domain.deals import DealBook
from domain.drafts import DraftBook
from domain.plan import PlanReader
from domain.reminders import ReminderBook
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
    def statistics(self) -> StatisticsReader: ...
    @property
    def changes(self) -> ChangeLog: ...
    @property
    def drafts(self) -> DraftBook: ...
