"""Figures for ``/metrics``: how much came in, how much went out and how it ended."""

from collections.abc import Iterator
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector

from storage.database import Database

UPDATES = Counter("touchbase_updates_total", "Updates worked on, by how they ended", ["state"])
WORK_SECONDS = Histogram(
    "touchbase_update_seconds",
    "From taking an update out of the inbox to its commit",
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5),
)
LETTERS = Counter("touchbase_letters_total", "Letters settled", ["state", "lane"])
ANSWERS = Counter("touchbase_answers_total", "How calls of the Bot API ended", ["outcome"])
BACKLOG = Gauge("touchbase_inbox_backlog", "Updates in memory that wait to be worked on")


@dataclass(frozen=True, slots=True)
class DatabaseFigures(Collector):
    """What the database counts by itself, read when it is asked for."""

    database: Database

    def collect(self) -> Iterator[CounterMetricFamily]:
        """Yield the counters."""
        yield CounterMetricFamily(
            "touchbase_statements",
            "Statements sent to the database, bulk ones counted once",
            value=self.database.statements,
        )
        yield CounterMetricFamily(
            "touchbase_commits", "Transactions written to disk", value=self.database.commits
        )


def of_database(database: Database) -> bytes:
    """Return a database's figures in the format of ``/metrics``."""
    registry = CollectorRegistry()
    registry.register(DatabaseFigures(database))
    return generate_latest(registry)
